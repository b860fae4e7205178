"""Add: one row more in a user's folder, checked before anything is written.

Nothing that the folder holds is changed: items are added to lists, empty cells are filled, and a cell that says
something else is an error. A row about something shipped keeps the shipped items beside the new ones.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from dragoman.errors import KnowledgeError
from dragoman.knowledge import schema
from dragoman.knowledge.base import Knowledge
from dragoman.knowledge.merge import user_rows
from dragoman.knowledge.own import OwnTable
from dragoman.knowledge.schema import Known, Schema
from dragoman.knowledge.table import Row, items, read, shipped

KINDS: dict[str, tuple[Schema, dict[str, str]]] = {
    "state": (schema.STATES, {}),
    "person": (schema.HOLDERS, {}),
    "organisation": (schema.ORGANISATIONS, {}),
    "outlet": (schema.ORGANISATIONS, {"kind": "outlet"}),
    "office": (schema.OFFICES, {}),
    "agent": (schema.AGENTS, {}),
    "venue": (schema.VENUES, {}),
    "event": (schema.ANCHORS, {}),
}


class Added(msgspec.Struct, frozen=True):
    """Where a row stands now; `changed` is False when the folder had all of it."""

    file: str
    row: int
    changed: bool
    cells: Row


def add(folder: Path | str, kind: str, cells: Mapping[str, str]) -> Added:
    """Add a row of one of KINDS to a folder, which is made when it is not there.

    Raises KnowledgeError, with file, row and column, for a cell that does not validate or contradicts the folder.
    """
    if kind not in KINDS:
        raise KnowledgeError(f"{kind!r} is no kind of row; there are {', '.join(KINDS)}")
    of, preset = KINDS[kind]
    path = Path(folder) / of.file
    given = {column: cell.strip() for column, cell in cells.items()}
    _check_columns(path, kind, of, given)
    base = {of.key(row): row for row in read(shipped(of.file), of.columns)}
    given = _identified(of, given, base.values())
    given = _with_shipped(of, given if of.key(given) in base else preset | given, base)
    table = OwnTable(path)
    number = _present(of, table, given)
    if number is None:
        number = len(table.rows()) + 1
        known = base.get(of.key(given), {})
        table.widen([c for c in of.columns if c in given], lambda row, c: base.get(of.key(row), {}).get(c, ""))
        table.append({column: known.get(column, "") for column in table.header} | given)
        changed = True
    else:
        changed = _fill(of, table, number, given, base)
    if changed:
        _validate(of, table, number, folder)
        table.write()
    now = table.rows()[number - 1] or {}
    return Added(str(path), number, changed, {column: now[column] for column in given if column in now})


def _check_columns(path: Path, kind: str, of: Schema, given: Row) -> None:
    for column, cell in given.items():
        if column not in of.columns:
            raise KnowledgeError(
                f"{path}, column {column}: rows of the kind {kind} have no such column; "
                f"there are {', '.join(of.columns)}"
            )
        if any(mark in cell for mark in "\t\n\r\0"):
            raise KnowledgeError(f"{path}, column {column}: a cell cannot hold a tab or a line end")


def _identified(of: Schema, given: Row, rows: Iterable[Row]) -> Row:
    """What is given, with the id of the person or organisation of that name and state that is shipped."""
    column = {schema.HOLDERS.file: "person", schema.ORGANISATIONS.file: "name"}.get(of.file)
    if column is None or given.get("qid") or not given.get(column):
        return given
    same = [
        row for row in rows if row[column] == given[column] and given.get("country", row["country"]) == row["country"]
    ]
    ids = {row["qid"] for row in same}
    if len(ids) != 1:
        return given
    own = ("qid", "acronym") if column == "name" else ("qid",)
    return given | {part: same[0][part] for part in own if same[0][part] and not given.get(part)}


def _with_shipped(of: Schema, given: Row, base: Mapping[str, Row]) -> Row:
    """What is given, with what the row would otherwise hide of the shipped one: items of lists, required cells."""
    known = base.get(of.key(given))
    if known is None:
        return given
    needed = {column: known[column] for column in of.required if not given.get(column)}
    lists = {column: _union(known[column], given[column]) for column in of.lists if given.get(column)}
    return given | needed | lists


def _union(one: str, other: str) -> str:
    return "|".join(dict.fromkeys((*items(one), *items(other))))


def _present(of: Schema, table: OwnTable, given: Row) -> int | None:
    """The number of the row that is about the same thing."""
    key = of.key(given)
    for number, row in enumerate(table.rows(), 1):
        if row is not None and of.key(row) == key:
            return number
    return None


def _fill(of: Schema, table: OwnTable, number: int, given: Row, base: Mapping[str, Row]) -> bool:
    """Add items and fill empty cells of a row; whether that changed it."""
    before = table.rows()[number - 1] or {}
    after = dict(before)
    for column, cell in given.items():
        held = before.get(column, "")
        if column in of.lists:
            after[column] = _union(held, cell)
        elif held and held != cell:
            place = f"{table.path}, row {number}, column {column}"
            raise KnowledgeError(f"{place}: holds {held!r} already; to change it, edit the file")
        else:
            after[column] = cell
    if after == before:
        return False
    table.widen([c for c in of.columns if c in given], lambda row, c: base.get(of.key(row), {}).get(c, ""))
    table.replace(number, after)
    return True


def _validate(of: Schema, table: OwnTable, number: int, folder: Path | str) -> None:
    """Check the table as it would be; only what is wrong with the row at hand is raised."""
    states = {row["iso3"] for row in read(shipped(schema.STATES.file), ("iso3",))}
    known = Known(states)
    if of is not schema.STATES:
        own = Knowledge((Path(folder),) if Path(folder).is_dir() else ())
        known = Known(own.states, own.organisations)
    missing = next((c for c in of.required if c not in table.header), None)
    if missing:
        raise KnowledgeError(f"{table.path}, row {number}, column {missing}: is empty")
    with tempfile.TemporaryDirectory() as scratch:
        trial = Path(scratch) / of.file
        table.write(trial)
        _, faults = user_rows(trial, of, known)
    for fault in faults:
        if fault.row == number or fault.column == "-":
            raise KnowledgeError(str(msgspec.structs.replace(fault, file=str(table.path))))
