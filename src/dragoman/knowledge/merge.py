"""Merge: a user's rows laid over the shipped ones.

A user's row with the key of a shipped row replaces it in the columns that the user's file has; other
rows are added. A faulty row is reported and left out, the rest loads; a file that cannot be read is
one fault. Rows keep the order of the tables, then of the folders.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.schema import SCHEMAS, Known, Schema
from dragoman.knowledge.table import Fault, Row, numbered_rows, read, shipped

Sourced = tuple[str, Row]  # the file as evidence names it, the cells


def rows(schema: Schema, folders: Sequence[Path], known: Known) -> tuple[list[Sourced], list[Fault]]:
    """The rows of a table with the folders' rows laid over them, and the folders' faults."""
    own = [(schema.file, row) for row in read(shipped(schema.file), schema.columns)]
    faults: list[Fault] = []
    for folder in folders:
        path = folder / schema.file
        if path.is_file():
            theirs, found = user_rows(path, schema, known)
            faults += found
            own = _laid_over(own, theirs, schema, f"{folder.name}/{schema.file}")
    return own, faults


def user_rows(path: Path, schema: Schema, known: Known) -> tuple[list[Row], list[Fault]]:
    """The sound rows of a user's file and the faults of the others; columns that it lacks are not in the rows."""
    try:
        numbered, faults = numbered_rows(path, schema.required, schema.checks(known))
    except KnowledgeError as error:
        return [], [Fault(str(path), 0, "-", str(error).removeprefix(f"{path}: "))]
    sound: list[Row] = []
    seen: dict[str, int] = {}
    for column in sorted(set(numbered[0][1]) - set(schema.columns)) if numbered else ():
        faults.append(Fault(str(path), 0, column, f"unknown column; {schema.file} has {', '.join(schema.columns)}"))
    for at, row in numbered:
        key = schema.key(row)
        wrong = schema.consistent(row)
        if wrong:
            faults.append(Fault(str(path), at, wrong[0], wrong[1]))
        elif key in seen:
            column = "qid" if row.get("qid") else schema.required[0]
            faults.append(Fault(str(path), at, column, f"duplicate of row {seen[key]}: {key.replace(chr(9), ' ')}"))
        else:
            seen[key] = at
            sound.append({column: cell for column, cell in row.items() if column in schema.columns})
    return sound, sorted(faults, key=lambda fault: fault.row)


def unknown_tables(folder: Path) -> list[Fault]:
    """A fault for each file of a user's folder that looks like a table and is none that there is."""
    known = [schema.file for schema in SCHEMAS]
    return [
        Fault(str(path), 0, "-", f"no table of this name; there are {', '.join(known)}")
        for path in sorted(folder.glob("*.tsv"))
        if path.name not in known or not path.is_file()
    ]


def _laid_over(own: list[Sourced], theirs: list[Row], schema: Schema, file: str) -> list[Sourced]:
    merged = {schema.key(row): (name, row) for name, row in own}
    empty = dict.fromkeys(schema.columns, "")
    for row in theirs:
        key = schema.key(row)
        base = merged[key][1] if key in merged else empty | {"source": f"user's {file}"}
        merged[key] = (file, base | row)
    return list(merged.values())
