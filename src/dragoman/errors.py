"""What can go wrong, by name.

Every error that a user can cause has a class here, a stable `kind` (the word that quarantine and
error records show) and a message of one line that says what and where. Code raises these; the
command line turns them into an exit status and never into a traceback.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors that dragoman raises on purpose; `kind` is part of the public interface."""

    kind = "error"


class SourceError(DragomanError):
    """A source that cannot be opened at all: a missing file, a folder without permission."""

    kind = "source"


class UnreadablePage(DragomanError):
    """A page that was fetched but cannot be made into an article; it goes to quarantine.

    `kind` is one of the quarantine reasons: empty, binary, encoding, too-large, malformed, encrypted, no-article,
    timeout; of what is not even had: not-fetched, robots, refused, unreachable.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class KnowledgeError(DragomanError):
    """A faulty row in a knowledge file; the message names file, row and column."""

    kind = "knowledge"


class CaseError(DragomanError):
    """A case file that cannot be used: not a case, from a newer version, held by another writer."""

    kind = "case"


class QueryError(DragomanError):
    """A filter or an id that cannot be understood or does not exist."""

    kind = "query"


class SpanError(DragomanError):
    """A span whose text is not the text at its offsets: a bug, never a user's mistake."""

    kind = "span"
