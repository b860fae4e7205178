"""Constraints: everything that the text says about when an event happened, each as words and days.

The event's date is their intersection; `explain` prints them. A constraint that contradicts a stronger
one is left out of the date and says so in its words.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from dragoman.reading.when.calendar import EVER, Interval
from dragoman.records import DateTrust

Kind = Literal["timex", "turning point", "occasion", "narrative", "tenure", "publication"]
STRENGTH: dict[str, int] = {
    "timex": 0,
    "turning point": 1,
    "occasion": 2,
    "narrative": 3,
    "tenure": 4,
    "publication": 5,
}


class Constraint(NamedTuple):
    """One reason for a date: its kind, its words, the days it allows, and the time expression behind it."""

    kind: Kind
    words: str
    days: Interval
    trust: DateTrust
    timex: int | None = None
    kept: bool = True


def reconciled(constraints: list[Constraint]) -> tuple[list[Constraint], Interval]:
    """The constraints, strongest first, those that contradict stronger ones marked, and the days all others allow."""
    days = EVER
    checked: list[Constraint] = []
    for constraint in sorted(constraints, key=lambda c: STRENGTH[c.kind]):
        narrowed = days & constraint.days
        if narrowed.empty:
            words = f"{constraint.words} (left out: it contradicts the rest)"
            checked.append(constraint._replace(kept=False, words=words))
        else:
            days = narrowed
            checked.append(constraint)
    return checked, days
