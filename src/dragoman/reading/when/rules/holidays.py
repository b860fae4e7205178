"""Holidays: named days that a rule of the calendar fixes (holidays.tsv)."""

from __future__ import annotations

from datetime import date

from dragoman.reading.when import calendar
from dragoman.reading.when.calendar import Interval, day_of, plus_days
from dragoman.reading.when.patterns import holiday_key, holiday_rules
from dragoman.reading.when.rules.choose import year_for
from dragoman.reading.when.rules.dates import stated_year
from dragoman.reading.when.scene import Resolved, Scene

RULE_BY_KEY = {holiday_key(name): rule for name, rule in holiday_rules().items()}


def holiday(scene: Scene) -> Resolved | None:
    """A named day, its eve or its week; observed Islamic days may be a day off, and say so."""
    match = scene.match
    at, _ = match.slots["holiday"]
    if not match.row.text[match.row.starts[at]].isupper():
        return None
    token = scene.token
    if token is not None and token.ent_type_ == "PERSON":
        return None
    key = holiday_key(match.text("holiday"))
    rule = RULE_BY_KEY.get(key) or RULE_BY_KEY[key.replace("new years", "newyear")]
    year = stated_year(scene)
    step = match.value("rel", "last", "this", "next")
    if year is None or (step is not None and "year" not in match.row.words[match.first : match.last]):
        if scene.anchor is None:
            return Resolved("DATE", None, basis=f"{scene.words!r} has no year, and the page has no date")
        way = {"-1": "past", "1": "future"}.get(step or "", scene.direction)
        year = year_for(scene.anchor, way, lambda y: days_of(rule, y))  # type: ignore[arg-type]
    days = days_of(rule, year) if year else None
    if days is None or days.first is None:
        return Resolved("DATE", None, basis=f"{scene.words!r}: no such day in {year}")
    return _resolved(scene, rule, days.first, days)


def _resolved(scene: Scene, rule: str, first: date, days: Interval) -> Resolved:
    tail = scene.match.text("tail")
    basis = f"{scene.words!r} is {first} by the calendar"
    if tail == "week":
        return Resolved("DATE", calendar.iso_week(first), basis=basis)
    day = plus_days(first, -1) if tail == "eve" else first
    if not rule.startswith("islamic"):
        return Resolved("DATE", day.isoformat() if day else None, basis=basis)
    if rule.startswith("islamic-month"):
        return Resolved("DATE", None, basis=f"{basis}, a day either way", earliest=first, latest=days.last)
    early, late = plus_days(first, -1), plus_days(first, 1)
    return Resolved("DATE", first.isoformat(), "APPROX", f"{basis}, a day either way", early, late)


def days_of(rule: str, year: int) -> Interval | None:
    """The days of a holiday rule in a Gregorian year; None when it has none there."""
    kind, *rest = rule.split()
    found: date | None = None
    match kind:
        case "fixed":
            month, day = map(int, rest[0].split("-"))
            found = day_of(year, month, day)
        case "nth":
            found = calendar.nth_weekday(year, *map(int, rest))
        case "last":
            found = calendar.nth_weekday(year, int(rest[0]), int(rest[1]), -1)
        case "after":
            base = calendar.nth_weekday(year, *map(int, rest[:3]))
            found = plus_days(base, int(rest[3])) if base else None
        case "easter" | "orthodox":
            base = calendar.easter(year) if kind == "easter" else calendar.orthodox_easter(year)
            found = plus_days(base, int(rest[0])) if base else None
        case "islamic" | "islamic-month":
            return _islamic(year, int(rest[0]), int(rest[1]) if len(rest) > 1 else None)
    return Interval(found, found) if found else None


def _islamic(year: int, month: int, day: int | None) -> Interval | None:
    for hijri in range(int((year - 622) * 33 / 32) - 1, int((year - 622) * 33 / 32) + 3):
        first = calendar.islamic(hijri, month, day or 1)
        if first and first.year == year:
            return Interval(first, first if day else plus_days(first, 29))
    return None
