"""Who vouches for an act: the innermost source first, with names where the page has them."""

from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.reading.pipeline import reading_of
from dragoman.reading.said.factuality import status_of
from dragoman.reading.said.voices import said_by
from dragoman.records import Article, SaidBy

WORDS = [
    "He",
    "said",
    "that",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    ":",
    "\n",
    "troops",
    "fled",
    "according",
    "to",
    "per",
    "CNN",
    "citing",
    "quoted",
    "as",
    "saying",
    "the",
    "claim",
    "denied",
    "—",
    "Novak",
    "if",
    "not",
    "?",
    "will",
    "by",
    "é\u0301",
    "𝔘",
]


def voices(nlp: Language, text: str, word: str) -> tuple[SaidBy, ...]:
    """Who vouches for a word of a text."""
    doc = nlp(text)
    return said_by(doc, next(t for t in doc if t.text == word))


def test_nobody_vouches_for_what_the_page_says_itself(nlp: Language) -> None:
    """An act outside all attributions has no source."""
    assert voices(nlp, "The ferry sank. Police said three men drowned.", "sank") == ()


def test_the_innermost_source_stands_first(nlp: Language) -> None:
    """Of a report in a report both sources are named, the nearer one first."""
    found = voices(nlp, "Xinhua said that the minister announced that the canal was reopened.", "reopened")
    assert [v.text for v in found] == ["the minister", "Xinhua"]
    assert found[0].via == ("Xinhua",)


def test_a_statement_that_an_outlet_passes_on_keeps_both(nlp: Language) -> None:
    """ "per" an outlet makes it the relay of the officials that it quotes."""
    text = "Greek officials have said that Libya has seized a trawler, per Kathimerini."
    found = voices(nlp, text, "seized")
    assert [v.text for v in found] == ["Greek officials", "Kathimerini"]
    assert found[0].via == ("Kathimerini",)


def test_the_study_is_the_study_named_before(nlp: Language) -> None:
    """A bare "the study" is printed with the words that introduced it."""
    text = "A Leiden University study found that rents rose. Half the flats were sold, according to the study."
    assert [v.text for v in voices(nlp, text, "sold")] == ["A Leiden University study"]


def test_the_verb_of_saying_is_not_said_by_its_own_source(nlp: Language) -> None:
    """Saying something is an act of the source; nobody else vouches for it."""
    assert voices(nlp, "Police said three men drowned.", "said") == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_text_is_read_the_same_way_twice(nlp: Language, words: list[str]) -> None:
    """No text breaks the reader; spans hold; a second reading and a pickled one are the same."""
    text = " ".join(words)
    first, second = _read(nlp, text), _read(nlp, text)
    reading = reading_of(first, Article(id="", source="", text=text, raw_length=len(text)))
    assert reading.attributions == second._.attributions
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert [status_of(first, t) for t in first] == [status_of(second, t) for t in second]
    for attribution in reading.attributions:
        assert attribution.content
        assert all(c.start < c.end for c in attribution.content)


def _read(nlp: Language, text: str) -> Doc:
    return nlp(text)
