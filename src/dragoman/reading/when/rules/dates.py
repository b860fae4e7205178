"""Dates: days, months and years that the text names.

A day that the calendar does not have keeps its span and gets no value; it is never moved to one that
exists. A weekday beside a date decides the year when nothing else does, and is checked when it is known.
"""

from __future__ import annotations

from datetime import date

from dragoman.reading.when.calendar import Interval, day_of, month_of, plus_days
from dragoman.reading.when.lexicon import names
from dragoman.reading.when.rules.choose import year_for, years_on
from dragoman.reading.when.rules.homographs import MODERN, ROUND, is_quantity, is_word, is_year
from dragoman.reading.when.scene import Resolved, Scene

WEEKDAYS = names("weekday")
MONTHS = names("month")
CLOSE = 200  # characters from a full date to a day of the same year
NAMED = 4  # years from the latest past year that a page names to its own
HALF_YEAR = 183  # a weekday moves a date to another year only when it stays this near


def day(scene: Scene) -> Resolved | None:
    """A day of a month, with or without year, weekday and clock time."""
    match = scene.match
    month, number = match.number("month"), match.number("day")
    if month is None or number is None or number > 31 or is_word(scene):
        return None
    if match.pattern.name == "md" and is_quantity(match):
        return None
    if month not in range(1, 13):
        return Resolved("DATE", None, basis=f"there is no month {month}")
    if match.pattern.name == "rel-md":
        return _stepped(scene, month, number)
    if match.has("year") or match.has("rel"):
        return _fixed(scene, month, number)
    return _with_weekday(scene, month, number) if match.has("weekday") else _bare(scene, month, number)


def _bare(scene: Scene, month: int, number: int) -> Resolved:
    """Day and month alone: the one nearest to the page that the clause looks to."""
    if day_of(2000, month, number) is None:
        return Resolved("DATE", None, basis=f"{MONTHS[month - 1]} has no day {number}")
    if scene.anchor is None:
        return _near_reference(scene, month, number)
    year = year_for(scene.anchor, scene.direction, lambda y: _one(day_of(y, month, number)), not scene.exact)
    found = day_of(year, month, number) if year else None
    return _day(scene, found, f"{scene.words!r} read as the one nearest {_way(scene)} {scene.since_anchor()}")


def _stepped(scene: Scene, month: int, number: int) -> Resolved:
    """ "last Oct. 23": the last such day before the page's, "this" one of its year, the next after it."""
    if scene.anchor is None:
        return Resolved("DATE", None, basis=f"the year of {scene.words!r} depends on the publication date")
    step = int(scene.match.value("rel", "last", "this", "next") or 0)
    found = day_of(scene.anchor.year, month, number)
    if found is not None and step and (found - scene.anchor).days * step <= 0:
        found = day_of(scene.anchor.year + step, month, number)
    return _day(scene, found, f"{scene.words!r} seen from {scene.since_anchor()}")


def _fixed(scene: Scene, month: int, number: int) -> Resolved:
    """Day, month and year are known; a weekday beside them is checked."""
    year = stated_year(scene)
    if year is None:
        return Resolved("DATE", None, basis=f"the year of {scene.words!r} depends on the publication date")
    found = day_of(year, month, number)
    basis = f"{scene.words!r} names the day" if found else f"there is no {number} {MONTHS[month - 1]} {year}"
    weekday = scene.match.number("weekday")
    if found and weekday and found.isoweekday() != weekday:
        basis += f", which was a {WEEKDAYS[found.isoweekday() - 1]}, not a {WEEKDAYS[weekday - 1]}"
    return _day(scene, found, basis)


def _with_weekday(scene: Scene, month: int, number: int) -> Resolved:
    """A weekday with day and month: the year in which they agree, nearest to the page."""
    weekday = scene.match.number("weekday") or 0
    near = scene.anchor or scene.hint
    if near is None:
        return Resolved("DATE", None, basis=f"{scene.words!r} fits several years and nothing else fixes one")
    named = f"{number} {MONTHS[month - 1]}"
    fitting = [f for y in years_on(weekday, month, number, near) if (f := day_of(y, month, number))]
    best = next((day for day in fitting if in_week_of(day, scene.window) and _is_likely(day, scene.window)), None)
    if scene.exact:
        year = year_for(near, scene.direction, lambda y: _one(day_of(y, month, number)))
        found = day_of(year, month, number) if year else None
        if found and found.isoweekday() == weekday:
            return _day(scene, found, f"{scene.words!r} agrees with {scene.since_anchor()}")
        best = fitting[0] if fitting and abs((fitting[0] - near).days) <= HALF_YEAR else None
        if found and best is None:
            basis = f"{named} nearest to {scene.since_anchor()} is a {WEEKDAYS[found.isoweekday() - 1]}"
            return _day(scene, found, f"{basis}; the text says {WEEKDAYS[weekday - 1]}")
    if best is None:
        return Resolved("DATE", None, basis=f"{named} is no {WEEKDAYS[weekday - 1]} when the page can have appeared")
    basis = f"{named} is a {WEEKDAYS[weekday - 1]} in {best.year}, the fitting year nearest to the page"
    return _day(scene, best, basis)


