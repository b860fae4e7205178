"""Governor: the word that stands over a predicate, and what it makes of the act.

Shared by the readers of clauses (`embedding`) and of nouns that name acts (`naming`).
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dragoman.reading.said.lemma import lemma as lemma_of
from dragoman.reading.said.signatures import Effect, Signatures

NOMINAL = {"NOUN", "PROPN", "PRON"}
VERBAL = {"VERB", "AUX"}
DEFINITE_NOT = {"a", "an", "any", "some", "no"}


class Governor(msgspec.Struct):
    """The governing word, and what it makes of the act when affirmed and when negated."""

    token: Token
    positive: Effect
    negative: Effect


def found(head: Token, pos: str, frame: str, signatures: Signatures) -> Governor | None:
    """The governor that the table knows for a word in a construction; verbs are tried with their particle too."""
    lemma = lemma_of(head) if pos != "adj" else head.lower_
    particle = (
        next((c.lower_ for c in head.children if c.dep_ == "prt" or _beside(c, head)), None) if pos == "verb" else None
    )
    row = signatures.find(f"{lemma} {particle}", pos, frame) if particle else None
    row = row or signatures.find(lemma, pos, frame)
    return None if row is None else Governor(head, row.positive, row.negative)


def _beside(word: Token, verb: Token) -> bool:
    """Whether a preposition without an object stands next to its verb: a particle that the parser did not know."""
    return word.i == verb.i + 1 and word.dep_ in {"prep", "advmod"} and not any(True for _ in word.children)


def by_preposition(prep: Token, signatures: Signatures) -> Governor | None:
    """What the word before a preposition makes of the act after it ("accused of", "without", "instead of")."""
    word, head = prep.lower_, prep.head
    if word == "without":
        return Governor(head, "denied", "hypothetical")
    if word in {"of", "than"}:
        instead = next((t for t in (head, *prep.children) if t.lower_ in {"instead", "rather"}), None)
        if instead is not None:
            return Governor(head.head if instead.i == head.i else head, "denied", "denied")
    pos = "verb" if head.pos_ in VERBAL else "noun" if head.pos_ in NOMINAL else "adj"
    known = found(head, pos, word, signatures)
    if known is None and pos == "noun":
        verb = _object_of(head)  # "accused Kyiv and its allies of …": the parser hangs "of" on the last noun
        known = None if verb is None else found(verb, "verb", word, signatures)
    if known is None and word == "besides":
        known = found(head, pos, "for", signatures)  # "preparing for a march besides staging a sit-in"
    if known is None and pos == "verb" and word in {"by", "in", "while", "into", "including", "besides"}:
        return Governor(head, "same", "fact")
    gerund = any(c.tag_ == "VBG" and c.dep_ == "pcomp" for c in prep.children)
    if known is None and pos == "noun" and word == "for" and gerund:
        return Governor(head, "hypothetical", "hypothetical")
    return known


def _object_of(noun: Token) -> Token | None:
    """The verb whose object a noun is, or is joined to."""
    while noun.dep_ == "conj" and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun.head if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ in VERBAL else None


def definite(noun: Token) -> bool:
    """Whether a noun stands for something known: it has an article, pronoun or possessor that says so."""
    return any(c.dep_ in {"det", "poss"} and c.lower_ not in DEFINITE_NOT for c in noun.children)


def infinitive(verb: Token) -> bool:
    """Whether a verb has "to" before it."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def content_clause(clause: Token) -> bool:
    """Whether a noun's clause is its content ("the claim that the army fired"), not a relative clause.

    A clause whose "that" the parser takes for an object is one all the same when it has an object of its own.
    """
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
        return True
    objects = [c for c in clause.children if c.dep_ == "dobj"]
    return len(objects) > 1 and objects[0].lower_ == "that"


def finite(verb: Token) -> bool:
    """Whether a verb, or its first helper, has a tense."""
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children)
