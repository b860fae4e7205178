"""Choose: which of several calendar readings of an expression without a year is meant.

The direction of the clause decides; without one, the reading nearest to the anchor, and looking back
before looking ahead when that is far. News names the coming or last such day, so a reading more than
a year away is never taken.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dragoman.reading.when.calendar import Interval, day_of
from dragoman.reading.when.tense import Direction

NEAR_AHEAD = 60  # days: an undirected date so near ahead of the page is a coming one, when the last is farther
NEAR_BACK = 30  # the same for a date that a clause looking ahead names
FAR = 270  # news writes the year of a day that lies farther off, so tense alone does not carry that far
YEARS = 30  # how far to look for a year in which a weekday fits


def year_for(
    anchor: date, direction: Direction | None, start: Callable[[int], Interval | None], firm: bool = False
) -> int | None:
    """The year whose reading is meant, where `start(year)` is the interval of the reading in that year.

    `firm` takes the direction as certain, however near the reading on the other side lies.
    """
    around = [(year, found) for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (found := start(year))]
    back = [(year, days) for year, days in around if days.first and days.first <= anchor]
    ahead = [(year, days) for year, days in around if days.last and days.last >= anchor]
    if not back or not ahead:
        return next((year for year, _ in (*back[-1:], *ahead[:1])), None)
    behind, before = _gap(back[-1][1], anchor), _gap(ahead[0][1], anchor)
    if direction == "past":
        return ahead[0][0] if not firm and behind >= FAR and before <= NEAR_AHEAD else back[-1][0]
    if direction == "future":
        return back[-1][0] if not firm and before >= FAR and behind <= NEAR_BACK else ahead[0][0]
    return ahead[0][0] if before < behind and before <= NEAR_AHEAD else back[-1][0]


def _gap(days: Interval, anchor: date) -> int:
    if anchor in days or not days.first or not days.last:
        return 0
    return min(abs((days.first - anchor).days), abs((days.last - anchor).days))


def years_on(weekday: int, month: int, day: int, near: date) -> list[int]:
    """Years in which the day falls on the weekday (1 Monday), nearest to `near` first."""
    years = range(max(1, near.year - YEARS), near.year + YEARS + 1)
    fitting = [(year, found) for year in years if (found := day_of(year, month, day)) and found.isoweekday() == weekday]
    return [year for year, found in sorted(fitting, key=lambda pair: (abs((pair[1] - near).days), pair[0]))]
