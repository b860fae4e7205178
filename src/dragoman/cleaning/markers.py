"""Markers: the phrases by which page furniture gives itself away (`cleaning/markers.tsv`).

Phrases that are whole lines are looked up, all others are found in one pass over the page, however many there are.
Matching ignores case and the style of apostrophes, and never matches inside a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec
import numpy as np
from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from dragoman.cleaning import characters as ch
from dragoman.cleaning.characters import Characters, folded
from dragoman.cleaning.columns import Columns
from dragoman.cleaning.notices import notices
from dragoman.knowledge.table import read, shipped
from dragoman.records import DropReason

Where = Literal["line", "start", "within"]
Effect = Literal["drop", "list", "end", "tail", "thread"]
_TRAILING = " .:!?…»>›→↓-*|,"  # may follow a phrase that is the whole line
_MARKS = 40  # of them, at most
_LEADING = " -–—•·*»>|#[({\"'"


class Marker(msgspec.Struct, frozen=True, gc=False):
    """One row of the table."""

    phrase: str
    where: Where
    effect: Effect
    reason: DropReason


class Marks(msgspec.Struct, frozen=True):
    """`lines`: the marker of each line that has one. `notices`: the notices (by row) whose phrase the page holds."""

    lines: dict[int, Marker]
    notices: list[int]


class _Table(msgspec.Struct, frozen=True):
    """`whole`: the phrases that are whole lines, by what is left of them between marks; `parts`: the others."""

    whole: dict[str, list[Marker]]
    parts: tuple[Marker, ...]
    automaton: BytesAhoCorasick
    longest: int  # characters of a phrase that is a whole line, and of the marks around it


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
    longest = max((len(marker.phrase) for found in whole.values() for marker in found), default=0)
    phrases = [*(marker.phrase for marker in parts), *(notice.phrase for notice in notices())]
    automaton = BytesAhoCorasick(  # of `Characters.plain`: what is beyond Latin-1 is not told apart there
        [Characters(phrase).plain.tobytes() for phrase in phrases],
        matchkind=MatchKind.Standard,
        implementation=Implementation.DFA,
    )
    return _Table(whole, tuple(parts), automaton, longest + _MARKS)


def marked(columns: Columns) -> Marks:
    """For each line that carries a marker its strongest one: whole line before opening before within.

    Of equals it is the one that begins first, and the shortest of these.
    """
    found: dict[int, Marker] = {}
    hits = _hits(columns)
    for i, _, _, marker in sorted([*_whole(columns), *_parts(columns, hits)], key=lambda hit: hit[:3]):
        if _stronger(marker, found.get(i)):
            found[i] = marker
    known = len(_table().parts)
    return Marks(found, sorted({which - known for which, _, _ in hits if which >= known}))


def _hits(columns: Columns) -> list[tuple[int, int, int]]:
    """Where phrases stand that need be no whole lines: row, begin and end. Notices count on behind markers."""
    return _table().automaton.find_matches_as_indexes(columns.characters.plain.tobytes(), overlapping=True)


def _whole(columns: Columns) -> Iterator[tuple[int, int, int, Marker]]:
    """The lines that are phrases: line, begin and end of the phrase in the page, the phrase's row."""
    table = _table()
    known = table.whole
    lines = columns.lows
    for i, key in _likely(columns, table):
        for marker in known[key]:
            at = lines[i].find(marker.phrase)
            if at >= 0:
                begin = int(columns.starts[i]) + at
                yield i, begin, begin + len(marker.phrase), marker


def _likely(columns: Columns, table: _Table) -> list[tuple[int, str]]:
    """The lines that are phrases, between marks or without any, each with what stands between the marks."""
    known, lines = table.whole, columns.lows
    short = columns.lengths <= table.longest
    kinds = columns.characters.kinds
    bare = (kinds.take(columns.starts) & kinds.take(columns.ends - 1) & ch.LETTER).astype(np.bool_)
    plain = [(i, lines[i]) for i in (short & bare).nonzero()[0].tolist() if lines[i] in known]
    framed = [(i, _between(lines[i])) for i in (short & ~bare).nonzero()[0].tolist()]
    return plain + [(i, key) for i, key in framed if key in known]


def _parts(columns: Columns, hits: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int, Marker]]:
    """The markers that open lines or stand in them."""
    table, low = _table(), columns.low
    some = [hit for hit in hits if hit[0] < len(table.parts)]
    if not some:
        return
    which, begins, stops = np.array(some).T
    # a phrase neither begins nor ends inside a word
    letter = np.append(columns.characters.kinds & ch.WORD != 0, False)
    inside = (letter[begins - 1] & letter[begins]) | (letter[stops] & letter[stops - 1])
    lines = columns.ends.searchsorted(begins, side="right")
    starts = columns.starts.take(lines).tolist()
    for n in (~inside).nonzero()[0].tolist():
        marker, begin = table.parts[which[n]], int(begins[n])
        if marker.where == "start" and low[starts[n] : begin].strip(_LEADING):
            continue
        if marker.phrase.isascii() or low.startswith(marker.phrase, begin):
            yield int(lines[n]), begin, int(stops[n]), marker


def _between(text: str) -> str:
    """A line without the marks around its words."""
    return text.lstrip(_LEADING).rstrip(_TRAILING)


_RANK = {"line": 3, "start": 2, "within": 1}


def _stronger(new: Marker, old: Marker | None) -> bool:
    return old is None or _rank(new) > _rank(old)


def _rank(marker: Marker) -> int:
    return 0 if marker.effect in {"tail", "thread"} else _RANK[marker.where]
