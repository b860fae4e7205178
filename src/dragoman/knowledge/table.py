"""Tables: how every knowledge file is read and checked.

A table is a tab-separated UTF-8 file with a header, one row a line, `|` between the items of a list
cell, `#` at the start of a comment line. A faulty row is reported with file, row and column and left
out; the rest of the table loads. Shipped tables have no faulty rows (a test holds that).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from dragoman.errors import KnowledgeError

DATA = Path(__file__).parent / "data"

Row = dict[str, str]
Check = Callable[[str], str | None]  # a cell's text → what is wrong with it, or None


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with one cell, in the words that a user sees."""

    file: str
    row: int  # 1 is the first row after the header
    column: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}, column {self.column}: {self.message}"


def shipped(name: str) -> Path:
    """The path of a table that comes with the package, e.g. `shipped("states.tsv")`."""
    return DATA / name


def items(cell: str) -> tuple[str, ...]:
    """The items of a list cell, without empty ones."""
    return tuple(item.strip() for item in cell.split("|") if item.strip())


def read(path: Path, columns: Iterable[str]) -> list[Row]:
    """The rows of a shipped table. Raises KnowledgeError at the first fault: shipped tables have none."""
    rows, faults = checked(path, columns, {})
    if faults:
        raise KnowledgeError(str(faults[0]))
    return rows


def checked(path: Path, columns: Iterable[str], checks: dict[str, Check]) -> tuple[list[Row], list[Fault]]:
    """The sound rows of a table and the faults of the others.

    Raises KnowledgeError when the file cannot be read or lacks a column.
    """
    wanted = list(columns)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {error}") from error
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise KnowledgeError(f"{path}: no header line")
    header = numbered[0][1].split("\t")
    for column in wanted:
        if column not in header:
            raise KnowledgeError(f"{path}: column {column!r} is missing; the header has {', '.join(header)}")
    rows: list[Row] = []
    faults: list[Fault] = []
    for at, (_, line) in enumerate(numbered[1:], 1):
        found = list(_faults(path.name, at, line, header, checks))
        faults += found
        if not found:
            rows.append(dict(zip(header, line.split("\t"), strict=True)))
    return rows, faults


def _faults(file: str, at: int, line: str, header: list[str], checks: dict[str, Check]) -> Iterator[Fault]:
    cells = line.split("\t")
    if len(cells) != len(header):
        yield Fault(file, at, header[min(len(cells), len(header)) - 1], f"{len(cells)} cells, expected {len(header)}")
        return
    for column, cell in zip(header, cells, strict=True):
        check = checks.get(column)
        message = check(cell) if check else None
        if message:
            yield Fault(file, at, column, message)
