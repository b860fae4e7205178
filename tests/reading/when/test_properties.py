"""What holds for every text and every publication date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.reading.said.factuality import status_of
from dragoman.reading.when.calendar import Interval, parse_day
from dragoman.reading.when.constraints import reconciled
from dragoman.reading.when.eventdate import constraints, event_date
from dragoman.reading.when.timex3 import bounds, is_value
from dragoman.records import Article, Published

Read = Callable[..., Doc]

RELATIVE = [
    "on Wednesday",
    "last week",
    "yesterday",
    "two days ago",
    "three weeks ago",
    "last Friday",
    "over the weekend",
    "Monday night",
]
EXPLICIT = [
    "on 3 May 2023",
    "in March 2019",
    "in 1999",
    "in the 1990s",
    "in the third quarter of 2022",
    "on 2021-02-03",
]
FRAMES = ["The ministers met {}.", "The army had shelled the port {}.", "He said {} that troops crossed the river."]
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1))


def values(nlp: Language, text: str, day: date) -> list[str | None]:
    doc = nlp.make_doc(text)
    published = Published(date=day.isoformat(), basis="given", trust="stated")
    doc._.article = Article(id="t", source="t", text=text, raw_length=len(text), published=published)
    return [timex.value for timex in nlp(doc)._.timexes]


@given(st.sampled_from(RELATIVE), st.sampled_from(FRAMES), DAYS)
@settings(max_examples=60, deadline=None)
def test_a_relative_value_moves_with_the_page(nlp: Language, words: str, frame: str, day: date) -> None:
    text = frame.format(words)
    (one,), (other,) = values(nlp, text, day), values(nlp, text, day + timedelta(days=7))
    early, late = bounds(one), bounds(other)
    assert early is not None
    assert late is not None
    assert early.first is not None
    assert late.first == early.first + timedelta(days=7)


@given(st.sampled_from(EXPLICIT), st.sampled_from(FRAMES), DAYS, DAYS)
@settings(max_examples=40, deadline=None)
def test_an_explicit_value_never_moves(nlp: Language, words: str, frame: str, day: date, other: date) -> None:
    text = frame.format(words)
    assert values(nlp, text, day) == values(nlp, text, other)


@given(
    st.lists(st.sampled_from([*RELATIVE, *EXPLICIT, "after the war in Ukraine began", "since 2022"]), max_size=3), DAYS
)
@settings(max_examples=60, deadline=None)
def test_an_event_lies_in_all_its_kept_constraints(nlp: Language, words: list[str], day: date) -> None:
    text = " ".join(frame.format(part) for frame, part in zip(FRAMES, words, strict=False)) or "They met."
    doc = nlp.make_doc(text)
    published = Published(date=day.isoformat(), basis="given", trust="stated")
    doc._.article = Article(id="t", source="t", text=text, raw_length=len(text), published=published)
    doc = nlp(doc)
    for timex in doc._.timexes:
        assert timex.value is None or is_value(timex.value)
    for token in doc:
        if token.pos_ != "VERB":
            continue
        status = status_of(doc, token)
        found = event_date(doc, token, status)
        if found is None:
            continue
        span = Interval(parse_day(found.start), parse_day(found.end))
        for constraint in reconciled(constraints(doc, token, status))[0]:
            inside = constraint.days & span
            assert constraint.words in found.basis
            assert (inside == span) is constraint.kept


BACKGROUND = [
    "The ministers met. The army had shelled the port {}.",
    "The ministers met. The general, who shelled the port {}, resigned.",
    "They met. They left. Crowds cheered. The army has shelled the port {}.",
]


@given(st.sampled_from(BACKGROUND), st.sampled_from(["", *RELATIVE[2:6], *EXPLICIT]), DAYS)
@settings(max_examples=60, deadline=None)
def test_background_never_takes_the_day_of_the_page(nlp: Language, frame: str, words: str, day: date) -> None:
    text = frame.format(words).replace(" ,", ",").replace(" .", ".")
    doc = nlp.make_doc(text)
    published = Published(date=day.isoformat(), basis="given", trust="stated")
    doc._.article = Article(id="t", source="t", text=text, raw_length=len(text), published=published)
    doc = nlp(doc)
    trigger = next(token for token in doc if token.text == "shelled")
    found = event_date(doc, trigger, "occurred")
    if found is not None and found.start == day.isoformat():
        assert found.timex is not None  # its own words name the page's day


def test_reading_twice_gives_the_same(read: Read) -> None:
    text = "The ministers met on Tuesday (May 14), two years into the war in Ukraine, and will meet in June."
    first, second = read(text), read(text)
    assert first._.timexes == second._.timexes
