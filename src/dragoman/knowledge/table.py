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
    row: int  # 1 is the first row after the header, 0 the header itself
    column: str
    message: str

    def __str__(self) -> str:
        at = f"row {self.row}" if self.row else "header"
        return f"{self.file}, {at}, column {self.column}: {self.message}"


def shipped(name: str) -> Path:
    """The path of a table that comes with the package, e.g. `shipped("states.tsv")`."""
    return DATA / name


def items(cell: str) -> tuple[str, ...]:
    """The items of a list cell, without empty ones."""
    if "|" not in cell:
        cell = cell.strip()
        return (cell,) if cell else ()
    return tuple(item.strip() for item in cell.split("|") if item.strip())


def read(path: Path, columns: Iterable[str]) -> list[Row]:
    """The rows of a shipped table. Raises KnowledgeError at the first fault: shipped tables have none."""
    header, lines = _lines(path)
    _require(path, header, columns)
    try:
        return [dict(zip(header, line.split("\t"), strict=True)) for line in lines]
    except ValueError:
        _, faults = checked(path, columns, {})
        raise KnowledgeError(str(faults[0])) from None


def checked(path: Path, columns: Iterable[str], checks: dict[str, Check]) -> tuple[list[Row], list[Fault]]:
    """The sound rows of a table and the faults of the others.

    Raises KnowledgeError when the file cannot be read or lacks a column.
    """
    numbered, faults = numbered_rows(path, columns, checks)
    return [row for _, row in numbered], faults


def numbered_rows(
    path: Path, columns: Iterable[str], checks: dict[str, Check]
) -> tuple[list[tuple[int, Row]], list[Fault]]:
    """As `checked`, each sound row with its number (1 is the first row after the header)."""
    header, lines = _lines(path)
    _require(path, header, columns)
    rows: list[tuple[int, Row]] = []
    faults: list[Fault] = []
    width = len(header)
    for at, line in enumerate(lines, 1):
        cells = line.split("\t")
        if len(cells) != width:
            column = header[min(len(cells), width) - 1]
            faults.append(Fault(str(path), at, column, f"{len(cells)} cells, expected {width}"))
            continue
        found = list(_faults(str(path), at, header, cells, checks)) if checks else []
        faults += found
        if not found:
            rows.append((at, dict(zip(header, cells, strict=True))))
    return rows, faults


def _require(path: Path, header: list[str], columns: Iterable[str]) -> None:
    for column in columns:
        if column not in header:
            raise KnowledgeError(f"{path}: column {column!r} is missing; the header has {', '.join(header)}")


def _lines(path: Path) -> tuple[list[str], list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {error}") from error
    lines = [line for line in text.split("\n") if line and line[0] != "#" and not line.isspace()]
    if not lines:
        raise KnowledgeError(f"{path}: no header line")
    return lines[0].split("\t"), lines[1:]


def _faults(file: str, at: int, header: list[str], cells: list[str], checks: dict[str, Check]) -> Iterator[Fault]:
    for column, cell in zip(header, cells, strict=True):
        check = checks.get(column)
        message = check(cell) if check else None
        if message:
            yield Fault(file, at, column, message)
