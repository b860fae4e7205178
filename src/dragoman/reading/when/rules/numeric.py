"""Numeric: dates written in numbers, 03/04/2023 or 3.4.2023.

Where day and month can be exchanged both readings are kept as bounds, until the weekday or the
publication date leaves one; a number that is no date in either reading gets no value.
"""

from __future__ import annotations

from datetime import date

from dragoman.reading.when.calendar import day_of
from dragoman.reading.when.rules.dates import century_of
from dragoman.reading.when.scene import Resolved, Scene


def slashes(scene: Scene) -> Resolved | None:
    """Day and month in either order, then the year."""
    match = scene.match
    before = match.glued_before() and match.before() in {"/", "-", "."}
    after = match.glued_after() and match.after() in {"/", "-"}
    if before or after or (match.pattern.name == "numeric-dash" and not _tight(scene)):
        return None
    a, b, year = match.number("a") or 0, match.number("b") or 0, _year(scene)
    if year is None:
        return Resolved("DATE", None, basis=f"the century of {scene.words!r} is not given")
    readings = sorted({found for found in (day_of(year, a, b), day_of(year, b, a)) if found})
    if len(readings) == 2:
        return _ambiguous(scene, *readings)
    if readings:
        return Resolved("DATE", readings[0].isoformat(), basis=f"{scene.words!r} has one possible reading")
    return Resolved("DATE", None, basis=f"{scene.words!r} is no day of the calendar")


def dots(scene: Scene) -> Resolved | None:
    """Day, month, year: the order of every country that writes dots."""
    match = scene.match
    if not _tight(scene) or (match.glued_before() and match.before() in {".", "-"}):
        return None
    found = day_of(_year(scene) or 0, match.number("b") or 0, match.number("a") or 0)
    basis = f"{scene.words!r} read as day.month.year" if found else f"{scene.words!r} is no day of the calendar"
    return Resolved("DATE", found.isoformat() if found else None, basis=basis)


def _ambiguous(scene: Scene, early: date, late: date) -> Resolved:
    anchor = scene.anchor
    if anchor is not None and scene.direction != "future" and early <= anchor < late:
        basis = f"{scene.words!r}: {late} would lie after {scene.since_anchor()}"
        return Resolved("DATE", early.isoformat(), basis=basis)
    if anchor is not None and scene.direction == "future" and early < anchor <= late:
        basis = f"{scene.words!r}: {early} would lie before {scene.since_anchor()}"
        return Resolved("DATE", late.isoformat(), basis=basis)
    basis = f"{scene.words!r} is {early} or {late}; nothing decides"
    return Resolved("DATE", None, basis=basis, earliest=early, latest=late)


def _year(scene: Scene) -> int | None:
    number = scene.match.number("year")
    text = scene.match.text("year")
    return number if len(text) == 4 else century_of(number or 0, scene.anchor)


def _tight(scene: Scene) -> bool:
    """Whether there is no space inside."""
    return not any(c.isspace() for c in scene.words)
