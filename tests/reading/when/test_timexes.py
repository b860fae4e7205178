"""Time expressions get the TIMEX3 type and value that a careful annotator would give them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from spacy.tokens import Doc

from dragoman.knowledge.table import read as table
from dragoman.reading.when.timex3 import is_value

HERE = Path(__file__).parent
PAGE = "2024-05-16"
EXPRESSIONS = table(HERE / "expressions.tsv", ("text", "expression", "type", "value", "mod"))
NOTHING = table(HERE / "nothing.tsv", ("text",))
Read = Callable[..., Doc]


@pytest.mark.parametrize("row", EXPRESSIONS, ids=lambda r: f"{r['expression']} in {r['text'][:30]}")
def test_expression_is_read(row: dict[str, str], read: Read) -> None:
    found = {t.text: (t.type, t.value or "-", t.mod or "-") for t in read(row["text"], PAGE)._.timexes}
    assert found.get(row["expression"]) == (row["type"], row["value"], row["mod"])


@pytest.mark.parametrize("row", NOTHING, ids=lambda r: r["text"])
def test_what_only_looks_like_time_is_left_alone(row: dict[str, str], read: Read) -> None:
    assert [t.text for t in read(row["text"], PAGE)._.timexes] == []


def test_expressions_are_sorted_and_never_overlap(read: Read) -> None:
    text = " ".join(row["text"] for row in EXPRESSIONS)
    timexes = read(text, PAGE)._.timexes
    assert len(timexes) > len(EXPRESSIONS)
    for one, other in pairwise(timexes):
        assert one.end <= other.start
        assert text[one.start : one.end] == one.text


def test_a_dated_expression_tells_its_days_and_its_reason(read: Read) -> None:
    (timex,) = read("The pact was signed in late March.", PAGE)._.timexes
    assert (timex.earliest, timex.latest) == ("2024-03-21", "2024-03-31")
    assert "2024-05-16, the page's date" in timex.basis


def test_a_weekday_that_disagrees_with_its_date_keeps_the_date_and_says_so(read: Read) -> None:
    (timex,) = read("He was born on Monday, 3 May 2022.", PAGE)._.timexes
    assert timex.value == "2022-05-03"
    assert "a Tuesday, not a Monday" in timex.basis


@pytest.mark.parametrize("value", ["2023", "199X", "18", "2023-W09-WE", "FY2023", "P2.5Y", "PT5H30M", "XXXX-WXX-5"])
def test_well_formed_values(value: str) -> None:
    assert is_value(value)


@pytest.mark.parametrize("value", ["", "2023-1", "2023-W9", "P6X", "PM6", "99-99-9999", "2023-13-01T", "XXXX-XX-XX"])
def test_malformed_values(value: str) -> None:
    assert not is_value(value)


def test_a_weekday_that_the_text_places_ahead_is_not_six_days_ago(read: Read) -> None:
    text = "The minister headed Friday to Tirana. She will meet the president on Friday. Envoys left on Monday."
    values = [timex.value for timex in read(text, "2024-05-16")._.timexes]
    assert values == ["2024-05-17", "2024-05-17", "2024-05-13"]
