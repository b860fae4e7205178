"""Own: a user's table as it lies in a folder, read and written without losing a line of it.

Comments, blank lines, the order of rows and the line ends stay as they are, also of rows that are faulty. The
file is replaced in one step: who is interrupted has the old one or the new one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.table import Row


class OwnTable:
    """The lines of a user's table; `header` is empty when there is no file yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.header: list[str] = []
        self._lines: list[str] = []
        self._end = "\n"
        if path.exists():
            self._open()

    def _open(self) -> None:
        try:
            text = self.path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise KnowledgeError(f"{self.path}: cannot be read: {error}") from error
        self._end = "\r\n" if "\r\n" in text else "\n"
        self._lines = text.replace("\r\n", "\n").split("\n")
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        at = next((at for at, line in enumerate(self._lines) if _is_row(line)), None)
        self.header = self._lines[at].split("\t") if at is not None else []

    def rows(self) -> list[Row | None]:
        """The rows in their order, so that row n of a fault is at n - 1; None for one of another width."""
        width = len(self.header)
        return [
            dict(zip(self.header, cells, strict=True)) if len(cells) == width else None
            for cells in map(_cells, self._data())
        ]

    def widen(self, columns: Sequence[str], cell: Callable[[Row, str], str]) -> None:
        """Append the columns that the header lacks; `cell` says what they hold in the rows that there are."""
        new = [column for column in columns if column not in self.header]
        if not self.header:
            self._lines.append("\t".join(new))
        else:
            places = self._places()
            for row, at in zip(self.rows(), places[1:], strict=True):
                if row is not None:
                    self._lines[at] = "\t".join([self._lines[at], *(cell(row, column) for column in new)])
            self._lines[places[0]] = "\t".join([*self.header, *new])
        self.header += new

    def append(self, row: Row) -> int:
        """Add a row at the end; its number, 1 for the first after the header."""
        self._lines.append("\t".join(row.get(column, "") for column in self.header))
        return len(self._data())

    def replace(self, number: int, row: Row) -> None:
        """Put a row in the place of row `number`."""
        self._lines[self._places()[number]] = "\t".join(row.get(column, "") for column in self.header)

    def keep(self, wanted: Callable[[Row], bool]) -> None:
        """Take out the rows that are not wanted; faulty ones stay."""
        gone = {
            at for row, at in zip(self.rows(), self._places()[1:], strict=True) if row is not None and not wanted(row)
        }
        self._lines = [line for at, line in enumerate(self._lines) if at not in gone]

    def write(self, path: Path | None = None) -> None:
        """Write the table in its place, or to another path. Raises KnowledgeError."""
        target = path or self.path
        beside = target.with_name(f"{target.name}.new")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes("".join(f"{line}{self._end}" for line in self._lines).encode())
            beside.replace(target)
        except OSError as error:
            raise KnowledgeError(f"{target}: cannot be written: {error.strerror or error}") from error

    def _places(self) -> list[int]:
        return [at for at, line in enumerate(self._lines) if _is_row(line)]

    def _data(self) -> list[str]:
        return [line for line in self._lines if _is_row(line)][1:]


def _is_row(line: str) -> bool:
    return bool(line) and not line.startswith("#") and not line.isspace()


def _cells(line: str) -> list[str]:
    return line.split("\t")
