"""Wrong usage and cases that cannot be used: one clear line on standard error and exit status 2, never a traceback."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from tests.cli.conftest import Command

from dragoman.case.store import Store


def refused(dragoman: Command, *arguments: object) -> str:
    """The one line that a refused command prints."""
    done = dragoman(*arguments)
    assert done.status == 2
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert line.startswith("dragoman: error: ")
    return line.removeprefix("dragoman: error: ")


@pytest.mark.parametrize("command", ["events", "timeline", "disputes", "stories", "quarantine", "brief"])
def test_a_case_that_is_not_there_is_named_and_not_created(dragoman: Command, tmp_path: Path, command: str) -> None:
    path = tmp_path / "none.duckdb"
    assert f"{path}: there is no such case" in refused(dragoman, command, "--case", path)
    assert not path.exists()


def test_a_file_that_is_no_case(dragoman: Command, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are notes\n" * 1000)
    assert f"{path}: this is not a dragoman case" in refused(dragoman, "events", "--case", path)
    assert path.read_text() == "these are notes\n" * 1000


def test_another_database_is_no_case(dragoman: Command, tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    duckdb.connect(str(path)).close()
    assert "not a dragoman case" in refused(dragoman, "events", "--case", path)


def test_a_folder_is_no_case(dragoman: Command, tmp_path: Path) -> None:
    assert "this is a folder" in refused(dragoman, "events", "--case", tmp_path)


def test_a_case_of_a_newer_version(dragoman: Command, talks: Path, tmp_path: Path) -> None:
    path = tmp_path / "newer.duckdb"
    shutil.copy(talks, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE dragoman_case SET version = 999")
    assert "written by a newer dragoman" in refused(dragoman, "events", "--case", path)


def test_a_second_writer(dragoman: Command, tmp_path: Path) -> None:
    path, page = tmp_path / "busy.duckdb", tmp_path / "page.txt"
    page.write_text("A page.")
    Store(path).close()
    holder = f"import duckdb, sys; c = duckdb.connect({str(path)!r}); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", holder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        assert "another process is writing this case" in refused(dragoman, "read", page, "--case", path)
        other.communicate("")


def test_a_damaged_case(dragoman: Command, talks: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.duckdb"
    content = talks.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert str(path) in refused(dragoman, "events", "--case", path)


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--type", "MEETING", "no such type; there are AGREE"),
        ("--status", "maybe", "no such status"),
        ("--country", "Belarus", "give an ISO 3166-1 alpha-3 code"),
        ("--since", "yesterday", "give a day, month or year"),
    ],
)
def test_a_filter_that_no_event_can_pass(
    dragoman: Command, talks: Path, option: str, value: str, expected: str
) -> None:
    assert expected in refused(dragoman, "events", "--case", talks, option, value)


def test_sources_that_are_not_there_leave_no_case_behind(dragoman: Command, tmp_path: Path) -> None:
    path = tmp_path / "case.duckdb"
    assert "no such file or folder" in refused(dragoman, "read", tmp_path / "typo", "--case", path)
    assert not path.exists()


def test_a_day_that_is_none(dragoman: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A page.")
    for day in ("2023-02-30", "March"):
        assert f"--published {day!r}" in refused(dragoman, "annotate", page, "--published", day)


def test_a_knowledge_folder_that_is_not_there(
    dragoman: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A page.")
    assert "no such folder" in refused(dragoman, "annotate", page, "--knowledge", tmp_path / "none")
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path / "absent"))
    assert "absent" in refused(dragoman, "annotate", page)


def test_mentions_that_are_no_json(dragoman: Command, tmp_path: Path) -> None:
    path = tmp_path / "mentions.jsonl"
    path.write_text('{"id": "m1"\n')
    assert f"{path}, line 1: not JSON" in refused(dragoman, "link", path)
    path.write_text("[1]\n")
    assert "not a JSON object" in refused(dragoman, "link", path)
    assert "No such file" in refused(dragoman, "link", tmp_path / "none.jsonl")


def test_wrong_usage_has_exit_status_2(dragoman: Command) -> None:
    for arguments in (["nonsense"], ["events", "--format", "xml"], ["read"], ["annotate", "x", "--workers", "0"]):
        done = dragoman(*arguments)
        assert done.status == 2, arguments
        assert "Traceback" not in done.err


def test_a_type_that_the_codebook_does_not_have(dragoman: Command) -> None:
    assert "the types are AGREE CONSULT" in refused(dragoman, "codebook", "MEETING")
