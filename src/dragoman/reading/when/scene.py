"""Scene: what a rule may look at when it reads a time expression.

A rule sees one anchor day at a time. When the publication date is an interval, the reader asks the
rule at both ends: relative values grow with the anchor, so equal answers hold for every day between.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dragoman.reading.when.calendar import EVER, Interval
from dragoman.reading.when.match import Match
from dragoman.reading.when.tense import Direction, governor, is_ahead
from dragoman.records import TimexType


class Resolved(NamedTuple):
    """What a rule reads: TIMEX3 type, value and modifier, and the reasoning in words."""

    type: TimexType
    value: str | None
    mod: str | None = None
    basis: str = ""
    earliest: date | None = None  # only where they are not the bounds of the value
    latest: date | None = None


class Reference(NamedTuple):
    """The latest day that the text has spoken of, for "the next day" and "that year"."""

    day: date
    words: str
    value: str
    start: int  # its offset in the text


STATED = "the page's date"  # the name of an anchor that is the publication date itself


class View(NamedTuple):
    """From where a rule reads: a day that the page may be of, and the days that the text has spoken of."""

    anchor: date | None
    name: str  # what the anchor is called in a basis
    hint: date | None = None  # a day near the page's time, where no anchor is known
    reference: Reference | None = None  # the latest date of any length
    day: Reference | None = None  # the latest single day
    window: Interval = EVER  # all days that the page may be of


class Scene:
    """One match in one document, with the view to read it from."""

    def __init__(self, doc: Doc, match: Match, view: View) -> None:
        self.doc = doc
        self.match = match
        self.view = view
        self.anchor, self.anchor_name, self.hint, self.reference, self.day, self.window = view

    def at(self, anchor: date | None) -> Scene:
        """The same scene read from another anchor day."""
        other = Scene(self.doc, self.match, self.view._replace(anchor=anchor))
        other.__dict__.update({k: self.__dict__[k] for k in ("token", "direction") if k in self.__dict__})
        return other

    @property
    def exact(self) -> bool:
        """Whether the anchor is the page's own day, not an end of an interval."""
        return self.anchor_name == STATED

    @property
    def words(self) -> str:
        """The expression as it stands in the text."""
        return self.match.row.text[self.match.start : self.match.end]

    @cached_property
    def token(self) -> Token | None:
        """The head word of the expression."""
        return head_of(self.doc, self.match.start, self.match.end)

    @cached_property
    def direction(self) -> Direction | None:
        """Whether the clause looks back or ahead."""
        return is_ahead(self.token) if self.token is not None and self.doc.has_annotation("DEP") else None

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Prepositions between the expression and its verb."""
        return governor(self.token)[1] if self.token is not None else ()

    def since_anchor(self) -> str:
        """How the anchor is named in a basis, with its day."""
        return f"{self.anchor}, {self.anchor_name}" if self.anchor else "an unknown publication date"


def token_at(doc: Doc, offset: int) -> int:
    """Index of the token that covers an offset, or of the first one after it."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        token = doc[middle]
        if token.idx + len(token) <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def head_of(doc: Doc, start: int, end: int) -> Token | None:
    """The token of [start, end) whose head lies outside, the first one of several."""
    first = token_at(doc, start)
    found = None
    for i in range(first, min(first + 24, len(doc))):
        token = doc[i]
        if token.idx >= end:
            break
        found = found or token
        if token.head.i == i or not start <= token.head.idx < end:
            return token
    return found
