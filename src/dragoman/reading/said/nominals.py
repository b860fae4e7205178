"""Nominals: attributions that a noun or an adjective introduces ("the claim that", "critical of")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.reading.said.content import subtree
from dragoman.reading.said.cues import REPORTS, Cue, Cues
from dragoman.reading.said.governor import content_clause
from dragoman.reading.said.saying import Saying, pieces
from dragoman.reading.said.sources import phrase, subject
from dragoman.reading.said.wordlists import words

COPULAS = {"be", "become", "feel", "remain", "seem", "appear", "grow", "get", "sound", "look", "stay"}


def sayings(doc: Doc, nouns: list[Token], adjectives: list[Token], cues: Cues) -> Iterator[Saying]:
    """Sayings of the cue nouns and adjectives among the words."""
    for token in nouns:
        saying = of_noun(doc, token, cues.nouns[token.lemma_])
        if saying is not None:
            yield saying
    for token in adjectives:
        if token.pos_ == "ADJ" or token.dep_ in {"acomp", "oprd"}:
            saying = of_adjective(doc, token, cues.adjectives[token.lower_])
            if saying is not None:
                yield saying


def of_noun(doc: Doc, noun: Token, cue: Cue) -> Saying | None:
    """What a noun introduces: a "that" clause, an infinitive or a prepositional phrase."""
    content = _clause(noun, cue) or _prepositional(noun, cue)
    if not content:
        return None
    head = _owner(noun)
    if head is not None and head.i in content:
        head = None
    by_preposition = not any(c.dep_ in {"acl", "ccomp", "relcl"} and c.i in content for c in noun.children)
    if head is None and by_preposition:
        return None
    found = pieces(doc, content - ({t.i for t in head.subtree} if head is not None else set()))
    if not found:
        return None
    return Saying(
        cue=(noun.i, noun.i + 1),
        content=found,
        source=None if head is None else phrase(head, (noun.i,)),
        source_head=None if head is None else head.i,
        stance=cue.stance,
        report=cue.stance in REPORTS,
    )


def _clause(noun: Token, cue: Cue) -> set[int]:
    for child in noun.children:
        if child.i < noun.i or child.dep_ not in {"acl", "ccomp", "relcl"}:
            continue
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
        that = content_clause(child)
        if (infinitive and "to" in cue.frames) or (that and "that" in cue.frames):
            return subtree(child)
    return set()


def _prepositional(noun: Token, cue: Cue) -> set[int]:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in cue.prepositions:
            return {i for c in child.children for i in subtree(c)}
    return set()


def _owner(noun: Token) -> Token | None:
    """Whose claim, plan or fear it is: a possessive, a "by" or "from" phrase, the subject of a light verb."""
    verb = noun.head
    doer = subject(verb) if noun.dep_ == "dobj" and verb.lemma_ in words("issuing") else None
    for child in noun.children:
        if child.dep_ == "poss":
            return child if doer is None or child.pos_ != "PRON" else doer  # "they expressed their support"
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "among"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return doer


def of_adjective(doc: Doc, word: Token, cue: Cue) -> Saying | None:
    """What a predicate adjective introduces ("confident that", "critical of", "willing to")."""
    content: set[int] = set()
    for child in word.children:
        if child.i < word.i:
            continue
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
        if (
            child.dep_ in {"ccomp", "xcomp", "acl", "advcl"}
            and (
                (infinitive and "to" in cue.frames)
                or (not infinitive and child.dep_ == "ccomp" and "that" in cue.frames)
            )
        ) or (child.dep_ == "prep" and child.lower_ in cue.prepositions):
            content = subtree(child) - ({child.i} if child.dep_ == "prep" else set())
            break
    if not content:
        return None
    verb = word.head
    head = (
        subject(verb)
        if verb.lemma_ in COPULAS
        else (word.head if word.dep_ == "amod" and word.i > word.head.i else None)
    )
    if head is None or head.i in content:
        return None
    return Saying(
        cue=(word.i, word.i + 1),
        content=pieces(doc, content),
        source=phrase(head, (word.i, verb.i)),
        source_head=head.i,
        stance=cue.stance,
        report=False,
    )
