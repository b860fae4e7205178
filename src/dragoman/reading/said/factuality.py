"""Factuality: whether the page reports an act as done, under way, planned, alleged, denied or imagined.

The status of an act is what its own clause says (`clause`), passed through every word that governs it
(`embedding`, `signatures`) up to the top of the sentence, and through whoever is said to say it (`stance`).
It is a function of the Doc and `doc._.attributions`; results are kept per Doc, so that each is found once.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.reading.said import signatures
from dragoman.reading.said.clause import asked, conditional, inverted, modifiers, negated, own_status
from dragoman.reading.said.embedding import governor
from dragoman.reading.said.governor import NOMINAL
from dragoman.reading.said.signatures import Signatures, combine
from dragoman.reading.said.stance import alleged
from dragoman.records import Status

CACHE = "dragoman.status"
DEPTH = 24


def status_of(doc: Doc, trigger: Token) -> Status:
    """The status of the act at `trigger` (verb, noun or adjective) in its whole context."""
    cache: dict[int, Status] = doc.user_data.setdefault(CACHE, {})
    status = _status(trigger, signatures.load(), cache, 0)
    return "alleged" if status in {"occurred", "ongoing"} and alleged(doc, trigger) else status


def _status(token: Token, rows: Signatures, cache: dict[int, Status], depth: int) -> Status:
    known = cache.get(token.i)
    if known is not None:
        return known
    own = _own(token, rows)
    if own in {"occurred", "ongoing"} and inverted(token):
        own = "hypothetical"
    if own == "hypothetical" and _future_in_past(token):
        own = "planned"
    above = governor(token, rows) if depth < DEPTH else None
    if above is None or above.token.i == token.i:
        status = _at_top(token, own)
    else:
        over = _status(above.token, rows, cache, depth + 1)
        if over == "denied":
            effect = above.negative
            # a negated governor is accounted for by its negative signature, unless it passes its status on
            status = combine("denied" if effect == "same" and above.positive == "same" else "occurred", effect, own)
        else:
            status = combine(over, above.positive, own)
    cache[token.i] = status
    return status


def _own(token: Token, rows: Signatures) -> Status:
    if token.pos_ in NOMINAL or token.dep_ in {"amod", "compound"}:
        words = modifiers(token)
        if words & {"no", "neither"}:
            return "denied"
        for word in sorted(words):
            row = rows.find(word, "modifier", "noun")
            if row is not None and row.positive in {"planned", "hypothetical", "alleged", "denied"}:
                return row.positive
        return "denied" if token.pos_ in NOMINAL and negated(token, list(token.children)) else "occurred"
    return own_status(token)


def _at_top(token: Token, own: Status) -> Status:
    """The status of a predicate that nothing governs: questions and orders report nothing."""
    if token.tag_ == "VB" and token.dep_ in {"ccomp", "parataxis"} and own == "occurred" and _order(token):
        return "hypothetical"
    if token.dep_ == "ROOT" and token.pos_ in {"VERB", "AUX"}:
        children = list(token.children)
        if (
            own in {"occurred", "ongoing", "planned"}
            and asked(token)
            and not any(c.dep_ in {"nsubj", "nsubjpass"} and c.tag_ in {"WP", "WDT"} for c in children)
        ):
            return "hypothetical"
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in children)
        if infinitive:
            return "planned" if own == "occurred" else own
        if token.tag_ == "VB" and own == "occurred" and _order(token):
            return "hypothetical"
    return own


def _future_in_past(verb: Token) -> bool:
    """Whether "would" is the "will" of somebody in the past ("said it would open talks")."""
    if not any(c.dep_ == "aux" and c.lower_ in {"would", "'d", "’d"} for c in verb.children):
        return False
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children) or verb.dep_ != "ccomp":
        return False
    told = verb.head.tag_ == "VBD" or any(c.lower_ in {"had", "was", "were", "have", "has"} for c in verb.head.children)
    return told and not any(c.dep_ == "advcl" and conditional(c) for c in verb.children)


def _order(verb: Token) -> bool:
    """Whether a bare verb without a subject is an order or a call ("Send him back")."""
    return not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children)
