"""Asking: the commands that look into a case: events, stories, timeline, disputes, explain, quarantine, brief."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.lines import write
from dragoman.cli.options import (
    CASE,
    Actor,
    CaseFile,
    Country,
    Disputed,
    EventStatus,
    EventType,
    OutputFormat,
    Since,
    StoryId,
    Until,
)

if TYPE_CHECKING:
    from dragoman.records import Event


def add_to(app: typer.Typer) -> None:
    """Declare the commands."""
    for command in (events, timeline, disputes, stories, explain, brief, quarantine):
        app.command()(command)


def events(
    case: CaseFile = CASE,
    format_: OutputFormat = "table",
    actor: Actor = None,
    country: Country = None,
    type_: EventType = None,
    status: EventStatus = None,
    since: Since = None,
    until: Until = None,
    story: StoryId = None,
    disputed: Disputed = False,
) -> None:
    """All events, for people, programs or spreadsheets.

    Dated events come first. All conditions given must hold.

    \b
      dragoman events --country BLR --since 2023-02
      dragoman events --type CONSULT --format csv > consultations.csv
      dragoman events --format jsonl | jq .actors
    """
    wanted = options.filters(actor, country, type_, status, since, until, story, disputed)
    with options.asked(case) as opened:
        _print_events(opened.events(wanted), opened.events(), format_)


def timeline(
    case: CaseFile = CASE,
    format_: OutputFormat = "table",
    actor: Actor = None,
    country: Country = None,
    type_: EventType = None,
    status: EventStatus = None,
    since: Since = None,
    until: Until = None,
    story: StoryId = None,
    disputed: Disputed = False,
) -> None:
    """What happened when, one line an event.

    Events without a date, or with one that may be years apart, are left out; `dragoman events` has them.

    \b
      dragoman timeline --story 3f2a --status occurred
      dragoman timeline --since 2023-03-01 --until 2023-03-31
    """
    wanted = options.filters(actor, country, type_, status, since, until, story, disputed)
    with options.asked(case) as opened:
        dated, passing = opened.timeline(wanted), opened.events(wanted)
        _print_events(dated, opened.events(), format_)
    if format_ == "table" and len(passing) > len(dated):
        typer.echo(
            f"{len(passing) - len(dated)} more without a date, or with years between which it lies: dragoman events",
            err=True,
        )


def disputes(
    case: CaseFile = CASE,
    format_: OutputFormat = "table",
    actor: Actor = None,
    country: Country = None,
    type_: EventType = None,
    status: EventStatus = None,
    since: Since = None,
    until: Until = None,
    story: StoryId = None,
) -> None:
    """What documents disagree on, and who says what.

    CSV has a line for each value that is given; JSON lines are whole events.

    \b
      dragoman disputes --country MDA
    """
    from dragoman.views import csv, tables
    from dragoman.views.terminal import show

    wanted = options.filters(actor, country, type_, status, since, until, story, False)
    with options.asked(case) as opened:
        found, everything = opened.disputes(wanted), opened.events()
    if format_ == "csv":
        write(csv.disputes(found))
    elif format_ == "jsonl":
        _print_events(found, everything, format_)
    else:
        show(tables.disputes(found, [e.id for e in everything]))


def stories(
    case: CaseFile = CASE,
    format_: OutputFormat = "table",
    actor: Actor = None,
    country: Country = None,
    type_: EventType = None,
    status: EventStatus = None,
    since: Since = None,
    until: Until = None,
    disputed: Disputed = False,
) -> None:
    """Storylines: documents about one development.

    Conditions keep those with an event that passes them.

    \b
      dragoman stories --actor Lukashenko
    """
    from dragoman.views import csv, jsonl, tables
    from dragoman.views.terminal import show

    wanted = options.filters(actor, country, type_, status, since, until, None, disputed)
    with options.asked(case) as opened:
        found, everything = opened.stories(wanted), opened.stories()
    if format_ == "csv":
        write(csv.stories(found))
    elif format_ == "jsonl":
        write(jsonl.line(jsonl.story(s)) for s in found)
    else:
        show(tables.stories(found, everything))


def explain(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or the beginning of it.")],
    case: CaseFile = CASE,
) -> None:
    """Everything behind one event, with its evidence.

    Each sentence with the words that were read marked; who says so; how date and parties were found; why the
    mentions were taken for one event (match weights); which pages are copies.

    \b
      dragoman timeline            (the last column is the event's id)
      dragoman explain 3f2a1c
    """
    from dragoman.views.explain import Explained
    from dragoman.views.terminal import show

    with options.asked(case) as opened:
        show(Explained(opened.explain(event)))


def brief(
    case: CaseFile = CASE,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.html", help="The file to write; - prints it.")] = Path(
        "brief.html"
    ),
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The page's title (default: the case).")] = None,
) -> None:
    """Write the case as one HTML page to read.

    Timeline, disputes, who and where, storylines, and every sentence with a link to its evidence.
    The file needs no network and nothing beside it.

    \b
      dragoman brief --out minsk.html --title "Minsk, March 2023"
    """
    with options.asked(case) as opened:
        page = opened.brief(None if str(out) == "-" else out, title)
    if str(out) == "-":
        write(page.splitlines())
    else:
        typer.echo(f"wrote {out} ({len(page.encode()) // 1024} KB); open it in a browser")


def quarantine(case: CaseFile = CASE, format_: OutputFormat = "table") -> None:
    """What could not be read, and why."""
    from dragoman.views import csv, jsonl, tables
    from dragoman.views.terminal import show

    with options.asked(case) as opened:
        found = opened.quarantine()
    if format_ == "csv":
        write(csv.quarantine(found))
    elif format_ == "jsonl":
        write(jsonl.line(jsonl.quarantined(q)) for q in found)
    else:
        show(tables.quarantine(found))


def _print_events(found: Sequence[Event], everything: Sequence[Event], format_: str) -> None:
    from dragoman.views import csv, jsonl
    from dragoman.views.terminal import show
    from dragoman.views.timeline import Timeline

    if format_ == "csv":
        write(csv.events(found))
    elif format_ == "jsonl":
        write(jsonl.line(jsonl.event(e)) for e in found)
    else:
        show(Timeline(found, [e.id for e in everything]))
