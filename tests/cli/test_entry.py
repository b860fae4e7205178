"""The program as a process: help, version, pipes that close, interruption."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from tests.cli.conftest import Command

from dragoman import __version__

COMMANDS = [
    "read", "annotate", "link", "events", "timeline", "disputes", "stories", "explain", "brief", "quarantine",
    "knowledge", "codebook",
]  # fmt: skip
MODULES = """
from dragoman.cli import main
try: main()
except SystemExit: pass
import json; print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
HEAVY = {"spacy", "duckdb", "rich", "pyarrow", "pandas", "msgspec", "splink", "jinja2"}


def test_help_names_every_command_and_shows_how_to_begin(dragoman: Command) -> None:
    done = dragoman("--help")
    assert done.status == 0
    assert "dragoman read pages/" in done.out
    for command in COMMANDS:
        assert f"\n  {command} " in done.out
        assert dragoman(command, "--help").status == 0


def test_help_loads_no_heavy_library() -> None:
    code = f"import sys; sys.argv = ['dragoman', '--help']{MODULES}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(json.loads(done.stderr))


def test_asking_a_case_loads_neither_the_parser_nor_the_linker(talks: Path) -> None:
    code = f"import sys; sys.argv = ['dragoman', 'timeline', '--case', {str(talks)!r}]{MODULES}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "ev0123" in done.stdout
    assert not {"spacy", "splink", "pandas"} & set(json.loads(done.stderr))


def test_version(dragoman: Command) -> None:
    assert dragoman("--version").out == f"dragoman {__version__}\n"


def test_python_m_dragoman_is_the_same_program() -> None:
    done = subprocess.run([sys.executable, "-m", "dragoman", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"dragoman {__version__}\n"


def test_a_reader_that_closes_the_pipe_gets_no_traceback(talks: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "dragoman", "events", "--case", str(talks), "--format", "jsonl"]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert done.stderr == ""


def test_output_is_utf8_whatever_the_locale(talks: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "dragoman", "timeline", "--case", str(talks)]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert "Ilya Varro (XOS) → Lumen (XLU)" in done.stdout.decode("utf-8")


def test_ctrl_c_ends_with_130_and_one_line(tmp_path: Path) -> None:
    fifo = tmp_path / "slow"
    os.mkfifo(fifo)  # a source that never comes: the program waits for it
    case = tmp_path / "case.duckdb"
    command = [sys.executable, "-m", "dragoman", "read", str(fifo), "--case", str(case)]
    # A suite started in the background has SIGINT ignored, and children inherit that: the child gets it back.
    listening = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=listening) as process:  # noqa: PLW1509
        deadline = time.monotonic() + 60
        while not case.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        try:
            _, err = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert err == f"dragoman: interrupted; {case} keeps what was read: run the same command again to go on\n"
