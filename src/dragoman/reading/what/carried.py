"""Carried: who acted, where a sentence leaves it out and another one of the page tells it of the same act.

"Rebels freed two nurses on Monday … The nurses were seized in May"; "Police arrested Berg … Berg was arrested at the
airport": the same act on the same people has the same doer, unless two dates tell that they are two acts. All that
name one must agree. The police who go on with a man arrested him: "Berg was arrested. Police searched him".
"""

from __future__ import annotations

import msgspec

from dragoman.records import EventMention, Party

CARRYING = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
REAL = frozenset({"occurred", "ongoing", "alleged"})
PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "his", "their"})
NEXT = 300  # characters after an arrest within which the police go on with the same man
POLICE = "COP"
DEFINITE = ("the ", "his ", "her ", "their ", "its ", "this ", "these ", "those ")
ARTICLES = ("the ", "a ", "an ", "his ", "her ", "their ", "its ")


def with_doers(events: list[EventMention]) -> list[EventMention]:
    """The events, with the actors that the page names elsewhere for the same act."""
    told = [one for one in events if one.actors and one.type in CARRYING and one.status in REAL]
    carried = [_with_doer(one, told) if _lacks(one) else one for one in events]
    return [_with_police(one, told) if _lacks(one) and one.mode == "arrest" else one for one in carried]


def _with_police(arrest: EventMention, told: list[EventMention]) -> EventMention:
    """An arrest, with the police of its own country who go on with the man right after."""
    countries = {one.country for one in arrest.recipients} - {None}
    near = (one for one in told if 0 < one.trigger.start - arrest.trigger.start <= NEXT)
    for one in near:
        police = all(actor.sector == POLICE and actor.country in countries for actor in one.actors)
        if police and one.type == arrest.type and _is_same_target(arrest, one):
            return msgspec.structs.replace(arrest, actors=one.actors)
    return arrest


def _lacks(event: EventMention) -> bool:
    return event.type in CARRYING and not event.actors and bool(event.recipients) and event.status in REAL


def _with_doer(event: EventMention, told: list[EventMention]) -> EventMention:
    same = [one for one in told if _is_same_act(event, one) and _is_same_target(event, one)]
    doers = {tuple((p.country, p.sector) for p in one.actors) for one in same}
    if len(doers) != 1 or not all(p.country for p in same[0].actors):
        return event
    return msgspec.structs.replace(event, actors=same[0].actors)


def _is_same_act(event: EventMention, other: EventMention) -> bool:
    """Whether two events are of one kind: of one type, mode and word, on days that may be one."""
    if (event.type, event.mode) != (other.type, other.mode) or _lemma(event) != _lemma(other):
        return False
    if event.date is None or other.date is None:
        return True
    return _may_overlap(event.date.start, event.date.end, other.date.start, other.date.end)


def _may_overlap(start: str | None, end: str | None, first: str | None, last: str | None) -> bool:
    """Whether two periods of ISO days, open where None, have a day in common."""
    return not (end and first and end < first) and not (last and start and last < start)


def _lemma(event: EventMention) -> str:
    return event.rule.partition(".")[0]


def _is_same_target(event: EventMention, other: EventMention) -> bool:
    """Whether everybody whom the one was done to is among those whom the other was done to."""
    if event.recipients and event.recipients[0].text.lower() == "those":
        return event.trigger.start > other.trigger.start
    targets = {_identity(one) for one in other.recipients}
    return _is_definite(event.recipients[0]) and all(_identity(one) in targets for one in event.recipients)


def _is_definite(party: Party) -> bool:
    """Whether a party is somebody that the page knows, and not "civilians" or "three men"."""
    known = party.id is not None or party.text[:1].isupper() or party.text.lower() in PRONOUNS
    return known or party.text.lower().startswith(DEFINITE)


def _identity(party: Party) -> tuple[str | None, str | None, str]:
    """Who a party is: by its link, or by its name, or by its words without article and possessor."""
    if party.id is not None:
        return party.id, None, ""
    words = (party.name or party.text.partition(" in ")[0]).lower()
    for article in ARTICLES:
        words = words.removeprefix(article)
    return party.country, party.sector, words
