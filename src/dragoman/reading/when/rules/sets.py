"""Sets: times that come again, "every Monday", "twice a year", "daily"."""

from __future__ import annotations

from dragoman.reading.when.match import Match
from dragoman.reading.when.numbers import Amount
from dragoman.reading.when.rules.spans import _is_rate, _RATE_LEAD, duration
from dragoman.reading.when.scene import Resolved, Scene


def repeated(scene: Scene) -> Resolved | None:
    """A repeated time; its value is the unit that it repeats in."""
    value = _value(scene)
    return Resolved("SET", value, basis=f"{scene.words!r} comes again and again") if value else None


def _value(scene: Scene) -> str | None:
    match = scene.match
    if match.has("adverb"):
        written = scene.words
        token = scene.token
        name = (
            written[0].isupper()
            and token is not None
            and (token.pos_ == "PROPN" or token.ent_type_ in {"ORG", "PERSON"})
        )
        return None if name or match.text("adverb") == "annual" else match.value("adverb", "set-adverb")
    if match.has("weekdays"):
        return f"XXXX-WXX-{match.value('weekdays', 'weekdays')}"
    if match.has("per"):
        return _per(scene)
    for slot, form in (("weekday", "XXXX-WXX-{}"), ("season", "XXXX-{}"), ("month", "XXXX-{:0>2}")):
        found = match.value(slot, slot)
        if found:
            return form.format(found)
    if match.has("part"):
        return "T" + (match.value("part", "part") or "")
    name = match.value("unit", "unit", "units")
    return duration(_count(match), name) if name else None


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
        and match.before() not in _RATE_LEAD
        and not _is_rate(scene)
    ):
        return None
    return duration(Amount(1), name)
