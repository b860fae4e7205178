"""Embedding: the word that governs a predicate's clause, the construction, and what that makes of the act."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dragoman.reading.said.clause import conditional
from dragoman.reading.said.signatures import Effect, Signatures

NOMINAL = {"NOUN", "PROPN", "PRON"}
LIGHT = {"hold", "take", "begin", "start", "occur", "happen", "resume", "continue", "make", "conduct", "launch", "attend", "pay",
         "stage", "carry", "sign", "reach", "give", "receive", "provide", "send", "deliver", "do", "have", "be", "face", "come", "go", "end", "open", "follow"}
VERBAL = {"VERB", "AUX"}


class Governor(msgspec.Struct):
    """The governing word, and what it makes of the act when affirmed and when negated; None: looks no further."""

    token: Token
    positive: Effect
    negative: Effect


def governor(token: Token, signatures: Signatures) -> Governor | None:
    """What stands over a predicate: None at the top of a sentence and where the clause above has no say."""
    if token.pos_ in NOMINAL or (token.pos_ == "ADJ" and token.dep_ in {"amod", "compound"}):
        return _over_noun(token, signatures)
    return _over_clause(token, signatures)


def _found(head: Token, pos: str, frame: str, signatures: Signatures) -> Governor | None:
    lemma = head.lemma_.lower() if pos != "adj" else head.lower_
    row = signatures.find(lemma, pos, frame)
    if row is None and pos == "verb" and frame != "wh":
        particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), None)
        row = signatures.find(f"{lemma} {particle}", pos, frame) if particle else None
    return None if row is None else Governor(head, row.positive, row.negative)


def _over_clause(token: Token, signatures: Signatures) -> Governor | None:
    dep, head = token.dep_, token.head
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    if dep == "conj" and head.pos_ in VERBAL:
        return _conjunct(token, head, infinitive)
    if dep in {"ROOT", "parataxis"}:
        return None
    if dep in {"xcomp", "ccomp"} or (dep == "advcl" and head.pos_ in VERBAL and infinitive and _takes(head, "to", signatures)):
        return _complement(token, head, infinitive, signatures)
    if dep == "advcl":
        if conditional(token):
            return Governor(head, "hypothetical", "hypothetical")
        if infinitive:
            return Governor(head, "planned", "hypothetical")
        time = any(c.lower_ in {"when", "once", "after", "until", "before", "as"} for c in token.children if c.dep_ in {"mark", "advmod"})
        if time or token.tag_ == "VBG":
            return Governor(head, "same", "fact") if not time or token.tag_ != "VBD" else None
        return None
    if dep == "acl" and head.pos_ in NOMINAL:
        if infinitive:
            found = _found(head, "noun", "to", signatures)
            if found is not None:
                return found
            if head.lower_ in {"first", "last"} or any(c.lower_ in {"first", "last", "only", "latest"} for c in head.children):
                return Governor(head, "same", "denied")
            return Governor(head, "hypothetical", "hypothetical")
        if any(c.dep_ == "mark" for c in token.children):
            return _found(head, "noun", "that", signatures)
        return None
    if dep in {"pcomp", "pobj"} and head.dep_ in {"prep", "agent", "dative"}:
        return _prepositional(head, signatures)
    if dep in {"csubj", "csubjpass"}:
        return Governor(head, "hypothetical", "hypothetical") if infinitive or _modal(head) else None
    if dep == "dobj":
        return _found(head, "verb", "ing", signatures)
    return None


def _modal(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def _takes(head: Token, frame: str, signatures: Signatures) -> bool:
    return signatures.find(head.lemma_.lower(), "verb", frame) is not None


def _conjunct(token: Token, head: Token, infinitive: bool) -> Governor | None:
    """A joined verb shares what stands over the first one, not its negation or modals."""
    return Governor(head, "same", "same")


def _complement(token: Token, head: Token, infinitive: bool, signatures: Signatures) -> Governor | None:
    if head.pos_ == "ADJ" or head.dep_ in {"acomp"}:
        pos = "adj"
    elif head.pos_ in VERBAL:
        pos = "verb"
    else:
        pos = "noun"
    gerund = token.tag_ == "VBG" and not any(c.dep_ in {"aux", "nsubj"} for c in token.children)
    if pos == "verb":
        if infinitive and head.lemma_ == "go" and head.tag_ == "VBG":
            return Governor(head, "planned", "denied")
        if infinitive and head.lemma_ == "be":
            return Governor(head, "planned", "denied")
        if infinitive and head.lemma_ in {"have", "need"}:
            return Governor(head, "hypothetical", "hypothetical")
    question = any(c.lower_ in {"whether", "if"} for c in token.children if c.dep_ in {"mark", "advmod"})
    if question:
        return Governor(head, "hypothetical", "hypothetical")
    frame = "to" if infinitive else "ing" if gerund else "that"
    found = _found(head, pos, frame, signatures)
    if found is None and frame == "that" and pos == "verb" and token.tag_ in {"VB", "VBN"}:
        found = _found(head, pos, "to", signatures)
    if found is not None:
        return found
    if frame == "to":
        return Governor(head, "hypothetical", "hypothetical")
    return Governor(head, "report", "report") if pos == "verb" else None


def _prepositional(prep: Token, signatures: Signatures) -> Governor | None:
    word, head = prep.lower_, prep.head
    if word in {"without"}:
        return Governor(head, "denied", "hypothetical")
    if word in {"of", "than"} and head.lower_ in {"instead", "rather"}:
        return Governor(head.head, "denied", "denied")
    pos = "verb" if head.pos_ in VERBAL else "noun" if head.pos_ in NOMINAL else "adj"
    found = _found(head, pos, word, signatures)
    if found is None and pos == "verb" and word == "of" and head.lemma_ == "accuse":
        return Governor(head, "alleged", "alleged")
    if found is not None:
        return found
    if pos == "verb" and word in {"by", "in", "while"}:
        return Governor(head, "same", "fact")
    return None


def _over_noun(token: Token, signatures: Signatures) -> Governor | None:
    """What a word makes of the act that a noun names: as its object, its subject, in a phrase after it."""
    dep, head = token.dep_, token.head
    if dep == "conj" and head.pos_ in NOMINAL:
        return Governor(head, "same", "same")
    if dep == "compound" and head.pos_ in NOMINAL:
        found = _found(head, "noun", "of", signatures)
        return found
    if dep in {"dobj", "nsubjpass"} and head.pos_ in VERBAL:
        found = _found(head, "verb", "obj", signatures)
        if found is not None:
            return found
        if dep == "nsubjpass":
            found = _passive_to(head, signatures)
            if found is not None:
                return found
    if dep == "pobj" and head.dep_ in {"prep", "agent"}:
        found = _prepositional_noun(head, signatures)
        if found is not None:
            return found
        verb = head.head
        return _inherits(token, verb) if verb.pos_ in VERBAL else None
    if dep in {"dobj", "nsubj", "nsubjpass", "attr"} and head.pos_ in VERBAL:
        return _inherits(token, head)
    return None


def _passive_to(verb: Token, signatures: Signatures) -> Governor | None:
    """"Talks are expected to begin": the passive verb's infinitive signature speaks of its subject too."""
    if any(c.dep_ == "xcomp" for c in verb.children):
        return _found(verb, "verb", "to", signatures)
    return None


def _prepositional_noun(prep: Token, signatures: Signatures) -> Governor | None:
    found = _prepositional(prep, signatures)
    if found is None or found.positive in {"same", "fact"}:
        return None
    return found


def _inherits(noun: Token, verb: Token) -> Governor | None:
    """A noun that a clause brings up shares the clause's status; one that is known already does not."""
    definite = any(c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an", "any", "some", "no"} for c in noun.children)
    if verb.lemma_.lower() in LIGHT or not definite:
        return Governor(verb, "same", "same")
    return None
