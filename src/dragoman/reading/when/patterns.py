"""Patterns: the rows of patterns.tsv as regular expressions over units.

Holidays are patterns too, one a name. A match never crosses a line break and is as long as its pattern
at most, because patterns have optional items but no repetition.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from dragoman.knowledge import table
from dragoman.reading.when.grammar import Grammar, literals, openings, regex
from dragoman.reading.when.lexicon import FOLDER, words
from dragoman.reading.when.units import NUMBER_CLASSES, Alphabet, alphabet


class Pattern(NamedTuple):
    """One row: its name, the rule that reads its matches, and the compiled expression."""

    name: str
    rule: str
    regex: re.Pattern[str]


class Patterns(NamedTuple):
    """All patterns, by the one or two code characters that a match begins with, in the order of the file."""

    by_opening: dict[str, tuple[Pattern, ...]]
    alphabet: Alphabet


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The shipped patterns, compiled. Raises KnowledgeError, KeyError or ValueError for a faulty table."""
    rows = table.read(table.shipped(f"{FOLDER}/patterns.tsv"), ("name", "rule", "pattern", "source"))
    rows += [_holiday_row(name) for name in holiday_rules()]
    codes = alphabet(tuple(sorted({word for row in rows for word in literals(row["pattern"])})))
    macros = {row["name"]: row["pattern"] for row in rows if row["rule"] == "macro"}
    grammar = Grammar(macros, _categories(codes), codes.of_word.__getitem__)
    numbers = count()
    by_opening: dict[str, list[Pattern]] = {}
    for row in rows:
        if row["rule"] == "macro":
            continue
        tree = grammar.parse(row["pattern"])
        pattern = Pattern(row["name"], row["rule"], re.compile(regex(tree, numbers)))
        for opening in openings(tree) - {""}:
            by_opening.setdefault(opening, []).append(pattern)
    return Patterns({opening: tuple(found) for opening, found in by_opening.items()}, codes)


@lru_cache(maxsize=1)
def holiday_rules() -> dict[str, str]:
    """Holiday name, without hyphens and spaces → its rule."""
    rows = table.read(table.shipped(f"{FOLDER}/holidays.tsv"), ("name", "rule", "source"))
    return {row["name"]: row["rule"] for row in rows}


def holiday_key(name: str) -> str:
    """The form under which a holiday's spellings ("Eid al-Fitr", "Eid al Fitr") are the same."""
    return re.sub(r"[^a-z]", "", name)


def _holiday_row(name: str) -> dict[str, str]:
    spelled = name.replace("'s", "'? s").replace(" - ", " -? ")
    pattern = f"( <rel> | <phase> )? holiday=( {spelled} ) ( tail=eve|week )? <yr>?"
    return {"name": f"holiday {name}", "rule": "holiday", "pattern": pattern}


def _categories(codes: Alphabet) -> dict[str, frozenset[str]]:
    """Category or number class → its code characters."""
    members: dict[str, set[str]] = {name: set() for name in NUMBER_CLASSES}
    for word, categories in words().items():
        for category in categories:
            members.setdefault(category, set()).add(codes.of_word[word])
    for classes, code in codes.of_classes.items():
        for name in classes:
            members[name].add(code)
    return {name: frozenset(found) for name, found in members.items()}
