"""Relative: weekdays, "last week", "this month", "tomorrow" and their like, seen from the anchor day.

Every value here moves with the anchor: by as many days when its unit is a day or a week.
"""

from __future__ import annotations

from datetime import date

from dragoman.reading.when.calendar import iso_week, plus_days, shifted
from dragoman.reading.when.match import Match
from dragoman.reading.when.rules.dates import WEEKDAYS
from dragoman.reading.when.rules.dates import day as day_rule
from dragoman.reading.when.rules.homographs import is_word
from dragoman.reading.when.scene import Resolved, Scene
from dragoman.reading.when.tense import Direction

ROLLING = frozenset({"over", "during", "in", "within", "for", "throughout"})


def weekday(scene: Scene) -> Resolved | None:
    """A weekday: the last one up to the page's day, or the next one when the clause looks ahead."""
    match = scene.match
    number = match.number("weekday") or 1
    if match.pattern.name == "weekday" and is_word(scene):
        return None
    part = match.value("part", "part")
    if scene.anchor is None:
        return Resolved("TIME" if part else "DATE", None, basis=f"{scene.words!r}: the page has no date")
    found, words = _weekday(scene, number)
    if match.has("back"):
        found = plus_days(found, -1) if found else None
    if found is None:
        return None
    if part:
        return Resolved("TIME", f"{found}T{part}", basis=f"{scene.words!r} read as the {words}")
    return Resolved("DATE", found.isoformat(), basis=f"{scene.words!r} read as the {words}")


def _weekday(scene: Scene, number: int) -> tuple[date | None, str]:
    anchor, match = scene.anchor, scene.match
    assert anchor is not None
    name = WEEKDAYS[number - 1]
    step = match.value("rel", "last", "this", "next")
    week = match.value("week", "last", "this", "next")
    if week is not None:
        monday = plus_days(anchor, 7 * int(week) - anchor.weekday())
        return (
            plus_days(monday, number - 1) if monday else None
        ), f"{name} of that week, seen from {scene.since_anchor()}"
    way: Direction = scene.direction or "past"
    if step is not None and step != "0":
        way = "past" if step == "-1" else "future"
    return near_weekday(anchor, number, way, strict=step in {"-1", "1"}), (
        f"{name} {'before' if way == 'past' else 'after'} {scene.since_anchor()}"
        if anchor.isoweekday() != number or step in {"-1", "1"}
        else f"{name} that is {scene.since_anchor()}"
    )


def near_weekday(anchor: date, number: int, way: Direction, strict: bool = False) -> date | None:
    """The nearest such weekday before or after a day; the day itself counts unless strict."""
    if way == "near":
        way = "past" if (anchor.isoweekday() - number) % 7 <= (number - anchor.isoweekday()) % 7 else "future"
    if way == "past":
        back = (anchor.isoweekday() - number) % 7
        return plus_days(anchor, -(back or (7 if strict else 0)))
    ahead = (number - anchor.isoweekday()) % 7
    return plus_days(anchor, ahead or (7 if strict else 0))


def unit(scene: Scene) -> Resolved | None:
    """A calendar unit before, around or after the page: "last week", "this year", "the end of the month"."""
    match = scene.match
    name = match.value("unit", "unit") or ""
    word = match.text("rel")
    if name[0] == "T" or word in {"following", "previous", "preceding", "present"} or (word == "past" and name != "D"):
        return None
    if name == "D":
        return None  # "this day", "the last day" name no day of the calendar
    mod = match.value("mod", "early", "phase", "comparative") or match.value("phased", "phase")
    if scene.anchor is None:
        return Resolved("DATE", None, mod, f"{scene.words!r}: the page has no date")
    step = int(match.value("rel", "last", "this", "next") or 0)
    value = calendar_unit(scene.anchor, step, name)
    if value is None:
        return None
    basis = f"{scene.words!r} seen from {scene.since_anchor()}"
    if not _is_rolling(match, word):
        return Resolved("DATE", value, mod, basis)
    return Resolved("DATE", value, mod, f"{basis}, counted back", shifted(scene.anchor, -1, name), scene.anchor)


def _is_rolling(match: Match, word: str) -> bool:
    """Whether "over the last year" is the year up to the page's day, not the calendar's."""
    return (
        word == "last"
        and match.words("rel")[:1] == ["last"]
        and match.row.words[match.first] == "the"
        and match.before() in ROLLING
    )


def calendar_unit(anchor: date, step: int, name: str) -> str | None:
    """The value of the day, week, month, quarter, year, decade or century `step` after the anchor's."""
    length, letter = int(name[:-1]) if name[:-1].isdigit() else 1, name[-1:]
    moved = shifted(anchor, step, name) if letter in {"D", "W", "M", "Q", "Y"} else None
    if moved is None:
        return None
    year = f"{moved.year:04d}"
    forms = {
        "D": moved.isoformat(),
        "W": iso_week(moved),
        "M": moved.isoformat()[:7],
        "Q": f"{year}-Q{(moved.month + 2) // 3}",
        "Y": {1: year, 10: f"{year[:3]}X", 100: year[:2]}.get(length),
    }
    return forms[letter]


def week_of_day(scene: Scene) -> Resolved | None:
    """ "the week of March 6"."""
    found = day_rule(scene)
    if found is None or found.value is None:
        return found
    return found._replace(value=iso_week(date.fromisoformat(found.value[:10])))


def weekend(scene: Scene) -> Resolved | None:
    """The weekend before or after the page, or the one it falls in."""
    match = scene.match
    if scene.anchor is None:
        return Resolved("DATE", None, basis=f"{scene.words!r}: the page has no date")
    step = match.value("rel", "last", "this", "next")
    way: Direction = {"-1": "past", "1": "future"}.get(step or "", scene.direction or "past")  # type: ignore[assignment]
    saturday = near_weekday(scene.anchor, 6, way)
    if step in {None, "0"} and scene.anchor.weekday() >= 5:
        saturday = near_weekday(scene.anchor, 6, "past")
    elif step == "0" and scene.direction != "past":
        saturday = near_weekday(scene.anchor, 6, "future")
    if saturday is None:
        return None
    return Resolved("DATE", f"{iso_week(saturday)}-WE", basis=f"{scene.words!r} seen from {scene.since_anchor()}")


def today(scene: Scene) -> Resolved | None:
    """Today, tomorrow, yesterday, tonight, "this morning", "the day before yesterday"."""
    match = scene.match
    part = match.value("part", "part") or ("NI" if match.text("part") == "tonight" else None)
    shift = match.value("shift", "today")
    step = int(match.value("today", "today") or 0)
    if match.has("shift"):
        step = 2 if shift == "1" else -2
    elif match.has("rel"):
        step = int(match.value("rel", "last", "this") or 0)
        if step and part != "NI":
            return None
    if scene.anchor is None:
        return Resolved("TIME" if part else "DATE", None, basis=f"{scene.words!r}: the page has no date")
    found = plus_days(scene.anchor, step)
    if found is None:
        return None
    value = f"{found}T{part}" if part else found.isoformat()
    return Resolved("TIME" if part else "DATE", value, basis=f"{scene.words!r} seen from {scene.since_anchor()}")
