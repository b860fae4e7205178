"""Bad input gives no value and a reason, never an exception and never a date that the text does not have."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.reading.when.component import Component
from dragoman.reading.when.publication import publication_interval
from dragoman.reading.when.timex3 import is_value
from dragoman.records import Article, Published, Timex

Read = Callable[..., Doc]
BLANK = spacy.blank("en")
COMPONENT = Component(())


def only(doc: Doc) -> Timex:
    (timex,) = doc._.timexes
    return timex


@pytest.mark.parametrize(
    "words", ["31 November 2023", "February 29, 2023", "2023-13-01", "31/11/2023", "2023-02-30", "31 November"]
)
def test_a_day_that_does_not_exist_has_no_value(words: str, read: Read) -> None:
    timex = only(read(f"The treaty was signed on {words}.", "2024-05-16"))
    assert timex.text == words
    assert timex.value is None
    assert timex.basis


def test_29_february_of_a_leap_year_exists(read: Read) -> None:
    assert only(read("The treaty was signed on February 29, 2024.", "2024-05-16")).value == "2024-02-29"


def test_day_and_month_stay_open_until_the_page_decides(read: Read) -> None:
    text = "The treaty was signed on 03/04/2023."
    open_ = only(read(text, None))
    assert (open_.value, open_.earliest, open_.latest) == (None, "2023-03-04", "2023-04-03")
    assert only(read(text, "2024-05-16")).value is None
    assert only(read(text, "2023-03-10")).value == "2023-03-04"


def test_a_two_digit_year_needs_a_page_to_find_its_century(read: Read) -> None:
    text = "The treaty was signed on 17/04/98."
    assert only(read(text, None)).value is None
    assert only(read(text, "2001-05-16")).value == "1998-04-17"


@pytest.mark.parametrize(
    "published", ["0001-01-01", "1850-06-01", "2350-06-01", "9999-12-31", "not a date", "2023-99-99"]
)
def test_any_publication_date_is_survived(published: str, read: Read) -> None:
    text = "They met on Wednesday, last week, last year, in May, two years ago, tomorrow and will meet next Friday."
    for timex in read(text, published)._.timexes:
        assert timex.value is None or is_value(timex.value)


def test_dates_before_1900_and_after_2100_are_read(read: Read) -> None:
    values = [t.value for t in read("He ruled from 3 May 1791 until 4 June 2150.", "2024-05-16")._.timexes]
    assert values == ["1791-05-03", "2150-06-04"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024-05-13T23:30Z", "2024-05-13T23:30Z"),
        ("23:30 GMT on Monday", "2024-05-13T23:30Z"),
        ("11:30 p.m. EST Monday", "2024-05-13T23:30"),
    ],
)
def test_a_time_zone_moves_no_day(words: str, value: str, read: Read) -> None:
    found = only(read(f"The ministers met at {words}.", "2024-05-16"))
    assert (found.value or "").startswith(value)
    assert (found.earliest, found.latest) == ("2024-05-13", "2024-05-13")


def test_a_publication_date_in_the_future_is_a_date_like_any_other(read: Read) -> None:
    assert only(read("The ministers met on Wednesday.", "2350-06-01")).value == "2350-05-31"


def test_a_doubtful_publication_date_is_not_used(read: Read) -> None:
    doc = read("The president received the delegation on Thursday.", "2025-04-27", trust="doubtful")
    assert only(doc).value is None
    assert publication_interval(doc)[:2] == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "a" * 100_000,
        "٣ مارس ٢٠٢٣",
        "１２ May ２０２３",
        "²³ May",
        "May " * 2000,
        "1/2/" * 2000,
        "İ May 3",
    ],
)
def test_odd_texts_are_survived(text: str, read: Read) -> None:
    for timex in read(text, "2024-05-16")._.timexes:
        assert text[timex.start : timex.end] == timex.text


PIECES = (
    "in on the a last next this May March Monday Friday 3 31 2023 03 / - . , ( ) : ' s ago two half years year days "
    "day week before after of every early late end quarter first 10 a.m. UTC Eid Easter and to from ½ ² 199 1990s"
)
WORDS = st.sampled_from(PIECES.split(" "))


@given(st.lists(WORDS | st.text(max_size=5), max_size=25), st.sampled_from([None, "2024-05-16", "0001-01-02"]))
@settings(max_examples=150, deadline=None)
def test_no_arrangement_of_words_breaks_the_reader(words: list[str], published: str | None) -> None:

    text = " ".join(words)
    doc = BLANK(text)
    stated = Published(date=published, basis="given", trust="stated") if published else None
    doc._.article = Article(id="t", source="t", text=text, raw_length=len(text), published=stated)
    for timex in COMPONENT(doc)._.timexes:
        assert timex.value is None or is_value(timex.value)
        assert text[timex.start : timex.end] == timex.text


def test_a_document_without_a_parse_still_has_its_expressions(nlp: Language) -> None:
    doc = Component(())(nlp.make_doc("They met on 3 May 2023."))
    assert only(doc).value == "2023-05-03"
