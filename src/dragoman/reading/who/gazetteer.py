"""Gazetteer: where the names of the knowledge base stand in a text, each with all that it can name.

Names are found as written, longest first, on word boundaries. Adjectives of states
are also found in lower case, words in capitals or with slipped ones ("CHina") and documents that are all lower or all
upper case without case; there, names that are ordinary words ("us", "it", "male", "polish") are left alone. A hit
decides nothing: senses are chosen from context elsewhere.
"""

from __future__ import annotations

from functools import cache

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dragoman.knowledge import City, Knowledge, Name
from dragoman.knowledge.table import read, shipped
from dragoman.reading.who.plain import Plain, plain, plain_name
from dragoman.reading.who.supplement import supplementary_names, variants
from dragoman.reading.who.words import Words

_VOWELS = frozenset("AEIOU")
_SPELT = 4  # letters of an acronym that may be spelt out
_SHORT = 3  # letters; a shorter name is found only as written


class Hit(msgspec.Struct):
    """Tokens [first, last) spell a name; `names` are the things that it can name."""

    first: int
    last: int
    surface: str
    names: tuple[Name, ...]


class Gazetteer:
    """The names of a knowledge base, compiled once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._exact: dict[str, tuple[Name, ...]] = {}
        blocked = {row["phrase"]: () for row in read(shipped("who/not_actors.tsv"), ("phrase", "source"))}
        for surface, names in (
            *knowledge.names.items(),
            *supplementary_names(knowledge).items(),
            *variants(knowledge).items(),
            *region_names(knowledge).items(),
        ):
            key = plain_name(surface).strip()
            if key != surface and key.lower() in ordinary_words():
                continue  # "Ísland" is no "Island"
            if len(key) > 1 and not key.startswith("the "):
                self._exact[key] = _merged(self._exact.get(key, ()), names)
        for more in (_as_words(self._exact), _uncapitalised(self._exact)):
            self._exact |= {key: names for key, names in more.items() if key not in self._exact}
        self._exact.update(blocked)
        self._folded: dict[str, tuple[Name, ...]] = {}
        for key, names in self._exact.items():
            if len(key) > _SHORT or (key.isupper() and key.lower() not in ordinary_words()):
                low = key.lower()
                self._folded[low] = _merged(self._folded.get(low, ()), names)
        self._surfaces = list(self._exact)
        self._lowered = list(self._folded)
        self._automaton = _automaton(self._surfaces)
        self._caseless = _automaton(self._lowered)

    def hits(self, words: Words, caseless: bool) -> list[Hit]:
        """Names in the text in its order; they do not overlap."""
        text = plain(words.source)
        spans: dict[int, tuple[int, str, tuple[Name, ...]]] = {}
        if not caseless:
            for n, start, end in self._automaton.find_matches_as_indexes(text.text):
                surface = self._surfaces[n]
                spans[start] = (end, surface, self._exact[surface])
        lowered = text.text.lower()
        if len(lowered) == len(text.text) and (
            caseless or any(word.isupper() or _is_slip(word) for word in words.text)
        ):
            for n, start, end in self._caseless.find_matches_as_indexes(lowered):
                written = text.text[start:end]
                if caseless or (end - start > _SHORT and (written.isupper() or _is_slip(written))):
                    if caseless and self._lowered[n] in ordinary_words():
                        continue
                    known = spans.get(start)
                    if known is None or known[0] < end:
                        spans[start] = (end, self._lowered[n], self._folded[self._lowered[n]])
        return _on_tokens(spans, text, words)


def _is_slip(written: str) -> bool:
    """Whether a word's capitals slipped: "iSrael", "CHina"."""
    return written[1:2].isupper() and written[2:].islower() and written.isalpha()


def _as_words(names: dict[str, tuple[Name, ...]]) -> dict[str, tuple[Name, ...]]:
    """Acronyms of bodies that are spoken as words, as part of the press writes them: "Swapo", "Frelimo"."""
    return {
        surface.capitalize(): of
        for surface, of in names.items()
        if len(surface) > _SPELT
        and surface.isupper()
        and surface.isalpha()
        and not _VOWELS.isdisjoint(surface)
        and all(name.kind == "organisation" for name in of)
        and surface.lower() not in ordinary_words()
    }


def _uncapitalised(names: dict[str, tuple[Name, ...]]) -> dict[str, tuple[Name, ...]]:
    """Adjectives of states as careless pages write them: "chinese troops"."""
    return {
        surface.lower(): of
        for surface, of in names.items()
        if len(surface) > _SPELT
        and surface.istitle()
        and surface.isalpha()
        and all(name.kind == "state" and name.form == "adjective" for name in of)
        and surface.lower() not in ordinary_words()
    }


def _on_tokens(spans: dict[int, tuple[int, str, tuple[Name, ...]]], text: Plain, words: Words) -> list[Hit]:
    found: list[Hit] = []
    reached = 0
    for start in sorted(spans):
        end, surface, names = spans[start]
        if _inside_word(text.text, start, end):
            continue
        left, right = text.source(start, end)
        first, last = words.at(left), words.at(right - 1) + 1
        if first < reached:
            continue
        reached = last
        if names:
            found.append(Hit(first, last, surface, names))
    return found


def _inside_word(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum() and text[start].isalnum()) or (
        end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    )


def is_caseless(text: str) -> bool:
    """Whether capitals tell nothing: next to none, or next to nothing else."""
    sample = text[:1500]
    letters = sum(map(str.isalpha, sample))
    capitals = sum(map(str.isupper, sample))
    return letters > 60 and (capitals < letters * 0.008 or capitals > letters * 0.8)


def _merged(one: tuple[Name, ...], other: tuple[Name, ...]) -> tuple[Name, ...]:
    seen = {(name.kind, name.key) for name in one}
    return one + tuple(name for name in other if (name.kind, name.key) not in seen)


def _automaton(surfaces: list[str]) -> AhoCorasick:
    return AhoCorasick(surfaces, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)


@cache
def ordinary_words() -> frozenset[str]:
    """Names that are also ordinary words of English, in lower case."""
    return frozenset(row["word"] for row in read(shipped("who/ordinary_words.tsv"), ("word", "source")))


def region_names(knowledge: Knowledge) -> dict[str, tuple[Name, ...]]:
    """Provinces, federal states and contested areas by name; key: the state that they are counted to."""
    found: dict[str, tuple[Name, ...]] = {}
    for row in read(shipped("who/regions.tsv"), ("name", "aliases", "country", "kind", "source")):
        if row["country"] in knowledge.states:
            for surface in (row["name"], *filter(None, row["aliases"].split("|"))):
                name = Name(surface, "place", row["country"], "name", f"regions.tsv: {row['name']}")
                found[surface] = _merged(found.get(surface, ()), (name,))
    return found


@cache
def contested() -> frozenset[str]:
    """The regions of regions.tsv that only some states recognise (PLOVER: PRE)."""
    rows = read(shipped("who/regions.tsv"), ("name", "aliases", "country", "kind", "source"))
    return frozenset(row["name"] for row in rows if row["kind"] == "contested")


@cache
def cities(knowledge: Knowledge) -> dict[str, tuple[City, ...]]:
    """The cities of a knowledge base, looked up once: asking for them costs more than finding one."""
    return knowledge.cities
