"""A page is parsed as the model parses it, only faster, and to the same result however many cores there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, SENT_START, TAG
from spacy.language import Language
from threadpoolctl import threadpool_limits

from dragoman.reading.matrices import OneThread
from dragoman.reading.pipeline import MODEL

COMPARED = [TAG, DEP, HEAD, SENT_START, ENT_TYPE, ENT_IOB]
PAGES = Path(__file__).parents[2] / "examples" / "newsroom" / "pages"
PARAGRAPHS = [
    "Norway's foreign minister Anniken Huitfeldt arrived in Riga on Monday.",
    "MINISTER LANDS IN RIGA",
    "By Ole Hansen",
    "She said: “We stand with Latvia",
    "- and with",
    "Estonia”.",
    "你好 1,000 km",
    ".",
    "The",
    "In Oslo, where",
]

NAMES = """Norway Ole Hansen visited Riga , the United Nations on Monday 5 March 2021 . $ 3 million said ( two % of
Latvian 12:30 p.m. A B -- 'The Times' 's and"""
WORDS = [*NAMES.split(), "\u2003"]


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[Language, Language]]:
    """The bare model, and the model whose parser steps through paragraphs side by side."""
    bare, ours = (spacy.load(MODEL, exclude=["attribute_ruler", "lemmatizer"]) for _ in range(2))
    for nlp in (bare, ours):
        nlp.add_pipe("dragoman.paragraphs", first=True)
    ours.add_pipe("dragoman.syntax")
    yield bare, ours


def test_the_models_own_components_rest(both: tuple[Language, Language]) -> None:
    """A page is parsed once."""
    assert both[1].pipe_names == ["dragoman.paragraphs", "tok2vec", "tagger", "dragoman.syntax"]


def test_a_paragraph_is_parsed_as_by_the_bare_model(both: tuple[Language, Language]) -> None:
    """Heads, labels, sentences and entities of every paragraph of the example pages, taken alone."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(PAGES.glob("*.txt"))]
    paragraphs = sorted({line for text in texts for line in text.splitlines() if len(line) > 80})
    assert len(paragraphs) > 50
    bare, ours = both
    assert [p[:40] for p in paragraphs if (bare(p).to_array(COMPARED) != ours(p).to_array(COMPARED)).any()] == []


def test_what_stands_before_a_paragraph_does_not_tear_it_apart(both: tuple[Language, Language]) -> None:
    """A headline without a full stop leaves the first words of the lead to the lead's sentence."""
    doc = both[1]("Minister lands in Riga to talk of a treaty\n\nNorway President Jonas Dahl arrived in Riga.")
    assert [sentence.text.strip() for sentence in doc.sents][-1].startswith("Norway President")
    assert doc[-1].sent.root.text == "arrived"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_entities_are_those_of_the_models_own_recogniser(both: tuple[Language, Language], words: list[str]) -> None:
    """Also where names follow one another, break off or stand beside white space."""
    bare, ours = (nlp(" ".join(words)).to_array(COMPARED) for nlp in both)
    assert (bare == ours).all()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PARAGRAPHS), max_size=8), st.sampled_from(["\n", "\n\n", " \n \n "]))
def test_no_sentence_or_entity_runs_over_a_paragraphs_end(
    both: tuple[Language, Language], paragraphs: list[str], gap: str
) -> None:
    """Also where a paragraph breaks off in the middle of a sentence or a name."""
    doc = both[1](gap.join(paragraphs))
    for span in [*doc.sents, *doc.ents]:
        assert "\n" not in span.text.strip()
    assert [token.head.sent.start for token in doc] == [token.sent.start for token in doc]


def test_a_page_is_read_the_same_on_one_core_and_on_many() -> None:
    """Products of matrices do not depend on the number of threads, nor change it for others."""
    numbers = np.random.default_rng(5)
    a, b = (numbers.standard_normal(shape).astype("float32") for shape in ((501, 384), (288, 384)))
    operations = OneThread()
    products = []
    for threads in (1, 2, 4):
        with threadpool_limits(threads, user_api="blas"):
            products.append(operations.gemm(a, b, trans2=True))
    assert all((product == products[0]).all() for product in products)


def test_a_model_without_entities_keeps_its_parser() -> None:
    """The component then leaves the page as the model's own components made it."""
    nlp = spacy.load(MODEL, exclude=["ner"])
    nlp.add_pipe("dragoman.syntax")
    assert "parser" in nlp.pipe_names
    assert nlp("The minister arrived.")[1].dep_ == "nsubj"
