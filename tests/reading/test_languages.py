"""What users are promised about pages in languages that are not coded: they are kept, and nothing is read in them."""

from __future__ import annotations

from spacy.language import Language

from dragoman.reading.pipeline import read
from dragoman.records import Article


def test_a_page_in_another_language_is_kept_though_it_names_states_and_leaders(nlp: Language) -> None:
    text = "Angela Merkel empfing in Berlin den Präsidenten von France, Emmanuel Macron.\n\nHamilton und Boris Johnson"
    (reading,) = read([Article(id="a", source="a", text=text, raw_length=len(text), language="de")], nlp)
    assert reading.article.text == text
    assert (reading.mentions, reading.events) == ((), ())
