"""Evidence: one thing in a text that bounds the day on which its page appeared."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.reading.when.calendar import Interval


class Evidence(NamedTuple):
    """One thing in the text that bounds the publication date."""

    words: str
    days: Interval
