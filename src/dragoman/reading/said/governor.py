"""Governor: the word that stands over a predicate, and what it makes of the act.

Shared by the readers of clauses (`embedding`) and of nouns that name acts (`naming`).
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

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
    lemma = head.lemma_.lower() if pos != "adj" else head.lower_
    row = signatures.find(lemma, pos, frame)
    if row is None and pos == "verb":
        particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), None)
        row = signatures.find(f"{lemma} {particle}", pos, frame) if particle else None
    return None if row is None else Governor(head, row.positive, row.negative)


def by_preposition(prep: Token, signatures: Signatures) -> Governor | None:
    """What the word before a preposition makes of the act after it ("accused of", "without", "instead of")."""
    word, head = prep.lower_, prep.head
    if word == "without":
        return Governor(head, "denied", "hypothetical")
    if word in {"of", "than"} and head.lower_ in {"instead", "rather"}:
        return Governor(head.head, "denied", "denied")
    pos = "verb" if head.pos_ in VERBAL else "noun" if head.pos_ in NOMINAL else "adj"
    known = found(head, pos, word, signatures)
    if known is None and pos == "noun":
        verb = _object_of(head)  # "accused Kyiv and its allies of …": the parser hangs "of" on the last noun
        known = None if verb is None else found(verb, "verb", word, signatures)
    if known is None and pos == "verb" and word in {"by", "in", "while", "into"}:
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


def finite(verb: Token) -> bool:
    """Whether a verb, or its first helper, has a tense."""
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children)
