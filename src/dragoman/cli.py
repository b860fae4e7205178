"""The command line: one thin function a command, each over one call of the public API.

Heavy libraries are imported inside the commands, so that `dragoman --help` answers at once.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def _about() -> None:
    """Reads news pages about states: who did what to whom, when, where, and who says so."""


@app.command()
def annotate(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    published: Annotated[str | None, typer.Option(help="The documents' publication date, if you know it.")] = None,
    predicates: Annotated[bool, typer.Option("--predicates", help="Also date predicates that are no events.")] = False,
    as_is: Annotated[bool, typer.Option("--as-is", help="The input is clean text: keep every character.")] = False,
    jsonl: Annotated[str | None, typer.Option(help="JSON lines whose field of this name holds the text.")] = None,
) -> None:
    """Annotate documents and print JSON lines."""
    from dragoman.reading.pipeline import pipeline, read
    from dragoman.records import Article, Published
    from dragoman.views.annotation import annotation

    articles = []
    for source in sources:
        lines = [json.loads(x) for x in Path(source).read_text().split("\n") if x.strip()] if jsonl else [{"id": source, "text": Path(source).read_text()}]
        for row in lines:
            date = row.get("published") or published
            text = row[jsonl or "text"]
            articles.append(
                Article(
                    id=str(row["id"]),
                    source=str(row["id"]),
                    text=text,
                    raw_length=len(text),
                    language="en",
                    published=Published(date=date, basis="given", trust="stated") if date else None,
                )
            )
    for reading in read(articles, pipeline(predicates=predicates)):
        sys.stdout.write(json.dumps(annotation(reading, predicates), ensure_ascii=False) + "\n")


def main() -> None:
    """Entry point of the `dragoman` command."""
    app()
