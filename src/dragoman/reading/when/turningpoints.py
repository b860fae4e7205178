"""Turning points: dated events of the world that a text reckons from, found by their names.

A name such as "war in Ukraine" is matched by its noun (or the verb of the same act, "invaded") with the
countries of the name close around it, in any order and form, so "the Russian and Ukraine War" is found too.
Names without a country are matched as written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from dragoman.knowledge import Knowledge, load
from dragoman.reading.when.calendar import Interval, parse_day
from dragoman.reading.when.lexicon import cues

WINDOW = 5  # tokens on either side of the noun in which the countries stand
_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")


class TurningPoint(NamedTuple):
    """A mention of a turning point: offsets, its name, and its days (the end is open for one that goes on)."""

    start: int
    end: int
    name: str
    days: Interval


class _Names(NamedTuple):
    countries: dict[str, str]  # lower-case word → ISO alpha-3
    heads: dict[str, tuple[tuple[frozenset[str], str, Interval], ...]]  # lemma → countries wanted, name, days
    literal: re.Pattern[str] | None
    literal_rows: dict[str, tuple[str, Interval]]


def turning_points(doc: Doc, knowledge: Knowledge | None = None) -> list[TurningPoint]:
    """The turning points that a document names, in its order."""
    names = _names(knowledge or load())
    found = list(_by_noun(doc, names))
    if names.literal is not None:
        for match in names.literal.finditer(doc.text):
            name, days = names.literal_rows[" ".join(match.group().lower().split())]
            found.append(TurningPoint(match.start(), match.end(), name, days))
    return sorted(set(found), key=lambda t: (t.start, t.end, t.name))


def _by_noun(doc: Doc, names: _Names) -> list[TurningPoint]:
    found = []
    for token in doc:
        rows = names.heads.get(token.lemma_.lower())
        if not rows:
            continue
        around = doc[max(0, token.i - WINDOW) : token.i + WINDOW + 1]
        near = {names.countries[t.lower_]: t for t in around if t.lower_ in names.countries and t.sent == token.sent}
        best = max((row for row in rows if row[0] <= near.keys()), key=lambda row: len(row[0]), default=None)
        if best is not None and best[1]:
            start = min([token.idx, *(near[c].idx for c in best[0])])
            end = max([token.idx + len(token), *(near[c].idx + len(near[c]) for c in best[0])])
            found.append(TurningPoint(start, end, best[1], best[2]))
    return found


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> _Names:
    countries: dict[str, str] = {}
    for iso3, state in knowledge.states.items():
        for word in (state.name, *state.adjectives, *state.demonyms):
            if " " not in word:
                countries.setdefault(word.lower(), iso3)
    verbs = {noun: verb for verb, noun in (pair.split("=") for pair in sorted(cues()["verb-of"]))}
    heads: dict[str, list[tuple[frozenset[str], str, Interval]]] = {}
    literal: dict[str, tuple[str, Interval]] = {}
    for row in knowledge.turning_points:
        days = Interval(parse_day(row.start), parse_day(row.end))
        for name in (row.name, *row.aliases):
            words = [word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(name)]
            places = frozenset(countries[word] for word in words if word in countries)
            nouns = [word for word in words if word in cues()["process"] or word in cues()["event-noun"]]
            if places and nouns:
                head = nouns[-1] if len(nouns) > 1 and " of " not in name else nouns[0]
                entry = (places, row.name, days)
                for lemma in filter(None, (head, verbs.get(head))):
                    if entry not in heads.setdefault(lemma, []):
                        heads[lemma].append(entry)
            elif len(name) > 3:
                literal[name.lower()] = (row.name, days)
    pattern = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(literal, key=len, reverse=True))
    compiled = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) if literal else None
    return _Names(countries, {lemma: tuple(rows) for lemma, rows in heads.items()}, compiled, literal)
