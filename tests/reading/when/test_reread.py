"""An expression that counts from the page's day is read again by its words alone, and only such a one."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.reading.when.calendar import Interval
from dragoman.reading.when.reread import reread

TOLD = Interval(date(2024, 5, 16), date(2024, 5, 26))
CASES = [
    ("early this month", "2024-05-01", "2024-05-10"),
    ("last month", "2024-04-01", "2024-04-30"),
    ("yesterday", "2024-05-15", "2024-05-25"),
    ("two days ago", "2024-05-14", "2024-05-24"),
    ("last year", "2023-01-01", "2023-12-31"),
]


@pytest.mark.parametrize(("words", "first", "last"), CASES)
def test_words_that_count_from_the_page_give_its_days(words: str, first: str, last: str) -> None:
    assert reread(words, TOLD) == Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("words", ["Monday", "September", "3 May", "the war", "", "  ", "this month or last month"])
def test_what_depends_on_its_clause_is_not_read_again(words: str) -> None:
    assert reread(words, TOLD) is None
