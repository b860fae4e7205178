"""Senses: which of the things that a name can name it names here.

States come before organisations, organisations before persons' surnames, as far as the forms allow;
names that are notoriously ambiguous ("Georgia", "Jordan", "Congo") have rows in `ambiguous.tsv` with
the words that speak for each reading. A sense is chosen by counting such words in the page, never by
what else would be convenient.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec

from dragoman.knowledge import Name
from dragoman.knowledge.table import items, read, shipped
from dragoman.reading.who.gazetteer import contested
from dragoman.reading.who.page import Page
from dragoman.reading.who.supplement import organisations
from dragoman.reading.who.units import Unit
from dragoman.reading.who.words import Words

_RANK = {"name": 0, "official": 0, "alias": 1, "adjective": 1, "demonym": 1, "capital": 2, "acronym": 2, "metonym": 4}
_TITLES = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "sir",
        "lady",
        "prof.",
        "judge",
        "senator",
        "rep.",
        "sen.",
        "gov.",
        "coach",
    ]
)


class Reading(msgspec.Struct, frozen=True):
    """One row of the table of ambiguous names: a surface's reading and the words that speak for it."""

    kind: str
    key: str
    cues: tuple[str, ...]


def chosen(unit: Unit, page: Page) -> Name | None:
    """The sense of a name here; None when it names no state, place or organisation (perhaps a person)."""
    names = [name for name in unit.names if name.kind != "person"]
    if not names:
        return None
    words = page.words
    if _within_person(unit, words):
        return None
    for name in names:
        if name.kind == "place" and name.row.removeprefix("regions.tsv: ") in contested():
            return name
    surface = words.slice(unit.first, unit.last).lower()
    readings = ambiguous().get(surface)
    if readings:
        return _by_cues(surface, readings, names, page)
    best = min(names, key=lambda name: (_rank(name), names.index(name)))
    rivals = [n for n in names if _rank(n) == _rank(best) and (n.kind, n.key) != (best.kind, best.key)]
    if rivals:
        return _by_country([best, *rivals], page)
    return best


def _rank(name: Name) -> int:
    if name.kind == "organisation":
        return 2 if name.form in {"name", "official"} else 3
    if name.kind == "place":
        return 2
    return _RANK.get(name.form, 3)


def _by_country(names: list[Name], page: Page) -> Name:
    """Among equals, the page's own outlet, one that the page names in full, or whose state it names most.

    Otherwise the first of the table.
    """

    def weight(name: Name) -> tuple[bool, bool, int]:
        key: str | None = name.key
        written = own = False
        if name.kind == "organisation":
            body = organisations(page.knowledge)[name.key]
            key = body.country
            own = page.outlet is not None and page.outlet.key == body.key
            written = name.form != "name" and body.name in page.words.source
        return not own, not written, -page.countries.get(key or "", 0)

    return min(names, key=lambda name: (weight(name), names.index(name)))


def _by_cues(surface: str, readings: tuple[Reading, ...], names: list[Name], page: Page) -> Name | None:
    text = page.words.source
    scores = [sum(text.count(cue) for cue in reading.cues) for reading in readings]
    best = readings[scores.index(max(scores))] if any(scores) else readings[0]
    if best.kind in {"none", "person"}:
        return None
    for name in names:
        if (name.kind, name.key) == (best.kind, best.key):
            return name
    return Name(surface, best.kind, best.key, "name", f"ambiguous.tsv: {surface} {best.key}")  # type: ignore[arg-type]


def _within_person(unit: Unit, words: Words) -> bool:
    """Whether a one-word name is part of a person's name ("Paris Hilton", "Michael Jordan")."""
    if unit.last - unit.first > 1 or unit.names[0].form in {"adjective", "demonym"}:
        return False
    i = unit.first
    if words.ent[i] == "PERSON":
        for j in (i - 1, i + 1):
            if (
                0 <= j < len(words)
                and words.ent[j] == "PERSON"
                and words.text[j].istitle()
                and words.sent[j] == words.sent[i]
            ):
                return True
    return i > 0 and words.lower[i - 1] in _TITLES


@cache
def ambiguous() -> dict[str, tuple[Reading, ...]]:
    """Readings of ambiguous names by surface in lower case; the first is taken when nothing speaks for any."""
    found: dict[str, list[Reading]] = {}
    for row in read(shipped("who/ambiguous.tsv"), ("surface", "kind", "key", "cues", "source")):
        found.setdefault(row["surface"].lower(), []).append(Reading(row["kind"], row["key"], items(row["cues"])))
    return {surface: tuple(of) for surface, of in found.items()}


def keys(names: Iterable[Name], kind: str) -> list[str]:
    """The keys of one kind, in order."""
    return list(dict.fromkeys(name.key for name in names if name.kind == kind))
