"""Knowing: the commands about what dragoman knows: knowledge check, search, add and refresh, and codebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.options import Knowledge
from dragoman.errors import QueryError


def add_to(app: typer.Typer) -> None:
    """Declare the commands."""
    group = typer.Typer(help="What dragoman knows, and tables of your own.", no_args_is_help=True)
    group.command()(check)
    group.command()(search)
    group.command()(add)
    group.command()(refresh)
    app.add_typer(group, name="knowledge")
    app.command()(codebook)


def check(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with tables of your own.")]) -> None:
    """Check tables of your own: every faulty cell, with file, row and column. Exit status 1 when there are any.

    \b
      dragoman knowledge check my-knowledge/
    """
    from dragoman import api

    faults = api.check_knowledge(folder)
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        raise typer.Exit(1)
    typer.echo(f"{folder}: no faults")


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A name, or words of one, in any case.")],
    knowledge: Knowledge = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many names.")] = 50,
) -> None:
    """Whom or what a name stands for, and which row of which table says so.

    \b
      dragoman knowledge search Minsk
      dragoman knowledge search "foreign minister" --knowledge my-knowledge/
    """
    from dragoman import api
    from dragoman.views.terminal import cell, show, table

    found = api.search_knowledge(text, knowledge=options.folders(knowledge), limit=limit)
    if not found:
        typer.echo(f"nothing known by the name {text!r}", err=True)
        raise typer.Exit(1)
    grid = table("name", "is a", "key", "form", "row", fixed=("is a", "key"))
    for name in found:
        grid.add_row(cell(name.surface), cell(name.kind), cell(name.key), cell(name.form), cell(name.row))
    show(grid)


def add(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with tables of your own; made when missing.")],
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="state, person, organisation, outlet, office, agent, venue or event."),
    ],
    cells: Annotated[list[str], typer.Argument(metavar="COLUMN=TEXT...", help="What the row says; lists joined by |.")],
) -> None:
    """Add a row to a folder with tables of your own, once it has been checked.

    Nothing that the folder holds is changed: items are added to lists, empty cells filled.

    \b
      dragoman knowledge add my-knowledge/ state iso3=BLR aliases=Belorus
      dragoman knowledge add my-knowledge/ person person="Ada Ab" country=BLR office=other start=2023-05
      dragoman knowledge add my-knowledge/ outlet name="Daily Lamp" domain=lamp.example country=BLR
    """
    from dragoman import api

    given: dict[str, str] = {}
    for cell in cells:
        column, equals, text = cell.partition("=")
        if not equals or not column or column in given:
            raise QueryError(f"{cell!r}: give each column once, as COLUMN=TEXT, such as iso3=BLR")
        given[column] = text
    added = api.add_knowledge(folder, kind, given)
    shown = ", ".join(f"{column} {text!r}" for column, text in added.cells.items() if text)
    typer.echo(f"{added.file}, row {added.row}{'' if added.changed else ' (there already)'}: {shown}")


def refresh(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with tables of your own; made when missing.")],
    country: Annotated[
        list[str] | None,
        typer.Option("--country", metavar="ISO3", help="A state (may be repeated; default: all independent states)."),
    ] = None,
    since: Annotated[
        int, typer.Option(min=1000, max=9999, metavar="YEAR", help="Leave out terms ended before.")
    ] = 2000,
    endpoint: Annotated[
        str | None, typer.Option(metavar="URL", help="Another SPARQL service than Wikidata's query service.")
    ] = None,
) -> None:
    """Ask Wikidata who holds which office, and write it into a folder with tables of your own.

    Rows of an earlier refresh are replaced; other rows of the folder stay. What comes with dragoman is not touched.

    \b
      dragoman knowledge refresh my-knowledge/ --country BLR --country POL
    """
    from dragoman import api

    for done in api.refresh_knowledge(folder, country or (), since=since, endpoint=endpoint):
        typer.echo(
            f"{done.country}: {done.rows} terms of office written, of {done.statements} statements "
            f"({done.other_offices} about other offices)"
        )


def codebook(
    type_: Annotated[str, typer.Argument(metavar="TYPE", help="A PLOVER event type, such as CONSULT.")],
) -> None:
    """What an event type takes and leaves.

    \b
      dragoman codebook THREATEN
    """
    from dragoman import api

    typer.echo(api.codebook(type_))
