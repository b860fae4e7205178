"""Lists: the words beside a name that tell what it can be, by kind."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.table import read, shipped


@cache
def cue(kind: str) -> frozenset[str]:
    """The words of one kind: bilateral, of-state, not-state, person, known, state-verb, say."""
    rows = read(shipped("who/garbled_cues.tsv"), ("word", "cue", "source"))
    return frozenset(row["word"] for row in rows if row["cue"] == kind)
