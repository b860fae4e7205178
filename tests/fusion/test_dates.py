"""The date of a fused event: the firmest day that the reports allow, else what their intervals share."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.fusion.mentions import EARLIEST, LATEST, row
from dragoman.fusion.merge import date
from dragoman.fusion.pagedays import page_days, with_page_days
from dragoman.fusion.report import Report
from dragoman.records import Article, DateTrust, EventDate, EventMention, Party, Reading, Span, Status, Timex

TEXT = "Varro met the envoy."


def report(
    page: str, start: str | None, end: str | None, trust: DateTrust = "derived", status: Status = "occurred", **how: Any
) -> Report:
    """A report of one page, in which the event has the date."""
    found = EventDate(start=start, end=end, trust=trust, basis=f"{page} says {start} {end}", **how)
    party = Party(start=0, end=5, text="Varro", country="ALB")
    event = EventMention(
        id=f"e{page}", type="CONSULT", quad="VERBAL_COOPERATION", trigger=Span(start=6, end=9, text="met"),
        actors=(party,), recipients=(), date=found, status=status, said_by=(), confidence=0.5, rule="meet:v",
        mode=None, contexts=(), intensity=2.5, place=None,
    )  # fmt: skip
    reading = Reading(article=Article(id=page, source=f"{page}.txt", text=TEXT, raw_length=len(TEXT)), events=(event,))
    return Report(event=event, reading=reading, source=f"{page}.txt", root=page, similarity=1.0)


DAY = ("2023-03-01", "2023-03-01")
CASES = [
    ([(*DAY, "derived"), ("2023-03-02", "2023-03-02", "stated")], ("2023-03-02", "2023-03-02")),
    ([(*DAY, "derived"), ("2022-01-01", "2023-12-31", "bounded")], DAY),
    ([(*DAY, "derived"), ("2023-05-01", "2023-05-01", "derived"), (None, "2023-04-01", "bounded")], DAY),
    ([("2023-01-01", "2023-06-30", "bounded"), ("2023-05-01", "2023-12-31", "bounded")], ("2023-05-01", "2023-06-30")),
    ([(None, "2023-03-01", "bounded"), ("2023-03-01", None, "bounded")], DAY),
    ([(None, "2023-06-30", "bounded"), (None, "2023-05-31", "bounded")], (None, "2023-05-31")),
    ([("2023-01-01", None, "bounded"), (None, None, "bounded")], ("2023-01-01", None)),
    ([("2023-01-01", "2023-01-31", "bounded"), ("2023-05-01", "2023-12-31", "bounded")], ("2023-01-01", "2023-01-31")),
]


@pytest.mark.parametrize(("dates", "expected"), CASES)
def test_fused_date(dates: list[tuple[Any, ...]], expected: tuple[str | None, str | None]) -> None:
    found = date([report(f"p{at}", *given) for at, given in enumerate(dates)])
    assert found is not None
    assert (found.start, found.end) == expected
    assert found.basis


def test_without_any_day_there_is_no_date() -> None:
    assert date([report("a", None, None, "bounded", narrative=True)]) is None


def test_the_day_of_a_plan_gives_way_to_the_day_of_the_act() -> None:
    found = date(
        [report("a", "2023-03-01", "2023-03-01", "stated", "planned"), report("b", "2023-03-02", "2023-03-02")]
    )
    assert found is not None
    assert found.start == "2023-03-02"


def test_an_open_interval_is_vague_to_linking() -> None:
    one = report("a", None, "2023-03-01", "bounded")
    found = row(one.reading, one.event)
    assert (found.day, found.until, found.precise, found.vague) == (EARLIEST, "2023-03-01", False, True)
    other = report("a", "2023-03-01", None, "bounded")
    assert row(other.reading, other.event).until == LATEST


UNDATED = report("undated", None, None, "bounded", narrative=True)
MORE = report("undated", None, "2023-05-31", "bounded", narrative=True)
REMINDER = report("undated", None, "2023-05-31", "bounded")


def test_an_undated_page_tells_of_the_day_that_another_page_gives_to_its_event() -> None:
    groups = [[UNDATED, report("dated", *DAY)], [MORE], [REMINDER]]
    assert page_days(groups) == {"undated": ("2023-03-01", "dated.txt")}
    linked, more, reminder = with_page_days(groups)
    for news in (linked[0], more[0]):
        assert news.event.date is not None
        assert (news.event.date.start, news.event.date.end, news.event.date.lent) == (*DAY, True)
        assert "dated.txt" in news.event.date.basis
    assert reminder == [REMINDER]


COUNTED = [
    ("early this month", ("2023-02-01", "2023-08-10"), ("2023-03-01", "2023-03-10")),
    ("last month", ("2023-01-01", "2023-07-31"), ("2023-02-01", "2023-02-28")),
    ("September", ("2022-09-01", "2023-09-30"), ("2022-09-01", "2023-09-30")),
    ("last year", ("2023-01-01", "2023-12-31"), ("2023-01-01", "2023-12-31")),
]


@pytest.mark.parametrize(("words", "before", "after"), COUNTED)
def test_what_a_page_counts_from_its_own_day_is_read_again_from_the_day_that_is_lent(
    words: str, before: tuple[str, str], after: tuple[str, str]
) -> None:
    timex = Timex(
        start=0, end=len(words), text=words, type="DATE", value=None, mod=None, earliest=before[0], latest=before[1]
    )
    counted = report("undated", *before, timex=0)
    counted = on_page_with(counted, timex)
    *_, (found,) = with_page_days([[UNDATED, report("dated", *DAY)], [counted]])
    assert found.event.date is not None
    assert (found.event.date.start, found.event.date.end) == after
    assert found.event.date.lent == (after != before)


def test_what_lies_after_such_an_expression_is_left_alone() -> None:
    timex = Timex(
        start=0, end=16, text="early this month", type="DATE", value=None, mod="START",
        earliest="2023-02-01", latest="2023-08-10",
    )  # fmt: skip
    later = on_page_with(report("undated", "2023-02-01", "2023-08-24", "bounded", timex=0), timex)
    assert with_page_days([[UNDATED, report("dated", *DAY)], [later]])[1] == [later]


def on_page_with(one: Report, timex: Timex) -> Report:
    """The report, of a page that consists of the one time expression and its news."""
    text = f"{timex.text} {TEXT}"
    shift = len(timex.text) + 1
    event = replace(
        one.event,
        trigger=Span(start=6 + shift, end=9 + shift, text="met"),
        actors=(Party(start=shift, end=5 + shift, text="Varro", country="ALB"),),
    )
    article = replace(one.reading.article, text=text, raw_length=len(text))
    reading = Reading(article=article, timexes=(timex,), events=(event,))
    return Report(event, reading, one.source, one.root, 1.0)


def test_a_lent_day_gives_way_to_a_page_that_has_its_own() -> None:
    lent = report("a", "2023-03-01", "2023-03-01", lent=True)
    found = date([lent, report("b", "2023-03-02", "2023-03-02")])
    assert found is not None
    assert found.start == "2023-03-02"


def test_no_day_is_lent_against_what_the_page_allows() -> None:
    early = report("undated", "2023-01-01", "2023-01-31", "bounded", narrative=True)
    assert page_days([[early, report("dated", *DAY)]]) == {}


def test_news_of_another_day_is_taken_apart_and_joins_what_its_page_tells_of_that_day() -> None:
    later = report("later", "2023-04-01", "2023-04-30", "bounded")
    joined, alone = with_page_days([[UNDATED, report("dated", *DAY)], [MORE, later]])
    assert [one.document for one in joined] == ["undated", "dated", "undated"]
    assert alone == [later]


@pytest.mark.parametrize(("planned", "groups"), [("2023-02-20", 2), ("2022-06-01", 3)])
def test_a_plan_is_the_act_only_when_it_was_for_about_that_day(planned: str, groups: int) -> None:
    plan = report("plan", planned, planned, "stated", "planned")
    other = report("undated", None, None, "bounded", narrative=True)
    other = Report(replace(other.event, type="AGREE"), other.reading, other.source, other.root, 1.0)
    assert len(with_page_days([[UNDATED, report("dated", *DAY)], [other, plan]])) == groups


def test_pages_that_disagree_lend_no_day() -> None:
    assert page_days([[UNDATED, report("a", *DAY)], [MORE, report("b", "2023-03-02", "2023-03-02")]]) == {}


def test_a_copy_lends_nothing() -> None:
    copy = report("copy", *DAY)
    assert page_days([[UNDATED, Report(copy.event, copy.reading, copy.source, "undated", 0.9)]]) == {}
