"""How the tests of dates read a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.reading.said.factuality import status_of
from dragoman.reading.when.eventdate import event_date
from dragoman.records import Article, EventDate, Published, Trust

Read = Callable[..., Doc]
DateOf = Callable[[Doc, str], EventDate | None]
DaysOf = Callable[[Doc, str], str]


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """`read(text, published=None, trust="stated")`: the text through the whole pipeline."""

    def _read(text: str, published: str | None = None, trust: Trust = "stated") -> Doc:
        stated = Published(date=published, basis="given", trust=trust) if published else None
        doc = nlp.make_doc(text)
        doc._.article = Article(id="t", source="t", text=text, raw_length=len(text), published=stated)
        return nlp(doc)

    return _read


@pytest.fixture(scope="session")
def date_of() -> DateOf:
    """`date_of(doc, word)`: the date of the event whose trigger is the first such word."""

    def _date_of(doc: Doc, text: str) -> EventDate | None:
        token = next(token for token in doc if token.text == text)
        parties = [m for m in doc._.mentions if token.sent.start_char <= m.start < token.sent.end_char]
        return event_date(doc, token, status_of(doc, token), parties)

    return _date_of


@pytest.fixture(scope="session")
def days_of(date_of: DateOf) -> DaysOf:
    """The same as `2024-05-14`, `2024-05-01..2024-05-31`, `..2024-05-31` where an end is open, or `null`."""

    def _days_of(doc: Doc, text: str) -> str:
        date = date_of(doc, text)
        if date is None or not (date.start or date.end):
            return "null"
        return str(date.start) if date.start == date.end else f"{date.start or ''}..{date.end or ''}"

    return _days_of
