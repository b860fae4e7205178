"""Markers: the phrases by which page furniture gives itself away (`cleaning/markers.tsv`).

Phrases that are whole lines are looked up, all others are found in one pass over the page, however many there are.
Matching ignores case and the style of apostrophes, and never matches inside a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec
import numpy as np
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dragoman.cleaning.columns import Columns, folded
from dragoman.knowledge.table import read, shipped
from dragoman.records import DropReason

Where = Literal["line", "start", "within"]
Effect = Literal["drop", "list", "end", "tail", "thread"]
_TRAILING = " .:!?…»>›→↓-*|,"  # may follow a phrase that is the whole line
_LEADING = " -–—•·*»>|#[({\"'"


class Marker(msgspec.Struct, frozen=True, gc=False):
    """One row of the table."""

    phrase: str
    where: Where
    effect: Effect
    reason: DropReason


class _Table(msgspec.Struct, frozen=True):
    """`whole`: the phrases that are whole lines, by what is left of them between marks; `parts`: the others."""

    whole: dict[str, list[Marker]]
    parts: tuple[Marker, ...]
    automaton: AhoCorasick


@lru_cache(maxsize=1)
def _table() -> _Table:
    rows = read(shipped("cleaning/markers.tsv"), ("phrase", "where", "effect", "reason", "source"))
    whole: dict[str, list[Marker]] = {}
    parts: list[Marker] = []
    for row in rows:
        kept = {key: row[key] for key in ("where", "effect", "reason")}
        marker = msgspec.convert({**kept, "phrase": folded(row["phrase"])}, Marker)
        if marker.where == "line":
            whole.setdefault(_between(marker.phrase), []).append(marker)
        else:
            parts.append(marker)
    automaton = AhoCorasick(
        [marker.phrase for marker in parts],
        matchkind=MatchKind.Standard,
        store_patterns=False,
        implementation=Implementation.DFA,
    )
    return _Table(whole, tuple(parts), automaton)


def marked(columns: Columns) -> dict[int, Marker]:
    """For each line that carries a marker its strongest one: whole line before opening before within.

    Of equals it is the one that begins first, and the shortest of these.
    """
    found: dict[int, Marker] = {}
    hits = sorted([*_whole(columns), *_parts(columns)], key=lambda hit: hit[:3])
    for i, _, _, marker in hits:
        if _stronger(marker, found.get(i)):
            found[i] = marker
    return found


def _whole(columns: Columns) -> Iterator[tuple[int, int, int, Marker]]:
    """The lines that are phrases: line, begin and end of the phrase in the page, the phrase's row."""
    known = _table().whole
    lines = columns.low.split("\n") if len(columns) else []
    for i in [i for i, line in enumerate(lines) if line.lstrip(_LEADING).rstrip(_TRAILING) in known]:
        line = lines[i]
        for marker in known[_between(line)]:
            at = line.find(marker.phrase)
            if at >= 0:
                begin = int(columns.starts[i]) + at
                yield i, begin, begin + len(marker.phrase), marker


def _parts(columns: Columns) -> Iterator[tuple[int, int, int, Marker]]:
    """The phrases that open lines or stand in them."""
    table, low = _table(), columns.low
    hits = table.automaton.find_matches_as_indexes(low, overlapping=True)
    lines = np.searchsorted(columns.ends, np.array([begin for _, begin, _ in hits], np.int64), side="right").tolist()
    for i, (which, begin, stop) in zip(lines, hits, strict=True):
        marker = table.parts[which]
        if _holds(marker, low, (int(columns.starts[i]), int(columns.ends[i])), (begin, stop)):
            yield i, begin, stop, marker


def _between(text: str) -> str:
    """A line without the marks around its words."""
    return text.lstrip(_LEADING).rstrip(_TRAILING)


def _holds(marker: Marker, text: str, line: tuple[int, int], match: tuple[int, int]) -> bool:
    """Whether a match stands where its row wants it in the line, both as [start, end) in `text`."""
    (start, end), (begin, stop) = line, match
    if stop < end and text[stop].isalnum() and text[stop - 1].isalnum():
        return False
    if begin > start and text[begin - 1].isalnum() and text[begin].isalnum():
        return False
    return marker.where == "within" or not text[start:begin].strip(_LEADING)


_RANK = {"line": 3, "start": 2, "within": 1}


def _stronger(new: Marker, old: Marker | None) -> bool:
    return old is None or _rank(new) > _rank(old)


def _rank(marker: Marker) -> int:
    return 0 if marker.effect in {"tail", "thread"} else _RANK[marker.where]
