"""An undated page gets the tightest interval that its own text supports, with the reasons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.reading import pipeline
from dragoman.reading.when.publication import publication_interval, published
from dragoman.records import Article

Read = Callable[..., Doc]

CASES = [
    ("The army took the town on 3 May 2023.", "2023-05-03", None),
    ("Elections will be held on 3 May 2023.", None, "2023-05-03"),
    ("Russia invaded Ukraine in February last year.", "2023-01-01", "2023-12-31"),
    ("Nearly two years into the war in Ukraine, talks stall.", "2023-09-30", "2024-02-24"),
    ("The president landed on Friday (March 8). Russia invaded Ukraine in February 2022.", "2024-03-08", "2024-03-15"),
    ("The president landed on Friday.", None, None),
    ("TIRANA - 3 May 2023: The ministers met on Wednesday.", "2023-05-03", "2023-05-03"),
    ("TIRANA, 3 May 2023 (APA) - The ministers met.", "2023-05-03", "2023-05-03"),
    ("They met on 3 May 2023 - in Tirana.", "2023-05-03", None),
    ("The bill will breach the 1999 constitution.", None, None),
    ("The ministers praised Vision 2030.", None, None),
    ("The mayor signed the plan for 2031-2035.", None, None),
    ("The ferry will sail daily as of May 3, 2023.", None, None),
    ("Prices will fall to the level of 2019.", None, None),
    ("She will be mayor after the death of her husband in 2019.", None, None),
    ("The mayor resigned on Wednesday, 3 May 2023.", "2023-05-03", "2023-05-10"),
    ("The treaty ended in March 2017. The mayor resigned on Thursday, July 28.", "2017-03-01", None),
]


@pytest.mark.parametrize(("text", "first", "last"), CASES, ids=[case[0] for case in CASES])
def test_interval(text: str, first: str | None, last: str | None, read: Read) -> None:
    found = publication_interval(read(text))
    assert found[:2] == (first, last)
    assert found[2]


def test_a_stated_date_is_the_interval(read: Read) -> None:
    assert publication_interval(read("They met.", "2024-05-16")) == ("2024-05-16", "2024-05-16", "stated: given")


def test_a_chain_of_evidence_dates_a_month(read: Read) -> None:
    text = (
        "It was their first talk since the two agreed on a border in September. Russia invaded Ukraine in February "
        "last year. The war in Ukraine has lasted more than a year."
    )
    values = {timex.text: timex.value for timex in read(text)._.timexes}
    assert values["September"] == "2022-09"


def test_two_weekdays_of_one_week_agree(read: Read) -> None:
    text = (
        "The president landed on Sunday (December 3) and left the next day. Russia invaded Ukraine in February last "
        "year. The two exchanged views at a meeting on Monday."
    )
    values = {timex.text: timex.value for timex in read(text)._.timexes}
    assert (values["Sunday (December 3)"], values["the next day"], values["Monday"]) == (
        "2023-12-03",
        "2023-12-04",
        "2023-12-04",
    )


def test_what_speaks_against_a_stated_date_is_said(read: Read) -> None:
    doc = read("The army took the town on 3 May 2023.", "2021-01-01")
    assert publication_interval(doc) == (
        "2021-01-01",
        "2021-01-01",
        "stated: given; '3 May 2023' is past, against 2021-01-01",
    )


def test_a_derived_date_gives_way_to_the_text(read: Read) -> None:
    doc = read("The army took the town on 3 May 2023.", "2021-01-01", trust="derived")
    assert publication_interval(doc)[:2] == ("2023-05-03", None)


@pytest.mark.parametrize("text", ["They drafted Agenda 2040.", "They agreed on the budget for 2023-2024."])
def test_a_derived_date_stands_against_what_only_names_a_year(text: str, read: Read) -> None:
    assert publication_interval(read(text, "2022-05-16", trust="derived"))[:2] == ("2022-05-16", "2022-05-16")


def test_an_undated_page_carries_its_interval(read: Read) -> None:
    known = published(read("Nearly two years into the war in Ukraine, talks stall."))
    assert known is not None
    assert (known.date, known.basis, known.trust) == (None, "text", "derived")
    assert (known.earliest, known.latest) == ("2023-09-30", "2024-02-24")
    assert known.reason is not None
    assert known.reason.startswith("between 2023-09-30 and 2024-02-24, by the text: 'two years'")


def test_a_page_without_evidence_stays_undated(read: Read) -> None:
    assert published(read("The president landed on Friday.")) is None


def test_a_stated_date_stays_as_it_is(read: Read) -> None:
    doc = read("Nearly two years into the war in Ukraine, talks stall.", "2023-12-01")
    assert published(doc) == doc._.article.published


def test_a_contradicted_date_is_doubtful_beside_what_the_text_supports(read: Read) -> None:
    known = published(read("The army took the town on 3 May 2023.", "2021-01-01", trust="derived"))
    assert known is not None
    assert (known.date, known.trust, known.earliest) == ("2021-01-01", "doubtful", "2023-05-03")


def test_a_reading_carries_what_the_text_supports(nlp: Language) -> None:
    text = "Nearly two years into the war in Ukraine, talks stall."
    (reading,) = pipeline.read([Article(id="t", source="t", text=text, raw_length=len(text))], nlp)
    assert reading.article.published is not None
    assert reading.article.published.latest == "2024-02-24"
