"""Clock: times of day. The day is the one named beside the time, else in its sentence, else the page's."""

from __future__ import annotations

from datetime import date

from dragoman.reading.when.calendar import plus_days
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.match import Match
from dragoman.reading.when.rules.dates import day as day_rule
from dragoman.reading.when.rules.relative import weekday as weekday_rule
from dragoman.reading.when.scene import Resolved, Scene

_NOON = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def clock(scene: Scene) -> Resolved | None:
    """A time of day, with the zone only when it is UTC: other zones are kept in the words, not converted."""
    match = scene.match
    time = _time(scene)
    if time is None:
        return None
    day = _day(scene)
    zone = "Z" if set(match.words("zone")) & {"gmt", "utc"} and not set(match.words("zone")) & {"+", "-"} else ""
    if day is None:
        return Resolved("TIME", None, basis=f"{scene.words!r}: the day is not known")
    return Resolved("TIME", f"{day}T{time}{zone}", basis=f"{scene.words!r} on {day}")


def _time(scene: Scene) -> str | None:
    match = scene.match
    if match.has("noon"):
        return _NOON[match.text("noon")] if match.before() != "high" else None
    if match.has("military"):
        digits = match.text("military")
        return f"{digits[:2]}:{digits[2:]}" if match.text("zone") != "hours" or match.before() == "at" else None
    hour, minute = match.number("hour"), match.number("minute") or 0
    if match.has("clock"):
        whole, _, rest = match.text("clock").partition(".")
        if len(rest) != 2 or int(rest) > 59:
            return None
        hour, minute = int(whole), int(rest)
    if hour is None or (not match.has("ap") and _is_score(match)):
        return None
    half = match.text("ap")[:1] or {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}.get(
        match.value("part", "part") or "", ""
    )
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None


def _is_score(match: Match) -> bool:
    """Whether 3:15 is a score, a verse or a ratio rather than a time."""
    if match.pattern.name in {"clock-morning", "clock-day", "clock-md"} or match.has("zone"):
        return False
    if "o" in match.row.words[match.first : match.last] or "time" in match.row.words[match.first : match.last]:
        return False
    ratio = match.glued_after() and match.after() == ":"
    return ratio or not is_cue("clock-lead", match.before())


def _day(scene: Scene) -> date | None:
    match = scene.match
    if match.has("month"):
        found = day_rule(scene)
    elif match.has("weekday"):
        found = weekday_rule(scene)
    elif match.has("today"):
        return plus_days(scene.anchor, int(match.value("today", "today") or 0)) if scene.anchor else None
    elif scene.day is not None and scene.day.words in _sentence(scene):
        return scene.day.day
    else:
        return scene.anchor
    return date.fromisoformat(found.value[:10]) if found and found.value else None


def _sentence(scene: Scene) -> str:
    """The text of the sentence that the time stands in."""
    token = scene.token
    if token is None or not scene.doc.has_annotation("SENT_START"):
        return ""
    return token.sent.text
