"""Tense: whether a clause looks back or ahead, from tense, aspect and modality of its governing verb.

Everything here is a walk over the dependency tree of one sentence; a document without a parse has no
tense, and the answer is then None.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from dragoman.reading.when.lexicon import is_cue

Direction = Literal["past", "future"]
CLIMB = 12  # no path from a time expression to its verb is longer; stops on odd parses


def governor(token: Token) -> tuple[Token | None, tuple[str, ...]]:
    """The verb that governs a token, and the prepositions and marks between them, innermost first."""
    links: list[str] = []
    for _ in range(CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            return token, tuple(links)
        if token.dep_ == "prep" or token.pos_ in {"ADP", "SCONJ"}:
            links.append(token.lower_)
        if token.head is token or token.head.i == token.i:
            return None, tuple(links)
        token = token.head
    return None, tuple(links)


def direction(verb: Token) -> Direction | None:
    """Whether the act of a verb lies behind or ahead of the time of writing; None when the verb does not say."""
    for _ in range(CLIMB):
        found = _own(verb)
        if found != "inherit":
            return found  # type: ignore[return-value]
        if verb.head.i == verb.i:
            return None
        head, _ = governor(verb.head)
        if head is None:
            return None
        verb = head
    return None


def _own(verb: Token) -> Direction | Literal["inherit"] | None:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(is_cue("modal", child.lower_) or is_cue("doubt", child.lower_) for child in helpers):
        perfect = any(child.lemma_ == "have" for child in helpers)
        return "past" if perfect and any(is_cue("doubt", child.lower_) for child in helpers) else "future"
    if any(child.lower_ == "to" for child in helpers):
        return _infinitive(verb)
    tags = {child.tag_ for child in helpers} | {verb.tag_}
    if _is_plan(verb) and verb.tag_ in {"VBN", "JJ"}:
        return "future"
    if verb.tag_ == "VBG" and "VBD" not in tags:
        return None if tags & {"VBZ", "VBP"} else "inherit"
    if tags & {"VBD"} or any(child.lemma_ == "have" for child in helpers):
        return "past"
    if verb.tag_ == "VBN":
        return "past"
    return None


def _infinitive(verb: Token) -> Direction | Literal["inherit"]:
    """An infinitive looks ahead after a verb or noun of planning, or "is to"; else it follows its head."""
    head = verb.head
    if head.i == verb.i or verb.dep_ in {"relcl", "acl"}:
        return "future"
    if is_cue("plan", head.lemma_.lower()) or is_cue("postpone", head.lemma_.lower()):
        return "future"
    if head.lemma_ in {"be", "go"} and (head.tag_ in {"VBZ", "VBP", "VBG"} or head.lemma_ == "be"):
        return "future"
    return "inherit"


def _is_plan(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return is_cue("plan", lemma) and lemma not in {"agree", "decide", "order", "ask", "urge", "invite", "propose"}


def is_ahead(token: Token) -> Direction | None:
    """Direction of the clause around a time expression, prepositions included ("since" looks back)."""
    verb, links = governor(token)
    if "since" in links:
        return "past"
    if verb is None:
        return None
    found = direction(verb)
    if any(is_cue("deadline", link) for link in links) and is_cue("postpone", verb.lemma_.lower()):
        return "future"
    return found
