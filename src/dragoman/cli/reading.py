"""Reading: the commands that read pages: read, annotate, link."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli import options
from dragoman.cli.lines import write
from dragoman.cli.options import (
    CASE,
    AllowPrivate,
    BySite,
    CaseFile,
    Columns,
    Fetch,
    Field,
    Knowledge,
    LeastConfidence,
    PublishedDay,
    Workers,
)
from dragoman.cli.progress import progress
from dragoman.errors import QueryError, SourceError

Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, addresses, or - for standard input.")
]


def add_to(app: typer.Typer) -> None:
    """Declare the commands."""
    for command in (read, annotate, link):
        app.command()(command)


def read(
    sources: Sources,
    case: CaseFile = CASE,
    workers: Workers = 1,
    jsonl: Field = None,
    column: Columns = None,
    published: PublishedDay = None,
    fetch: Fetch = False,
    allow_private: AllowPrivate = False,
    by_site: BySite = False,
    least_confidence: LeastConfidence = None,
    knowledge: Knowledge = None,
) -> None:
    """Read pages into a case and print what they say.

    Pages are text, HTML, PDF, web archives, feeds, tables or JSON lines, told by their content. What was read before
    is not read again: run it as often as you like, after an interruption too. A page that cannot be read is listed
    with its reason, the run goes on, and the exit status is 1.

    \b
      dragoman read pages/
      dragoman read pages/ more.html --case minsk.duckdb --workers 4
      dragoman read scrape.csv --column text=body --column url=link
      dragoman read https://example.org/feed.xml --fetch
    """
    from dragoman.cli.report import report
    from dragoman.sources.addresses import is_address

    day, named, mapped = options.iso_day(published), options.folders(knowledge), options.columns(column)
    options.check_addresses(sources, fetch)
    if not any(source == "-" or is_address(source) or Path(source).exists() for source in sources):
        raise SourceError(f"{', '.join(sources)}: no such file or folder")
    options.warn_of_faults(named)
    try:
        with options.opened(case, named, read_only=False) as opened:
            with progress(sources, jsonl) as tell:
                done = opened.read(
                    sources,
                    workers=workers,
                    field=jsonl,
                    columns=mapped,
                    published=day,
                    fetch=fetch,
                    allow_private=allow_private,
                    by_site=by_site,
                    least_confidence=least_confidence,
                    progress=tell,
                )
            report(opened, done, case)
    except KeyboardInterrupt:
        typer.echo(f"dragoman: interrupted; {case} keeps what was read: run the same command again to go on", err=True)
        raise
    if done.quarantined:
        raise typer.Exit(1)


def annotate(
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files, folders, addresses, or - for standard input.")
    ],
    published: PublishedDay = None,
    predicates: Annotated[bool, typer.Option("--predicates", help="Also date predicates that are no events.")] = False,
    as_is: Annotated[bool, typer.Option("--as-is", help="The input is clean text: keep every character.")] = False,
    jsonl: Field = None,
    column: Columns = None,
    fetch: Fetch = False,
    allow_private: AllowPrivate = False,
    by_site: BySite = False,
    least_confidence: LeastConfidence = None,
    workers: Workers = 1,
    knowledge: Knowledge = None,
) -> None:
    """Print what each page says, as JSON lines.

    Needs no case: nothing is kept, and pages are not compared. A page that cannot be read gives a line
    with "error"; the run goes on, and the exit status is 1.

    \b
      dragoman annotate page.html
      cat page.txt | dragoman annotate - --published 2023-03-02
      dragoman annotate articles.jsonl --jsonl text --workers 4 > readings.jsonl
    """
    from dragoman import api
    from dragoman.records import Quarantined
    from dragoman.views import annotation
    from dragoman.views.jsonl import line

    day, named, mapped = options.iso_day(published), options.folders(knowledge), options.columns(column)
    options.check_addresses(sources, fetch)
    options.warn_of_faults(named)
    found = api.annotate_sources(
        sources,
        field=jsonl,
        columns=mapped,
        as_is=as_is,
        published=day,
        fetch=fetch,
        allow_private=allow_private,
        by_site=by_site,
        predicates=predicates,
        least_confidence=least_confidence,
        knowledge=named,
        workers=workers,
    )
    failed = total = 0
    for total, outcome in enumerate(found, 1):  # noqa: B007  # the last number is the total
        failed += isinstance(outcome, Quarantined)
        if isinstance(outcome, Quarantined):
            made = annotation.error(outcome)
        else:
            made = annotation.annotation(outcome, predicates)
        sys.stdout.write(line(made) + "\n")
        sys.stdout.flush()
    if failed:
        typer.echo(f"dragoman: {failed} of {total} documents could not be read", err=True)
        raise typer.Exit(1)


def link(
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines, a mention a line, or - for standard input.")],
    knowledge: Knowledge = None,
) -> None:
    """Link event mentions that any coder found.

    Says which of them report the same event.

    A line needs id, document, text (once a document), start and end; type, actors, recipients, date, place and
    published may be null. Prints {"id", "event", "score"} a mention: those with the same event belong together.

    \b
      dragoman link mentions.jsonl > linked.jsonl
    """
    from dragoman import api
    from dragoman.views.jsonl import line

    write(line(row) for row in api.link(list(_rows(file)), knowledge=options.folders(knowledge)))


def _rows(file: str) -> Iterator[dict[str, Any]]:
    name = "standard input" if file == "-" else file
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise SourceError(f"{file}: {error.strerror or error}") from error
    for number, text in enumerate(content.split(b"\n"), 1):
        if not text.strip():
            continue
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise QueryError(f"{name}, line {number}: not JSON: {error}") from error
        if not isinstance(row, dict):
            raise QueryError(f"{name}, line {number}: not a JSON object")
        yield row
