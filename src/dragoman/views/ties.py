"""Ties: which claims contradict each other - one says that it happened, another that it did not.

Two claims are of one act when fusion made one event of them, or when one page (or its copies) tells both:
the same type and actors, and no different recipient. Nobody contradicts himself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from dragoman.records import EventActor

if TYPE_CHECKING:
    from dragoman.views.claims import Claim

CLAIMED = frozenset({"occurred", "ongoing", "alleged"})


class Word(msgspec.Struct, frozen=True):
    """A claim and the pages that it stands in, copies counted as what they repeat."""

    claim: Claim
    roots: frozenset[str]


def contradicting(words: Sequence[Word]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of a claim that something was done and a claim that denies it, by different speakers."""
    denials = [w for w in words if w.claim.status == "denied"]
    by_type: dict[str, list[Word]] = {}
    for word in words:
        if word.claim.status in CLAIMED:
            by_type.setdefault(word.claim.type, []).append(word)
    for denial in denials:
        for word in by_type.get(denial.claim.type, []):
            if _same_act(word, denial) and _key(word.claim) != _key(denial.claim):
                yield word.claim, denial.claim


def _same_act(one: Word, other: Word) -> bool:
    if one.claim.event is not None and one.claim.event == other.claim.event:
        return True
    if not one.roots & other.roots:
        return False
    actors = _keys(one.claim.actors) & _keys(other.claim.actors)
    to, too = _keys(one.claim.recipients), _keys(other.claim.recipients)
    return bool(actors) and (not to or not too or bool(to & too))


def _keys(parties: Sequence[EventActor]) -> set[str]:
    return {p.country or p.id or (p.name or "").casefold() for p in parties}


def _key(claim: Claim) -> tuple[str, ...] | None:
    """Who speaks; a state and those who speak for it are one voice."""
    speaker = claim.speaker
    if speaker is None:
        return None
    return (speaker.country,) if speaker.country else speaker.key("")
