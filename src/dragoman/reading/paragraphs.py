"""Paragraphs: a sentence never runs over a line break.

A headline has no full stop, so a parser left alone glues it to the lead and finds events in the seam.
The component marks the first token after each line break as the start of a sentence before the
parser runs; the parser then splits further but never joins.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.reading.factory import Component, factory


@factory("dragoman.paragraphs")
def create(nlp: Language, name: str) -> Component:
    """The component; it has no settings."""
    return paragraphs


def paragraphs(doc: Doc) -> Doc:
    """Set `is_sent_start` after line breaks; other tokens stay undecided for the parser."""
    after_break = False
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text
        elif after_break:
            token.is_sent_start = True
            after_break = False
    return doc
