"""What the tests of actors share: reading a sentence on a day, and asking for its mentions."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.records import Article, Mention, Published

Read = Callable[..., Doc]


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """read(text, day, url) → the Doc with its mentions, published on an ISO day (or an unknown one) at an address."""

    def reader(text: str, day: str | None = None, url: str | None = None) -> Doc:
        doc = nlp.make_doc(text)
        published = Published(date=day, basis="given", trust="stated") if day else None
        doc._.article = Article(
            id="", source="", text=text, raw_length=len(text), url=url, language="en", published=published
        )
        return nlp(doc)

    return reader


@pytest.fixture(scope="session")
def at() -> Callable[[Doc, str], list[Mention]]:
    """at(doc, words) → the mentions that cover the first occurrence of some words, the narrowest first."""

    def finder(doc: Doc, words: str) -> list[Mention]:
        start, end = re.search(rf"\b{re.escape(words)}\b", doc.text).span()
        covering = [m for m in doc._.mentions if m.start <= start and end <= m.end]
        return sorted(covering, key=lambda m: (m.end - m.start, m.start))

    return finder
