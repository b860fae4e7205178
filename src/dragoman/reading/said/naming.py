"""Naming: what governs an act that a noun names - as the object or subject of a verb, or in a phrase after a word.

A verb's effect reaches the act its object names ("cancelled the visit"); otherwise a noun shares the status of
its clause when the clause brings it up ("may lead to talks") and not when it is known already ("may end the war").
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.said.governor import NOMINAL, VERBAL, Governor, by_preposition, definite, found
from dragoman.reading.said.lemma import lemma as lemma_of
from dragoman.reading.said.signatures import Signatures
from dragoman.reading.said.wordlists import words

ENDS = {"end", "stop", "cease", "continue", "finish", "suspend", "halt"}
GOALS = {"in", "into", "to", "for", "with", "through", "via"}


def over_noun(token: Token, signatures: Signatures) -> Governor | None:
    """What a word makes of the act that a noun names."""
    dep, head = token.dep_, token.head
    if head.pos_ in NOMINAL:
        if dep == "conj":
            return Governor(head, "same", "same")
        return found(head, "noun", "of", signatures) if dep == "compound" else None
    if dep == "pobj" and head.dep_ in {"prep", "agent"}:
        return _in_phrase(token, head, signatures)
    if dep in {"dobj", "nsubj", "nsubjpass", "attr"} and head.pos_ in VERBAL:
        return _of_verb(token, head, signatures)
    return None


def _of_verb(noun: Token, verb: Token, signatures: Signatures) -> Governor | None:
    if noun.dep_ in {"dobj", "nsubjpass"}:
        known = found(verb, "verb", "obj", signatures)
        if known is not None and _applies(noun, known, signatures):
            return known
    if noun.dep_ == "nsubjpass" and any(c.dep_ == "xcomp" for c in verb.children):
        known = found(verb, "verb", "to", signatures)  # "talks are expected to begin"
        if known is not None:
            return known
    return _inherits(noun, verb)


def _in_phrase(noun: Token, prep: Token, signatures: Signatures) -> Governor | None:
    known = by_preposition(prep, signatures)
    if known is not None and known.positive not in {"same", "fact"}:
        return known
    verb = prep.head
    return _inherits(noun, verb) if verb.pos_ in VERBAL and prep.lower_ in GOALS else None


def _applies(noun: Token, known: Governor, signatures: Signatures) -> bool:
    """Whether a verb's effect reaches the act its object names.

    "Denied the request" denies nothing of the request, which is an act of speech; "continue the talks" speaks of
    talks that are known.
    """
    if known.token.lemma_ in {"deny", "reject", "refuse", "dismiss", "decline"}:
        speech = any(signatures.find(noun.lemma_.lower(), "noun", frame) for frame in ("that", "to", "for"))
        return not speech
    return known.positive != "same" or not definite(noun)


def _inherits(noun: Token, verb: Token) -> Governor | None:
    lemma = lemma_of(verb)
    if lemma in ENDS:
        return None
    if lemma in words("light"):
        return Governor(verb, "same", "same")
    if definite(noun) or noun.dep_ == "nsubj":
        return None
    return Governor(verb, "same", "same" if noun.dep_ == "dobj" else "fact")
