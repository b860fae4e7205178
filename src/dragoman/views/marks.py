"""Marks: which characters of a text say what, cut into pieces that do not overlap.

The pieces joined are the text between the two offsets, character for character, whatever overlaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from dragoman.records import EventMention, Reading, Span

# What a mark stands for; where marks overlap, the one that comes first here decides the look.
ROLES = ("trigger", "actor", "recipient", "date", "place", "source", "cue")


class Mark(msgspec.Struct, frozen=True):
    """Characters [start, end) of a text and their role; `anchor` names the event that they belong to."""

    start: int
    end: int
    role: str
    anchor: str | None = None


class Piece(msgspec.Struct, frozen=True):
    """A run of characters under the same marks, with their roles in the order of ROLES."""

    text: str
    roles: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()  # of the triggers that begin here


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """text[start:end] cut wherever a mark begins or ends; marks outside are left out."""
    inside = sorted(
        (m for m in marks if m.start < end and m.end > start and m.end > m.start),
        key=lambda m: (m.start, m.end, ROLES.index(m.role), m.anchor or ""),
    )
    cuts = sorted({start, end, *(c for m in inside for c in (m.start, m.end) if start < c < end)})
    found: list[Piece] = []
    open_marks: list[Mark] = []
    waiting = list(reversed(inside))
    for begin, stop in pairwise(cuts):
        while waiting and waiting[-1].start <= begin:
            open_marks.append(waiting.pop())
        open_marks = [m for m in open_marks if m.end > begin]
        roles = tuple(r for r in ROLES if any(m.role == r for m in open_marks))
        anchors = tuple(m.anchor for m in open_marks if m.anchor and max(m.start, start) == begin)
        found.append(Piece(text[begin:stop], roles, anchors))
    return tuple(found)


def event_marks(mention: EventMention, reading: Reading, anchor: str | None = None) -> list[Mark]:
    """The marks of one event in its document: trigger, parties, date, place, and who says so."""
    marks = [Mark(mention.trigger.start, mention.trigger.end, "trigger", anchor)]
    marks += [_mark(span, "trigger") for span in mention.also]
    marks += [_mark(party, "actor") for party in mention.actors]
    marks += [_mark(party, "recipient") for party in mention.recipients]
    if mention.date and mention.date.timex is not None:
        marks += _at(reading.timexes, mention.date.timex, "date")
    if mention.place:
        marks.append(_mark(mention.place, "place"))
    for said in mention.said_by:
        if said.mention is not None:
            marks += _at(reading.mentions, said.mention, "source")
    for attribution in reading.attributions:
        if attribution.cue and any(c.start <= mention.trigger.start < c.end for c in attribution.content):
            marks.append(_mark(attribution.cue, "cue"))
    return marks


def _mark(span: Span, role: str) -> Mark:
    return Mark(span.start, span.end, role)


def _at(spans: Sequence[Span], index: int, role: str) -> list[Mark]:
    """The mark of a span by its index; an index outside of the list marks nothing."""
    return [_mark(spans[index], role)] if 0 <= index < len(spans) else []
