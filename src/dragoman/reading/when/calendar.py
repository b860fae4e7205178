"""Calendar: intervals of days and the arithmetic that TIMEX3 values need.

All arithmetic is proleptic Gregorian and total: a day outside the years 1 to 9999 or a date that does
not exist (31 November) is None, never an exception and never the nearest day that does exist.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple


class Interval(NamedTuple):
    """First and last day, both included; None is an open end."""

    first: date | None
    last: date | None

    def __and__(self, other: Interval) -> Interval:
        """The days in both; `empty` when there are none."""
        firsts = [d for d in (self.first, other.first) if d]
        lasts = [d for d in (self.last, other.last) if d]
        return Interval(max(firsts, default=None), min(lasts, default=None))

    @property
    def empty(self) -> bool:
        """Whether no day lies in it."""
        return self.first is not None and self.last is not None and self.first > self.last

    @property
    def days(self) -> int | None:
        """Number of days, None when open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    def __contains__(self, day: object) -> bool:
        return (
            isinstance(day, date)
            and (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
        )


EVER = Interval(None, None)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def parse_day(text: str | None) -> date | None:
    """An ISO day as a date; None for anything else."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def plus_days(day: date, days: float) -> date | None:
    """The day so many days later (earlier when negative)."""
    ordinal = day.toordinal() + round(days) if abs(days) < 4_000_000 else 0
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def plus_months(day: date, months: int) -> date | None:
    """The same day of the month so many months later, or that month's last day when it is shorter."""
    if abs(months) > 200_000:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> Interval | None:
    """All days of a month."""
    first = day_of(year, month, 1)
    return Interval(first, first.replace(day=monthrange(year, month)[1])) if first else None


def year_of(year: int, years: int = 1) -> Interval | None:
    """All days of one or several years."""
    first, last = day_of(year, 1, 1), day_of(year + years - 1, 12, 31)
    return Interval(first, last) if first and last else None


def week_of(day: date) -> Interval:
    """Monday to Sunday of the ISO week of a day."""
    monday = plus_days(day, -day.weekday()) or day
    return Interval(monday, plus_days(monday, 6) or day)


def iso_week(day: date) -> str:
    """`2023-W09`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_start(year: int, week: int) -> date | None:
    """The Monday of an ISO week."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth given weekday (1 Monday to 7 Sunday) of a month; nth -1 is the last one."""
    days = month_of(year, month)
    if days is None or days.first is None or days.last is None:
        return None
    if nth < 0:
        return plus_days(days.last, -((days.last.isoweekday() - weekday) % 7))
    return plus_days(days.first, (weekday - days.first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date | None:
    """Easter Sunday (Anonymous Gregorian computus; Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return day_of(year, month, day + 1)


def orthodox_easter(year: int) -> date | None:
    """Orthodox Easter as a Gregorian day (Meeus, Julian computus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    julian = day_of(year, month, day + 1)
    return plus_days(julian, year // 100 - year // 400 - 2) if julian else None


def islamic(year: int, month: int, day: int) -> date | None:
    """Gregorian day of a tabular Islamic date (civil epoch); observation may differ by a day."""
    ordinal = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + 227014
    return plus_days(date(1, 1, 1), ordinal - 1)


def span_of_months(first: date, months: int) -> Interval | None:
    """Whole months from a first of the month on."""
    end = plus_months(first, months)
    last = plus_days(end, -1) if end else None
    return Interval(first, last) if last else None


def shifted(day: date, amount: float, unit: str) -> date | None:
    """The day `amount` units (D W M Q Y, or a multiple such as 10Y) away; fractions count in days or months."""
    count = int(unit[:-1] or 1)
    match unit[-1]:
        case "D":
            return plus_days(day, amount * count)
        case "W":
            return plus_days(day, amount * count * 7)
        case "M":
            return plus_months(day, round(amount * count))
        case "Q":
            return plus_months(day, round(amount * count * 3))
        case "Y":
            return plus_months(day, round(amount * count * 12)) if abs(amount) < 10_000 else None
    return None
