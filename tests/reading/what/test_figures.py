"""What users are promised: a figure of speech, a game, an accident is no event, and the plain meaning still is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from dragoman.knowledge import table

ROWS = table.read(table.shipped("what/figures.tsv"), ("lemma", "pos", "needs", "example", "source"))


def test_every_figure_reads_nothing_from_its_example(nlp: Language) -> None:
    """Each row shows a sentence, and the predicate of the row reports nothing there."""
    texts = list(dict.fromkeys(row["example"] for row in ROWS))
    docs = zip(texts, nlp.pipe(texts), strict=True)
    read = {text: [event.type for event in doc._.events] for text, doc in docs}
    assert {text: types for text, types in read.items() if types} == {}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A missile from Chile hit a bus in Peru.", "ASSAULT"),
        ("Soldiers from Chile killed nine people on a bus in Peru.", "ASSAULT"),
        ("Police in Peru booked a Chilean man for fraud.", "COERCE"),
        ("Thousands of people in Peru marched against the government on the anniversary of the coup.", "PROTEST"),
        ("Peru released three Chilean prisoners.", "RETREAT"),
        ("Peru paid three million dollars to Chile.", "AID"),
    ],
)
def test_the_plain_meaning_is_still_read(nlp: Language, text: str, type_: str) -> None:
    """The same predicates, meant as they stand."""
    assert type_ in [event.type for event in nlp(text)._.events]
