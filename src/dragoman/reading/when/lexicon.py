"""Lexicon: the words of time expressions and what each stands for.

A word may be in several categories ("second" is an ordinal and a unit, "may" a month and a modal); what
it is in a text is decided by the pattern that it takes part in. Loaded once, never changed.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.knowledge import table

FOLDER = "when/en"

Categories = dict[str, str]  # category → value


@lru_cache(maxsize=1)
def words() -> dict[str, Categories]:
    """Lower-case word → its categories and values."""
    found: dict[str, Categories] = {}
    for row in table.read(table.shipped(f"{FOLDER}/words.tsv"), ("word", "category", "value", "source")):
        found.setdefault(row["word"], {})[row["category"]] = row["value"]
    return found


@lru_cache(maxsize=1)
def cues() -> dict[str, frozenset[str]]:
    """Cue class → lemmas that belong to it, e.g. `plan` → expect, schedule, …"""
    found: dict[str, set[str]] = {}
    for row in table.read(table.shipped(f"{FOLDER}/cues.tsv"), ("cue", "lemma", "source")):
        found.setdefault(row["cue"], set()).add(row["lemma"])
    return {cue: frozenset(lemmas) for cue, lemmas in found.items()}


@lru_cache(maxsize=4)
def names(category: str) -> tuple[str, ...]:
    """The full names of a numbered category, `month` or `weekday`, in the order of their numbers."""
    rows = [(int(kinds[category]), word) for word, kinds in words().items() if category in kinds]
    return tuple(word.capitalize() for _, word in sorted(rows))


def is_cue(cue: str, lemma: str) -> bool:
    """Whether a lemma belongs to a cue class. Raises KeyError for a class that the table does not have."""
    return lemma in cues()[cue]
