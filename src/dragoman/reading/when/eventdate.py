"""Event dates: the day or interval of an event, with the reasoning in words."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dragoman.records import EventDate, Mention, Status


def event_date(doc: Doc, trigger: Token, status: Status, parties: Sequence[Mention] = ()) -> EventDate | None:
    """When the event at `trigger` happened, or None when the text does not say."""
    return None
