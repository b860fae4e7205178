"""The spaCy component `dragoman.what`: fills `doc._.events`, and `doc._.predicates` when asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.knowledge.plover import plover
from dragoman.reading import document
from dragoman.reading.factory import factory
from dragoman.reading.what.coding import Coder
from dragoman.reading.what.frames import lexicon
from dragoman.reading.what.predicates import predicates


@factory("dragoman.what", default_config={"knowledge": [], "predicates": False, "least": None})
def create(
    nlp: Language, name: str, knowledge: Sequence[str], predicates: bool, least: float | None = None
) -> Component:
    """The component; `knowledge` are folders with rows of the user's own, `predicates` fills `doc._.predicates`.

    `least` is the confidence from which on an event is reported; the shipped one when it is None.
    """
    return Component(knowledge, predicates, least)


class Component:
    """Reads events out of a parsed document that has mentions; without mentions there are no events."""

    def __init__(self, knowledge: Sequence[str], predicates: bool, least: float | None = None) -> None:
        document.register()
        self.predicates = predicates
        self.coder = Coder(lexicon(tuple(Path(folder) for folder in knowledge)), plover(), least)

    def __call__(self, doc: Doc) -> Doc:
        doc._.events, doc._.unsure = self.coder.read(doc)
        if self.predicates:
            doc._.predicates = tuple(predicates(doc))
        return doc
