"""TIMEX3: the grammar of values, and the days that a value stands for.

Every value that leaves the component matches `VALUE`. Method: TimeML annotation guidelines 1.2.1 (Saurí
et al. 2006) and ISO 8601; decades are written `199X`, weeks `1998-W05`, quarters `1998-Q3`.
"""

from __future__ import annotations

import re
from datetime import date

from dragoman.reading.when.calendar import (
    Interval,
    day_of,
    month_of,
    plus_days,
    span_of_months,
    week_start,
    year_of,
)

_CLOCK = r"T(?:\d\d(?::\d\d(?::\d\d)?)?|MO|MI|AF|EV|NI|DT)(?:Z|[+-]\d\d(?::?\d\d)?)?"
VALUE = re.compile(
    rf"(?:\d{{4}}(?:-\d\d(?:-\d\d(?:{_CLOCK})?)?|-W\d\d(?:-WE|-[1-7])?|-Q[1-4X]|-H[12]|-(?:SP|SU|FA|WI))?"
    rf"|\d{{3}}X|\d\d(?:XX)?|\d{{4}}/\d{{4}}|FY\d{{4}}(?:-Q[1-4])?|BC\d{{4}}"
    r"|PRESENT_REF|PAST_REF|FUTURE_REF"
    r"|XXXX-WXX-[1-7](?:T(?:MO|MI|AF|EV|NI))?|XXXX-\d\d|XXXX-(?:SP|SU|FA|WI)|TMO|TMI|TAF|TEV|TNI|XXXX-WXX-WE"
    r"|P(?:\d+(?:\.\d+)?|X)(?:DE|CE|[DWMYQ])|PT(?:\d+(?:\.\d+)?|X)[HMS](?:\d+M)?)"
)
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def is_value(value: str) -> bool:
    """Whether a value is well-formed TIMEX3."""
    return VALUE.fullmatch(value) is not None


def bounds(value: str | None, mod: str | None = None) -> Interval | None:
    """The days that a DATE or TIME value stands for, narrowed by its modifier; None for anything else."""
    whole = _bounds(value) if value else None
    return _narrowed(whole, mod) if whole and mod else whole


def _bounds(value: str) -> Interval | None:
    if len(value) == 9 and value[4] == "/":
        return _hull(year_of(int(value[:4])), year_of(int(value[5:])))
    if value[:2] == "FY" and value[2:6].isdigit():
        fiscal = int(value[2:6])
        return _hull(year_of(fiscal - 1), year_of(fiscal))
    if value[:4].isdigit() and len(value) > 3:
        return _dated(int(value[:4]), value[5:])
    if value[:3].isdigit() and value[3:] == "X":
        return year_of(int(value[:3]) * 10, 10)
    if value[:2].isdigit() and value[2:] in {"", "XX"}:
        return year_of(int(value[:2]) * 100, 100)
    return None


def _dated(year: int, rest: str) -> Interval | None:
    if not rest:
        return year_of(year)
    if rest[0] == "W" and rest not in SEASON_START:
        return _week(year, rest)
    if rest in SEASON_START or rest[0] in "QH":
        return _months(year, rest)
    month = int(rest[:2]) if rest[:2].isdigit() else 0
    if len(rest) == 2:
        return month_of(year, month)
    day = day_of(year, month, int(rest[3:5])) if rest[3:5].isdigit() else None
    return Interval(day, day) if day else None


def _months(year: int, name: str) -> Interval | None:
    """A season, quarter or half of a year."""
    length = 6 if name[0] == "H" else 3
    start = SEASON_START.get(name) or (1 + length * (int(name[1:]) - 1) if name[1:].isdigit() else 0)
    first = day_of(year, start, 1)
    return span_of_months(first, length) if first else None


def _week(year: int, rest: str) -> Interval | None:
    monday = week_start(year, int(rest[1:3]))
    if monday is None:
        return None
    if rest.endswith("WE"):
        return Interval(plus_days(monday, 5), plus_days(monday, 6))
    if len(rest) == 5:
        day = plus_days(monday, int(rest[4]) - 1)
        return Interval(day, day)
    return Interval(monday, plus_days(monday, 6))


def _hull(first: Interval | None, last: Interval | None) -> Interval | None:
    return Interval(first.first, last.last) if first and last else None


def _narrowed(whole: Interval, mod: str) -> Interval:
    """The third of an interval that START, MID or END leaves; other modifiers leave it whole."""
    if whole.days is None or whole.first is None or whole.last is None or whole.days < 3:
        return whole
    third = whole.days // 3
    cut = {"START": (0, third - 1), "MID": (third, 2 * third), "END": (2 * third, whole.days - 1)}.get(mod)
    if cut is None:
        return whole
    return Interval(plus_days(whole.first, cut[0]), plus_days(whole.first, cut[1]))


def iso(day: date | None) -> str | None:
    """The ISO day, or None."""
    return day.isoformat() if day else None
