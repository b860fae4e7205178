"""Days: calendar dates written in headers, bylines, addresses and metadata.

Only complete dates are read (day, month and year; a day and month alone when asked for), in figures or with the month
in words of some twenty languages. A date in figures that can be read both ways keeps the other reading. What
is no date of the calendar, or lies before 1990 or after 2099, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import msgspec

from dragoman.knowledge.table import items, read, shipped

EARLIEST, LATEST = 1990, 2099
ALONE = 30  # characters of a line that holds little but a date
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_FIGURES = re.compile(r"(?<![\d.,/-])(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d/-])")
_PACKED = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?=T\d|$|\D)")
_SEPARATOR = r"(?:\s+|\s*[.,]\s*|-)"
_OF = r"(?:(?:de|of|del|dem|ta')\s+)?"


class Day(msgspec.Struct, frozen=True):
    """A date at [start, end) of the text it was read in; `swapped` is the other reading of one in figures."""

    start: int
    end: int
    iso: str
    swapped: str | None = None


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Names of months, lower case, without the dot of short forms."""
    names: dict[str, int] = {}
    for row in read(shipped("cleaning/months.tsv"), ("language", "month", "forms", "source")):
        for form in items(row["forms"]):
            names.setdefault(form, int(row["month"]))
    return names


@lru_cache(maxsize=1)
def english_months() -> dict[str, int]:
    """The English names among them, full ones first."""
    rows = read(shipped("cleaning/months.tsv"), ("language", "month", "forms", "source"))
    return {form: int(row["month"]) for row in rows if row["language"] == "en" for form in items(row["forms"])}


@lru_cache(maxsize=1)
def _worded() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of dates with the month in words: day first, month first, and as programs print them."""
    name = "|".join(sorted(map(re.escape, months()), key=lambda form: (-len(form), form)))
    day, year = r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?", r"(\d{4})(?!\d)"
    return (
        re.compile(rf"(?<![\d.:/-]){day}{_SEPARATOR}{_OF}({name})\.?{_SEPARATOR}{_OF}{year}", re.I),
        re.compile(rf"\b({name})\.?{_SEPARATOR}{day}(?:\s*,\s*|\s+){year}", re.I),
        re.compile(rf"\b({name})\s+{day}\s+\d\d:\d\d(?::\d\d)?\s+(?:[A-Z]{{2,5}}\s+)?{year}", re.I),
    )


def days_in(text: str, month_first: bool = False) -> list[Day]:
    """The dates in a text, in order; `month_first` says how figures like 3/4/2023 are read when both ways work."""
    if _DIGIT.search(text) is None:
        return []
    found = [*_figures(text, month_first), *_words(text)]
    found.sort(key=lambda day: (day.start, -day.end))
    kept: list[Day] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return kept


def day_of(text: str | None, month_first: bool = False) -> str | None:
    """The first date in a short text such as the content of a meta element, as ISO; None when there is none."""
    found = days_in(text[:200], month_first) if text else []
    if found:
        return found[0].iso
    packed = _PACKED.search(text[:200]) if text else None
    return iso(packed[1], packed[2], packed[3]) if packed else None


def iso(year: str | int, month: str | int, day: str | int) -> str | None:
    """The ISO form of a date, None when the calendar has no such day or it is out of range."""
    number = int(year)
    if number < 100:
        number += 2000
    try:
        value = date(number, int(month), int(day))
    except ValueError:
        return None
    return value.isoformat() if EARLIEST <= value.year <= LATEST else None


def _figures(text: str, month_first: bool) -> Iterator[Day]:
    for pattern, at in ((_ISO, (1, 3, 4)), (_CJK, (1, 2, 3))):
        for m in pattern.finditer(text):
            value = iso(m[at[0]], m[at[1]], m[at[2]])
            if value:
                other = iso(m[at[0]], m[at[2]], m[at[1]]) if pattern is _ISO else None
                yield Day(m.start(), m.end(), value, other if other != value else None)
    for m in _FIGURES.finditer(text):
        if len(m[4]) == 2 and m[2] == "." and len(text) > ALONE:  # 3.10.11 is a version as often as a date
            continue
        by_day, by_month = iso(m[4], m[3], m[1]), iso(m[4], m[1], m[3])
        first, other = (by_month, by_day) if month_first and m[2] != "." else (by_day, by_month)
        value = first or other
        if value:
            yield Day(m.start(), m.end(), value, other if first and other != first else None)


def _words(text: str) -> Iterator[Day]:
    names = months()
    day_first, month_first, printed = _worded()
    for m in day_first.finditer(text):
        value = iso(m[3], names[m[2].lower()], m[1])
        if value:
            yield Day(m.start(), m.end(), value)
    for pattern in (month_first, printed):
        for m in pattern.finditer(text):
            value = iso(m[3], names[m[1].lower()], m[2])
            if value:
                yield Day(m.start(), m.end(), value)
