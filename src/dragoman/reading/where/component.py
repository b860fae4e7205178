"""The spaCy component `dragoman.where`: place mentions with coordinates and GeoNames ids.

It adds places to the mentions of `dragoman.who` and gives coordinates to the capitals and cities
among them; it changes no actor. Sorted by (start, end) as before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.knowledge import load
from dragoman.reading import document
from dragoman.reading.factory import factory
from dragoman.reading.where.finder import Finder
from dragoman.reading.where.places import Places
from dragoman.reading.who.words import forget_words


@factory("dragoman.where", default_config={"knowledge": []})
def create(nlp: Language, name: str, knowledge: Sequence[str]) -> Component:
    """The component; `knowledge` are folders with rows of the user's own."""
    return Component(knowledge)


class Component:
    """Finds places."""

    def __init__(self, knowledge: Sequence[str]) -> None:
        document.register()
        self._places = Places(load(tuple(Path(folder) for folder in knowledge)))

    def __call__(self, doc: Doc) -> Doc:
        mentions = doc._.mentions
        countries = Counter(mention.country for mention in mentions if mention.country)
        doc._.mentions = tuple(Finder(doc, self._places, countries).mentions(mentions))
        forget_words(doc)
        return doc
