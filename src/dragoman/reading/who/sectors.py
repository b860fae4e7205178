"""Sectors: the PLOVER sector of persons and organisations on the day of the page.

A person's sector follows the office held that day: nobody is a minister for ever. Out of office
for more than a month a person is elite (ELI); between two terms, a party politician (PTY).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dragoman.knowledge import Holder, Knowledge, Organisation
from dragoman.knowledge.table import read, shipped

INTERNATIONAL = "IGO"  # PLOVER has it among its countries; bodies of no state have it as their sector
_BREAK = 6 * 365  # days out of office after which a politician came back to politics, not to office
_ISO = len("BLR")  # letters of a state's code; bodies have longer keys
_GRACE = 31  # days for which the press goes on calling somebody by the office
_KINDS = {
    "armed_group": "REB",
    "military": "MIL",
    "police": "COP",
    "party": "PTY",
    "company": "BUS",
    "news_agency": "JRN",
    "outlet": "JRN",
    "broadcaster": "JRN",
    "parliament": "LEG",
    "court": "JUD",
    "government": "GOV",
    "central_bank": "GOV",
    "agency": "GOV",
    "movement": "SOC",
    "ngo": "SOC",
    "think_tank": "EDU",
}


def office_sector(term: Holder) -> str:
    """The sector of one office, from its title where it is not the executive's."""
    if term.office in {"other", "spokesperson"} or "pope" in term.office_title.lower():
        title = term.office_title.lower()
        for words, sector in _titles():
            if words.search(title):
                return sector
    return "GOV"


def of_body(sector: str | None) -> str | None:
    """The sector of people of an international body: its officials are the body's, its soldiers remain soldiers."""
    return INTERNATIONAL if sector in {"GOV", None} else sector


def person_sector(  # noqa: PLR0911  one answer a case
    terms: tuple[Holder, ...], day: str | None
) -> tuple[str | None, Holder | None]:
    """The sector of a person on an ISO day (or month, or year) and the term it follows from.

    Without a day, the sector of the latest term. A year is only the earliest that can be meant (a page names years
    up to its own): who holds no office in it but gets one later holds that.
    """
    if not terms:
        return None, None
    if day is None:
        latest = _latest(terms)
        return office_sector(latest), latest
    holding = [term for term in terms if term.in_office(day) != "no"]
    if holding:
        best = max(holding, key=lambda term: _weight(term, day))
        return office_sector(best), best
    later = [term for term in terms if term.start and term.start > day] if len(day) == len("2023") else []
    if later:
        return office_sector(later[0]), later[0]
    past = [term for term in terms if term.end and term.end < day]
    if not past:
        return None, None
    last = max(past, key=lambda term: term.end or "")
    if _days(last.end or "", day) <= _GRACE:
        return office_sector(last), last
    again = any(t.start and t.start > day and _days(last.end or "", t.start) < _BREAK for t in terms)
    return ("PTY" if again else "ELI"), last


def _latest(terms: tuple[Holder, ...]) -> Holder:
    """The latest of a person's terms; a state's that outlasts the one at an international body comes first."""
    last = terms[-1]
    if len(last.country) == _ISO:
        return last
    national = [t for t in terms if len(t.country) == _ISO and (not t.end or (last.end and t.end >= last.end))]
    return national[-1] if national else last


def _weight(term: Holder, day: str) -> tuple[bool, bool, bool, bool, bool, str]:
    """How much one of several simultaneous offices says of a person; whose turn it is to lead a body leads a state."""
    own = not (term.office == "head_of_state" and term.country in _shared_heads())
    lasting = not (len(day) == len("2023") and term.end and term.end[:4] == day)  # of a year, the earliest is known
    return (
        len(term.country) == _ISO,
        own,
        lasting,
        term.in_office(day) == "yes",
        term.office != "other",
        term.start or "",
    )


def _days(start: str, end: str) -> int:
    try:
        return (date.fromisoformat(_day(end)) - date.fromisoformat(_day(start))).days
    except ValueError:
        return 10_000


def _day(text: str) -> str:
    return text + "-01-01"[len(text) - 4 :] if len(text) in {4, 7} else text


def organisation_sector(organisation: Organisation, day: str | None) -> str | None:
    """The sector of an organisation; IGO for a body of several states."""
    if _in_power(organisation.name, day):
        return "GOV"
    if organisation.sector:
        return organisation.sector
    if organisation.country is None and organisation.kind in {"igo", "alliance", "agency"}:
        return INTERNATIONAL
    return _KINDS.get(organisation.kind)


def _in_power(name: str, day: str | None) -> bool:
    spans = in_power().get(name, ())
    if day is None:
        return bool(spans) and not spans[-1][1]
    return any(start[: len(day)] <= day and (not end or day <= end) for start, end in spans)


@cache
def _titles() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What opens a word of a title, and the sector it tells: "cia" is not in "special"."""
    rows = read(shipped("who/title_sectors.tsv"), ("words", "sector", "source"))
    return tuple((re.compile(r"\b" + re.escape(row["words"])), row["sector"]) for row in rows)


@cache
def in_power() -> dict[str, tuple[tuple[str, str], ...]]:
    """When an armed group was a country's government: ISO start and end ("" when open) by organisation."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in read(shipped("who/in_power.tsv"), ("organisation", "start", "end", "source")):
        found.setdefault(row["organisation"], []).append((row["start"], row["end"]))
    return {name: tuple(spans) for name, spans in found.items()}


def person_country(knowledge: Knowledge, terms: tuple[Holder, ...]) -> str | None:
    """The state that a person acts for: that of the latest national office; None for an organisation's.

    A monarch of several realms acts for the one that is not in `shared_heads.tsv`.
    """
    national = [term for term in terms if term.country in knowledge.states]
    own = [term for term in national if not (term.office == "head_of_state" and term.country in _shared_heads())]
    return (own or national)[-1].country if national else None


@cache
def _shared_heads() -> frozenset[str]:
    return frozenset(row["country"] for row in read(shipped("who/shared_heads.tsv"), ("country", "source")))


@cache
def leading_office(country: str) -> str:
    """The office of whoever is called a state's leader."""
    rows = read(shipped("who/heads.tsv"), ("country", "office", "source"))
    return {row["country"]: row["office"] for row in rows}.get(country, "head_of_state")
