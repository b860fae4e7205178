"""Syntax: the parse and the entities of a page, all its paragraphs stepped through side by side.

A transition-based parser takes a page token by token, and a step of one token costs nearly as much as a step of
twenty in twenty places. No sentence and no entity runs over a paragraph's end (see `paragraphs`), so a page's
paragraphs are handed to the model's own parser and entity recogniser as a batch, each with its stretch of the
vectors that the model computed over the whole page. What comes out is what the model says of each paragraph; the
unfinished headline before it no longer takes its first words. The page stays alone: a reading never depends on
other pages.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, SENT_START
from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc
from thinc.api import Model
from thinc.types import Floats2d

from dragoman.reading.factory import Component, factory
from dragoman.reading.matrices import speed_up

ANNOTATED = (HEAD, DEP, ENT_IOB, ENT_TYPE)
STEPPED = ("parser", "ner")


@factory("dragoman.syntax")
def create(nlp: Language, name: str) -> Component:
    """The component, in place of the model's parser and entity recogniser, which stay in the pipeline disabled.

    A model that searches with a beam, or whose recogniser has no encoder of its own, keeps its components, and
    this one does nothing.
    """
    for _, pipe in nlp.components:
        speed_up(pipe)
    if not set(STEPPED) <= set(nlp.pipe_names):
        return _unchanged
    parser, ner = (nlp.get_pipe(each) for each in STEPPED)
    if not isinstance(parser, DependencyParser) or not isinstance(ner, EntityRecognizer):
        return _unchanged
    encoder, gather, *_ = ner.model.layers[0].layers
    own = gather.name == "list2array" and encoder.name != "tok2vec-listener"
    if not own or any(pipe.cfg["beam_width"] != 1 for pipe in (parser, ner)):
        return _unchanged
    ner.model.layers[0].layers[0] = Model("paragraph-vectors", _vectors_of)
    nlp.select_pipes(disable=list(STEPPED))
    return Syntax(parser, ner, encoder)


def _unchanged(doc: Doc) -> Doc:
    return doc


def _vectors_of(model: Model[list[Doc], list[Floats2d]], docs: list[Doc], is_train: bool) -> Any:
    return [doc.tensor for doc in docs], None


class Syntax:
    """Annotates a page with heads, labels, sentence starts and entities."""

    def __init__(self, parser: Any, ner: Any, encoder: Any) -> None:
        self.parser = parser
        self.ner = ner
        self.encoder = encoder  # of the recogniser

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        parts = self._parts(doc)
        self._step(self.parser, parts, doc.tensor)
        self._step(self.ner, parts, self.encoder.predict([doc])[0])
        found: Any = np.concatenate([part.to_array(list(ANNOTATED)) for part in parts])
        doc.from_array(list(ANNOTATED), found)
        return doc

    @staticmethod
    def _parts(doc: Doc) -> list[Doc]:
        """The paragraphs, unparsed."""
        starts = np.flatnonzero(doc.to_array([SENT_START]) == 1).tolist()
        bounds = [0, *(start for start in starts if start), len(doc)]
        words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
        return [Doc(doc.vocab, words=words[first:last], spaces=spaces[first:last]) for first, last in pairwise(bounds)]

    @staticmethod
    def _step(pipe: Any, parts: list[Doc], vectors: Any) -> None:
        at = 0
        for part in parts:
            part.tensor = vectors[at : at + len(part)]
            at += len(part)
        pipe.set_annotations(parts, pipe.predict(parts))
