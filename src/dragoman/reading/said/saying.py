"""Saying: an attribution while it is being put together, in tokens and characters of one Doc.

A saying becomes a record only when its content is non-empty. Token ranges are half-open.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from spacy.tokens import Doc

from dragoman.records import Stance

Range = tuple[int, int]


class Saying(msgspec.Struct, kw_only=True):
    """Who (tokens `source`, head `source_head`) says what (characters `content`) by which word (`cue`)."""

    cue: Range  # tokens
    content: list[Range]  # characters
    source: Range | None = None  # tokens
    source_head: int | None = None
    stance: Stance = "say"
    quoted: bool = False  # content was found by its quotation marks
    via: list[str] = msgspec.field(default_factory=list)
    report: bool = True  # a public statement, not a state of mind
    phrase: Range | None = None  # tokens of an "according to" phrase with its source and relay


TRIM_LEFT = set(",;:—–-.)]…")
TRIM_RIGHT = set(",;:—–-.([…")


def ranges(indexes: Iterable[int]) -> list[Range]:
    """Token indexes as maximal half-open ranges."""
    found: list[Range] = []
    for i in sorted(indexes):
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def chars(doc: Doc, tokens: Range) -> Range | None:
    """The characters of a token range without punctuation and space at its edges; None when nothing is left.

    Quotation marks stay; a full stop, comma or dash at an edge goes.
    """
    start, end = tokens
    while start < end and (doc[start].is_space or doc[start].text in TRIM_LEFT):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in TRIM_RIGHT):
        end -= 1
    if start == end:
        return None
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def pieces(doc: Doc, indexes: Iterable[int]) -> list[Range]:
    """Token indexes as character ranges, each trimmed, empty ones left out."""
    return [piece for tokens in ranges(indexes) if (piece := chars(doc, tokens)) is not None]
