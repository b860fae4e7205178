"""General nouns: "official", "group", "leader": words whose sector is that of what they belong to."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge import Agent, Office
from dragoman.knowledge.table import read, shipped

_EMPTY = frozenset({"role", "part"})


@cache
def general_nouns() -> frozenset[str]:
    """The nouns, singular and in lower case."""
    return frozenset(row["noun"] for row in read(shipped("who/general_nouns.tsv"), ("noun", "source")))


def is_general(word: str) -> bool:
    """Whether a word in lower case, in either number, is one of the nouns."""
    nouns = general_nouns()
    return word in nouns or word.removesuffix("s") in nouns or (word.endswith("ies") and word[:-3] + "y" in nouns)


def own_sector(record: Agent | Office) -> str | None:
    """The sector that an agent noun has by itself; None for one that is nothing without what it belongs to."""
    return None if is_empty(record) else record.sector


def is_empty(record: Agent | Office) -> bool:
    """Whether a noun tells nothing by itself: "chief", "director", "team"."""
    return isinstance(record, Agent) and record.kind in _EMPTY


def is_special(record: Agent | Office, words: int) -> bool:
    """Whether a phrase of several words says its sector whatever stands before it: "insurgent group"."""
    return isinstance(record, Agent) and words > 1 and own_sector(record) not in {None, "UNK"}


def is_role(record: Agent | Office) -> bool:
    """Whether a noun is one person's title."""
    return isinstance(record, Office) or record.kind in {"person", "role"}
