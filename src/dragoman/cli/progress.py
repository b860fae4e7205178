"""Progress: a bar on standard error while pages are read; nothing when standard error is no terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.api.case import Progress

STAGES = {
    "read": "reading pages",
    "copies": "looking for copies",
    "linked": "linking mentions",
    "stories": "tracing storylines",
}


@contextmanager
def progress(sources: Sequence[str], field: str | None) -> Iterator[Progress | None]:
    """What to tell how far a run is, or None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        expected = None if field else _files(sources)
        task = bar.add_task(STAGES["read"], total=expected)

        def tell(stage: str, done: int) -> None:
            if stage == "read":
                bar.advance(task, done)
                if expected is not None and bar.tasks[task].completed > expected:
                    bar.update(task, total=None)  # a file may hold many pages
            else:
                bar.update(task, description=STAGES.get(stage, stage), total=done, completed=done)

        yield tell


def _files(sources: Sequence[str]) -> int | None:
    """How many files the sources name; None when standard input is one of them."""
    if "-" in sources:
        return None
    count = 0
    for source in map(Path, sources):
        count += sum(len(names) for _, _, names in os.walk(source)) if source.is_dir() else 1
    return count