def _is_likely(day: date, window: Interval) -> bool:
    """Whether a page that names no later year than its window opens with can be of a day's year.

    A weekday comes back on the same date after five, six or eleven years, so that within four there is one answer;
    most pages name a year that is no older.
    """
    return window.first is None or window.last is not None or day.year - window.first.year <= NAMED


def in_week_of(day: date, window: Interval) -> bool:
    """Whether a day lies in an interval or within a week of it."""
    first = plus_days(window.first, -7) if window.first else None
    last = plus_days(window.last, 7) if window.last else None
    return day in Interval(first, last)


def _near_reference(scene: Scene, month: int, number: int) -> Resolved:
    """No publication date: a day of the month takes the year of the full date that the text just gave."""
    if scene.reference is None or not _beside(scene, scene.reference.start):
        return Resolved("DATE", None, basis=f"{scene.words!r} has no year, and the page has no date")
    way = scene.direction if scene.direction == "future" else None
    year = year_for(scene.reference.day, way, lambda y: _one(day_of(y, month, number)))
    found = day_of(year, month, number) if year else None
    return _day(scene, found, f"{scene.words!r} read near {scene.reference.words!r}")


def _beside(scene: Scene, start: int) -> bool:
    """Whether the expression stands close behind an offset of its own paragraph."""
    between = scene.match.row.text[start : scene.match.start] if scene.match.start - start <= CLOSE else "\n"
    return "\n" not in between


def month(scene: Scene) -> Resolved | None:
    """A month, with or without year."""
    match = scene.match
    number = match.number("month")
    if number is None or is_word(scene):
        return None
    mod = match.value("mod", "early", "phase")
    known = stated_year(scene)
    if known is not None and "month" not in match.pattern.name.partition("rel-")[2]:
        return Resolved("DATE", f"{known:04d}-{number:02d}", mod, f"{scene.words!r} names the month")
    if scene.anchor is None:
        return Resolved("DATE", None, mod, f"{scene.words!r} has no year, and the page has no date")
    way = scene.direction
    step = match.value("rel", "last", "this", "next")
    if step is not None:
        way = "past" if step == "-1" else "future" if step == "1" else None
    if step == "0":
        year: int | None = scene.anchor.year
    else:
        year = year_for(scene.anchor, way, lambda y: month_of(y, number), not scene.exact)
        if step == "-1" and year and (year, number) == (scene.anchor.year, scene.anchor.month):
            year -= 1
    if year is None:
        return None
    basis = f"{scene.words!r} read as the one nearest {_way(scene)} {scene.since_anchor()}"
    return Resolved("DATE", f"{year:04d}-{number:02d}", mod, basis)


def year(scene: Scene) -> Resolved | None:
    """A year, where the number is one and no count."""
    match = scene.match
    number = match.number("year") or 0
    if match.pattern.name == "year-era":
        before_christ = match.row.words[match.last - 1] in {"bc", "bce"}
        value = f"BC{number:04d}" if before_christ else f"{number:04d}"
        return Resolved("DATE", value, basis=f"{scene.words!r} names the year") if number < 10_000 else None
    if not match.has("mod") and not is_year(scene, number):
        return None
    mod = match.value("mod", "early", "phase") or {"post": "AFTER", "pre": "BEFORE"}.get(
        match.text("mod").split(" ")[0]
    )
    return Resolved("DATE", f"{number:04d}", mod, f"{scene.words!r} names the year")


def years(scene: Scene) -> Resolved | None:
    """A season or school year such as "2023-24", or a short range of years."""
    match = scene.match
    first, second = match.number("year") or 0, match.number("to") or 0
    last = first - first % 100 + second
    if last <= first or last - first > ROUND or match.glued_before() or match.after() == "-" or first not in MODERN:
        return None
    return Resolved("DATE", f"{first:04d}/{last:04d}", basis=f"{scene.words!r} names the years")


def stated_year(scene: Scene) -> int | None:
    """The year that the expression itself gives: a number, '22, or "last year" seen from the anchor."""
    match = scene.match
    if match.has("year"):
        return match.number("year")
    short = match.number("short")
    if short is not None:
        return century_of(short, scene.anchor)
    step = match.value("rel", "last", "this", "next")
    if step is not None and scene.anchor is not None:
        return scene.anchor.year + int(step)
    return None


def century_of(short: int, anchor: date | None) -> int | None:
    """The full year of a two-digit one: the latest that lies at most ten years after the anchor."""
    if anchor is None:
        return None
    year = anchor.year - anchor.year % 100 + short
    return year - 100 if year > anchor.year + 10 else year


def _day(scene: Scene, found: date | None, basis: str) -> Resolved:
    if found is None:
        return Resolved("DATE", None, basis=basis)
    hour, minute = scene.match.number("hour"), scene.match.number("minute")
    if hour is not None and minute is not None:
        zone = "Z" if scene.match.text("zone") == "z" else ""
        return Resolved("TIME", f"{found}T{hour:02d}:{minute:02d}{zone}", basis=basis)
    return Resolved("DATE", found.isoformat(), basis=basis)


def _one(found: date | None) -> Interval | None:
    return Interval(found, found) if found else None


def _way(scene: Scene) -> str:
    return {"past": "before", "future": "after", "near": "to", None: "to"}[scene.direction]
