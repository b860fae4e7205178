"""Syntax: the parse and the entities of a page, from the model's own weights, in less time.

A transition-based parser takes a page token by token, and a step of one token costs nearly as much as a step of
twenty in twenty places. No sentence runs over a paragraph's end (see `paragraphs`), so a page's paragraphs are
handed to the model's own parser as a batch, each with its stretch of the vectors that the model computed over the
whole page. What comes out is what the model says of each paragraph; the unfinished headline before it no longer
takes its first words. The page stays alone: a reading never depends on other pages.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc

from dragoman.reading.entities import FEATURES, Entities
from dragoman.reading.factory import Component, factory, unchanged
from dragoman.reading.matrices import speed_up

PARSED = (HEAD, DEP)
OWN = ("parser", "ner")


@factory("dragoman.syntax")
def create(nlp: Language, name: str) -> Component:
    """The component, in place of the model's parser and entity recogniser, which stay in the pipeline disabled.

    A model whose parser or recogniser is of another make (one that searches with a beam, say) keeps its components,
    and this one does nothing.
    """
    for _, pipe in nlp.components:
        speed_up(pipe)
    if not set(OWN) <= set(nlp.pipe_names):
        return unchanged
    parser, ner = (nlp.get_pipe(each) for each in OWN)
    if not isinstance(parser, DependencyParser) or not isinstance(ner, EntityRecognizer):
        return unchanged
    if not (_is_plain(parser) and _is_plain(ner) and ner.model.layers[1].get_dim("nF") == FEATURES):
        return unchanged
    nlp.select_pipes(disable=list(OWN))
    return Syntax(parser, ner)


def _is_plain(pipe: Any) -> bool:
    """Whether a component decides greedily, by features, one layer of maxout and one of scores."""
    features = pipe.model.layers[1]
    plain = pipe.cfg["beam_width"] == 1 and pipe.model.attrs["has_upper"] and not pipe.model.attrs["unseen_classes"]
    return bool(plain and features.get_dim("nP") >= 2)


class Syntax:
    """Annotates a page with heads, labels, sentence starts and entities."""

    def __init__(self, parser: Any, ner: EntityRecognizer) -> None:
        self.parser = parser
        self.entities = Entities(ner)

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        parts = self._parts(doc)
        self.parser.set_annotations(parts, self.parser.predict(parts))
        parsed: Any = np.concatenate([part.to_array(list(PARSED)) for part in parts])
        doc.from_array(list(PARSED), parsed)
        return self.entities(doc)

    @staticmethod
    def _parts(doc: Doc) -> list[Doc]:
        """The paragraphs, unparsed, each with its vectors."""
        starts = np.flatnonzero(doc.to_array([SENT_START]) == 1).tolist()
        bounds = [0, *(start for start in starts if start), len(doc)]
        words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
        parts = []
        for first, last in pairwise(bounds):
            part = Doc(doc.vocab, words=words[first:last], spaces=spaces[first:last])
            part.tensor = doc.tensor[first:last]
            parts.append(part)
        return parts
