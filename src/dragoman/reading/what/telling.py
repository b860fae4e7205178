"""Telling: the status of an event where the words around its predicate say more than the grammar above it.

"Were allegedly beaten and kidnapped" alleges both; "the charge was that he attacked" alleges it too, as does an act
that is only attributed to somebody or that claims are about. "Said she was resigning" is a resignation, a decision to
blame that had an effect blamed, who "were marching" marched, and who gathers, fasts or boycotts to protest protests.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.what import implied, syntax
from dragoman.reading.what.reader import Found
from dragoman.records import Status

HEARSAY = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "ostensibly"})
CLAIMS = frozenset({"charge", "allegation", "accusation", "claim", "complaint", "suspicion", "rumour", "rumor"})
ABOUT = frozenset({"about", "concerning", "regarding", "of"})
DECISIONS = frozenset({"decision", "move", "choice"})
WORDS = frozenset({"ACCUSE", "SUPPORT"})
PAST = frozenset({"was", "were"})
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
    if read in HAPPENED and (_is_hearsay(verb) or _is_claimed(verb) or _is_about(verb) or implied.is_blamed(found)):
        return "alleged"
    if read == "ongoing" and (found.frame.mode == "resign" or _is_over(verb)):
        return "occurred"
    if read in {"planned", "hypothetical"} and _is_way_to_protest(found):
        return "occurred"
    if read == "planned":
        return _of_intent(found)
    return read


def _of_intent(found: Found) -> Status:
    """What is put as intended: done by a meeting or a decision, or only what may be serves it."""
    if found.type in FORCE and _serves_what_may_be(found.anchor):
        return "hypothetical"
    met = found.type == "CONSULT" and _is_occasion(found.anchor)
    said = found.type in WORDS and _is_decided(found.anchor)
    return "occurred" if met or said else "planned"


def _is_over(verb: Token) -> bool:
    """ "Were marching", unless somebody said so then: "said that they were marching"."""
    return verb.tag_ == "VBG" and verb.dep_ != "ccomp" and bool(PAST & set(syntax.auxiliaries(verb)))


def _is_decided(verb: Token) -> bool:
    """ "Its decision to blame A showed": words that somebody decided on and that had an effect were said."""
    noun = verb.head
    told = verb.dep_ == "acl" and noun.lemma_.lower() in DECISIONS and noun.dep_ in {"nsubj", "nsubjpass"}
    return told and noun.head.tag_ == "VBD"


def _is_about(noun: Token) -> bool:
    """ "Claims concerning killings by A": what a claim is about is only claimed."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    mark = top.head
    if top.dep_ not in {"pobj", "dobj"} or mark.lower_ not in ABOUT:
        return False
    return mark.head.pos_ == "NOUN" and mark.head.lemma_.lower() in CLAIMS


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
