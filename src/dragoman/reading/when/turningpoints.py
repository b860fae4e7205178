"""Turning points: dated events of the world that a text reckons from, found by their names.

A name such as "war in Ukraine" is matched by its noun (or the verb of the same act, "invaded") with the
countries of the name close around it, in any order and form, so "the Russian and Ukraine War" is found too.
Names without a country are matched as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from spacy.strings import get_string_id
from spacy.tokens import Doc

from dragoman.knowledge import Knowledge, load
from dragoman.reading.when.calendar import Interval, parse_day
from dragoman.reading.when.lexicon import cues
from dragoman.reading.when.match import row_of
from dragoman.reading.when.scene import head_of
from dragoman.reading.when.units import Units

WINDOW = 5  # tokens on either side of the noun in which the countries stand
_FUNCTION = frozenset({"the", "of", "in", "on", "with", "and", "against", "between", "over", "by"})
_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")


class TurningPoint(NamedTuple):
    """A mention of a turning point: offsets, its name, and its days (the end is open for one that goes on)."""

    start: int
    end: int
    name: str
    days: Interval
    token: int  # index of the noun or verb that names it


class _Row(NamedTuple):
    """One name of a turning point under its noun: what must stand around it."""

    countries: frozenset[str]
    words: frozenset[str]
    name: str
    days: Interval


class _Names(NamedTuple):
    countries: dict[str, str]  # lower-case word → ISO alpha-3
    heads: dict[int, tuple[_Row, ...]]  # spaCy's hash of a lemma → its rows, those that ask for most first
    literal: dict[str, tuple[tuple[tuple[str, ...], str, Interval], ...]]  # first unit → all units, name, days


def turning_points(doc: Doc, row: Units, knowledge: Knowledge) -> list[TurningPoint]:
    """The turning points that a document names, in its order."""
    names = _names(knowledge)
    return sorted({*_by_noun(doc, names), *_as_written(doc, row, names)})


def _as_written(doc: Doc, row: Units, names: _Names) -> Iterator[TurningPoint]:
    for at, word in enumerate(row.words):
        for units, name, days in names.literal.get(word, ()):
            last = at + len(units)
            if tuple(row.words[at:last]) == units and (head := head_of(doc, row.starts[at], row.ends[last - 1])):
                yield TurningPoint(row.starts[at], row.ends[last - 1], name, days, head.i)
                break


def _by_noun(doc: Doc, names: _Names) -> Iterator[TurningPoint]:
    for at, lemma in enumerate(doc.to_array("LEMMA").tolist()):
        rows = names.heads.get(lemma)
        if rows is None:
            continue
        token = doc[at]
        sentence = token.sent
        around = doc[max(sentence.start, at - WINDOW) : min(sentence.end, at + WINDOW + 1)]
        words = {t.lower_: t for t in around}
        near = {names.countries[word]: t for word, t in words.items() if word in names.countries}
        row = next((row for row in rows if row.countries <= near.keys() and row.words <= words.keys()), None)
        if row is not None:
            part = [token, *(near[c] for c in sorted(row.countries))]
            start, end = min(t.idx for t in part), max(t.idx + len(t) for t in part)
            yield TurningPoint(start, end, row.name, row.days, at)


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> _Names:
    countries = _countries(knowledge)
    verbs = {noun: verb for verb, noun in (pair.split("=") for pair in sorted(cues()["verb-of"]))}
    heads: dict[str, set[_Row]] = {}
    literal: dict[str, set[tuple[tuple[str, ...], str, Interval]]] = {}
    for record in knowledge.anchors:
        days = Interval(parse_day(record.start), parse_day(record.end))
        for name in (record.name, *record.aliases):
            words = [word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(name)]
            places = frozenset(countries[word] for word in words if word in countries)
            nouns = [word for word in words if word in cues()["process"] or word in cues()["event-noun"]]
            if not places or not nouns or any(c.isdigit() for c in name):
                units = tuple(row_of(name).words)
                literal.setdefault(units[0], set()).add((units, record.name, days))
                continue
            rest = frozenset(w for w in words if w not in countries and w not in nouns and w not in _FUNCTION)
            row = _Row(places, rest, record.name, days)
            for lemma in filter(None, (nouns[0], verbs.get(nouns[0]))):
                heads.setdefault(lemma, set()).add(row)
    return _Names(
        countries,
        {
            get_string_id(form): _ordered(rows)
            for lemma, rows in heads.items()
            for form in (lemma, lemma.capitalize(), lemma.upper())
        },
        {word: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[0]))) for word, rows in literal.items()},
    )


def _ordered(rows: set[_Row]) -> tuple[_Row, ...]:
    """The rows that ask for most first; among equals the later event, which news more often means."""
    return tuple(
        sorted(rows, key=lambda r: (len(r.countries) + len(r.words), r.days.first or date.min, r.name), reverse=True)
    )


def _countries(knowledge: Knowledge) -> dict[str, str]:
    """Single words that name a state or its people → ISO alpha-3."""
    found: dict[str, str] = {}
    for iso3, state in sorted(knowledge.states.items()):
        for word in (state.name, *state.aliases, *state.adjectives, *state.demonyms):
            if word.isalpha():
                found.setdefault(word.lower(), iso3)
    return found


def shipped_knowledge() -> Knowledge:
    """The knowledge that ships with the package, for callers that bring none."""
    return load()
