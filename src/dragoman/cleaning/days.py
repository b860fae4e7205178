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
_YEAR = re.compile(r"\d{4}")
# what may not stand before a number is looked at behind its first digit: a search for a digit is quick
_ISO = re.compile(r"(\d(?<![\d.]\d)\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_FIGURES = re.compile(r"(\d(?<![\d.,/-]\d)\d?)([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d/-])")
_PACKED = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?=T\d|$|\D)")
_SEPARATOR = r"(?:\s+|\s*[.,]\s*|-)"
_OF = r"(?:(?:de|of|del|dem|ta')\s+)?"
_NAME = r"([^\W\d_]{2,12}+)\.?"  # of a month, or so it may be
_NTH = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_DAY_FIRST = re.compile(rf"(\d(?<![\d.:/-]\d)\d?){_NTH}{_SEPARATOR}{_OF}{_NAME}{_SEPARATOR}{_OF}(\d{{4}})(?!\d)", re.I)
_MONTH_FIRST = re.compile(rf"\b{_NAME}{_SEPARATOR}(\d{{1,2}}){_NTH}(?:\s*,\s*|\s+)(\d{{4}})(?!\d)", re.I)
_PRINTED = re.compile(  # as programs print them
    rf"\b([^\W\d_]{{2,12}}+)\s+(\d{{1,2}}){_NTH}\s+\d\d:\d\d(?::\d\d)?\s+(?:[A-Z]{{2,5}}\s+)?(\d{{4}})(?!\d)", re.I
)


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
    if _YEAR.search(text) is None:
        return
    names = months()
    for pattern, month, number in ((_DAY_FIRST, 2, 1), (_MONTH_FIRST, 1, 2), (_PRINTED, 1, 2)):
        for m in pattern.finditer(text):
            name = names.get(m[month].lower())
            value = iso(m[3], name, m[number]) if name else None
            if value:
                yield Day(m.start(), m.end(), value)
