"""Regions: what the names of an element (its tag, classes, ids, roles) say it holds.

The table `cleaning/regions.tsv` gives for words of such names the label of the region. The word that comes last in
the table's order wins nothing: the first row that fits does, so rows are ordered from telling to vague.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import concat
from typing import Literal

import msgspec

from dragoman.knowledge.table import items, read, shipped

Label = Literal[
    "article", "navigation", "related-links", "share", "advert", "caption", "comments", "aside", "footer", "form",
    "author", "hidden", "notice",
]  # fmt: skip
_WORD = re.compile(r"[A-Z]+[a-z]*|[a-z]+")  # "relatedItems" is two


@lru_cache(maxsize=1)
def tags() -> dict[str, Label]:
    """Labels by tag."""
    return {word: label for where, word, label in _rows() if where == "tag"}


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[int, Label]]:
    """The rank in the table and the label of each word of a name."""
    names: dict[str, tuple[int, Label]] = {}
    for rank, (where, word, label) in enumerate(_rows()):
        if where == "name":
            names.setdefault(word, (rank, label))
    return names


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, Label], ...]:
    rows = read(shipped("cleaning/regions.tsv"), ("label", "where", "words", "source"))
    return tuple(
        (row["where"], word, msgspec.convert(row["label"], Label)) for row in rows for word in items(row["words"])
    )


@lru_cache(maxsize=50_000)
def label_of(tag: str, names: str, hidden: bool) -> Label | None:
    """What an element holds, as far as its tag and names tell."""
    if hidden:
        return "hidden"
    if tag in tags():
        return tags()[tag]
    if not names:
        return None
    parts = [part.lower() for part in _WORD.findall(names[:300])]
    known = _names()
    parts += map(concat, parts[:-1], parts[1:])
    if known.keys().isdisjoint(parts):
        return None
    return min([known[part] for part in parts if part in known])[1]
