"""Telling: the status of an event where the words around its predicate say more than the grammar above it.

"Were allegedly beaten and kidnapped" alleges both; "the charge was that he attacked" alleges it too, as does an act
that is only attributed to somebody. "Said she was resigning" is a resignation, and who gathers, fasts or boycotts to
protest protests.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.what import implied, syntax
from dragoman.reading.what.reader import Found
from dragoman.records import Status

HEARSAY = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "ostensibly"})
CLAIMS = frozenset({"charge", "allegation", "accusation", "claim", "complaint", "suspicion", "rumour", "rumor"})
HAPPENED = frozenset({"occurred", "ongoing"})
DONE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
MEETING = frozenset(
    {"meet", "gather", "sit", "convene", "front", "assemble", "attend", "join", "host", "hold", "chair"}
)
INTENDING = frozenset(
    {"take", "plan", "agree", "hope", "intend", "want", "seek", "prepare", "propose", "try", "vow", "threaten"}
)

FORCE = frozenset({"COERCE", "ASSAULT", "SANCTION", "MOBILIZE"})


def told_status(found: Found, read: Status) -> Status:
    """The status of an event, given what its clause and its governors say."""
    verb = found.anchor
    if read in HAPPENED and (_is_hearsay(verb) or _is_claimed(verb) or implied.is_blamed(found)):
        return "alleged"
    if read == "ongoing" and found.frame.mode == "resign":
        return "occurred"
    if read == "planned" and found.type in FORCE and _serves_what_may_be(verb):
        return "hypothetical"
    if read in {"planned", "hypothetical"} and _is_way_to_protest(found):
        return "occurred"
    if read == "planned" and found.type == "CONSULT" and _is_occasion(verb):
        return "occurred"
    return read


def _is_occasion(verb: Token) -> bool:
    """ "Sat down this morning to discuss the budget": what a deed that was done was for."""
    purpose = verb.dep_ == "advcl" and syntax.is_infinitive(verb) and verb.i > verb.head.i
    return purpose and verb.head.tag_ == "VBD" and verb.head.lemma_.lower() in MEETING


def _serves_what_may_be(verb: Token) -> bool:
    """ "Showed how they would use the law to silence us": what something that may be done would be done for."""
    return verb.dep_ == "advcl" and syntax.is_infinitive(verb) and syntax.is_modal(verb.head)


def _is_hearsay(verb: Token) -> bool:
    """Whether an adverb of hearsay stands before the first of the verbs that are coordinated with this one."""
    top = verb
    while top.dep_ == "conj" and top.head.pos_ in {"VERB", "AUX"}:
        if any(c.dep_ in {"nsubj", "nsubjpass"} for c in top.children):
            return False
        top = top.head
    return top is not verb and any(c.lower_ in HEARSAY and c.i < top.i for c in top.children)


def _is_claimed(verb: Token) -> bool:
    """ "The charge against him was that he attacked the guards"."""
    top = verb
    while top.dep_ == "conj" and top.head.pos_ in {"VERB", "AUX"}:
        top = top.head
    if top.dep_ != "ccomp" or top.head.lemma_ != "be":
        return False
    return any(c.dep_ == "nsubj" and c.lemma_.lower() in CLAIMS for c in top.head.children)


def _is_way_to_protest(found: Found) -> bool:
    """Whether to protest is what something else that is being done is done for."""
    verb, head = found.anchor, found.anchor.head
    if found.token.lemma_ != "protest" or verb.dep_ != "advcl" or not syntax.is_infinitive(verb):
        return False
    while head.dep_ == "xcomp" and head.head is not head:
        head = head.head
    doing = head.tag_ in DONE or bool({"is", "are", "was", "were"} & set(syntax.auxiliaries(head)))
    return doing and not syntax.is_modal(head) and head.lemma_.lower() not in INTENDING
