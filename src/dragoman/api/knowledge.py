"""Knowledge: a user's folder checked, added to and refreshed, names searched for, an event type looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.knowledge import Fault, Name
    from dragoman.knowledge.add import Added
    from dragoman.knowledge.refresh import Refreshed


def codebook(type_: str) -> str:
    """What an event type takes and leaves, with examples, as plain text (`dragoman codebook`).

    Raises QueryError when there is no such type.
    """
    from dragoman.reading.what.codebook import codebook

    return codebook(type_)


def check_knowledge(folder: str | Path) -> list[Fault]:
    """What is wrong with the tables of a folder, by file, row and column; empty when nothing is.

    Raises KnowledgeError when the folder cannot be read (`dragoman knowledge check`).
    """
    from dragoman.knowledge.search import check

    return check(folder)


def search_knowledge(text: str, *, knowledge: Sequence[str | Path] = (), limit: int = 50) -> list[Name]:
    """The names that a text can stand for, exact ones first (`dragoman knowledge search`)."""
    from dragoman.knowledge import load
    from dragoman.knowledge.search import search

    return search(text, load(tuple(Path(folder) for folder in knowledge)), limit)


def add_knowledge(folder: str | Path, kind: str, cells: Mapping[str, str]) -> Added:
    """Add a row to a folder of tables (`dragoman knowledge add`); the folder is made when it is not there.

    `kind` is state, person, organisation, outlet, office, agent, venue or event; `cells` are columns of its table.
    Raises KnowledgeError, with file, row and column, for a row that is not sound; nothing is written then.
    """
    from dragoman.knowledge.add import add

    return add(folder, kind, cells)


def refresh_knowledge(
    folder: str | Path,
    countries: Sequence[str] = (),
    *,
    since: int = 2000,
    day: str | None = None,
    endpoint: str | None = None,
) -> Iterator[Refreshed]:
    """Write the office holders that Wikidata knows into a folder, state by state (`dragoman knowledge refresh`).

    `countries` are ISO alpha-3 codes, none for all independent states; `day` is the ISO day that the answers hold
    for (default: today); `endpoint` another SPARQL service than Wikidata's. Raises KnowledgeError for an unknown
    state, SourceError when the service gives no answer.
    """
    from datetime import UTC, datetime

    from dragoman.knowledge import load
    from dragoman.knowledge.refresh import refresh
    from dragoman.knowledge.wikidata import ENDPOINT, service

    wanted = countries or [state.iso3 for state in load().states.values() if state.independent and state.qid]
    today = day or datetime.now(UTC).date().isoformat()
    return refresh(folder, wanted, service(endpoint or ENDPOINT), today, since)
