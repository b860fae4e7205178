"""The reference has every option that the program has, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from dragoman.cli.entry import app

REFERENCE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
COMMANDS = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_in_the_reference(name: str) -> None:
    command = COMMANDS[name]
    options: set[str] = set()
    for one in getattr(command, "commands", {"": command}).values():
        options |= {o for p in one.params for o in p.opts if o.startswith("--")} - {"--help"}
    (section,) = re.findall(rf"^## dragoman {name}\n(.*?)(?=^## |\Z)", REFERENCE, re.M | re.S)
    assert set(re.findall(r"--[a-z][a-z-]*", section)) == options
