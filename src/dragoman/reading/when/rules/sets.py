"""Sets: times that come again, "every Monday", "twice a year", "daily"."""

from __future__ import annotations

from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.match import Match
from dragoman.reading.when.numbers import Amount
from dragoman.reading.when.rules.spans import duration, is_rate
from dragoman.reading.when.scene import Resolved, Scene

FORMS = {
    "weekdays": "XXXX-WXX-{}",
    "weekday": "XXXX-WXX-{}",
    "season": "XXXX-{}",
    "month": "XXXX-{:0>2}",
    "part": "T{}",
}  # slot, and the value of a set of what stands in it


def repeated(scene: Scene) -> Resolved | None:
    """A repeated time; its value is the unit that it repeats in."""
    value = _value(scene)
    return Resolved("SET", value, basis=f"{scene.words!r} comes again and again") if value else None


def _value(scene: Scene) -> str | None:
    match = scene.match
    if match.has("adverb"):
        return None if _is_name(scene) or match.text("adverb") == "annual" else match.value("adverb", "set-adverb")
    if match.has("per"):
        return _per(scene)
    for slot, form in FORMS.items():
        found = match.value(slot, slot)
        if found:
            return form.format(found)
    name = match.value("unit", "unit", "units")
    return duration(_count(match), name) if name else None


def _is_name(scene: Scene) -> bool:
    """Whether a capital marks a newspaper's name: "the Daily Mirror"."""
    token = scene.token
    if token is None or not scene.words[0].isupper():
        return False
    return token.pos_ == "PROPN" or token.ent_type_ in {"ORG", "PERSON"}


def _count(match: Match) -> Amount:
    number = match.amount() if match.has("number") else None
    if number is not None:
        return number
    skips = {"other", "second"} & set(match.row.words[match.first : match.slots["unit"][0]])
    return Amount(2 if skips else 1)


def _per(scene: Scene) -> str | None:
    match = scene.match
    name = match.value("unit", "unit")
    if name is None or (name == "TS" and match.text("per") != "per"):
        return None
    if (
        match.pattern.name == "set-per"
        and match.text("per") != "per"
        and not is_cue("rate-lead", match.before())
        and not is_rate(scene)
    ):
        return None
    return duration(Amount(1), name)
