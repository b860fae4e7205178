"""The spaCy component `dragoman.said`: who says what. It sets `doc._.attributions`."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.reading import document
from dragoman.reading.factory import factory
from dragoman.reading.said import cues
from dragoman.reading.said.assemble import sayings
from dragoman.reading.said.attributions import record
from dragoman.reading.said.stance import STANCES


@factory("dragoman.said", default_config={"knowledge": []})
def create(nlp: Language, name: str, knowledge: Sequence[str]) -> Component:
    """The component; `knowledge` are folders with rows of the user's own."""
    return Component(knowledge)


class Component:
    """Sets `doc._.attributions`, in the order of their content."""

    def __init__(self, knowledge: Sequence[str]) -> None:
        document.register()
        self.folders = tuple(str(folder) for folder in knowledge)
        self.cues = cues.load(self.folders)

    def __call__(self, doc: Doc) -> Doc:
        text = document.article_of(doc).text
        if len(text) != (doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0):
            text = doc.text  # a page in a language that is not coded has no tokens
        found = sayings(doc, text, self.cues)
        doc._.attributions = tuple(record(doc, text, saying) for saying in found)
        doc.user_data[STANCES] = tuple(saying.stance for saying in found)
        return doc
