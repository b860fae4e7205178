"""Words are annotated as the model annotates them, only faster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language

from dragoman.reading.pipeline import MODEL

COMPARED = [POS, TAG, MORPH, LEMMA, DEP, HEAD, SENT_START]
PAGES = Path(__file__).parents[2] / "examples" / "newsroom" / "pages"
ODD = """Let let's y'all ain't there's is 're d'you 'd had got Had DO do does but that which its their 's n't gonna
cannot will won't it him the The Norwegian ministers talked better best mice , . ( é 你好 1,000 12:30"""
TOKENS = [*ODD.split(), "\u2003", "\n\n", '"']


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[Language, Language]]:
    """The bare model, and the model with words remembered."""
    bare, ours = (spacy.load(MODEL, exclude=["ner"]) for _ in range(2))
    ours.add_pipe("dragoman.words")
    yield bare, ours


def same(both: tuple[Language, Language], text: str) -> bool:
    bare, ours = (nlp(text).to_array(COMPARED) for nlp in both)
    return bool((bare == ours).all())


def test_the_models_own_components_rest(both: tuple[Language, Language]) -> None:
    """What is remembered is not worked out a second time."""
    assert both[1].pipe_names[-1] == "dragoman.words"
    assert not {"attribute_ruler", "lemmatizer"} & set(both[1].pipe_names)


def test_pages_are_annotated_as_by_the_bare_model(both: tuple[Language, Language]) -> None:
    """Every token of the example pages, the second time from memory."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(PAGES.glob("*.txt"))]
    assert len(texts) > 10
    assert [text[:40] for text in [*texts, *texts] if not same(both, text)] == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(TOKENS), max_size=25), st.sampled_from(["", " "]))
def test_odd_words_are_annotated_as_by_the_bare_model(
    both: tuple[Language, Language], words: list[str], space: str
) -> None:
    """Contractions, rules that look at a neighbour, white space, other scripts."""
    assert same(both, space.join(words))
