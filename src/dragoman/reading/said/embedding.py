"""Embedding: the word that governs a predicate's clause, the construction, and what that makes of the act."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dragoman.reading.said.clause import conditional
from dragoman.reading.said.signatures import Effect, Signatures

NOMINAL = {"NOUN", "PROPN", "PRON"}
LIGHT = {
    "hold",
    "take",
    "begin",
    "start",
    "occur",
    "happen",
    "resume",
    "continue",
    "make",
    "conduct",
    "launch",
    "attend",
    "pay",
    "stage",
    "carry",
    "sign",
    "reach",
    "give",
    "receive",
    "provide",
    "send",
    "deliver",
    "do",
    "have",
    "be",
    "come",
    "go",
    "open",
}
ENDS = {"end", "stop", "cease", "continue", "finish", "suspend", "halt"}
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
        if _finite(token) and not _finite(head):
            return None  # "demanded that he be freed and said": joined in the tree, not in sense
        return governor(_first(token), signatures)
    if dep in {"ROOT", "parataxis"}:
        return None
    if dep in {"xcomp", "ccomp"} or (
        dep == "advcl" and head.pos_ in VERBAL and infinitive and _takes(head, "to", signatures)
    ):
        return _complement(token, head, infinitive, signatures)
    if dep == "advcl":
        if conditional(token):
            return Governor(head, "hypothetical", "hypothetical")
        if infinitive:
            if token.i and any(c.lower_ == "only" and c.i < token.i for c in token.children):
                return Governor(head, "same", "same")  # "returned only to be jailed"
            return Governor(head, "planned", "hypothetical")
        time = any(
            c.lower_ in {"when", "once", "after", "until", "before", "as"}
            for c in token.children
            if c.dep_ in {"mark", "advmod"}
        )
        if time or token.tag_ == "VBG":
            return Governor(head, "same", "fact") if not time or token.tag_ != "VBD" else None
        return None
    if dep in {"acl", "relcl"} and head.pos_ in NOMINAL:
        if infinitive:
            found = _found(head, "noun", "to", signatures)
            if found is not None:
                return found
            if head.lower_ in {"first", "last"} or any(
                c.lower_ in {"first", "last", "only", "latest"} for c in head.children
            ):
                return Governor(head, "same", "denied")
            return Governor(head, "hypothetical", "hypothetical")
        if any(c.dep_ == "mark" for c in token.children) or _subjunctive(token):
            found = _found(head, "noun", "that", signatures)
            if found is not None or not _subjunctive(token):
                return found
            return Governor(head, "hypothetical", "hypothetical")
        if not _definite(head) and head.pos_ == "NOUN":
            return Governor(head, "same", "fact")  # what is said of something imagined is imagined
        return None
    if dep in {"pcomp", "pobj"} and head.dep_ in {"prep", "agent", "dative"}:
        return _prepositional(head, signatures)
    if dep in {"acomp", "attr", "oprd"} and head.pos_ in VERBAL:
        return Governor(head, "same", "same")
    if dep in {"csubj", "csubjpass"}:
        return Governor(head, "hypothetical", "hypothetical") if infinitive or _modal(head) else None
    if dep == "dobj":
        return _found(head, "verb", "ing", signatures)
    return None


def _subjunctive(clause: Token) -> bool:
    """Whether a clause with a subject has the bare form ("that he remain", "that she be freed")."""
    helpers = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    if not any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children):
        return False
    return (clause.tag_ == "VB" and not helpers) or (bool(helpers) and helpers[0].lower_ == "be")


def _modal(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def _takes(head: Token, frame: str, signatures: Signatures) -> bool:
    return signatures.find(head.lemma_.lower(), "verb", frame) is not None


def _finite(verb: Token) -> bool:
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children)


def _first(token: Token) -> Token:
    """The first of the verbs that a verb is joined to: they share what stands over it."""
    while token.dep_ == "conj" and token.head.pos_ in VERBAL:
        token = token.head
    return token


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
        if infinitive and _only_one(head):
            return Governor(head, "same", "denied")
        if infinitive and head.lemma_ in {"have", "need"}:
            return Governor(head, "hypothetical", "hypothetical")
    if not infinitive and any(c.tag_ in {"WP", "WRB", "WDT", "WP$"} and c.dep_ != "mark" for c in token.children):
        return Governor(head, "fact", "fact")  # "would not say what happened": the question presupposes it
    if _subjunctive(token) and pos == "verb" and signatures.find(head.lemma_.lower(), "verb", "that") is None:
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


def _only_one(verb: Token) -> bool:
    """Whether the infinitive tells what somebody was first, last or alone to do ("became the first to ratify")."""
    for child in verb.children:
        if child.dep_ in {"attr", "dobj"}:
            return any(c.lower_ in {"first", "last", "only", "latest"} for c in child.children) or child.lower_ in {
                "first",
                "last",
            }
    return False


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
    if pos == "verb" and word in {"by", "in", "while", "into"}:
        return Governor(head, "same", "fact")
    if pos == "noun" and word == "for" and any(c.tag_ == "VBG" and c.dep_ == "pcomp" for c in prep.children):
        return Governor(head, "hypothetical", "hypothetical")
    return None


def _over_noun(token: Token, signatures: Signatures) -> Governor | None:
    """What a word makes of the act that a noun names: as its object, its subject, in a phrase after it."""
    dep, head = token.dep_, token.head
    if dep == "conj" and head.pos_ in NOMINAL:
        return Governor(head, "same", "same")
    if dep == "compound" and head.pos_ in NOMINAL:
        return _found(head, "noun", "of", signatures)
    if dep in {"dobj", "nsubjpass"} and head.pos_ in VERBAL:
        found = _found(head, "verb", "obj", signatures)
        if found is not None and _applies(token, found, signatures):
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
        return (
            _inherits(token, verb)
            if verb.pos_ in VERBAL and head.lower_ in {"in", "into", "to", "for", "with"}
            else None
        )
    if dep in {"dobj", "nsubj", "nsubjpass", "attr"} and head.pos_ in VERBAL:
        return _inherits(token, head)
    return None


def _passive_to(verb: Token, signatures: Signatures) -> Governor | None:
    """ "Talks are expected to begin": the passive verb's infinitive signature speaks of its subject too."""
    if any(c.dep_ == "xcomp" for c in verb.children):
        return _found(verb, "verb", "to", signatures)
    return None


