"""Embedding: the word that governs a predicate's clause, the construction, and what that makes of the act."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dragoman.reading.said.clause import conditional
from dragoman.reading.said.governor import (
    NOMINAL,
    VERBAL,
    Governor,
    by_preposition,
    content_clause,
    definite,
    finite,
    found,
    infinitive,
)
from dragoman.reading.said.naming import over_noun
from dragoman.reading.said.signatures import Signatures

ONLY = {"first", "last", "only", "latest"}
TIMES = {"when", "once", "after", "until", "before", "as"}
QUESTIONS = {"WP", "WRB", "WDT", "WP$"}


def governor(token: Token, signatures: Signatures) -> Governor | None:
    """What stands over a predicate; None at the top of a sentence and where the clause above has no say."""
    if token.pos_ in NOMINAL or (token.pos_ == "ADJ" and token.dep_ in {"amod", "compound"}):
        return over_noun(token, signatures)
    over = CONSTRUCTIONS.get(token.dep_)
    return None if over is None else over(token, token.head, signatures)


def _joined(token: Token, head: Token, signatures: Signatures) -> Governor | None:
    """A joined verb shares what stands over the first one, not the first one's own negation."""
    if head.pos_ not in VERBAL or (finite(token) and not finite(head)):
        return None  # "demanded that he be freed and said": joined in the tree, not in sense
    if token.tag_ == "VBD" and head.tag_ == "VB":
        return None  # "was asked whether she should resign and replied": a tense that the modal cannot share
    first = token
    while first.dep_ == "conj" and first.head.pos_ in VERBAL:
        first = first.head
    return governor(first, signatures)


def _adverbial(token: Token, head: Token, signatures: Signatures) -> Governor | None:
    """Conditions, purposes, times and participles."""
    if infinitive(token):
        if head.pos_ in VERBAL and found(head, "verb", "to", signatures) is not None:
            return _complement(token, head, signatures)
        only = any(c.lower_ == "only" and c.i < token.i for c in token.children)  # "returned only to be jailed"
        return Governor(head, "same", "same") if only else Governor(head, "planned", "hypothetical")
    if conditional(token):
        return Governor(head, "hypothetical", "hypothetical")
    if _as_told(token):
        return None
    time = any(c.dep_ in {"mark", "advmod"} and c.lower_ in TIMES for c in token.children)
    if (time and token.tag_ != "VBD") or token.tag_ == "VBG":
        return Governor(head, "same", "fact")
    return None


def _as_told(clause: Token) -> bool:
    """Whether a clause says where the sentence is from, whatever that tells: "will open, as stated on the website"."""
    if clause.tag_ != "VBN" or any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in clause.children):
        return False
    return any(c.lower_ == "as" and c.i < clause.i for c in clause.children)


def _of_noun(token: Token, head: Token, signatures: Signatures) -> Governor | None:
    """Clauses that a noun takes ("the plan to", "the claim that") and relative clauses."""
    if head.pos_ not in NOMINAL:
        return None
    if infinitive(token):
        if head.lower_ in ONLY or any(c.lower_ in ONLY for c in head.children) or _seized(head):
            return Governor(head, "same", "denied")
        return found(head, "noun", "to", signatures) or Governor(head, "hypothetical", "hypothetical")
    wish = _subjunctive(token)
    if wish or content_clause(token):
        known = found(head, "noun", "that", signatures)
        return known or (Governor(head, "hypothetical", "hypothetical") if wish else None)
    if not definite(head) and head.pos_ == "NOUN":
        return Governor(head, "same", "fact")  # what is said of something imagined is imagined
    return None


def _complement(token: Token, head: Token, signatures: Signatures) -> Governor | None:
    """Clauses that a verb, adjective or noun takes."""
    if head.pos_ == "ADJ" or head.dep_ == "acomp":
        return _of_adjective(token, head, signatures)
    if head.pos_ not in VERBAL:
        return found(head, "noun", "to" if infinitive(token) else "that", signatures)
    return _infinitive(token, head, signatures) if infinitive(token) else _finite_clause(token, head, signatures)


