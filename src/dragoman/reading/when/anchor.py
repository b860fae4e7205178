"""Anchor: the day, or the interval of days, from which relative time expressions are read."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dragoman.reading.when.calendar import EVER, Interval, parse_day
from dragoman.reading.when.scene import STATED
from dragoman.records import Published


class Anchor(NamedTuple):
    """Days on which the page may have appeared, and what to call them in a basis."""

    days: Interval
    name: str

    @property
    def exact(self) -> date | None:
        """The day, when there is only one."""
        return self.days.first if self.days.first is not None and self.days.first == self.days.last else None

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.days.first is not None and self.days.last is not None and not self.days.empty

    @property
    def hint(self) -> date | None:
        """A day near the page's time, when anything is known."""
        return self.days.last or self.days.first


def stated_anchor(published: Published | None) -> Anchor | None:
    """The anchor that the article's own publication date gives, when it can be believed."""
    day = parse_day(published.date) if published is not None else None
    if published is None or day is None or published.trust == "doubtful":
        return None
    return Anchor(Interval(day, day), STATED)


def supported(published: Published | None) -> Interval:
    """The publication interval that cleaning already found, else an open one."""
    if published is None or published.date is not None:
        return EVER
    return Interval(parse_day(published.earliest), parse_day(published.latest))
