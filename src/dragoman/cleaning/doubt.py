"""Doubt: what in the text of an article contradicts the day that it is said to have been published.

Each check gives its reason in words. The text may prove a date wrong; it hardly ever proves one right, so no
check makes a date surer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from dragoman.cleaning.days import days_in, english_months

WINDOW = 200  # days around publication in which a weekday with a day and month must fit
BACK = 6  # years searched for the year that a weekday fits
NEAR = 10  # days between a dateline's day and the publication
OPENING = 2500  # characters of a text that are mostly about its news
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FUTURE = re.compile(
    r"\b(?:will|would|shall|plan\w*|schedul\w*|until|till|expect\w*|due|next|deadline|expir\w*|upcoming|set to|"
    r"slated|going to|forthcoming|by|before|from|through|valid|effective|if|should|may|might|"
    r"could|target\w*|aim\w*|term|run\w*)\b",
    re.I,
)
_PAST = re.compile(r"\b(?:was|were|had|did|said|told|took|met|held|began|died|killed|signed|\w{3,}ed)\b", re.I)
_FIGURES = re.compile(r"[0-9]+")
STOPS = ".!?\n"  # end a sentence
_STOP = re.compile(r"[.!?\n]")
_BEFORE = re.compile(r"([A-Za-z]{3,9})\.?\s+$")  # the word before a number
_AFTER = re.compile(r"(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\b", re.I)
_NEXT = frozenset(" \t\n\u00a0sSnNrRtT")  # what a month may stand behind directly, or "st", "nd", "rd", "th"
NAME = 14  # characters before a number that its month can stand in
REACH = 60  # characters around a day with a month that a weekday or a year can stand in
_DATELINE = r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}(?:,\s[A-Z][\w. ]{1,25})?,\s+"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A weekday with a day and month, the day and month of a dateline, and any day and month without a year."""
    name = "|".join(sorted(english_months(), key=lambda form: (-len(form), form)))
    week = "|".join(day[:3] + rf"(?:{day[3:]})?" for day in _WEEKDAYS)
    pair = rf"(?:({name})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?|(\d{{1,2}})(?:st|nd|rd|th)?\s+({name})\b\.?)"
    return (
        re.compile(rf"\b({week})\b\.?,?\s*\(?(?:the\s)?{pair}(?!\d)(?!,?\s+\d{{4}})", re.I),
        re.compile(rf"{_DATELINE}{pair}(?!\d)(?!,?\s+\d{{4}})", re.M),
        re.compile(rf"\b{pair}(?!\d)(?!,?\s+\d{{4}})", re.I),
    )


def doubts(day: str, text: str) -> Iterator[str]:
    """Why the text of an article does not go with its publication on `day` (ISO)."""
    published = date.fromisoformat(day)
    figures = [found.span() for found in _FIGURES.finditer(text)]
    told = _told(text, [place for place in figures if place[1] - place[0] <= 2])
    yield from _weekdays(published, text, told)
    yield from _dateline(published, text[:1500])
    yield from _later(published, text, [place for place in figures if place[1] - place[0] == 4])
    if swapped_in(published, text, told):
        yield f"the text is about {published.month} {_month_name(published.day)}; day and month may be swapped"


def _told(text: str, numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a text around its days with a month, [start, end); the patterns need look nowhere else.

    `numbers` are the figures of one or two digits in the text.
    """
    months = english_months()
    found: list[tuple[int, int]] = []
    for start, end in numbers:
        before = _BEFORE.search(text, max(0, start - NAME), start) if text[start - 1 : start].isspace() else None
        after = _AFTER.match(text, end) if text[end : end + 1] in _NEXT else None
        if (before and before[1].lower() in months) or (after and after[1].lower() in months):
            begin = max(0, start - REACH)
            if found and begin <= found[-1][1]:
                begin = found.pop()[0]
            found.append((begin, end + REACH))
    return found


def _weekdays(published: date, text: str, told: list[tuple[int, int]]) -> Iterator[str]:
    """A weekday with a day and month that fit another year only."""
    weekday, _, _ = _patterns()
    for m in (m for start, end in told for m in weekday.finditer(text, start, end)):
        month, number = _pair(m, 2)
        wanted = next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(m[1][:3].lower()))
        days = [_day(year, month, number) for year in range(published.year + 1, published.year - BACK, -1)]
        near = [d for d in days if d and abs((d - published).days) <= WINDOW]
        fitting = [d for d in days if d and d.weekday() == wanted]
        if near and fitting and not any(d.weekday() == wanted for d in near):
            years = ", ".join(str(d.year) for d in fitting if d <= published + timedelta(days=WINDOW))
            if years:
                yield f"“{m[0].strip('( ')}” fits {years}, not {near[0].year}"
                return


def _dateline(published: date, text: str) -> Iterator[str]:
    """A dateline whose day and month are not those of the days before publication."""
    _, dateline, _ = _patterns()
    m = dateline.search(text)
    if not m:
        return
    month, number = _pair(m, 1)
    days = [_day(year, month, number) for year in (published.year - 1, published.year, published.year + 1)]
    if any(days) and not any(d and -2 <= (published - d).days <= NEAR for d in days):
        swapped = _day(published.year, published.day, published.month) if published.day <= 12 else None
        hint = "; day and month may be swapped" if swapped and (swapped.month, swapped.day) == (month, number) else ""
        yield f"the dateline says {number} {_month_name(month)}{hint}"


def swapped_in(published: date, text: str, told: list[tuple[int, int]]) -> bool:
    """Whether the opening of the text speaks of the days before the date with day and month exchanged, and of none
    around the date itself."""
    other = _day(published.year, published.day, published.month) if published.day <= 12 else None
    if other is None or other == published:
        return False
    _, _, pair = _patterns()
    found = [m for start, end in told if start < OPENING for m in pair.finditer(text, start, min(end, OPENING))]
    days = [_day(published.year, *_pair(m, 1)) for m in found]
    return any(d and -1 <= (other - d).days <= 3 for d in days) and not any(
        d and abs((published - d).days) <= NEAR for d in days
    )


def _later(published: date, text: str, years: Sequence[tuple[int, int]]) -> Iterator[str]:
    """A day after publication that the text tells as past; `years` are the figures of four digits in the text."""
    reached = 0
    for first, last in years:
        if first < reached or not published.year <= int(text[first:last]) < 2100:
            continue
        start = _before(text, first)
        stop = _STOP.search(text, last)
        reached = stop.start() if stop else len(text)
        sentence = text[start:reached]
        if not _PAST.search(sentence) or _FUTURE.search(sentence):
            continue
        for found in days_in(sentence):
            if date.fromisoformat(found.iso) > published + timedelta(days=1):
                yield f"the text tells of {found.iso} as past"
                return


def _before(text: str, at: int) -> int:
    """Where the sentence around an offset begins."""
    return max(text.rfind(stop, 0, at) for stop in STOPS) + 1


def _pair(m: re.Match[str], first: int) -> tuple[int, int]:
    """Month and day from the four groups of a day-and-month pattern, of which either the first or last two matched."""
    name, number = (m[first], m[first + 1]) if m[first] else (m[first + 3], m[first + 2])
    return english_months()[name.lower()], int(number)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _month_name(month: int) -> str:
    return next(name for name, number in english_months().items() if number == month).capitalize()
