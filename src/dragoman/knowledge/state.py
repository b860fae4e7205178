"""States: what a state is called, who its people are, and where it is governed from."""

from __future__ import annotations

import msgspec

from dragoman.knowledge.table import Row, items

COLUMNS = (
    "iso3",
    "iso2",
    "qid",
    "cow",
    "gw",
    "name",
    "official_name",
    "adjectives",
    "demonyms",
    "capital",
    "metonyms",
    "aliases",
    "region",
    "independent",
    "source",
)


class State(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A state or territory with an ISO 3166-1 code (XKX: Kosovo).

    `adjectives` go with nouns ("Dutch troops"), `demonyms` name people ("Dutchman", "the Dutch");
    `metonyms` are seats that stand for the government ("Kremlin"), the capital not among them;
    `capital_aliases` are other names of the capital ("Kiev"); `independent` is False for territories.
    """

    iso3: str
    iso2: str
    qid: str | None
    cow: str | None  # Correlates of War code
    gw: str | None  # Gleditsch and Ward code
    name: str
    official_name: str
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    capital_aliases: tuple[str, ...]
    metonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    region: str
    independent: bool
    source: str
    row: str  # where the row stands, for evidence


def state(cells: Row, file: str) -> State:
    """The record of a sound row."""
    capital = items(cells["capital"])
    return State(
        iso3=cells["iso3"],
        iso2=cells["iso2"],
        qid=cells["qid"] or None,
        cow=cells["cow"] or None,
        gw=cells["gw"] or None,
        name=cells["name"],
        official_name=cells["official_name"] or cells["name"],
        adjectives=items(cells["adjectives"]),
        demonyms=items(cells["demonyms"]),
        capital=capital[0] if capital else None,
        capital_aliases=capital[1:],
        metonyms=items(cells["metonyms"]),
        aliases=items(cells["aliases"]),
        region=cells["region"],
        independent=cells["independent"] == "1",
        source=cells["source"],
        row=f"{file}: {cells['iso3']}",
    )
