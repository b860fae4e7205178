"""Holders: who held which office of which state or organisation, from when to when.

A row without an end was in force on `as_of`; what came after is not known. Nothing here ever reads
such a row as "still in office today".
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.knowledge.table import Row, items

COLUMNS = (
    "qid",
    "person",
    "person_alt",
    "country",
    "office",
    "office_title",
    "start",
    "end",
    "precision",
    "as_of",
    "source",
    "licence",
)

NATIONAL = (  # offices of which a state has one each
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "interior_minister",
    "finance_minister",
)
OFFICES = (*NATIONAL, "secretary_general", "spokesperson", "other")

InOffice = Literal["yes", "unverified", "no"]


class Holder(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One term of one person in one office. Dates are ISO 8601 of the precision that is known."""

    qid: str | None
    person: str
    person_alt: tuple[str, ...]
    country: str  # ISO alpha-3, or the key of an organisation
    office: str  # one of OFFICES
    office_title: str
    start: str | None
    end: str | None
    precision: str
    as_of: str | None
    source: str
    key: str  # the person: a Wikidata item, or "person:COUNTRY:Name"
    file: str

    @property
    def row(self) -> str:
        """Where the row stands, for evidence."""
        return f"{self.file}: {self.key} {self.office} {self.country} {self.start or ''}".rstrip()

    def in_office(self, day: str) -> InOffice:
        """Whether the person held the office on an ISO day (or month, or year).

        Days of change count for both persons. After `as_of` a term without an end is "unverified".
        """
        if self.start and day[: len(self.start)] < self.start[: len(day)]:
            return "no"
        if self.end:
            return "yes" if day[: len(self.end)] <= self.end[: len(day)] else "no"
        if self.as_of and day[: len(self.as_of)] > self.as_of[: len(day)]:
            return "unverified"
        return "yes"


def holder(cells: Row, file: str) -> Holder:
    """The record of a sound row."""
    qid = cells["qid"] or None
    key = qid or f"person:{cells['country']}:{cells['person']}"
    return Holder(
        qid=qid,
        person=cells["person"],
        person_alt=items(cells["person_alt"]),
        country=cells["country"],
        office=cells["office"],
        office_title=cells["office_title"],
        start=cells["start"] or None,
        end=cells["end"] or None,
        precision=cells["precision"],
        as_of=cells["as_of"] or None,
        source=cells["source"],
        key=key,
        file=file,
    )
