"""Saying: the commands that ask a case who says what: claims about events, and quotations."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dragoman.cli import options
from dragoman.cli.lines import write
from dragoman.cli.options import CASE, CaseFile, EventStatus, EventType, OutputFormat, StoryId

By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="The speaker: name, alias, office, country code (BLR) or id (Q2866)."),
]
About = Annotated[str | None, typer.Option("--about", metavar="NAME", help="Whom or what the words are about.")]
SaidSince = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Nothing said before this day.")]
SaidUntil = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Nothing said after this day.")]
GroupBy = Annotated[
    Literal["speaker", "event", "status", "type", "country"],
    typer.Option("--group-by", help="What stands together in the table."),
]


def add_to(app: typer.Typer) -> None:
    """Declare the commands."""
    for command in (claims, quotes):
        app.command()(command)


def claims(
    case: CaseFile = CASE,
    format_: OutputFormat = "table",
    by: By = None,
    about: About = None,
    country: Annotated[str | None, typer.Option(metavar="ISO3", help="Country of the speaker or a party.")] = None,
    type_: EventType = None,
    status: EventStatus = None,
    since: SaidSince = None,
    until: SaidUntil = None,
    story: StoryId = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only claims that another one contradicts.")] = False,
    group_by: GroupBy = "speaker",
) -> None:
    """Who claims what about whom, and who denies it.

    A claim is one speaker's word on one event, however many pages carry it. Each is shown with its status as the
    page reports it, the words, the relays they came through, and its ties: the denial that answers it, the
    accusation as an event of its own. CSV has a line for each page.

    \b
      dragoman claims --by BLR                  what Belarus and its officials claim
      dragoman claims --contested               claims and the denials that answer them
      dragoman claims --status alleged --about China --group-by event
    """
    from dragoman.views import csv, jsonl
    from dragoman.views.claimlist import claim_list
    from dragoman.views.claims import ClaimFilters
    from dragoman.views.terminal import show

    wanted = ClaimFilters(by, about, country, type_, status, since, until, story, contested)
    with options.asked(case) as opened:
        found, everything = opened.claims(wanted), opened.events()
    if format_ == "table":
        show(claim_list(found, [e.id for e in everything], group_by))
    else:
        write(csv.claims(found) if format_ == "csv" else (jsonl.line(jsonl.claim(c)) for c in found))


def quotes(
    case: CaseFile = CASE,
    format_: OutputFormat = "table",
    by: By = None,
    about: About = None,
    since: SaidSince = None,
    until: SaidUntil = None,
    indirect: Annotated[bool, typer.Option("--indirect", help="Also what is told without quotation marks.")] = False,
) -> None:
    """The quotation index: who said what, word for word, when, and on which page.

    All spellings that pages use for one person are found by any of them, by alias, office or id. The day is the one
    that the sentence names, else that of the page. A quotation that several pages share is shown once.

    \b
      dragoman quotes --by Lukashenko
      dragoman quotes --by "French president" --about Ukraine --since 2023-03
      dragoman quotes --by CHN --indirect --format csv > china.csv
    """
    from dragoman.views import csv, jsonl
    from dragoman.views.quotelist import quote_list, speaker
    from dragoman.views.quotes import QuoteFilters
    from dragoman.views.terminal import show

    with options.asked(case) as opened:
        found = opened.quotes(QuoteFilters(by, about, since, until, indirect))
    if format_ == "table":
        show(quote_list(found))
    else:
        write(csv.quotes(found) if format_ == "csv" else (jsonl.line(jsonl.quote(q)) for q in found))
    known = {q.speaker.id: speaker(q.speaker) for q in found if q.speaker is not None and q.speaker.id}
    if by is not None and len(known) > 1 and by not in {q.speaker.country for q in found if q.speaker}:
        named = "; ".join(f"{name} --by {ident}" for ident, name in known.items())
        typer.echo(f"dragoman: note: {by!r} names several speakers: {named}", err=True)
