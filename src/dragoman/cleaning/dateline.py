"""Dateline: the day at the head of an agency's or a correspondent's report, with its place.

"HELSINKI, March 7, 2022 (Agency) -", "CAIRO – 26 July 2022:", "OSLO and BERGEN, Jul 26 2022 (Agency) -",
"SINGAPORE (May 6, 2021) —". A day without its year is no day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.cleaning.claims import Claim
from dragoman.cleaning.days import days_in
from dragoman.cleaning.lines import Line

OPENING = 160  # characters of a paragraph in which a dateline stands
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*+|and|&|de|del|of|la|el|al|the|y)"
_PLACE = rf"[A-ZÀ-Þ][\w.'’-]*+(?:[ /]{_NAME}){{0,5}}(?:\s?,\s[A-ZÀ-Þ](?:[^\W\d_]|[. ]){{1,24}}?)?"
_AGENCY = r"(?:\([^()\n]{2,60}\)|/[^/\n]{2,40}/)"
_LINE = re.compile(
    rf"{_PLACE}\s?(?:{_AGENCY}\s?)?(?:,|[-–—]{{1,2}}|(\())\s*([^()\n–—:-]{{8,32}}?)\s*,?\s*(?(1)\))\s*{_AGENCY}?\s*"
    r"(?:--?|–|—|:)(?=\s)"
)
_BESIDES = re.compile(r"(?:on\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?)?[\s,]*", re.I)
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))[\s,(]{1,3}(?=[^()\n]{6,40})", re.I)


def of_dateline(paragraphs: Sequence[Line]) -> Iterator[Claim]:
    """The complete date in a dateline."""
    for line in paragraphs[:2]:
        opening = _LINE.match(line.text[:OPENING])
        days = days_in(opening[2]) if opening else []
        if opening and days and _BESIDES.fullmatch(opening[2][: days[0].start] + opening[2][days[0].end :]):
            yield Claim(days[0].iso, "dateline", True, words=opening[2])
            return


def of_today(paragraphs: Sequence[Line]) -> Iterator[Claim]:
    """The day that the opening of a report calls today: "fined two banks today (5 May 2021)"."""
    for line in paragraphs[:3]:
        for told in _TODAY.finditer(line.text):
            rest = line.text[told.end() : told.end() + 40]
            day = next(iter(days_in(rest)), None)
            if day is not None and _BESIDES.fullmatch(rest[: day.start]):
                yield Claim(day.iso, "text", False, day.swapped, words=rest[day.start : day.end])
                return
