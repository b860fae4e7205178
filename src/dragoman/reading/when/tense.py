"""Tense: whether a clause looks back or ahead, from tense, aspect and modality of its governing verb.

Everything here is a walk over the dependency tree of one sentence; a document without a parse has no
tense, and the answer is then None.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from dragoman.reading.when.lexicon import is_cue

Direction = Literal["past", "future", "near"]  # near: whichever of the two lies nearer to the page
CLIMB = 12  # no path from a time expression to its verb is longer; stops on odd parses


def governor(token: Token) -> tuple[Token | None, tuple[str, ...]]:
    """The verb that governs a token, and the prepositions and marks between them, innermost first."""
    links: list[str] = []
    for _ in range(CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            return token, tuple(links)
        if token.dep_ == "prep" or token.pos_ in {"ADP", "SCONJ"} or token.lower_ == "ahead":
            links.append(token.lower_)
        if token.head is token or token.head.i == token.i:
            return None, tuple(links)
        token = token.head
    return None, tuple(links)


def direction(verb: Token) -> Direction | None:
    """Whether the act of a verb lies behind or ahead of the time of writing; None when the verb does not say."""
    for _ in range(CLIMB):
        found = _own(verb)
        if found != "past" and _is_looking_back(verb):
            return "past"
        if found != "inherit":
            return found
        if verb.head.i == verb.i:
            return None
        head, _ = governor(verb.head)
        if head is None:
            return None
        verb = head
    return None


def _is_looking_back(verb: Token) -> bool:
    """Whether the clause, or the one it completes, is opened by "since": what it tells is done."""
    clause = verb.head if verb.dep_ == "xcomp" else verb
    return any(
        child.dep_ in {"mark", "prep"} and child.lower_ == "since" and child.i < clause.i for child in clause.children
    )


def _own(verb: Token) -> Direction | Literal["inherit"] | None:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(is_cue("modal", child.lower_) or is_cue("doubt", child.lower_) for child in helpers):
        missed = any(child.lower_ == "could" for child in helpers) and _negated(verb)
        return "past" if missed or any(child.lemma_ == "have" for child in helpers) else "future"
    if any(child.lower_ == "to" for child in helpers):
        return _infinitive(verb)
    lemma = verb.lemma_.lower()
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and is_cue("plan", lemma):
        return "near"  # "talks planned for Saturday were cancelled": before or after the page
    if is_cue("timetable", lemma) or (verb.tag_ == "VBN" and is_cue("plan", lemma)):
        return "future"
    return _by_tense(verb, helpers)


def _by_tense(verb: Token, helpers: list[Token]) -> Direction | Literal["inherit"] | None:
    tags = {child.tag_ for child in helpers} | {verb.tag_}
    if "VBD" in tags or any(child.lemma_ == "have" for child in helpers):
        return "past"
    if tags & {"VBZ", "VBP"}:
        return _present(verb)
    if verb.tag_ == "VBG":
        return "inherit"
    return "past" if verb.tag_ == "VBN" else None


def _present(verb: Token) -> Direction | None:
    """The present with a date is a timetable ("Congress reconvenes Tuesday"), but not in a headline or of saying."""
    if is_cue("say", verb.lemma_.lower()):
        return "past"
    return None if is_headline(verb) else "future"


def is_headline(token: Token) -> bool:
    """Whether the sentence is a line without a full stop, as headlines are, in which the present tells the past."""
    sentence = token.sent
    last = sentence[-1]
    while last.i > sentence.start and (last.is_space or last.is_quote):
        last = last.nbor(-1)
    return last.text[-1] not in ".!?:;,…"


def _negated(verb: Token) -> bool:
    """Whether the clause is negated, by "not" or by a negative subject ("neither he nor …")."""
    return any(
        child.dep_ == "neg"
        or (child.dep_ == "nsubjpass" and any(t.lower_ in {"no", "neither", "none"} for t in child.subtree))
        for child in verb.children
    )


def _infinitive(verb: Token) -> Direction | Literal["inherit"] | None:
    """An infinitive looks ahead after a verb or noun of planning, or "is to"; else it follows its head."""
    head = verb.head
    if head.i == verb.i:
        return "future"
    if verb.dep_ == "csubj":
        return "inherit"
    if verb.dep_ in {"relcl", "acl"}:
        lefts = (t for left in head.lefts for t in left.subtree)
        ranked = any(t.tag_ == "JJS" or t.lower_ in {"first", "last", "only", "latest", "second"} for t in lefts)
        return "inherit" if ranked else "future"
    return _complement(head)


def _complement(head: Token) -> Direction | Literal["inherit"] | None:
    """Where an infinitive under a verb looks, by that verb."""
    lemma = head.lemma_.lower()
    if is_cue("plan-head", lemma) and head.tag_ in {"VBD", "VBN"}:
        return None  # "agreed to meet in May": the date may be of the agreement or of the meeting
    if any(is_cue(cue, lemma) for cue in ("plan", "plan-head", "postpone")) or lemma == "be":
        return "future"
    return "future" if lemma == "go" and head.tag_ in {"VBZ", "VBP", "VBG"} else "inherit"


def is_ahead(token: Token) -> Direction | None:
    """Direction of the clause around a time expression, prepositions included ("since" looks back)."""
    verb, links = governor(token)
    if "since" in links or links[:2] == ("of", "as"):
        return "past"
    if verb is None:
        return None
    if "ahead" in links and not is_pluperfect(verb):
        return "future"  # "met ahead of Friday's vote"
    found = direction(verb)
    if found == "future" and token.dep_ == "poss" and any(child.lower_ == "to" for child in verb.children):
        return None  # "ways to get around Wednesday's ruling": the infinitive does not date the ruling
    if any(is_cue("deadline", link) for link in links) and is_cue("postpone", verb.lemma_.lower()):
        return "future"
    return found


def is_pluperfect(verb: Token) -> bool:
    """Whether a verb is in the past perfect: "had visited"."""
    return verb.tag_ == "VBN" and any(t.lower_ in {"had", "'d"} and t.dep_ in {"aux", "auxpass"} for t in verb.children)


def is_perfect(verb: Token) -> bool:
    """Whether a verb is in the present perfect: "has visited", "have been sanctioned"."""
    return any(t.lower_ in {"has", "have", "'ve", "’ve"} and t.dep_ == "aux" for t in verb.children) and not any(
        t.dep_ == "aux" and (is_cue("modal", t.lower_) or is_cue("doubt", t.lower_) or t.lower_ == "to")
        for t in verb.children
    )
