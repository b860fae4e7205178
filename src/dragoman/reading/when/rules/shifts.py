"""Shifts: a number of units before or after the page's day or the day that the text just spoke of.

The unit keeps its granularity: "two years ago" is a year, "ten days ago" a day.
"""

from __future__ import annotations

from datetime import date

from dragoman.reading.when.calendar import iso_week, plus_days, shifted
from dragoman.reading.when.match import Match
from dragoman.reading.when.numbers import Amount
from dragoman.reading.when.rules.relative import calendar_unit
from dragoman.reading.when.rules.spans import MODS
from dragoman.reading.when.scene import Resolved, Scene

_ENDS_CLAUSE = {"", ".", ",", ";", ":", "and", "but", '"', "'", "”", "rp", "-", "!", "?", "\n"}


def shift(scene: Scene) -> Resolved | None:
    """ "ten days ago", "two years earlier", "a week later"."""
    match = scene.match
    if match.pattern.name == "time-today":
        step = int(match.value("rel", "last", "next") or 0)
        value = calendar_unit(scene.anchor, step, match.value("unit", "unit") or "") if scene.anchor else None
        return Resolved("DATE", value, basis=f"{scene.words!r} seen from {scene.since_anchor()}")
    name = match.value("unit", "unit", "units") or match.value("number", "unit", "units")
    amount = match.amount() if match.has("number") else Amount(None)
    signs = set(match.words("sign"))
    compares = match.after() == "than"  # "three days later than planned" counts from no day of the text
    opens = bool(signs & {"before", "after"}) and match.after() not in _ENDS_CLAUSE
    if name is None or amount is None or compares or opens:
        return None
    if amount.number is None:
        mod = MODS.get(match.text("more"))
        return Resolved("DATE", "PAST_REF", mod, f"{scene.words!r} names no number") if "ago" in signs else None
    return _counted(scene, amount.number, name, bool(signs & {"ago", "hence", "now"}))


def _counted(scene: Scene, number: float, name: str, fixed: bool) -> Resolved | None:
    """A number of units from the page's day (`fixed`) or from the date that the text just spoke of."""
    match = scene.match
    mod = MODS.get(match.text("more"))
    sign = int(match.value("sign", "ago", "earlier", "later") or 1)
    reference = scene.day if name[-1] in "DW" else scene.reference
    base = scene.anchor if fixed else reference.day if reference else None
    if base is None:
        lacking = "the page has no date" if fixed else "the text gives no day to count from"
        return Resolved("DATE", None, mod, f"{scene.words!r}: {lacking}")
    value = _moved(base, sign * number, name)
    if value and reference and not fixed and name == "Y" and reference.value[4:6] == "-Q":
        value += reference.value[4:]  # a year before a quarter is the same quarter of that year
    origin = scene.since_anchor() if fixed or not reference else repr(reference.words)
    if value is None:
        return None
    first, last = _within(base, sign * number, name, match)
    return Resolved("DATE", value, mod, f"{scene.words!r} counted from {origin}", first, last)


def _within(base: date, amount: float, name: str, match: Match) -> tuple[date | None, date | None]:
    """The days that "less than two weeks ago" leaves; none of their own for an amount that is no bound."""
    found = shifted(base, amount, name) if match.text("more") == "less than" and name[0] != "T" else None
    return (found, base) if found and found < base else (None, None)


def _moved(base: date, amount: float, name: str) -> str | None:
    if name[0] == "T":
        return base.isoformat()
    found = shifted(base, amount, name)
    if found is None:
        return None
    return {"D": found.isoformat(), "W": iso_week(found), "M": found.isoformat()[:7], "Q": found.isoformat()[:7]}.get(
        name[-1], f"{found.year:04d}"
    )


def same(scene: Scene) -> Resolved | None:
    """ "that day", "the same month", "the next day", "the week before": seen from the day just spoken of."""
    match = scene.match
    name = match.value("unit", "unit")
    part = match.value("part", "part")
    if part is None and (name is None or name[0] == "T"):
        return None
    step = _step(match)
    if step is None:
        return None
    if step and match.pattern.name in {"unit-before", "day-later"} and match.after() not in _ENDS_CLAUSE:
        return None
    kind = "TIME" if part else "DATE"
    daily = part is not None or name == "D"
    reference = scene.day if daily else scene.reference
    if reference is None:
        return Resolved(kind, None, basis=f"{scene.words!r}: the text gives no day to count from")  # type: ignore[arg-type]
    basis = f"{scene.words!r} counted from {reference.words!r}, {reference.day}"
    if part:
        day = plus_days(reference.day, step)
        return Resolved("TIME", f"{day}T{part}" if day else None, basis=basis)
    return Resolved("DATE", calendar_unit(reference.day, step, name or "D"), basis=basis)


def _step(match: Match) -> int | None:
    if not match.has("step"):
        return 0
    words = match.words("step")
    if set(words) & {"previous", "preceding", "before", "earlier"}:
        return -1
    return None if set(words) & {"coming", "upcoming", "forthcoming"} else 1
