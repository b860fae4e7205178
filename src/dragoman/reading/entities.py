"""Entities: the names that the model's recogniser finds, most of its decisions taken at once.

The recogniser goes from left to right and labels each token as the beginning, inside, end or whole of an entity, or
as none (BILUO; Ratinov and Roth 2009). While no entity is open its decision depends on that token alone, so it is
worked out for all tokens of a page together; only inside an entity is it taken step by step, between going on and
ending. The weights and the rules for what may follow what are the recogniser's own, and so is the result.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import ENT_IOB, ENT_TYPE, IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc

ANNOTATED = (ENT_IOB, ENT_TYPE)
BEGIN, INSIDE, NONE = 3, 1, 2  # values of ENT_IOB
FEATURES = 3  # a decision looks at the token, the entity's first token and the token before

Numbers = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


class Entities:
    """Annotates the entities of a page whose sentences are known. Nothing else may have marked entities before."""

    def __init__(self, ner: EntityRecognizer) -> None:
        self.vectors, self.features, scores = ner.model.layers
        self.weights: Numbers = scores.get_param("W")
        self.bias: Numbers = scores.get_param("b")
        moves: Any = ner.moves  # the library leaves it untyped
        names = [moves.get_class_name(i).partition("-") for i in range(moves.n_moves)]
        self.moves = [(move, label) for move, _, label in names]
        self.numbers = [ner.vocab.strings.add(label) if label else 0 for _, label in self.moves]
        self.begins = np.array([move == "B" for move, _ in self.moves])
        self.wholes = np.array([move == "U" and label != "" for move, label in self.moves])
        self.none = np.array([move == "O" for move, _ in self.moves])
        self.inner = {
            label: (self.moves.index(("I", label)), self.moves.index(("L", label)))
            for move, label in self.moves
            if move == "B"
        }

    def __call__(self, doc: Doc) -> Doc:
        features: Numbers = self.features.predict(self.vectors.predict([doc]))  # (tokens + 1, 3, width, pieces)
        shape: Any = doc.to_array([SENT_START, IS_SPACE])
        last: Flags = np.append(shape[1:, 0] == 1, True)  # no entity runs on from here
        found: Any = np.zeros((len(doc), len(ANNOTATED)), np.uint64)
        found[:, 0] = NONE
        end = 0
        for start, choice in self._openings(features, last, shape[:, 1] == 1):
            if start < end:
                continue
            move, label = self.moves[choice]
            end = start + 1 if move == "U" else self._end(start, label, features, last)
            found[start:end] = INSIDE, self.numbers[choice]
            found[start, 0] = BEGIN
        doc.from_array(list(ANNOTATED), found)
        return doc

    def _openings(self, features: Numbers, last: Flags, space: Flags) -> list[tuple[int, int]]:
        """The tokens at which an entity would begin if none were open, and the moves."""
        padding, own = features[0], features[1:, 0]
        scores = self._scores(((own + padding[1]) + padding[2]) + self.features.get_param("b"))
        allowed = self.none | (self.wholes & ~space[:, None]) | (self.begins & ~(space | last)[:, None])
        best = np.where(allowed, scores, -np.inf).argmax(axis=1)
        starts = np.flatnonzero(~self.none[best])
        return list(zip(starts.tolist(), best[starts].tolist(), strict=True))

    def _end(self, start: int, label: str, features: Numbers, last: Flags) -> int:
        """Where the entity of this label that begins at `start` ends."""
        inside, final = self.inner[label]
        at = start + 1
        while not last[at]:
            hidden = ((features[at + 1, 0] + features[start + 1, 1]) + features[at, 2]) + self.features.get_param("b")
            scores = self._scores(hidden[None])[0]
            if self._is_better(scores, final, inside):
                break
            at += 1
        return at + 1

    @staticmethod
    def _is_better(scores: Numbers, one: int, other: int) -> bool:
        """Whether move `one` is taken before the other: the higher score, or the earlier of equals."""
        return bool(scores[one] > scores[other] or (scores[one] == scores[other] and one < other))

    def _scores(self, hidden: Numbers) -> Numbers:
        """The score of each move: (states, width, pieces) → (states, moves)."""
        product: Numbers = self.features.ops.gemm(hidden.max(axis=-1), self.weights, trans2=True)
        return product + self.bias
