"""Which events a query keeps, and which have a place on a timeline."""

from __future__ import annotations

import pytest
from tests.views.talks import event

from dragoman.errors import QueryError
from dragoman.records import EventDate
from dragoman.views.filters import Filters, placed


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-03-01", "2023-03-01", True),
        ("2023-01-01", "2023-12-31", True),
        ("2023", "2023", True),
        ("2023-03", "2023-03", True),
        ("2020-03-01", "2025-02-15", False),
        ("2023-03-01", None, False),
        (None, "2023-03-01", False),
        ("0000", "0000", False),
    ],
)
def test_an_event_without_a_year_to_stand_in_is_not_placed(start: str | None, end: str | None, expected: bool) -> None:
    assert placed(event(date=EventDate(start=start, end=end))) is expected
    assert not placed(event(date=None))


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        ("2023-03-01", "2023-03-01", True),
        ("2023-03", "2023-03", True),
        ("2023", None, True),
        (None, "2023-02", False),
        ("2023-04", None, False),
        (None, "2023-02-28", False),
    ],
)
def test_a_stretch_of_time_keeps_what_touches_it(since: str | None, until: str | None, kept: bool) -> None:
    assert Filters(since=since, until=until).event(event()) is kept


def test_a_stretch_of_time_leaves_out_what_has_no_date() -> None:
    assert not Filters(since="1900").event(event(date=None))


def test_a_value_that_no_event_can_have_is_refused() -> None:
    with pytest.raises(QueryError, match="no such type"):
        Filters(type="MEET")
    with pytest.raises(QueryError, match="alpha-3"):
        Filters(country="Belarus")
