"""The tutorial is true: its commands run, and print what it shows.

After a change that alters the output, `python tests/docs/test_tutorial.py` writes the new output into it,
and the excerpts of it into the README.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.docs.blocks import Session, comparable, steps, updated  # noqa: E402

TUTORIAL = ROOT / "docs" / "tutorial.md"
README = ROOT / "README.md"
OUTPUT = re.compile(r"^```text\n(.*?)^```$", re.M | re.S)
COMMANDS = [
    "read", "annotate", "link", "events", "timeline", "disputes", "stories", "explain", "brief", "quarantine",
    "knowledge", "codebook",
]  # fmt: skip


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session(tmp_path_factory.mktemp("tutorial"), ROOT)


def test_every_command_of_the_tutorial_prints_what_it_shows(session: Session) -> None:
    """Nine lines of ten: a parser that rounds otherwise on another processor may read a sentence otherwise."""
    shown, missing = 0, []
    for step in steps(TUTORIAL.read_text(encoding="utf-8")):
        printed = [comparable(line) for line in session.run(step.command)]
        wanted = [line for line in step.shown if line.strip()]
        absent = [f"$ {step.command}: {line}" for line in wanted if comparable(line) not in printed]
        assert len(absent) <= len(wanted) / 2, "\n".join(absent)
        shown += len(wanted)
        missing += absent
    assert shown > 100
    assert len(missing) <= shown / 10, "\n".join(missing)
    assert (session.folder / "brief.html").stat().st_size > 10_000


def test_the_output_in_the_readme_is_that_of_the_tutorial() -> None:
    shown = {comparable(line) for step in steps(TUTORIAL.read_text(encoding="utf-8")) for line in step.shown}
    blocks = OUTPUT.findall(README.read_text(encoding="utf-8"))
    assert len(blocks) == 2
    for block in blocks:
        lines = [line for line in block.splitlines() if line.strip(" …") and not line.startswith("$ ")]
        assert len(lines) > 10
        assert not [line for line in lines if comparable(line) not in shown]


def test_the_tutorial_and_the_reference_have_every_command() -> None:
    tutorial = TUTORIAL.read_text(encoding="utf-8")
    reference = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"dragoman {command}" in tutorial, command
        assert re.search(rf"^## dragoman {command}\b", reference, re.M), command


def test_the_python_of_the_tutorial_runs(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(session.folder)
    blocks = re.findall(r"^```python\n(.*?)^```$", TUTORIAL.read_text(encoding="utf-8"), re.M | re.S)
    assert blocks
    for block in blocks:
        exec(compile(block, str(TUTORIAL), "exec"), {})


def excerpted(readme: str, tutorial: str) -> str:
    """The README with the beginning of what the tutorial shows for `read` and for `explain`."""
    found = list(steps(tutorial))
    read = next(step.shown for step in found if step.command.startswith("dragoman read"))
    explained = next(step.shown for step in found if step.command.startswith("dragoman explain"))
    timeline = next(at for at, line in enumerate(read) if line.startswith("Timeline"))
    excerpts = iter((["$ make demo", *read[: timeline + 17], "…"], ["$ dragoman explain EVENT", *explained, "…"]))
    return OUTPUT.sub(lambda _: "\n".join(["```text", *next(excerpts), "```"]), readme)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        shown = updated(TUTORIAL.read_text(encoding="utf-8"), Session(Path(folder), ROOT))
    TUTORIAL.write_text(shown, encoding="utf-8")
    README.write_text(excerpted(README.read_text(encoding="utf-8"), shown), encoding="utf-8")
