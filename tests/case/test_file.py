"""A case file: what may be opened as one, and what a user is told otherwise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dragoman.case import file
from dragoman.errors import CaseError


def test_a_new_case_is_complete_and_can_be_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "new.duckdb"
    file.connect(path).close()
    version = file.connect(path).execute("SELECT version FROM dragoman_case").fetchone()
    assert version == (len(file.migrations()),)
    assert [p.name for p in tmp_path.iterdir()] == ["new.duckdb"], "nothing half-made is left behind"


def test_a_text_file_is_not_a_case(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are my notes, not a database\n" * 400)
    with pytest.raises(CaseError, match=r"notes\.txt: this is not a dragoman case"):
        file.connect(path)


def test_an_empty_file_is_taken_for_no_case(tmp_path: Path) -> None:
    path = tmp_path / "empty.duckdb"
    path.touch()
    with pytest.raises(CaseError, match="not a dragoman case"):
        file.connect(path)


def test_another_program_s_database_is_not_a_case(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE people (name VARCHAR)")
    with pytest.raises(CaseError, match="a DuckDB file but not a dragoman case"):
        file.connect(path)


def test_a_case_from_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.duckdb"
    with file.connect(path) as connection:
        connection.execute("UPDATE dragoman_case SET version = 99")
    with pytest.raises(CaseError, match=r"schema version 99.*newer dragoman"):
        file.connect(path)


def test_an_older_case_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "older.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE dragoman_case (magic VARCHAR NOT NULL, version INTEGER NOT NULL)")
        connection.execute("INSERT INTO dragoman_case VALUES ('dragoman.case', 0)")
    with file.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM pages").fetchone() == (0,)


def test_a_folder_and_a_missing_case_are_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="this is a folder"):
        file.connect(tmp_path)
    with pytest.raises(CaseError, match=r"no such case.*dragoman read"):
        file.connect(tmp_path / "missing.duckdb", read_only=True)


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    path = tmp_path / "busy.duckdb"
    holder = file.connect(path)
    code = (
        "import sys; from pathlib import Path; from dragoman.case import file; from dragoman.errors import CaseError\n"
        "try:\n    file.connect(Path(sys.argv[1]))\n"
        "except CaseError as error:\n    print(error); sys.exit(3)\n"
    )
    other = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    holder.close()
    assert other.returncode == 3
    assert "another process is writing this case" in other.stdout
