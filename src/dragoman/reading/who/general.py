"""General nouns: "official", "group", "leader": words whose sector is that of what they belong to."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.table import read, shipped


@cache
def general_nouns() -> frozenset[str]:
    """The nouns, singular and in lower case."""
    return frozenset(row["noun"] for row in read(shipped("who/general_nouns.tsv"), ("noun", "source")))
