"""Knowing: the commands about what dragoman knows: knowledge check, knowledge search, codebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.options import Knowledge


def add_to(app: typer.Typer) -> None:
    """Declare the commands."""
    group = typer.Typer(help="What dragoman knows, and tables of your own.", no_args_is_help=True)
    group.command()(check)
    group.command()(search)
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


def codebook(
    type_: Annotated[str, typer.Argument(metavar="TYPE", help="A PLOVER event type, such as CONSULT.")],
) -> None:
    """What an event type takes and leaves.

    \b
      dragoman codebook THREATEN
    """
    from dragoman import api

    typer.echo(api.codebook(type_))
