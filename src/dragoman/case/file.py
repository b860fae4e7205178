"""File: opening, creating and migrating a case, which is one DuckDB file.

A case is created under another name and moved into place when it is complete, so that a process killed
while creating it leaves nothing behind that looks like a case. The schema's version is the number of
migrations applied; a case from a newer program is refused, an older one is brought up to date in one
transaction.
"""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path

import duckdb

from dragoman.errors import CaseError

MAGIC = "dragoman.case"


def migrations() -> list[str]:
    """The SQL of all migrations, in order; migration n brings a case from version n to n+1."""
    folder = resources.files("dragoman.case.migrations")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [folder.joinpath(name).read_text(encoding="utf-8") for name in names]


def connect(path: Path | None, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection to the case at `path`, created when missing (in memory for None).

    Raises CaseError when there is no case to read, when the file is no case or is from a newer version,
    and when another process is writing it.
    """
    if path is None:
        connection = scratch()
        _create(connection)
        return connection
    if not path.exists():
        if read_only:
            raise CaseError(f"{path}: there is no such case; `dragoman read SOURCE --case {path}` makes one")
        _create_at(path)
    connection = _open(path, read_only)
    try:
        _check(connection, path, read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def scratch() -> duckdb.DuckDBPyConnection:
    """An empty database in memory, for tables that a computation needs and nobody keeps."""
    return _quiet(duckdb.connect(":memory:"))


def _quiet(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Without DuckDB's own progress bar, which would draw into the program's output."""
    connection.execute("SET enable_progress_bar = false")
    return connection


def _open(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    if path.is_dir():
        raise CaseError(f"{path}: this is a folder, not a case file")
    try:
        return _quiet(duckdb.connect(str(path), read_only=read_only))
    except duckdb.Error as error:
        text = str(error)
        if "lock" in text.lower():
            raise CaseError(f"{path}: another process is writing this case; try again when it has ended") from error
        first = text.splitlines()[0] if text else type(error).__name__
        raise CaseError(f"{path}: this is not a dragoman case ({first})") from error


def _check(connection: duckdb.DuckDBPyConnection, path: Path, read_only: bool) -> None:
    known = migrations()
    try:
        row = connection.execute("SELECT magic, version FROM dragoman_case").fetchone()
    except duckdb.CatalogException as error:
        raise CaseError(f"{path}: this is a DuckDB file but not a dragoman case") from error
    if row is None or row[0] != MAGIC:
        raise CaseError(f"{path}: this is a DuckDB file but not a dragoman case")
    version = int(row[1])
    if version > len(known):
        raise CaseError(
            f"{path}: this case has schema version {version}, this program knows {len(known)}: it was written by a "
            "newer dragoman"
        )
    if version < len(known):
        if read_only:
            raise CaseError(f"{path}: this case has schema version {version}; `dragoman read` brings it up to date")
        _migrate(connection, version, known)


def _migrate(connection: duckdb.DuckDBPyConnection, version: int, known: list[str]) -> None:
    connection.execute("BEGIN")
    for sql in known[version:]:
        connection.execute(sql)
    connection.execute("UPDATE dragoman_case SET version = ?", [len(known)])
    connection.execute("COMMIT")


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TABLE dragoman_case (magic VARCHAR NOT NULL, version INTEGER NOT NULL)")
    connection.execute("INSERT INTO dragoman_case VALUES (?, 0)", [MAGIC])
    _migrate(connection, 0, migrations())


def _create_at(path: Path) -> None:
    fresh = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with duckdb.connect(str(fresh)) as connection:
            _create(connection)
        fresh.replace(path)
    except (OSError, duckdb.IOException) as error:
        raise CaseError(f"{path}: cannot create a case here: {error}") from error
    finally:
        fresh.unlink(missing_ok=True)
