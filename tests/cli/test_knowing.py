"""`dragoman knowledge add` and `refresh`: what a user types, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command


def test_an_added_row_is_told_with_its_place_and_is_found_afterwards(dragoman: Command, tmp_path: Path) -> None:
    done = dragoman("knowledge", "add", tmp_path, "person", "person=Ada Ab", "country=BLR", "office=other")
    assert done.status == 0
    assert done.out == (f"{tmp_path}/office_holders.tsv, row 1: person 'Ada Ab', country 'BLR', office 'other'\n")
    assert "Ada Ab" in dragoman("knowledge", "search", "ada ab", "--knowledge", tmp_path).out
    again = dragoman("knowledge", "add", tmp_path, "person", "person=Ada Ab", "country=BLR", "office=other")
    assert (again.status, "row 1 (there already)" in again.out) == (0, True)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("iso3=ABC", "name=A"), "states.tsv, row 1, column iso3: 'ABC' is no ISO 3166-1 code"),
        (("iso3",), "'iso3': give each column once, as COLUMN=TEXT"),
        (("iso3=BLR", "iso3=POL"), "'iso3=POL': give each column once"),
    ],
)  # fmt: skip
def test_a_row_that_is_not_sound_is_one_line(
    dragoman: Command, tmp_path: Path, cells: tuple[str, ...], said: str
) -> None:
    done = dragoman("knowledge", "add", tmp_path, "state", *cells)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_refresh_without_a_network_is_one_line(dragoman: Command, tmp_path: Path) -> None:
    done = dragoman("knowledge", "refresh", tmp_path, "--country", "BLR", "--endpoint", "http://127.0.0.1:9/")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("dragoman: error: BLR: http://127.0.0.1:9/: cannot be reached: ")
    assert done.err.count("\n") == 1


def test_refresh_of_an_unknown_country_is_one_line(dragoman: Command, tmp_path: Path) -> None:
    done = dragoman("knowledge", "refresh", tmp_path, "--country", "QQQ")
    assert (done.status, done.err) == (
        2, "dragoman: error: country 'QQQ': no such code in states.tsv (ISO 3166-1 alpha-3)\n"
    )  # fmt: skip
