"""The tables of time words are sound: every row has a source, every pattern compiles and matches something."""

from __future__ import annotations

import pytest

from dragoman.knowledge.table import read, shipped
from dragoman.reading.when.grammar import Grammar
from dragoman.reading.when.lexicon import cues, names, words
from dragoman.reading.when.match import matches_at, places, row_of
from dragoman.reading.when.patterns import holiday_rules, patterns
from dragoman.reading.when.rules import RULES
from dragoman.reading.when.rules.holidays import days_of

TABLES = ["words", "patterns", "cues", "holidays"]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_names_its_source(name: str) -> None:
    rows = read(shipped(f"when/en/{name}.tsv"), ("source",))
    assert rows
    assert all(row["source"].strip() for row in rows)


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_twice(name: str) -> None:
    rows = [tuple(row.values()) for row in read(shipped(f"when/en/{name}.tsv"), ("source",))]
    assert len(rows) == len(set(rows))


def test_every_pattern_has_a_rule_and_no_pattern_matches_nothing() -> None:
    found = {pattern for group in patterns().by_opening.values() for pattern in group}
    assert len(found) > 100
    for pattern in found:
        assert pattern.rule in RULES
        assert pattern.regex.match("") is None


def test_every_holiday_falls_in_most_years() -> None:
    for name, rule in holiday_rules().items():
        assert sum(days_of(rule, year) is not None for year in range(1990, 2040)) >= 45, name


def test_months_and_weekdays_come_in_order() -> None:
    assert names("month")[:2] == ("January", "February")
    assert names("weekday")[-1] == "Sunday"
    assert len(names("month")) == 12


def test_the_longest_pattern_comes_first() -> None:
    row = row_of("Wednesday, March 1, 2023")
    first = next(matches_at(row, places(row)[0]))
    assert (first.start, first.end) == (0, 24)


def test_a_faulty_pattern_is_refused() -> None:
    grammar = Grammar({}, {}, lambda word: word)
    with pytest.raises(KeyError):
        grammar.parse("{nonsense}")
    with pytest.raises(ValueError, match="unbalanced"):
        grammar.parse("( a")


def test_lexicon_and_cues_are_lower_case() -> None:
    assert all(word == word.lower() for word in words())
    assert all(lemma == lemma.lower() for lemmas in cues().values() for lemma in lemmas)
