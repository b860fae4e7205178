"""Places: which populated place, venue or state a name in the text stands for.

A city is taken when it is the only one of its name, or by far the largest, or lies in a state that the
page is about, or stands before its state ("Tripoli, Lebanon"). Otherwise it stays without coordinates:
null rather than a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log10

from dragoman.knowledge import City, Knowledge, Venue
from dragoman.reading.who.gazetteer import cities

_CLEAR = 0.6  # difference of log10(population) that decides between namesakes
_HOME = 0.8  # what being in a state of the page is worth, on the same scale
_MAIN = 0.5  # and in the state that the page names most
_SMALLEST = 15_000


class Places:
    """The places of a knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.venues: dict[str, Venue] = {}
        for venue in knowledge.venues.values():
            for name in (venue.name, *venue.aliases):
                self.venues[name.lower()] = venue
        # the first word of each venue and how many tokens the venues that start with it have, the longest first
        starts: dict[str, set[int]] = {}
        for name in self.venues:
            parts = name.split()
            starts.setdefault(parts[0], set()).update({len(parts), len(parts) + name.count("'") + name.count("-") * 2})
        self.venue_starts = {word: tuple(sorted(lengths, reverse=True)) for word, lengths in starts.items()}

    def city(self, name: str, countries: Mapping[str, int], beside: str | None = None) -> City | None:
        """The city of a name; `countries` counts the states of the page, `beside` is the state named right after."""
        found: Iterable[City] = cities(self.knowledge).get(name) or cities(self.knowledge).get(_cased(name)) or ()
        if beside is not None:
            found = [city for city in found if city.country == beside]
        ranked = sorted(found, key=lambda city: (-_weight(city, countries), city.geonames))
        if not ranked:
            return None
        best = ranked[0]
        rivals = [city for city in ranked[1:] if city.country != best.country]
        if rivals and _weight(best, countries) - _weight(rivals[0], countries) < _CLEAR:
            return None
        return best

    def capital(self, country: str, name: str) -> City | None:
        """The city of that name in a state."""
        for spelling in (name, _cased(name), self.knowledge.states[country].capital or ""):
            for city in cities(self.knowledge).get(spelling, ()):
                if city.country == country:
                    return city
        return None


def _weight(city: City, countries: Mapping[str, int]) -> float:
    named = countries.get(city.country, 0)
    home = (_HOME if named else 0.0) + (_MAIN if named and named == max(countries.values()) else 0.0)
    return log10(max(city.population, _SMALLEST)) + home


def _cased(name: str) -> str:
    """A name in capitals or small letters as it is written in a gazetteer."""
    if name.isupper() or name.islower():
        return " ".join(word.capitalize() for word in name.split())
    return name
