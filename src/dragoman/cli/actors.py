"""Actors: the command that lists the parties of a case's events and how each of their names was linked."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.lines import write
from dragoman.cli.options import (
    CASE,
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
from dragoman.cli.options import Actor as ActorName


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command()(actors)


def actors(
    case: CaseFile = CASE,
    format_: OutputFormat = "table",
    actor: ActorName = None,
    country: Country = None,
    type_: EventType = None,
    status: EventStatus = None,
    since: Since = None,
    until: Until = None,
    story: StoryId = None,
    disputed: Disputed = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many actors.")] = None,
) -> None:
    """Who takes part in the events, in which words the pages name them, and how these were linked.

    Actors of the most events come first. CSV has a line for each way of naming. Conditions choose the events;
    --actor and --country also which of their parties are listed.

    \b
      dragoman actors --country BLR
      dragoman actors --actor Lukashenko --format jsonl
    """
    from dragoman.views import csv, jsonl
    from dragoman.views.actorlist import actor_list
    from dragoman.views.terminal import show

    wanted = options.filters(actor, country, type_, status, since, until, story, disputed)
    with options.asked(case) as opened:
        everyone = opened.actors(wanted)
    found = everyone[:limit]
    if format_ == "table":
        show(actor_list(found))
        if len(found) < len(everyone):
            typer.echo(f"{len(everyone) - len(found)} more: dragoman actors without --limit", err=True)
        return
    write(csv.actors(found) if format_ == "csv" else (jsonl.line(jsonl.actor(a)) for a in found))