def _prepositional_noun(prep: Token, signatures: Signatures) -> Governor | None:
    found = _prepositional(prep, signatures)
    if found is None or found.positive in {"same", "fact"}:
        return None
    return found


def _applies(noun: Token, found: Governor, signatures: Signatures) -> bool:
    """Whether a verb's effect reaches the act its object names.

    "Denied the request" denies nothing of the request, which is an act of speech; "continue the talks" and
    "postpone the talks" speak of talks that are known.
    """
    if found.positive == "denied" and found.token.lemma_ in {"deny", "reject", "refuse", "dismiss"}:
        return not any(signatures.find(noun.lemma_.lower(), "noun", frame) for frame in ("that", "to", "for"))
    return found.positive != "same" or not _definite(noun)


def _definite(noun: Token) -> bool:
    return any(c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an", "any", "some", "no"} for c in noun.children)


def _inherits(noun: Token, verb: Token) -> Governor | None:
    """A noun that a clause brings up shares the clause's status; one that is known already does not."""
    lemma = verb.lemma_.lower()
    if lemma in ENDS:
        return None
    if lemma in LIGHT:
        return Governor(verb, "same", "same")
    if not _definite(noun) and noun.dep_ != "nsubj":
        return Governor(verb, "same", "same" if noun.dep_ == "dobj" else "fact")
    return None
