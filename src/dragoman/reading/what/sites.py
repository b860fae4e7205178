"""Sites: where something happened is not whom it was done to.

"Protesters gathered at a bridge in Lima", "the two will meet in Vienna", "expressed concern about the cases in the
capital": the place that stands beside the predicate is a site unless it belongs to somebody else. A visit is paid to
its place, and an attack may well be on it.
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc, Token

from dragoman.reading.document import tokens_of
from dragoman.reading.what.frames import Frame
from dragoman.records import Party

LOCATIVE = frozenset({"in", "inside", "within", "across", "throughout", "around"})
SAID = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN"})
PLACE_ENTITIES = frozenset({"GPE", "LOC"})  # a province may be written like an organisation
BEFORE = 4  # tokens between a preposition and the name of a place


def without_sites(doc: Doc, frame: Frame, actors: list[Party], recipients: list[Party]) -> list[Party]:
    """The recipients that are no mere sites of what the frame reports."""
    if frame.type == "PROTEST":
        return [one for one in recipients if not _is_located(doc, one)]
    if frame.type == "CONSULT" and frame.mode != "visit" and len(actors) > 1:
        return [one for one in recipients if not _is_located(doc, one)]
    if frame.type in SAID:
        own = {one.country for one in actors if one.country}
        return [one for one in recipients if one.country not in own or not _is_located(doc, one)]
    return recipients


def as_people(doc: Doc, recipients: list[Party]) -> list[Party]:
    """The recipients of violence of which nobody is said to be the doer: a state where it happened is its people."""
    return [
        msgspec.structs.replace(one, sector="CVL") if one.sector == "GOV" and _is_state_in(doc, one) else one
        for one in recipients
    ]


def _is_state_in(doc: Doc, one: Party) -> bool:
    """Whether a party is a state's name after "in" or the like: "attacks in Peru"."""
    return one.mention is not None and doc._.mentions[one.mention].kind == "state" and _is_located(doc, one)


def _is_located(doc: Doc, party: Party) -> bool:
    """Whether a party is a place, or a state named as one, right after a preposition of place."""
    mention = doc._.mentions[party.mention] if party.mention is not None else None
    span = tokens_of(doc, party)
    if span is None:
        return False
    somebody = mention is not None and mention.kind in {"person", "group", "organisation"} and mention.id is None
    if somebody and span.root.ent_type_ not in PLACE_ENTITIES:
        return False
    return _preposition(span[0]) in LOCATIVE


def _preposition(first: Token) -> str:
    """The preposition before a name, past articles and adjectives; empty when something else stands there."""
    at = first.i - 1
    while at >= 0 and first.i - at <= BEFORE and first.doc[at].pos_ in {"DET", "ADJ"}:
        at -= 1
    return first.doc[at].lower_ if at >= 0 and first.doc[at].pos_ == "ADP" else ""
