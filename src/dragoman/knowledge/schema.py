"""Schema: which tables there are, what makes two rows the same, and what makes a row faulty.

Checks run on users' rows when they are loaded, and on shipped rows by a test.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from dragoman.knowledge import check, holder, lexicon, organisation, state
from dragoman.knowledge.plover import plover
from dragoman.knowledge.table import Check, Row


class Known(msgspec.Struct, frozen=True):
    """What rows of other tables may refer to."""

    iso3: Collection[str] = ()
    organisations: Collection[str] = ()


class Schema(msgspec.Struct, frozen=True, kw_only=True):
    """A table: its file, its columns, its key, its checks."""

    file: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    key: Callable[[Row], str]
    checks: Callable[[Known], dict[str, Check]]
    consistent: Callable[[Row], tuple[str, str] | None] = lambda _: None  # → column, message
    lists: tuple[str, ...] = ()  # columns whose cells hold several items


def _in_order(row: Row) -> tuple[str, str] | None:
    start, end = row.get("start", ""), row.get("end", "")
    shared = min(len(start), len(end))
    if start and end and end[:shared] < start[:shared]:
        return "end", f"{end!r} is before the start {start!r}"
    return None


def _holder_key(row: Row) -> str:
    person = row.get("qid") or row.get("person", "")
    return "\t".join((person, row.get("country", ""), row.get("office", ""), row.get("start", "")))


def _phrase(row: Row) -> str:
    return row.get("phrase", "").casefold()


def _state_checks(known: Known) -> dict[str, Check]:
    return {
        "iso3": check.required(check.new_iso3(known.iso3)),
        "qid": check.qid,
        "cow": check.number,
        "gw": check.number,
        "name": check.required(),
        "independent": check.one_of({"0", "1"}, "truth value"),
    }


def _holder_checks(known: Known) -> dict[str, Check]:
    return {
        "qid": check.qid,
        "person": check.required(),
        "country": check.required(check.known_iso3(known.iso3, known.organisations)),
        "office": check.required(check.one_of(holder.OFFICES, "office")),
        "start": check.date,
        "end": check.date,
        "as_of": check.date,
        "precision": check.one_of({"day", "month", "year"}, "precision"),
    }


def _organisation_checks(known: Known) -> dict[str, Check]:
    return {
        "qid": check.qid,
        "name": check.required(),
        "kind": check.required(check.one_of(organisation.KINDS, "kind of organisation")),
        "country": check.known_iso3(known.iso3, {"INT"}),
        "sector": check.one_of(plover().sectors, "PLOVER sector"),
        "members": check.each(check.known_iso3(known.iso3)),
    }


def _office_checks(known: Known) -> dict[str, Check]:
    return {
        "phrase": check.required(),
        "office": check.required(check.one_of(holder.OFFICES, "office")),
        "sector": check.required(check.one_of(plover().sectors, "PLOVER sector")),
        "level": check.one_of(lexicon.LEVELS, "level"),
        "country": check.known_iso3(known.iso3),
    }


def _agent_checks(_known: Known) -> dict[str, Check]:
    return {
        "phrase": check.required(),
        "sector": check.required(check.one_of(plover().sectors, "PLOVER sector")),
        "kind": check.one_of(lexicon.AGENT_KINDS, "kind of agent"),
    }


def _venue_checks(known: Known) -> dict[str, Check]:
    return {
        "name": check.required(),
        "city": check.required(),
        "country": check.required(check.known_iso3(known.iso3)),
    }


def _anchor_checks(known: Known) -> dict[str, Check]:
    return {
        "name": check.required(),
        "start": check.required(check.date),
        "end": check.date,
        "countries": check.each(check.known_iso3(known.iso3)),
    }


STATES = Schema(
    file="states.tsv",
    columns=state.COLUMNS,
    required=("iso3", "name"),
    key=lambda row: row.get("iso3", ""),
    checks=_state_checks,
    lists=("adjectives", "demonyms", "capital", "metonyms", "aliases"),
)
HOLDERS = Schema(
    file="office_holders.tsv",
    columns=holder.COLUMNS,
    required=("person", "country", "office"),
    key=_holder_key,
    checks=_holder_checks,
    consistent=_in_order,
    lists=("person_alt",),
)
ORGANISATIONS = Schema(
    file="organisations.tsv",
    columns=organisation.COLUMNS,
    required=("name", "kind"),
    key=organisation.organisation_key,
    checks=_organisation_checks,
    lists=("aliases", "members"),
)
OFFICES = Schema(
    file="offices.tsv",
    columns=lexicon.OFFICE_COLUMNS,
    required=("phrase", "office", "sector"),
    key=_phrase,
    checks=_office_checks,
)
AGENTS = Schema(
    file="agents.tsv",
    columns=lexicon.AGENT_COLUMNS,
    required=("phrase", "sector"),
    key=_phrase,
    checks=_agent_checks,
)
VENUES = Schema(
    file="venues.tsv",
    columns=lexicon.VENUE_COLUMNS,
    required=("name", "city", "country"),
    key=lambda row: row.get("name", ""),
    checks=_venue_checks,
    lists=("aliases",),
)
ANCHORS = Schema(
    file="turning_points.tsv",
    columns=lexicon.ANCHOR_COLUMNS,
    required=("name", "start"),
    key=lambda row: row.get("name", ""),
    checks=_anchor_checks,
    consistent=_in_order,
    lists=("aliases", "countries"),
)
SCHEMAS = (STATES, ORGANISATIONS, HOLDERS, OFFICES, AGENTS, VENUES, ANCHORS)
