"""Referred: sides that a sentence leaves out because the page has just named them.

Who attends "the meeting" met those of the other side of the meeting that the page told of. "A urged B to stop … A
also called for a release": the second demand is on B as well. An arrest that names nobody ("the arrest was made after
a complaint") is the one that the page told of, and no other. A raid during which people were killed struck those.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc, Token

from dragoman.reading.document import head_of
from dragoman.records import EventMention, Party

ATTENDING = frozenset({"attend", "join"})
DURING = frozenset({"during", "in"})
FURTHER = frozenset({"also", "further", "furthermore", "moreover", "additionally", "likewise", "separately"})


def with_referred(doc: Doc, events: Sequence[EventMention]) -> list[EventMention]:
    """The events in their order, with the sides that they take over, without arrests that only refer to others."""
    arrests = [one for one in events if one.mode == "arrest" and one.recipients]
    told: list[EventMention] = []
    for event in events:
        if event.mode == "arrest" and not (event.actors or event.recipients) and arrests and _is_the_arrest(doc, event):
            continue
        told.append(_with_victims(doc, _with_recipients(doc, event, told), events))
    return told


def _with_victims(doc: Doc, event: EventMention, events: Sequence[EventMention]) -> EventMention:
    """ "A killed two men during a raid in Lima": the raid, of which only the place is told, struck the two men."""
    places = [
        one for one in event.recipients if one.mention is not None and doc._.mentions[one.mention].kind == "place"
    ]
    token = head_of(doc, event.trigger) if event.type == "ASSAULT" and len(places) == len(event.recipients) else None
    if token is None or token.dep_ != "pobj" or token.head.lower_ not in DURING:
        return event
    deeds = [one for one in events if one.type == event.type and head_of(doc, one.trigger) == token.head.head]
    same = next((one for one in deeds if one.actors == event.actors and one.recipients), None)
    return event if same is None else msgspec.structs.replace(event, recipients=same.recipients)


def _with_recipients(doc: Doc, event: EventMention, told: Sequence[EventMention]) -> EventMention:
    """The event with the recipients that it takes over from the last one told that can have them."""
    if event.recipients or not event.actors:
        return event
    token = head_of(doc, event.trigger)
    if token is None:
        return event
    found: tuple[Party, ...] = ()
    if event.type == "CONSULT" and _attends(token):
        found = next((others for one in reversed(told) if (others := _others(event, one))), ())
    elif event.type == "REQUEST" and _goes_on(token):
        found = next((one.recipients for one in reversed(told) if _is_same_demand(doc, token, event, one)), ())
    return msgspec.structs.replace(event, recipients=found) if found else event


def _is_the_arrest(doc: Doc, event: EventMention) -> bool:
    """Whether an arrest is only mentioned as one that the page knows: "the arrest was made"."""
    token = head_of(doc, event.trigger)
    named = [] if token is None else [c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}]
    return any(d.lower_ in {"the", "this"} for c in named if c.lemma_ == "arrest" for d in c.children)


def _attends(token: Token) -> bool:
    """ "Attended the meeting": one that the page knows."""
    known = [c for c in token.children if c.dep_ == "dobj" and any(d.lower_ == "the" for d in c.children)]
    return token.lemma_.lower() in ATTENDING and bool(known)


def _others(event: EventMention, meeting: EventMention) -> tuple[Party, ...]:
    """Those whom the actors' side met, of another state, in a meeting of theirs; none in anybody else's."""
    own = {one.country for one in event.actors} - {None}
    present = (*meeting.actors, *meeting.recipients)
    if meeting.type != "CONSULT" or not own & {one.country for one in present}:
        return ()
    return tuple(one for one in present if one.country and one.country not in own)


def _goes_on(token: Token) -> bool:
    """Whether a demand says that it is a further one."""
    adverbs = [c for c in token.children if c.dep_ == "advmod"]
    return any(c.lower_ in FURTHER for c in adverbs)


def _is_same_demand(doc: Doc, token: Token, event: EventMention, other: EventMention) -> bool:
    """Whether another demand is by the same actors and stands in the sentence before, or earlier in this one."""
    before = head_of(doc, other.trigger)
    if other.type != "REQUEST" or not other.recipients or before is None:
        return False
    ours, theirs = ({_identity(one) for one in side} for side in (event.actors, other.actors))
    if not ours <= theirs or None in ours:
        return False
    first, last = before.sent.end, token.sent.start
    return first >= last


def _identity(party: Party) -> tuple[str | None, str | None, str | None] | None:
    """What a party is told from others by; None for one that nobody can place."""
    return (party.id, party.country, party.sector) if party.id or party.country else None
