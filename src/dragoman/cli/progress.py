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

READING = "reading pages"
COMPARING = "looking for copies"
NEXT = {"copies": "linking mentions", "linked": "tracing storylines", "stories": "saving"}  # stage done → what follows


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
        task = bar.add_task(READING, total=expected)

        def tell(stage: str, done: int) -> None:
            if stage == "read":
                bar.advance(task, done)
                read = bar.tasks[task].completed
                if expected is not None and read >= expected:  # a file may hold many pages
                    bar.update(task, description=COMPARING if read == expected else READING, total=None)
            else:
                bar.update(task, description=NEXT.get(stage, stage), total=None)

        yield tell


def _files(sources: Sequence[str]) -> int | None:
    """How many files the sources name; None when standard input or an address is one of them."""
    from dragoman.sources.addresses import is_address

    if "-" in sources or any(map(is_address, sources)):
        return None
    count = 0
    for source in map(Path, sources):
        count += sum(len(names) for _, _, names in os.walk(source)) if source.is_dir() else 1
    return count
