"""The spaCy component `dragoman.what`."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.reading import document
from dragoman.reading.factory import factory
from dragoman.reading.what.predicates import predicates


@factory("dragoman.what", default_config={"knowledge": [], "predicates": False})
def create(nlp: Language, name: str, knowledge: Sequence[str], predicates: bool) -> Component:
    """The component; `knowledge` are folders with rows of the user's own, `predicates` fills `doc._.predicates`."""
    return Component(knowledge, predicates)


class Component:
    """Not written yet."""

    def __init__(self, knowledge: Sequence[str], predicates: bool) -> None:
        document.register()
        self.predicates = predicates

    def __call__(self, doc: Doc) -> Doc:
        if self.predicates:
            doc._.predicates = tuple(predicates(doc))
        return doc
