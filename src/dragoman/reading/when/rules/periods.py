"""Periods: decades, centuries, quarters, halves, fiscal years and seasons."""

from __future__ import annotations

from dragoman.reading.when.calendar import Interval
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.rules.choose import year_for
from dragoman.reading.when.rules.dates import stated_year
from dragoman.reading.when.rules.relative import calendar_unit
from dragoman.reading.when.scene import Resolved, Scene
from dragoman.reading.when.timex3 import bounds


def decade(scene: Scene) -> Resolved | None:
    """ "the 1990s", "the '90s", "the nineties"."""
    match = scene.match
    mod = match.value("mod", "early", "phase")
    word = match.value("decade", "decade-word")
    number = int(word) * 10 if word else match.number("decade") or 0
    if number % 10 or match.glued_before():
        return None
    if number < 100:
        if scene.anchor is None and number < 30:
            return Resolved("DATE", None, mod, f"the century of {scene.words!r} is not given")
        century = scene.anchor.year // 100 * 100 if scene.anchor else 1900
        number += century if scene.anchor is None or century + number <= scene.anchor.year else century - 100
    return Resolved("DATE", f"{number // 10:03d}X", mod, f"{scene.words!r} names the decade")


def century(scene: Scene) -> Resolved | None:
    """ "the 20th century" is the years 19XX."""
    number = scene.match.number("ord") or scene.match.number("day") or 0
    if not 1 <= number <= 30:
        return None
    mod = scene.match.value("mod", "early", "phase")
    return Resolved("DATE", f"{number - 1:02d}", mod, f"{scene.words!r} names the century")


def quarter(scene: Scene) -> Resolved | None:
    """A quarter of a year, named by number or relative to the page."""
    match = scene.match
    mod = match.value("mod", "early", "phase")
    number = match.number("ord")
    if number is not None and number > 4:
        return None
    year = stated_year(scene)
    if number is not None and year is not None and (match.has("year") or match.pattern.name != "rel-quarter"):
        return Resolved("DATE", f"{year:04d}-Q{number}", mod, f"{scene.words!r} names the quarter")
    if scene.anchor is None:
        return Resolved("DATE", None, mod, f"{scene.words!r} has no year, and the page has no date")
    if match.has("ago"):
        spoken = scene.reference.value if scene.reference else ""
        base = spoken if "Q" in spoken else calendar_unit(scene.anchor, -1, "Q") or ""
        return Resolved("DATE", f"{int(base[:4]) - 1:04d}{base[4:7]}", mod, f"{scene.words!r}: the year before {base}")
    if number is not None:
        found = year_for(scene.anchor, scene.direction or "past", lambda y: bounds(f"{y:04d}-Q{number}"))
        return Resolved("DATE", f"{found:04d}-Q{number}", mod, f"{scene.words!r} seen from {scene.since_anchor()}")
    step = int(match.value("rel", "last", "this", "next") or 0)
    return Resolved(
        "DATE", calendar_unit(scene.anchor, step, "Q"), mod, f"{scene.words!r} seen from {scene.since_anchor()}"
    )


def half(scene: Scene) -> Resolved | None:
    """The first or second half of a year."""
    number = scene.match.number("ord") or 0
    year = stated_year(scene)
    if number not in {1, 2}:
        return None
    if year is None and scene.anchor is not None and scene.match.pattern.name == "rel-half":
        year = scene.anchor.year
    if year is None:
        return Resolved("DATE", None, basis=f"the year of {scene.words!r} is not given")
    return Resolved("DATE", f"{year:04d}-H{number}", basis=f"{scene.words!r} names the half year")


def fiscal(scene: Scene) -> Resolved | None:
    """A fiscal year; its days depend on the country, so the bounds are two calendar years."""
    match = scene.match
    year = match.number("year")
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    step = match.value("rel", "last", "this", "next")
    if year is None and step is not None and scene.anchor is not None:
        year = scene.anchor.year + int(step)
    mod = match.value("mod", "early", "phase")
    return Resolved("DATE", f"FY{year:04d}" if year else None, mod, f"{scene.words!r} names the fiscal year")


def season(scene: Scene) -> Resolved | None:
    """A season, where the word is one ("fall" the noun)."""
    match = scene.match
    name = match.value("season", "season")
    mod = match.value("mod", "early", "phase")
    if name is None or _is_other_word(scene):
        return None
    year = stated_year(scene)
    if match.pattern.name == "season-year" and year is not None:
        return Resolved("DATE", f"{year:04d}-{name}", mod, f"{scene.words!r} names the season")
    if scene.anchor is None:
        return Resolved("DATE", None, mod, f"{scene.words!r} has no year, and the page has no date")
    step = match.value("rel", "last", "this", "next")
    if step == "0":
        return Resolved("DATE", f"{scene.anchor.year:04d}-{name}", mod, f"{scene.words!r} of {scene.since_anchor()}")
    way = {"-1": "past", "1": "future", None: scene.direction or "past"}[step]
    anchor = scene.anchor

    def days(year: int) -> Interval | None:
        found = bounds(f"{year:04d}-{name}")
        if found and step == "-1" and found.last and found.last >= anchor:
            return None  # "last summer" is over
        return found

    found = year_for(anchor, "past" if way == "past" else "future", days)
    value = f"{found:04d}-{name}" if found else None
    return Resolved("DATE", value, mod, f"{scene.words!r} seen from {scene.since_anchor()}")


def _is_other_word(scene: Scene) -> bool:
    match, token = scene.match, scene.token
    if match.has("rel") or match.has("year"):
        return match.text("rel") in {"following", "current", "present"}
    if not is_cue("season-lead", match.before()) and not is_cue("season-lead", match.row.words[match.first]):
        return True
    if token is None or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "dobj"}:
        return True
    return match.after() in {"of", "in", "-"}
