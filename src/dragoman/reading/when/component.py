"""The spaCy component `dragoman.when`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.knowledge import load
from dragoman.reading import document
from dragoman.reading.factory import factory
from dragoman.reading.when.publication import publication


@factory("dragoman.when", default_config={"knowledge": []})
def create(nlp: Language, name: str, knowledge: Sequence[str]) -> Component:
    """The component; `knowledge` are folders with rows of the user's own."""
    return Component(knowledge)


class Component:
    """Sets `doc._.timexes`."""

    def __init__(self, knowledge: Sequence[str]) -> None:
        document.register()
        self.knowledge = load(tuple(Path(folder) for folder in knowledge))

    def __call__(self, doc: Doc) -> Doc:
        doc._.timexes = tuple(found.timex for found in publication(doc, self.knowledge).found)
        return doc
