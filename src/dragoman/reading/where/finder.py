"""Finder: the place names of one document.

Candidates are what spaCy's recogniser calls a place, venues of the knowledge base, capitals that
`dragoman.who` left as places, and capitalised names in prepositional phrases of place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec
from spacy.tokens import Doc

from dragoman.knowledge import City, fold
from dragoman.knowledge.table import read, shipped
from dragoman.reading.where.places import Places
from dragoman.reading.who.gazetteer import is_caseless, ordinary_words
from dragoman.reading.who.words import words_of
from dragoman.records import Mention, Span

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LOCATIVE = frozenset({"in", "at", "near", "from", "to", "outside", "around", "across", "into", "towards", "toward"})
_PARTS = frozenset({"the", "central", "downtown", "northern", "southern", "eastern", "western"})
_KINDS = frozenset({"city", "town", "village", "province", "region", "district", "county", "port", "municipality"})
_KNOWN = 100_000  # inhabitants of a place that may go by another name than its own
_LONGEST = 4  # tokens of a place name in a prepositional phrase


class Finder:
    """Place mentions of a document, given the states that it is about."""

    def __init__(self, doc: Doc, places: Places, countries: Mapping[str, int]) -> None:
        self.words = words_of(doc)
        self.times = [_at(timex) for timex in doc._.timexes]  # "in March" names no town
        self.places = places
        self.countries = countries
        self.people: set[str] = set()  # words of the names of the page's people
        self.caseless = is_caseless(self.words.source)

    def mentions(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions with the places added, sorted."""
        people = (m.name or "" for m in mentions if m.kind == "person")
        self.people = {part for name in people if " " in name for part in name.split()}
        known = [self._located(mention) if mention.kind == "place" else mention for mention in mentions]
        weak = {_at(m) for m in known if m.country is None and m.sector is None and m.id is None}
        blocked = [*self.times, *(_at(m) for m in known if _at(m) not in weak)]
        added: dict[tuple[int, int], Mention] = {}
        for first, last in self._candidates():
            at = self.words.start[first], self.words.end[last - 1]
            venue = self.words.slice(first, last).lower() in self.places.venues
            mention = None if _blocked(at, blocked, venue) else self._place(first, last)
            if mention is not None:
                added[at] = mention
        kept = [m for m in known if _at(m) not in added or _at(m) not in weak]
        places = {_at(m) for m in kept if m.kind == "place"}
        return sorted([*kept, *(m for at, m in added.items() if at not in places)], key=_at)

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Token spans that may name a place, in no particular order, without repeats."""
        words = self.words
        seen: set[tuple[int, int]] = set()
        spans: list[tuple[int, int]] = [(first, last) for first, last, label in words.entities if label in _PLACES]
        spans += [(first, last) for first, last, label in words.entities if label in {"ORG", "PERSON"}]
        spans += self._venues()
        spans += self._objects()
        for first, last in spans:
            start = first
            while start < last - 1 and words.lower[start] in _PARTS:
                start += 1
            if (start, last) not in seen:
                seen.add((start, last))
                yield start, last

    def _objects(self) -> Iterator[tuple[int, int]]:
        """Names that are objects of a preposition of place."""
        words = self.words
        for i, dep in enumerate(words.dep):
            if dep != "pobj" or words.lower[words.head[i]] not in _LOCATIVE:
                continue
            if not (words.pos[i] == "PROPN" or (self.caseless and words.pos[i] in {"NOUN", "ADJ"})):
                continue
            if self.caseless and words.lower[i] in ordinary_words():
                continue
            first = max(words.left_edge(i), i + 1 - _LONGEST)
            while first < i and words.pos[first] != "PROPN":
                first += 1
            if first == 0 or words.pos[first - 1] != "PROPN" or words.text[first - 1].islower():
                yield first, i + 1

    def _venues(self) -> Iterator[tuple[int, int]]:
        words = self.words
        first_words = self.places.venue_starts
        for i, word in enumerate(words.lower):
            if word in first_words:
                for length in first_words[word]:
                    if i + length <= len(words) and words.slice(i, i + length).lower() in self.places.venues:
                        yield i, i + length
                        break

    def _place(self, first: int, last: int) -> Mention | None:
        words = self.words
        text = words.slice(first, last)
        start, end = words.start[first], words.end[last - 1]
        venue = self.places.venues.get(text.lower())
        label = words.ent[first]
        if venue is not None:
            city = self.places.capital(venue.country, venue.city)
            row = f"venues.tsv: {venue.name}"
            return self._mention((start, end), venue.name, city, (venue.country, row, 0.95))
        if words.pos[last - 1] not in {"PROPN", "NOUN", "X"}:
            return None
        called = text in self.people and not self._is_object(first, last)  # "Ole Lund" is "Lund" too
        none = called or text.lower() in no_towns()
        city = None if none else self.places.city(text, self.countries, self._beside(last))
        if city is None:
            unknown = label == "GPE" and self._is_object(first, last) and text not in self.places.knowledge.names
            return self._mention((start, end), text, None, None) if unknown else None
        if label in {"ORG", "PERSON"} and not self._is_object(first, last) and len(words) > 12:
            return None
        if fold(city.name) != fold(text) and city.population < _KNOWN and city.country not in self.countries:
            return None  # an old or foreign name of a small place far from the page's matter
        return self._mention(
            (start, end), city.name, city, (city.country, f"GeoNames {city.geonames}: {city.name}", 0.9)
        )

    def _is_object(self, first: int, last: int) -> bool:
        words = self.words
        root = words.root(first, last)
        if words.dep[root] != "pobj":
            return False
        preposition = words.head[root]
        if words.lower[preposition] == "of":  # "the region of Dohuk"
            return words.lower[words.head[preposition]] in _KINDS
        return words.lower[preposition] in {"in", "near", "outside", "across"}

    def _beside(self, last: int) -> str | None:
        """The state named right after a comma: "Tripoli, Lebanon"."""
        words = self.words
        if last + 1 < len(words) and words.text[last] == ",":
            for name in self.places.knowledge.names.get(words.text[last + 1], ()):
                if name.kind == "state" and name.form in {"name", "alias"}:
                    return name.key
        return None

    def _mention(
        self, at: tuple[int, int], name: str, city: City | None, found: tuple[str, str, float] | None
    ) -> Mention:
        """A place mention at characters `at`; `found` is the state, the evidence and the score, if it was found."""
        (start, end), (country, row, score) = at, found or (None, None, 0.0)
        return Mention(
            start=start,
            end=end,
            text=self.words.source[start:end],
            kind="place",
            name=name,
            country=country,
            method="exact" if country else None,
            score=score,
            evidence=row,
            head=self.words.start[self.words.root(self.words.at(start), self.words.at(end - 1) + 1)],
            lat=city.lat if city else None,
            lon=city.lon if city else None,
            geonames=city.geonames if city else None,
        )

    def _located(self, mention: Mention) -> Mention:
        """A place that `who` found, with its coordinates if it is a city."""
        if mention.country is None or mention.lat is not None:
            return mention
        city = self.places.capital(mention.country, mention.name or mention.text)
        if city is None or (mention.evidence or "").startswith("regions.tsv"):
            return mention
        return msgspec.structs.replace(mention, lat=city.lat, lon=city.lon, geonames=city.geonames)


@cache
def no_towns() -> frozenset[str]:
    """Names of continents and the like, in lower case, that small places have as well."""
    rows = read(shipped("where/place_roles.tsv"), ("word", "role", "source"))
    return frozenset(row["word"] for row in rows if row["role"] == "no-town")


def _at(mention: Span) -> tuple[int, int]:
    return mention.start, mention.end


def _blocked(at: tuple[int, int], taken: list[tuple[int, int]], venue: bool) -> bool:
    """Whether a mention stands where a place would: across it, or on the same words; a venue may hold mentions."""
    start, end = at
    for s, e in taken:
        inside = s <= start and end <= e and e - s > end - start
        around = venue and start <= s and e <= end and 2 * (e - s) < end - start
        if s < end and start < e and not inside and not around:
            return True
    return False
