"""Spans: durations, "two and a half years", "the past decade", "for months".

An age is no time expression, and neither is a unit inside a rate or an ordinal ("a second meeting").
"""

from __future__ import annotations

from dragoman.reading.when.lexicon import is_cue, words
from dragoman.reading.when.match import Match
from dragoman.reading.when.numbers import Amount
from dragoman.reading.when.rules.homographs import MODERN
from dragoman.reading.when.scene import Resolved, Scene

MOST = 1_000_000_000  # a larger count is no length of time that anybody means
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


def span(scene: Scene) -> Resolved | None:
    """A length of time."""
    match = scene.match
    if match.has("long"):
        return Resolved("DURATION", _one_word(match.text("long")), basis=f"{scene.words!r} is a length of time")
    name = match.value("unit", "units", "unit") or match.value("number", "unit", "units")
    amount = _amount(match)
    if name is None or amount is None or _is_age(scene) or _is_no_span(scene, amount):
        return None
    value = duration(amount, name)
    return Resolved("DURATION", value, MODS.get(match.text("more")), f"{scene.words!r} is a length of time")


def _one_word(word: str) -> str | None:
    """ "weeklong" and "decadeslong": the unit in front, one of it or an unknown number."""
    known = words().get(word.removesuffix("long"), {})
    if "unit" in known:
        return duration(Amount(1), known["unit"])
    return duration(Amount(None), known["units"]) if "units" in known else None


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
    if amount.number is None:
        return f"PTX{letter}" if clock else f"PX{letter}"
    whole = Amount(amount.number * factor)
    if clock and letter == "H" and whole.number and whole.number != int(whole.number):
        return f"PT{int(whole.number)}H{round((whole.number % 1) * 60)}M"
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
    """Whether the words are a name ("60 Minutes"), an ordinal, a rate, a year, or a bare unit without a lead."""
    match = scene.match
    if scene.token is not None and scene.token.pos_ == "PROPN" and scene.token.text[0].isupper():
        return True
    name = match.pattern.name
    if name == "span":
        return _is_no_count(scene, amount)
    unit = match.value("unit", "unit", "units") or ""
    long = "long" in match.row.words[match.first : match.last]
    bare = name == "span-bare" and not long and not is_cue("span-lead", match.before())
    lone = name == "span-rel-one" and (match.text("rel") not in {"past", "last", "next"} or unit in {"D", "TS", "TM"})
    return bare or lone or (name == "span-old" and not is_cue("process", match.after()))


def _is_no_count(scene: Scene, amount: Amount) -> bool:
    match = scene.match
    number = match.words("number")
    article = number in (["a"], ["an"])
    if match.text("unit") == "second" or (article and (is_cue("rate-lead", match.before()) or is_rate(scene))):
        return True
    year = len(number) == 1 and number[0].isdigit() and len(number[0]) == 4 and int(number[0]) in MODERN
    return year or (amount.number is not None and amount.number > MOST)


def is_rate(scene: Scene) -> bool:
    """Whether "a year" says how often: after an amount ("15 a year", "$1 billion a year")."""
    token = scene.token
    before = scene.match.before()
    if before.replace(",", "").replace(".", "").isdigit():
        return True
    if token is None or token.i == 0:
        return False
    previous = scene.doc[max(0, token.i - 2)]
    return previous.tag_ == "NNS" and previous.ent_type_ not in {"DATE", "TIME"}
