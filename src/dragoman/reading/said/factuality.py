"""Factuality: whether the page reports an act as done, under way, planned, alleged, denied or imagined."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.records import Status


def status_of(doc: Doc, trigger: Token) -> Status:
    """The status of the act at `trigger` in its whole context."""
    return "occurred"
