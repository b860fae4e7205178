"""Notices: the phrases by which a page says what it is: a mirror, a reprint, a translation, a stub.

They stand in the table `cleaning/flags.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from dragoman.knowledge.table import read, shipped

ADDED = 8  # characters that may follow a phrase that is the whole line: "(38)"


class Notice(msgspec.Struct, frozen=True):
    """One row of the table."""

    phrase: str
    flag: str
    where: str


@lru_cache(maxsize=1)
def notices() -> tuple[Notice, ...]:
    """The table."""
    rows = read(shipped("cleaning/flags.tsv"), ("phrase", "flag", "where", "says", "source"))
    return tuple(Notice(row["phrase"], row["flag"], row["where"]) for row in rows)


def noticed(likely: Sequence[int], lines: Sequence[str]) -> Iterator[str]:
    """The flags that some of the notices, by their rows in the table, give a page with these lines."""
    texts = [line.lower().replace("’", "'") for line in lines] if likely else []
    for notice in (notices()[row] for row in likely):
        if any(_holds(notice, text) for text in texts):
            yield notice.flag


def _holds(notice: Notice, text: str) -> bool:
    at = text.find(notice.phrase)
    if at < 0 or (notice.where != "within" and at > 0):
        return False
    return notice.where != "line" or len(text) <= len(notice.phrase) + ADDED
