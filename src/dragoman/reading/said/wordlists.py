"""Wordlists: small closed lists of words that the readers ask for by name."""

from __future__ import annotations

from functools import lru_cache

from dragoman.knowledge import table


@lru_cache(maxsize=16)
def words(name: str) -> frozenset[str]:
    """The lemmas of one list of `words.tsv`."""
    rows = table.read(table.shipped("said/words.tsv"), ("list", "lemma", "source"))
    return frozenset(row["lemma"] for row in rows if row["list"] == name)
