"""Answers: a denial is addressed to whoever made the claim.

"Officials of A say that B arms C. B denies arming C." The denial is a REJECT by B towards A; A is found
among the voices behind an event of the same type by the same actor elsewhere in the page, the nearest
before the denial first. Where nobody claims it, the denial keeps the recipient that its own clause names.

"A accused B of arming C. B rejected the claims": a denial that names nobody answers whoever accused B shortly before.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc

from dragoman.reading.what.parties import party
from dragoman.records import EventMention, Party

NEAR = 1500  # characters between a claim and its denial
SHORTLY = 500  # characters between an accusation and an answer that does not say whom it answers
ANSWERING = ("deny", "reject", "dismiss", "refute", "rebuff", "repudiate", "rubbish", "rebut", "contest")


def answered(doc: Doc, events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The events, with the recipients of denials set to those who claimed what is denied."""
    return tuple(_answered(doc, event, events) for event in events)


def _answered(doc: Doc, event: EventMention, events: Sequence[EventMention]) -> EventMention:
    denied = [other for other in events if event.id in other.tied and other.status == "denied"]
    if event.type != "REJECT":
        return event
    if not event.recipients and event.rule.partition(".")[0] in ANSWERING:
        accusers = _accusers(event, events)
        return msgspec.structs.replace(event, recipients=accusers) if accusers else event
    if not denied:
        return event
    claimers = [
        claimer
        for other in sorted(events, key=lambda e: abs(e.trigger.start - event.trigger.start))
        if other.id != denied[0].id and _is_same_act(other, denied[0]) and _is_near(other, event)
        for claimer in _claimers(doc, other, event)
    ]
    return msgspec.structs.replace(event, recipients=(claimers[0],)) if claimers else event


def _accusers(denial: EventMention, events: Sequence[EventMention]) -> tuple[Party, ...]:
    """Who last accused the one who denies, if shortly before."""
    names = {_name(one) for one in denial.actors} - {None}
    for other in reversed([e for e in events if e.trigger.start < denial.trigger.start]):
        if denial.trigger.start - other.trigger.start > SHORTLY:
            break
        if other.type == "ACCUSE" and names & {_name(one) for one in other.recipients}:
            return tuple(one for one in other.actors if (one.country or one.id) and _name(one) not in names)
    return ()


def _name(party_: Party) -> str | None:
    """What tells a party from others: its identity, or its country and sector."""
    return party_.id or (f"{party_.country}/{party_.sector}" if party_.country and party_.sector else None)


def _is_near(one: EventMention, other: EventMention) -> bool:
    return abs(one.trigger.start - other.trigger.start) <= NEAR


def _is_same_act(one: EventMention, other: EventMention) -> bool:
    return one.type == other.type and bool(_countries(one.actors) & _countries(other.actors))


def _claimers(doc: Doc, claim: EventMention, denial: EventMention) -> list[Party]:
    """Who vouches for a claim and is not the one who denies it."""
    own = _countries(denial.actors)
    indexes = [voice.mention for voice in claim.said_by if voice.mention is not None]
    found = [party(doc._.mentions[index], index) for index in indexes]
    return [one for one in found if one.country and one.country not in own]


def _countries(parties: Sequence[Party]) -> set[str]:
    return {one.country for one in parties if one.country}
