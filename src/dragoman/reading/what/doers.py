"""Doers: who stands in an actor's place and yet did nothing, and who did it where the place is empty.

A place or a body before a noun of force is where it happened or what it struck ("the Capitol riot", "the Market Street
bombing"); a name before talks is what they are about ("pipeline talks"). A raid during which, and talks in which,
somebody does something are his: "in talks with A, B said", "A's troops killed two during a raid". Of whom a sentence
tells no more than that he is the attacker, the attack is; whose arrest or murder it is suffered it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from dragoman.reading.document import head_of
from dragoman.reading.what import control
from dragoman.reading.what.frames import Frame, lexicon
from dragoman.reading.what.parties import parties_of
from dragoman.records import Mention, Party

if TYPE_CHECKING:
    from dragoman.reading.what.reader import Found

FORCE = frozenset({"ASSAULT", "COERCE"})
BEFORE = frozenset({"compound", "nmod"})
DURING = frozenset({"during", "in", "at", "after", "following", "throughout"})
IN_TALKS = frozenset({"during", "in", "at"})
SUBJECT = frozenset({"nsubj", "nsubjpass", "poss"})
OFFICIAL = frozenset({"GOV", "MIL"})
ACTING = frozenset({"GOV", "MIL", "COP", "SPY", "REB", "PRM", "INS", "UAF", "CRM", "PTY", "OPP", "SEP"})


def before_noun(doc: Doc, token: Token, frame: Frame, parties: list[Party]) -> list[Party]:
    """The parties before an event noun, without its scene, its victim and its subject."""
    if frame.pos != "n":
        return parties
    names = [one for one in parties if _is_before(doc, token, one)]
    idle = [one for one in names if _is_idle(frame, doc._.mentions[one.mention] if one.mention is not None else None)]
    if not idle:
        return parties
    edge = min(one.start for one in idle)
    return [one for one in parties if one not in idle and not _owns(doc, one, edge)]


def _is_before(doc: Doc, token: Token, one: Party) -> bool:
    """Whether a party is named by a bare word before the noun, as in "the Capitol riot"."""
    head = head_of(doc, one)
    return head is not None and head.dep_ in BEFORE and head.i < token.i


def _is_idle(frame: Frame, mention: Mention | None) -> bool:
    """Whether a name before a noun of this type hardly names who acts."""
    if mention is None:
        return False
    if frame.type in FORCE:
        return mention.kind == "place" or (mention.kind == "organisation" and mention.sector not in ACTING)
    return frame.type == "CONSULT" and mention.kind == "organisation" and mention.sector is None and mention.id is None


def _owns(doc: Doc, one: Party, edge: int) -> bool:
    """Whether a party owns the name at `edge`: the city of "the city's Main Station attack"."""
    head = head_of(doc, one)
    return head is not None and head.dep_ == "poss" and 0 < edge - one.end <= len("'s ")


def announcers(doc: Doc, verb: Token) -> list[Party]:
    """Which state tells of a public act of its own that names nobody: "A announced that its army had been expanded"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_.lower() not in lexicon().classes["announcing"]:
        return []
    told = parties_of(doc, control.subjects(above), lexicon())
    return told if all(one.country and one.sector in OFFICIAL for one in told) else []


def are_victims(doc: Doc, token: Token, frame: Frame, owners: list[Party]) -> bool:
    """Whether those whose arrest or murder a noun names suffered it: "A's arrest", but not "A's arrest of B"."""
    single = frame.pos == "n" and token.tag_ == "NN" and lexicon().is_a(token.lemma_.lower(), ("undergone",))
    if not single or any(child.lower_ == "of" for child in token.children):
        return False
    return all(_is_person(doc, one) and _owner_of(doc, one) == token.i for one in owners)


def _is_person(doc: Doc, one: Party) -> bool:
    return one.mention is not None and doc._.mentions[one.mention].kind == "person"


def _owner_of(doc: Doc, one: Party) -> int | None:
    """The index of the noun that a party owns, as in "A's arrest"."""
    head = head_of(doc, one)
    return head.head.i if head is not None and head.dep_ == "poss" else None


def around(doc: Doc, token: Token, type_: str, at: Callable[[Token], Found | None]) -> list[Party]:
    """Who does what the sentence tells during the act of an event noun: "killed two during a raid"."""
    mark = token.head
    if token.dep_ != "pobj" or mark.dep_ != "prep" or mark.head.pos_ not in {"VERB", "AUX"}:
        return []
    if type_ == "CONSULT" and mark.lower_ in IN_TALKS and (mark.i < mark.head.i or _says(mark.head)):
        return parties_of(doc, control.subjects(mark.head), lexicon())
    if type_ in FORCE and mark.lower_ in DURING:
        found = at(mark.head)
        return list(found.actors) if found is not None and found.type in FORCE else []
    return []


def _says(verb: Token) -> bool:
    return lexicon().is_a(verb.lemma_.lower(), ("saying",))


def attackers(doc: Doc, token: Token, recipients: Iterable[Party]) -> list[Party]:
    """Whom the sentence calls the attacker, where an attack has no other doer."""
    taken = {(one.start, one.end) for one in recipients}
    for one in token.sent:
        if one.dep_ in SUBJECT and lexicon().is_a(one.lemma_.lower(), ("attackers",)):
            named = [child for child in one.children if child.dep_ == "appos"]
            found = parties_of(doc, named, lexicon()) or parties_of(doc, [one], lexicon())
            fresh = [party for party in found if (party.start, party.end) not in taken]
            if fresh:
                return fresh[:1]
    return []
