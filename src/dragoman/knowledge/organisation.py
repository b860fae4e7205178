"""Organisations: alliances, international bodies, agencies, armed groups, parties, companies, outlets."""

from __future__ import annotations

import msgspec

from dragoman.knowledge.table import Row, items

COLUMNS = (
    "qid",
    "name",
    "acronym",
    "kind",
    "country",
    "aliases",
    "domain",
    "sector",
    "members",
    "source",
)

KINDS = (
    "igo",
    "alliance",
    "court",
    "ngo",
    "news_agency",
    "outlet",
    "broadcaster",
    "company",
    "armed_group",
    "military",
    "police",
    "agency",
    "government",
    "parliament",
    "central_bank",
    "party",
    "movement",
    "territory",
    "think_tank",
    "university",
    "event",
    "initiative",
)

MEDIA = frozenset({"news_agency", "outlet", "broadcaster"})


class Organisation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An organisation; `country` is None for an international one, `members` are ISO alpha-3 codes."""

    key: str  # the Wikidata item, or "ORG:" and the acronym or name
    qid: str | None
    name: str
    acronym: str | None
    kind: str  # one of KINDS
    country: str | None
    aliases: tuple[str, ...]
    domain: str | None
    sector: str | None  # PLOVER sector; None for international organisations
    members: tuple[str, ...]
    source: str
    row: str


def organisation_key(cells: Row) -> str:
    """The key that other tables use for the organisation of a row."""
    return cells.get("qid") or "ORG:" + (cells.get("acronym") or cells.get("name", ""))


def organisation(cells: Row, file: str) -> Organisation:
    """The record of a sound row."""
    key = organisation_key(cells)
    country = cells["country"]
    return Organisation(
        key=key,
        qid=cells["qid"] or None,
        name=cells["name"],
        acronym=cells["acronym"] or None,
        kind=cells["kind"],
        country=None if country in {"", "INT"} else country,
        aliases=items(cells["aliases"]),
        domain=cells["domain"] or None,
        sector=cells["sector"] or None,
        members=items(cells["members"]),
        source=cells["source"],
        row=f"{file}: {key}",
    )
