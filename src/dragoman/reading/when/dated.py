"""Dated: a time expression with days of the calendar, and what it dates."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.reading.when.calendar import Interval
from dragoman.records import Timex


class Dated(NamedTuple):
    """A time expression with a calendar meaning, the token it modifies and the prepositions between."""

    place: int  # index in doc._.timexes
    timex: Timex
    days: Interval
    token: int
    links: tuple[str, ...]
