"""Markers: the phrases by which page furniture gives itself away (`cleaning/markers.tsv`).

All phrases are found in one pass over the page, however many there are. Matching ignores case
and the style of apostrophes, and never matches inside a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from dragoman.cleaning.lines import Line
from dragoman.knowledge.table import read, shipped
from dragoman.records import DropReason

Where = Literal["line", "start", "within"]
Effect = Literal["drop", "list", "end", "tail", "thread"]
_STYLED = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("“", '"'), ("”", '"'))
_TRAILING = " .:!?…»>›→↓-*|,"  # may follow a phrase that is the whole line
_LEADING = " -–—•·*»>|#[({\"'"


class Marker(msgspec.Struct, frozen=True, gc=False):
    """One row of the table."""

    phrase: str
    where: Where
    effect: Effect
    reason: DropReason


class _Table(msgspec.Struct, frozen=True):
    markers: tuple[Marker, ...]
    automaton: AhoCorasick


@lru_cache(maxsize=1)
def _table() -> _Table:
    rows = read(shipped("cleaning/markers.tsv"), ("phrase", "where", "effect", "reason", "source"))
    markers = tuple(
        msgspec.convert({k: row[k] for k in ("phrase", "where", "effect", "reason")}, Marker) for row in rows
    )
    phrases = [_folded(marker.phrase) for marker in markers]
    return _Table(markers, AhoCorasick(phrases, matchkind=MatchKind.Standard, store_patterns=False))


def marked(lines: Sequence[Line]) -> dict[int, Marker]:
    """For each line that carries a marker its strongest one: whole line before opening before within."""
    table = _table()
    joined = _folded("\n".join([line.text for line in lines]))
    found: dict[int, Marker] = {}
    hits = sorted(table.automaton.find_matches_as_indexes(joined, overlapping=True), key=lambda hit: hit[1])
    index, start, end = 0, 0, len(lines[0].text) if lines else 0
    for which, begin, stop in hits:
        while begin > end:
            index += 1
            start, end = end + 1, end + 1 + len(lines[index].text)
        marker = table.markers[which]
        if _holds(marker, joined, (start, end), (begin, stop)) and _stronger(marker, found.get(index)):
            found[index] = marker
    return found


def _folded(text: str) -> str:
    """Lower case with plain apostrophes, character for character as long as `text`."""
    low = text.lower()
    if len(low) != len(text):  # the one letter whose lower case is longer
        low = text.replace("İ", "i").lower()
    for styled, plain in _STYLED:
        low = low.replace(styled, plain)
    return low


def _holds(marker: Marker, text: str, line: tuple[int, int], match: tuple[int, int]) -> bool:
    """Whether a match stands where its row wants it in the line, both as [start, end) in `text`."""
    (start, end), (begin, stop) = line, match
    if stop < end and text[stop].isalnum() and text[stop - 1].isalnum():
        return False
    if begin > start and text[begin - 1].isalnum() and text[begin].isalnum():
        return False
    if marker.where == "within":
        return True
    if text[start:begin].strip(_LEADING):
        return False
    return marker.where == "start" or not text[stop:end].strip(_TRAILING)


_RANK = {"line": 3, "start": 2, "within": 1}


def _stronger(new: Marker, old: Marker | None) -> bool:
    return old is None or _rank(new) > _rank(old)


def _rank(marker: Marker) -> int:
    return 0 if marker.effect in {"tail", "thread"} else _RANK[marker.where]
