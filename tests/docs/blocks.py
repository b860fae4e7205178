"""Blocks: the ```console blocks of a document, run as a reader would type them.

A block is made of commands (lines that begin with `$ `) and the output that the document shows for each.
EVENT in a command stands for the id at the end of the last line before it that ends with one.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
# What may differ between a document and a run: ids, which follow from everything that was read, and match
# weights and sizes, which follow from them.
ID = re.compile(r"\bE[0-9a-f]{5,12}$")
VOLATILE = re.compile(r"\b[ES][0-9a-f]{5,12}\b|[+-]\d+\.\d\b|\(\d+ KB\)")


class Step(NamedTuple):
    """One command and the lines that the document shows below it."""

    command: str
    shown: list[str]


def steps(text: str) -> Iterator[Step]:
    """The commands of a document, in order."""
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield Step(command, shown)


class Session:
    """A folder in which commands are run one after another, with the example newsroom in it."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.event = ""
        (folder / "examples").symlink_to(root / "examples")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        kept = {k: v for k, v in os.environ.items() if k not in {"DRAGOMAN_KNOWLEDGE", "COLUMNS"}}
        self.environment = kept | {"PATH": path, "COLUMNS": "100"}

    def run(self, command: str) -> list[str]:
        """The lines that a command prints, on standard output and error together."""
        command = command.replace("EVENT", self.event)
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        lines = done.stdout.rstrip("\n").split("\n") if done.stdout else []
        self.event = next((found.group() for line in reversed(lines) if (found := ID.search(line))), self.event)
        assert "Traceback" not in done.stdout, done.stdout
        return lines


def comparable(line: str) -> str:
    """A line without what may differ."""
    return " ".join(VOLATILE.sub("#", line).split())


def updated(text: str, session: Session) -> str:
    """The document with the output that its commands print now."""

    def rerun(found: re.Match[str]) -> str:
        lines = ["```console"]
        for step in steps(found.group(0)):
            lines += [f"$ {step.command}", *session.run(step.command)]
        return "\n".join([*lines, "```"])

    return BLOCK.sub(rerun, text)
