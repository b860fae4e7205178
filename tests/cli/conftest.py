"""Running a command as a user does, in this process, and what came of it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.views.talks import case_file

from dragoman.cli import main


class Outcome(NamedTuple):
    """Exit status, standard output and standard error of a command."""

    status: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def dragoman(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """`dragoman("events", "--case", path)` runs the command; `stdin` is what it reads."""
    monkeypatch.delenv("DRAGOMAN_KNOWLEDGE", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments: object, stdin: str | bytes = b"") -> Outcome:
        content = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "argv", ["dragoman", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        return Outcome(int(ended.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with one event in two pages, made without reading anything."""
    return case_file(tmp_path_factory.mktemp("case") / "talks.duckdb")