def _finite_clause(token: Token, head: Token, signatures: Signatures) -> Governor:
    if any(c.tag_ in QUESTIONS and c.dep_ != "mark" for c in token.children):
        return Governor(head, "fact", "fact")  # "would not say what happened": the question presupposes it
    whether = any(c.dep_ in {"mark", "advmod"} and c.lower_ in {"whether", "if"} for c in token.children)
    gerund = token.tag_ == "VBG" and not any(c.dep_ in {"aux", "nsubj"} for c in token.children)
    known = found(head, "verb", "ing" if gerund else "that", signatures)
    if whether or (known is None and _subjunctive(token)):
        return Governor(head, "hypothetical", "hypothetical")
    if known is None and token.tag_ in {"VB", "VBN"}:
        known = found(head, "verb", "to", signatures)
    return known or Governor(head, "report", "report")


def _infinitive(token: Token, head: Token, signatures: Signatures) -> Governor:
    if head.lemma_ == "be" or (head.lemma_ == "go" and head.tag_ == "VBG"):
        return Governor(head, "planned", "denied")
    if _only_one(head):
        return Governor(head, "same", "denied")
    unknown = Governor(head, "hypothetical", "hypothetical")
    return unknown if head.lemma_ in {"have", "need"} else found(head, "verb", "to", signatures) or unknown


def _of_adjective(token: Token, head: Token, signatures: Signatures) -> Governor | None:
    if infinitive(token):
        return found(head, "adj", "to", signatures) or Governor(head, "hypothetical", "hypothetical")
    return found(head, "adj", "that", signatures)


def _in_phrase(token: Token, head: Token, signatures: Signatures) -> Governor | None:
    return by_preposition(head, signatures) if head.dep_ in {"prep", "agent", "dative"} else None


def _predicative(token: Token, head: Token, signatures: Signatures) -> Governor | None:
    return Governor(head, "same", "same") if head.pos_ in VERBAL else None


def _subject(token: Token, head: Token, signatures: Signatures) -> Governor | None:
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in head.children)
    return Governor(head, "hypothetical", "hypothetical") if infinitive(token) or modal else None


def _object(token: Token, head: Token, signatures: Signatures) -> Governor | None:
    return found(head, "verb", "ing", signatures)


def _subjunctive(clause: Token) -> bool:
    """Whether a clause with a subject has the bare form ("that he remain", "that she be freed")."""
    helpers = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    if not any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children):
        return False
    return helpers[0].lower_ == "be" if helpers else clause.tag_ == "VB"


def _seized(noun: Token) -> bool:
    """Whether an opening was used: "took the opportunity to", "served as an occasion to"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    return noun.lemma_ in {"opportunity", "occasion", "chance", "moment"} and verb.lemma_ in {
        "take",
        "use",
        "seize",
        "serve",
    }


def _only_one(verb: Token) -> bool:
    """Whether the infinitive tells what somebody was first, last or alone to do ("became the first to ratify")."""
    thing = next((c for c in verb.children if c.dep_ in {"attr", "dobj"}), None)
    return thing is not None and (thing.lower_ in {"first", "last"} or any(c.lower_ in ONLY for c in thing.children))


CONSTRUCTIONS: dict[str, Callable[[Token, Token, Signatures], Governor | None]] = {
    "conj": _joined,
    "xcomp": _complement,
    "ccomp": _complement,
    "advcl": _adverbial,
    "acl": _of_noun,
    "relcl": _of_noun,
    "pcomp": _in_phrase,
    "pobj": _in_phrase,
    "acomp": _predicative,
    "attr": _predicative,
    "oprd": _predicative,
    "csubj": _subject,
    "csubjpass": _subject,
    "dobj": _object,
}
