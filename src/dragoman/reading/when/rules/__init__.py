"""Rules: one function a kind of time expression, each from a match and its scene to a TIMEX3 reading.

A rule returns None to refuse a match that is no time expression there ("may" the verb, "2000 people").
A reading without a value is a time expression whose day the text leaves open or makes impossible.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.reading.when.rules import clock, dates, holidays, numeric, periods, refs, relative, sets, shifts, spans
from dragoman.reading.when.scene import Resolved, Scene

Rule = Callable[[Scene], Resolved | None]

RULES: dict[str, Rule] = {
    "day": dates.day,
    "month": dates.month,
    "year": dates.year,
    "years": dates.years,
    "numeric": numeric.slashes,
    "numeric-dots": numeric.dots,
    "numeric-dash": numeric.slashes,
    "decade": periods.decade,
    "century": periods.century,
    "quarter": periods.quarter,
    "half": periods.half,
    "fiscal": periods.fiscal,
    "season": periods.season,
    "holiday": holidays.holiday,
    "weekday": relative.weekday,
    "unit": relative.unit,
    "week-of": relative.week_of_day,
    "weekend": relative.weekend,
    "today": relative.today,
    "shift": shifts.shift,
    "same": shifts.same,
    "span": spans.span,
    "set": sets.repeated,
    "ref": refs.reference,
    "clock": clock.clock,
}
