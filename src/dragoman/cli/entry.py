"""Entry: the commands put together, and what happens to errors.

An error that a user can cause is one line on standard error and exit status 2, never a traceback.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli import actors, asking, knowing, reading, saying
from dragoman.errors import DragomanError

HELP = """Reads news pages about states and says who did what to whom, when, where, and who says so.

\b
Start with a folder of pages (text, HTML or JSON lines), read it into a case, and look:
  dragoman read pages/                 read everything, print what was found
  dragoman timeline --country BLR      what happened, one line an event
  dragoman explain EVENT               everything behind one event
  dragoman claims --contested          who claims what, and who denies it
  dragoman quotes --by Lukashenko      what somebody said, word for word
  dragoman brief --out brief.html      a page to read and to hand on
\b
Without a case, one page at a time, as JSON lines:
  dragoman annotate page.txt --published 2023-03-02
\b
dragoman COMMAND --help tells more about each command."""

app = typer.Typer(
    name="dragoman",
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for module in (reading, asking, saying, actors, knowing):
    module.add_to(app)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Entry point of the `dragoman` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # whatever the locale: the output is UTF-8
    try:
        app()
    except DragomanError as error:
        _fail(str(error))
    except OSError as error:  # a full disk, a folder without permission
        _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error))


def _fail(message: str) -> None:
    typer.echo(f"dragoman: error: {' '.join(message.split())}", err=True)
    sys.exit(2)
