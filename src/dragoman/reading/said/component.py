"""The spaCy component `dragoman.said`."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.reading import document
from dragoman.reading.factory import factory


@factory("dragoman.said", default_config={"knowledge": []})
def create(nlp: Language, name: str, knowledge: Sequence[str]) -> Component:
    """The component; `knowledge` are folders with rows of the user's own."""
    return Component(knowledge)


class Component:
    """Not written yet."""

    def __init__(self, knowledge: Sequence[str]) -> None:
        document.register()

    def __call__(self, doc: Doc) -> Doc:
        return doc
