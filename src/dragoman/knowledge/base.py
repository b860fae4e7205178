"""The knowledge base: shipped tables and users' folders, with the indexes over them.

Immutable once loaded, and the same for the same folders: components may share one instance. Indexes
are built at first use; a faulty user row is in `faults` and in nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import TypeVar

from dragoman.errors import KnowledgeError
from dragoman.knowledge import lexicon, schema
from dragoman.knowledge.city import City, cities
from dragoman.knowledge.holder import Holder, holder
from dragoman.knowledge.lexicon import Agent, Anchor, Office, Venue
from dragoman.knowledge.merge import rows, unknown_tables
from dragoman.knowledge.name import Index, fold, folded, index, organisation_names, person_names, state_names
from dragoman.knowledge.organisation import Organisation, organisation
from dragoman.knowledge.outlet import Outlets
from dragoman.knowledge.plover import Plover, plover
from dragoman.knowledge.schema import Known, Schema
from dragoman.knowledge.state import State, state
from dragoman.knowledge.table import Fault, Row, read, shipped

T = TypeVar("T")


class Knowledge:
    """All that dragoman knows; build it with `load`."""

    def __init__(self, folders: tuple[Path, ...] = ()) -> None:
        self.folders = folders
        self._faults: list[Fault] = [fault for folder in folders for fault in unknown_tables(folder)]
        codes = frozenset(row["iso3"] for row in read(shipped("states.tsv"), ("iso3",)))
        states = self._records(schema.STATES, state, Known(codes))
        self.states: dict[str, State] = {record.iso3: record for record in states}
        organisations = self._records(schema.ORGANISATIONS, organisation, Known(self.states))
        self.organisations: dict[str, Organisation] = {record.key: record for record in organisations}
        self._known = Known(self.states, self.organisations)
        self.holders: tuple[Holder, ...] = tuple(self._records(schema.HOLDERS, holder, self._known))
        offices = self._records(schema.OFFICES, lexicon.office, self._known)
        self.offices: dict[str, Office] = {record.phrase.casefold(): record for record in offices}
        agents = self._records(schema.AGENTS, lexicon.agent, self._known)
        self.agents: dict[str, Agent] = {record.phrase.casefold(): record for record in agents}
        venues = self._records(schema.VENUES, lexicon.venue, self._known)
        self.venues: dict[str, Venue] = {record.name: record for record in venues}
        anchors = self._records(schema.ANCHORS, lexicon.anchor, self._known)
        self.anchors: tuple[Anchor, ...] = tuple(sorted(anchors, key=lambda record: (record.start, record.name)))
        self.faults: tuple[Fault, ...] = tuple(self._faults)

    def __reduce__(self) -> tuple[Callable[..., Knowledge], tuple[tuple[Path, ...]]]:
        return load, (self.folders,)

    def _records(self, table: Schema, record: Callable[[Row, str], T], known: Known) -> list[T]:
        merged, faults = rows(table, self.folders, known)
        self._faults += faults
        return [record(cells, file) for file, cells in merged]

    @cached_property
    def persons(self) -> dict[str, tuple[Holder, ...]]:
        """Each person's terms by start, under the person's key."""
        found: dict[str, list[Holder]] = {}
        for term in self.holders:
            found.setdefault(term.key, []).append(term)
        return {key: tuple(sorted(terms, key=_by_start)) for key, terms in found.items()}

    @cached_property
    def names(self) -> Index:
        """Surface form, exactly as written → all the states, organisations and persons that it can name."""
        return index(
            chain(
                state_names(self.states.values()),
                organisation_names(self.organisations.values()),
                person_names(self.persons, self.states.values()),
            )
        )

    @cached_property
    def folded(self) -> Index:
        """The same names under their casefolded form without accents (`name.fold`)."""
        return folded(self.names)

    @cached_property
    def _terms(self) -> dict[tuple[str, str], tuple[Holder, ...]]:
        found: dict[tuple[str, str], list[Holder]] = {}
        for term in self.holders:
            found.setdefault((term.country, term.office), []).append(term)
        return {key: tuple(sorted(terms, key=_by_start)) for key, terms in found.items()}

    def holders_of(
        self, country: str, office: str, day: str | None = None, unverified: bool = False
    ) -> tuple[Holder, ...]:
        """Who held an office of a state or organisation on an ISO day (None: ever), by start of term.

        A term without an end counts until its `as_of`; with `unverified` also after it
        (`Holder.in_office` tells which). Empty when nobody is known.
        """
        terms = self._terms.get((country, office), ())
        if day is None:
            return terms
        wanted = {"yes", "unverified"} if unverified else {"yes"}
        return tuple(term for term in terms if term.in_office(day) in wanted)

    @cached_property
    def _titles(self) -> dict[str, tuple[tuple[str, Holder], ...]]:
        found: dict[str, list[tuple[str, Holder]]] = {}
        for term in self.holders:
            found.setdefault(term.country, []).append((f" {fold(term.office_title)} ", term))
        return {country: tuple(terms) for country, terms in found.items()}

    def titled(self, country: str, phrase: str, day: str, unverified: bool = False) -> tuple[Holder, ...]:
        """Who held, on an ISO day, an office whose title has the phrase as words ("vice president"), by start of term.

        Exact titles come alone when there are any: "President" of Iran is no "Vice President".
        """
        wanted = f" {fold(phrase)} "
        allowed = {"yes", "unverified"} if unverified else {"yes"}
        terms = [
            pair for pair in self._titles.get(country, ()) if wanted in pair[0] and pair[1].in_office(day) in allowed
        ]
        exact = [term for title, term in terms if title == wanted]
        return tuple(sorted(exact or (term for _, term in terms), key=_by_start))

    @cached_property
    def outlets(self) -> Outlets:
        """News agencies, outlets and broadcasters, by domain and by name."""
        return Outlets(self.organisations.values())

    @property
    def cities(self) -> dict[str, tuple[City, ...]]:
        """Populated places by name, the most populous first; read at first use (half a second)."""
        return cities(tuple(sorted((s.iso2, s.iso3) for s in self.states.values() if s.iso2)))

    @property
    def plover(self) -> Plover:
        """The event types, modes, contexts, sectors and intensities."""
        return plover()


def _by_start(term: Holder) -> tuple[str, str]:
    return (term.start or "", term.person)


def load(folders: tuple[Path | str, ...] = ()) -> Knowledge:
    """The knowledge base with the rows of the folders laid over the shipped ones, the last folder on top.

    A folder holds any of the tables (states.tsv, office_holders.tsv, organisations.tsv, offices.tsv,
    agents.tsv, venues.tsv, turning_points.tsv). Faulty rows are in `Knowledge.faults`. Raises
    KnowledgeError when a folder does not exist.
    """
    paths = tuple(Path(folder) for folder in folders)
    return _load(paths, tuple(_stamp(path) for path in paths))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells a folder from itself after a change: names, times and sizes of its tables."""
    if not folder.is_dir():
        raise KnowledgeError(f"{folder}: no such folder")
    tables = ((path.name, path.stat()) for path in sorted(folder.glob("*.tsv")))
    return tuple((name, of.st_mtime_ns, of.st_size) for name, of in tables)


@cache
def _load(folders: tuple[Path, ...], _stamps: tuple[tuple[tuple[str, int, int], ...], ...]) -> Knowledge:
    return Knowledge(folders)
