"""A reader that is killed at any moment loses nothing: the next run gives the same bytes as an undisturbed one."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import msgspec

import dragoman

KILLS = 30
LONGEST = 3.0  # seconds a reader lives before it is killed, at most


class Reads:
    """The warm parent of reads.py."""

    def __init__(self, pages: Path, knowledge: Path) -> None:
        command = [sys.executable, str(Path(__file__).with_name("reads.py")), str(pages), str(knowledge)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def read(self, case: Path, kill_after: float = 0.0) -> str:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{case} {kill_after}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def events(case: Path) -> bytes:
    """Everything that `events --format jsonl` is made from."""
    with dragoman.open(case, read_only=True) as opened:
        return b"\n".join(msgspec.json.encode(event) for event in opened.events())


def test_killed_at_thirty_random_moments_and_read_again(newsroom_folder: Path, tmp_path: Path) -> None:
    reads = Reads(newsroom_folder / "pages", newsroom_folder / "knowledge")
    undisturbed = tmp_path / "undisturbed.duckdb"
    assert reads.read(undisturbed) == "finished 0"
    expected = events(undisturbed)
    assert expected.count(b"\n") > 100

    moments = random.Random(20230301)
    kills = case_number = 0
    compared = 0
    case = tmp_path / "case0.duckdb"
    while kills < KILLS:
        outcome = reads.read(case, moments.uniform(0.02, LONGEST))
        kills += outcome == "killed"
        assert outcome in {"killed", "finished 0"}
        if outcome != "killed" or kills == KILLS or moments.random() < 0.1:
            assert reads.read(case) == "finished 0"
            assert events(case) == expected
            compared += 1
            case_number += 1
            case = tmp_path / f"case{case_number}.duckdb"
    reads.close()
    assert compared >= 2
