"""Options: what several commands take, declared once, and how it is understood."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dragoman.errors import CaseError, KnowledgeError, QueryError, SourceError

if TYPE_CHECKING:
    from dragoman.api import Case, Filters

CASE = Path("case.duckdb")
KNOWLEDGE = "DRAGOMAN_KNOWLEDGE"

CaseFile = Annotated[Path, typer.Option("--case", metavar="FILE", help="The case: one file that holds everything.")]
Knowledge = Annotated[
    list[Path] | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        help=f"Folder with tables of your own (may be repeated; default: the folders in ${KNOWLEDGE}).",
    ),
]
Workers = Annotated[int, typer.Option("--workers", min=1, metavar="N", help="Processes that read at the same time.")]
Field = Annotated[
    str | None, typer.Option("--jsonl", metavar="FIELD", help="The input is JSON lines; FIELD holds the text.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="NAME=COLUMN",
        help="Column of a table, or field of JSON lines, that holds the text, id, url, title, published or captured.",
    ),
]
Fetch = Annotated[
    bool, typer.Option("--fetch", help="Fetch addresses, and what lists of them, feeds and sitemaps point to.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="With --fetch: also from addresses that are not public.")
]
BySite = Annotated[
    bool, typer.Option("--by-site", help="Lines that most pages of a site share are no article; files are read twice.")
]
LeastConfidence = Annotated[
    float | None,
    typer.Option(
        "--least-confidence",
        min=0,
        max=1,
        metavar="X",
        help="Report events read with at least this confidence: 0 reports all that is read, more is surer and fewer.",
    ),
]
PublishedDay = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Publication date (YYYY-MM-DD) of pages that state none."),
]
OutputFormat = Annotated[
    Literal["table", "jsonl", "csv"], typer.Option("--format", help="For people, for programs, for spreadsheets.")
]
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Part of a party's name, or its id.")]
Country = Annotated[str | None, typer.Option(metavar="ISO3", help="A party's country, such as BLR.")]
EventType = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="PLOVER type, such as CONSULT.")]
EventStatus = Annotated[
    str | None, typer.Option("--status", metavar="STATUS", help="occurred, ongoing, planned, alleged, denied.")
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Nothing before this day, month or year.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Nothing after this day, month or year.")]
StoryId = Annotated[str | None, typer.Option("--story", metavar="STORY", help="Events of this storyline.")]
Disputed = Annotated[bool, typer.Option("--disputed", help="Only events that documents disagree on.")]


def folders(knowledge: list[Path] | None) -> list[Path]:
    """The knowledge folders to use. Raises KnowledgeError for one that does not exist."""
    named = knowledge or [Path(x) for x in os.environ.get(KNOWLEDGE, "").split(os.pathsep) if x]
    for folder in named:
        if not folder.is_dir():
            raise KnowledgeError(f"{folder}: no such folder of knowledge tables")
    return named


def warn_of_faults(named: list[Path]) -> None:
    """Say which rows of the user's tables are left out, and why."""
    if named:
        from dragoman.knowledge import load

        for fault in load(tuple(named)).faults:
            typer.echo(f"dragoman: knowledge: {fault} (this row is left out)", err=True)


def iso_day(value: str | None) -> str | None:
    """A day as given. Raises QueryError when the calendar does not have it."""
    if value is not None:
        try:
            date.fromisoformat(value)
        except ValueError as error:
            raise QueryError(f"--published {value!r}: give a day as YYYY-MM-DD ({error})") from error
    return value


def filters(
    actor: str | None,
    country: str | None,
    type_: str | None,
    status: str | None,
    since: str | None,
    until: str | None,
    story: str | None,
    disputed: bool,
) -> Filters:
    """The conditions given. Raises QueryError for a value that no event can have."""
    from dragoman.api import Filters

    return Filters(actor, country, type_, status, since, until, story, disputed)


def columns(pairs: list[str] | None) -> dict[str, str]:
    """The column mapping as given. Raises QueryError."""
    from dragoman.sources.options import columns_of

    found: dict[str, str] = {}
    for pair in pairs or ():
        name, sign, column = pair.partition("=")
        if not sign or not column or name in found:
            raise QueryError(f"--column {pair!r}: give NAME=COLUMN, each NAME once, such as text=body")
        found[name] = column
    return columns_of(found, None)


def check_addresses(sources: Sequence[str], fetch: bool) -> None:
    """Raises SourceError for an address that is named without --fetch."""
    from dragoman.sources.addresses import is_address

    named = [source for source in sources if is_address(source)]
    if named and not fetch:
        raise SourceError(f"{named[0]}: nothing is fetched unless you ask for it; add --fetch")


@contextmanager
def opened(path: Path, knowledge: list[Path] | None = None, read_only: bool = True) -> Iterator[Case]:
    """An open case. Raises CaseError when it cannot be used, also when the file turns out to be damaged."""
    import duckdb

    from dragoman import api

    try:
        with api.open(path, knowledge=knowledge or [], read_only=read_only) as case:
            yield case
    except duckdb.Error as error:
        first = str(error).split("\n", 1)[0]
        raise CaseError(f"{path}: this case cannot be used: {first}") from error


@contextmanager
def asked(path: Path) -> Iterator[Case]:
    """A case to ask, with a word when its last `read` did not end and the answers are older than its pages."""
    with opened(path) as case:
        if not case.store.fused():
            typer.echo(f"dragoman: note: the last `dragoman read --case {path}` did not end; read again", err=True)
        yield case
