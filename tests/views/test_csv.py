"""CSV for spreadsheets: what comes out can be read back, and nothing in it runs."""

from __future__ import annotations

import csv as reader
import io
from typing import Any

import pytest
from tests.views.talks import event, story

from dragoman.records import EventActor, Story, StoryDocument
from dragoman.views import csv


def rows(lines: Any) -> list[dict[str, str]]:
    return list(reader.DictReader(io.StringIO("\n".join(lines) + "\n")))


def test_lists_are_joined_and_missing_values_are_empty() -> None:
    both = (
        EventActor(id="Q1", name="A", country="BLR", sector=None),
        EventActor(id=None, name="B", country=None, sector=None),
    )
    (row,) = rows(csv.events([event(actors=both, date=None, place=None, disputes=(), intensity=None)]))
    assert (row["actors"], row["actor_ids"], row["actor_countries"]) == ("A; B", "Q1; ", "BLR; ")
    assert {row[name] for name in ("start", "end", "date_basis", "place", "lat", "intensity", "disputed")} == {""}
    assert row["sources"] == "pages/wire.txt; pages/copy.txt"


@pytest.mark.parametrize("title", ['=HYPERLINK("http://x.example")', "+1", "-1", "@cmd", "\tx"])
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(title: str) -> None:
    document = StoryDocument(id="d1", source="a.txt")
    record = Story(id="s", title=title, start=None, end=None, documents=(document,), events=())
    assert rows(csv.stories([record]))[0]["title"] == f"'{title}"


def test_numbers_below_zero_stay_numbers() -> None:
    assert rows(csv.events([event(intensity=-7.5)]))[0]["intensity"] == "-7.5"


def test_commas_quotes_and_line_ends_survive() -> None:
    record = Story(id="s", title='He said "no",\nthen left', start=None, end=None, documents=(), events=())
    assert rows(csv.stories([record]))[0]["title"] == 'He said "no",\nthen left'
    assert rows(csv.stories([story()]))[0]["documents"] == "2"
