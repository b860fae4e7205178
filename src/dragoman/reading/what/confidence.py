"""Confidence: how sure an event is, from what was found where.

A product of plain factors, each between 0 and 1: the construction's own weight, the parties that
knowledge could place, the depth of the trigger in its sentence. Calibration turns it into a share.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.what.parties import is_known
from dragoman.reading.what.selection import Selected

NOUN_ALONE = 0.9
ONE_SIDE = 0.85
UNPLACED = 0.9
DEEP = 0.93
DEEP_STEPS = 5


def confidence(selected: Selected) -> float:
    """A number between 0 and 1, rounded to two digits."""
    found = selected.found
    value = found.frame.weight
    if found.frame.pos == "n" and found.support is None:
        value *= NOUN_ALONE
    if not found.actors or (not found.recipients and len(found.actors) < 2):
        value *= ONE_SIDE
    if not all(any(is_known(p) for p in side) for side in (found.actors, found.recipients) if side):
        value *= UNPLACED
    if _depth(found.token) > DEEP_STEPS:
        value *= DEEP
    return round(value, 2)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
