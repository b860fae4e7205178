"""Judgement: whether the second reader lets an event of the rules stand, and how much it believes in it.

The rules propose, the second reader doubts: it may drop an event, never add one or turn it into another type
(on the development sentences, retyping lost more than it won). Where it drops one stands in
`what/second_reader.tsv`. Rows of the user's own are the user's decision: what they code is never dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from spacy.tokens import Doc, Span

from dragoman.errors import KnowledgeError
from dragoman.knowledge import table
from dragoman.reading.what.frames import lexicon
from dragoman.reading.what.second.features import features
from dragoman.reading.what.second.model import Model, shipped
from dragoman.reading.what.selection import Selected

SETTINGS = "what/second_reader.tsv"
COLUMNS = ("type", "none", "doubt", "beside", "lacking", "source")
ANY = "*"
BELIEVED = 0.8  # belief from which on an event makes others in its sentence background


class Judged(msgspec.Struct, frozen=True):
    """An event with the shares that the model gives to its being none, and to its being only referred to."""

    selected: Selected
    none: float
    background: float

    @property
    def belief(self) -> float:
        """The share of its being an event that the sentence reports."""
        return max(0.0, 1.0 - self.none - self.background)


class Limits(msgspec.Struct, frozen=True):
    """Shares from which on an event is dropped; 1 never is."""

    none: float
    doubt: float
    beside: float
    lacking: float  # doubt from which on an event is dropped that lacks a side


class SecondReader:
    """Judges the events that the rules let stand in one sentence; holds nothing between sentences."""

    def __init__(self, model: Model | None = None, limits: dict[str, Limits] | None = None) -> None:
        self.model = model or shipped()
        self.limits = limits or read_limits()
        self._own_frames = {frame.id for frames in lexicon(()).frames.values() for frame in frames}

    def judge(self, doc: Doc, sentence: Span, selected: Selected, status: str) -> Judged:
        """One event, judged."""
        shares = self.model.probabilities(features(doc, sentence, selected, status))
        return Judged(selected, shares["none"], shares["background"])

    def standing(
        self,
        doc: Doc,
        sentence: Span,
        events: Sequence[Selected],
        whole: Sequence[bool],
        status_of: Callable[[Doc, Selected], str],
    ) -> list[Judged]:
        """The events that stand, in their order; those that nobody doubts enough to drop.

        `whole` tells of each event whether it has the sides that its type needs: one that lacks a side must be
        believed the more.
        """
        judged = [self.judge(doc, sentence, event, status_of(doc, event)) for event in events]
        sure = [one for one in judged if one.belief >= BELIEVED]
        return [
            one
            for one, has_sides in zip(judged, whole, strict=True)
            if not self.drops(one, any(other is not one for other in sure), has_sides)
        ]

    def is_users(self, judged: Judged) -> bool:
        """Whether a row of the user's own coded the event: what the user wants coded is never dropped."""
        return judged.selected.found.frame.id not in self._own_frames

    def drops(self, judged: Judged, beside: bool, whole: bool = True) -> bool:
        """Whether an event is doubted so much that it is dropped; `beside`: its sentence reports another for sure."""
        if self.is_users(judged):
            return False
        limits = self.limits.get(judged.selected.type) or self.limits[ANY]
        doubt = judged.none + judged.background
        pairs = [
            (judged.none, limits.none),
            (doubt, limits.doubt),
            (doubt, limits.beside if beside else 1.0),
            (doubt, 1.0 if whole else limits.lacking),
        ]
        return any(share >= limit for share, limit in pairs if limit < 1)


def read_limits() -> dict[str, Limits]:
    """The shipped limits by type. Raises KnowledgeError when a cell is no share or the row for all types is missing."""
    limits: dict[str, Limits] = {}
    for row in table.read(table.shipped(SETTINGS), COLUMNS):
        try:
            limits[row["type"]] = Limits(*(float(row[name]) for name in COLUMNS[1:-1]))
        except ValueError as error:
            raise KnowledgeError(f"{SETTINGS}: {row['type']}: {error}") from error
    if ANY not in limits:
        raise KnowledgeError(f"{SETTINGS}: no row for {ANY}")
    return limits
