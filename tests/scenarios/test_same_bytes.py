"""The same pages give the same bytes: in any order, with any number of workers, read once or twice."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest

import dragoman


def outcome(case: dragoman.Case) -> bytes:
    """Events and storylines, as the exports print them."""
    return b"\n".join(msgspec.json.encode(record) for record in [*case.events(), *case.stories()])


@pytest.fixture(scope="module")
def expected(newsroom_folder: Path) -> bytes:
    """What one worker finds, reading in the order of the names."""
    with dragoman.open(None, knowledge=[newsroom_folder / "knowledge"]) as case:
        case.read(_pages(newsroom_folder))
        return outcome(case)


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_order_and_workers_change_nothing(expected: bytes, workers: int, newsroom_folder: Path) -> None:
    shuffled = _pages(newsroom_folder)
    random.Random(workers).shuffle(shuffled)
    with dragoman.open(None, knowledge=[newsroom_folder / "knowledge"]) as case:
        first = case.read(shuffled, workers=workers)
        assert outcome(case) == expected
        again = case.read(shuffled, workers=workers)
        assert (again.read, again.known) == (0, first.read)
        assert outcome(case) == expected


def test_reading_in_two_sittings_changes_nothing(expected: bytes, newsroom_folder: Path, tmp_path: Path) -> None:
    pages = _pages(newsroom_folder)
    for part in (pages[40:], pages[:45]):
        with dragoman.open(tmp_path / "case.duckdb", knowledge=[newsroom_folder / "knowledge"]) as case:
            case.read(part)
    with dragoman.open(tmp_path / "case.duckdb", read_only=True) as case:
        assert outcome(case) == expected


def _pages(newsroom_folder: Path) -> list[str | Path]:
    return sorted((newsroom_folder / "pages").iterdir())
