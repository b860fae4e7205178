"""Event places: where an event happened, from its syntax first."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.records import EventPlace


def event_place(doc: Doc, trigger: Token) -> EventPlace | None:
    """Where the event at `trigger` happened, or None when the text does not say."""
    return None
