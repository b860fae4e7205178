"""Terminal: the console that people read on, and how values look there.

Everything that comes from a page is put in as `Text`, never as markup, without control characters.
Into a file or a pipe no colours are written, and lines are WIDE characters long unless COLUMNS is set.
"""

from __future__ import annotations

import os
import sys

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.views.words import plain

WIDE = 150
STATUS_STYLES = {
    "occurred": "",
    "ongoing": "cyan",
    "planned": "blue",
    "alleged": "yellow",
    "denied": "red",
    "hypothetical": "dim",
}
QUAD_STYLES = {
    "VERBAL_COOPERATION": "green",
    "MATERIAL_COOPERATION": "bold green",
    "VERBAL_CONFLICT": "red",
    "MATERIAL_CONFLICT": "bold red",
}


def console(stderr: bool = False) -> Console:
    """A console on standard output (or error), as wide as the terminal, WIDE without one."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else WIDE
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def show(renderable: RenderableType) -> None:
    """Print on standard output; into a file or a pipe without the spaces that fill up a line."""
    target = console()
    whole = isinstance(renderable, Text)  # a line of its own, with a command to copy: the terminal may wrap it
    if target.is_terminal:
        target.print(renderable, soft_wrap=whole)
        return
    with target.capture() as captured:
        target.print(renderable, soft_wrap=whole)
    for line in captured.get().splitlines():
        target.file.write(f"{line.rstrip()}\n")
    target.file.flush()


def cell(text: str, style: str = "") -> Text:
    """A value as it is shown: one line of printable characters."""
    return Text(plain(text), style=style)


def table(*columns: str, right: tuple[str, ...] = (), fixed: tuple[str, ...] = ()) -> Table:
    """An open table; columns in `right` hold numbers, those in `fixed` are never broken."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", expand=False)
    for name in columns:
        made.add_column(name, justify="right" if name in right else "left", no_wrap=name in fixed, overflow="fold")
    return made


def status(value: str) -> Text:
    """A status in its colour."""
    return Text(value, style=STATUS_STYLES.get(value, ""))
