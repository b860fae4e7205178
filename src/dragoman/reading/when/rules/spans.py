"""Spans: durations, "two and a half years", "the past decade", "for months".

An age is no time expression, and neither is a unit inside a rate or an ordinal ("a second meeting").
"""

from __future__ import annotations

from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.match import Match
from dragoman.reading.when.numbers import Amount
from dragoman.reading.when.scene import Resolved, Scene

MODS = {
    "more than": "MORE_THAN",
    "over": "MORE_THAN",
    "less than": "LESS_THAN",
    "fewer than": "LESS_THAN",
    "almost": "LESS_THAN",
    "at least": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
}
_BARE_LEAD = {
    "for",
    "in",
    "over",
    "within",
    "after",
    "during",
    "takes",
    "take",
    "took",
    "spent",
    "lasted",
    "the",
    "recent",
    "many",
}
_RATE_LEAD = {
    "times",
    "percent",
    "%",
    "barrels",
    "dollars",
    "rubles",
    "euros",
    "people",
    "tons",
    "tonnes",
    "once",
    "twice",
}


def span(scene: Scene) -> Resolved | None:
    """A length of time."""
    match = scene.match
    if match.has("long"):
        name = match.text("long").removesuffix("long")
        value = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H", "decade": "P10Y",
                 "hours": "PTXH", "days": "PXD", "weeks": "PXW", "months": "PXM", "years": "PXY", "decades": "PXY"}  # fmt: skip
        return Resolved("DURATION", value[name], basis=f"{scene.words!r} is a length of time")
    name = match.value("unit", "units", "unit") or match.value("number", "unit", "units")
    amount = _amount(match)
    if name is None or amount is None or _is_age(scene) or _is_no_span(scene, amount):
        return None
    value = duration(amount, name)
    return Resolved("DURATION", value, MODS.get(match.text("more")), f"{scene.words!r} is a length of time")


def _amount(match: Match) -> Amount | None:
    if match.pattern.name == "span-half":
        return Amount(1.5)
    if match.has("number"):
        return match.amount()
    if match.value("unit", "units") is not None:
        return Amount(None)
    return Amount(1)


def duration(amount: Amount, name: str) -> str:
    """TIMEX3 value of an amount of units; decades and centuries count in years."""
    clock, letter, factor = name[0] == "T", name[-1], int(name[:-1] or 1) if name[:-1].isdigit() else 1
    if amount.count is None:
        return f"PTX{letter}" if clock else f"PX{letter}"
    whole = Amount(amount.count * factor)
    if clock and letter == "H" and whole.count and whole.count != int(whole.count):
        return f"PT{int(whole.count)}H{round((whole.count % 1) * 60)}M"
    return f"PT{whole.text}{letter}" if clock else f"P{whole.text}{letter}"


def _is_age(scene: Scene) -> bool:
    """Whether the span is somebody's age: "44-year-old", "aged 12 months", "two years old"."""
    match = scene.match
    if match.has("old"):
        return not is_cue("process", match.after())
    if match.after() == "-" and match.after(2) == "old":
        return True
    return match.after() == "old" or match.before() in {"aged", "age"}


def _is_no_span(scene: Scene, amount: Amount) -> bool:
    match = scene.match
    number = match.words("number")
    if scene.token is not None and scene.token.pos_ == "PROPN" and scene.token.text[0].isupper():
        return True  # a name: "60 Minutes"
    name = match.value("unit", "unit", "units") or ""
    article = bool(number) and number[-1] in {"a", "an"} and len(number) == 1
    if name == "TS" and (article or match.value("unit", "unit") is not None) and match.text("unit") == "second":
        return True
    if article and match.pattern.name == "span" and (match.before() in _RATE_LEAD or _is_rate(scene)):
        return True
    if number and len(number) == 1 and number[0].isdigit() and len(number[0]) == 4 and 1900 <= int(number[0]) <= 2100:
        return True
    if amount.count is not None and amount.count > 1_000_000_000:
        return True
    if match.pattern.name == "span-bare":
        return match.before() not in _BARE_LEAD and match.text("unit") + match.after() != "years-"
    if match.pattern.name == "span-rel-one":
        return match.text("rel") not in {"past", "last", "next"} or name in {"D", "TS", "TM"}
    return match.pattern.name == "span-old" and not is_cue("process", match.after())


def _is_rate(scene: Scene) -> bool:
    """Whether "a year" says how often: after an amount ("15 a year", "$1 billion a year")."""
    token = scene.token
    before = scene.match.before()
    if before.replace(",", "").replace(".", "").isdigit():
        return True
    if token is None or token.i == 0:
        return False
    previous = scene.doc[max(0, token.i - 2)]
    return previous.tag_ == "NNS" and previous.ent_type_ not in {"DATE", "TIME"}
