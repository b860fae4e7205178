"""What a case promises about things that could not be had: they are listed until they were had, and no longer."""

from __future__ import annotations

import pytest

from dragoman.case.pending import Had, still_pending
from dragoman.records import Quarantined

HAD = Had(["a.txt", "list.txt#https://x.example/1", "map.xml#https://x.example/inner.xml#https://x.example/2"],
          frozenset({"https://x.example/9"}))  # fmt: skip


def row(source: str, kind: str = "not-fetched", **more: str) -> Quarantined:
    return Quarantined(source=source, kind=kind, message="m", **more)


@pytest.mark.parametrize(
    "had",
    [
        row("list.txt#https://x.example/1", url="https://x.example/1"),
        row("other.txt#https://x.example/9", url="https://x.example/9"),
        row("map.xml#https://x.example/inner.xml", url="https://x.example/inner.xml"),
        row("list.txt#https://x.example/1", "unreachable", url="https://x.example/1"),
        row("a.txt", "missing"),
    ],
)
def test_what_was_had_since_is_not_listed(had: Quarantined) -> None:
    assert still_pending([had], HAD) == []


@pytest.mark.parametrize(
    "kept",
    [
        row("list.txt#https://x.example/3", url="https://x.example/3"),
        row("a.txt", "malformed"),
        row("a.txt", "binary", page="p1"),
        row("old.warc#120", "no-article", url="https://x.example/9", record="<urn:uuid:1>"),
        row("list.txt#https://x.example/", url="https://x.example/"),
    ],
)
def test_what_holds_still_is_listed(kept: Quarantined) -> None:

    assert still_pending([kept], HAD) == [kept]


def test_not_fetched_holds_until_somebody_tried() -> None:
    untried, failed = row("l#u", url="u"), row("l#u", "timeout", url="u")
    assert still_pending([untried, failed], Had([], frozenset())) == [failed]
    assert still_pending([untried], Had([], frozenset())) == [untried]
