"""Long ago: dates that bound an act which came before what they date, where this is no news of the same day.

"Was delayed on Friday after an accident" tells of one day; "was expelled in 2011 after a crackdown" and "ordered the
army to leave the island in 1999" tell that the crackdown and the order are no younger than that.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.reading.when.dated import Dated
from dragoman.reading.when.timeline import Timeline

LONG_AGO = 31  # days before the page from which on a date is none of what its news still lay before


def done_later(timeline: Timeline, complement: Token) -> Iterator[Dated]:
    """The dates, long past, of what somebody was asked to do: he was asked before."""
    yield from (dated for dated in timeline.dated.get(complement.i, ()) if _is_past(timeline, dated))


def done_after(timeline: Timeline, noun: Token) -> Iterator[Dated]:
    """The dates of what came after the act that a noun names, unless they are days of the news."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"after", "following"}:
        return
    for dated in timeline.dated.get(noun.head.head.i, ()):
        if (dated.days.days or 0) > 1 or _is_past(timeline, dated):
            yield dated


def _is_past(timeline: Timeline, dated: Dated) -> bool:
    page, last = timeline.anchor.days.first, dated.days.last
    return page is not None and last is not None and (page - last).days > LONG_AGO
