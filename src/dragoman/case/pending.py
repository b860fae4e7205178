"""Pending: what could not be had when it was asked for, and whether it has been had since.

A row of quarantine without bytes says of an address or a path that nothing came from it. It holds until a run reads a
page from there: by the same source, by the same address, or out of the list, feed or sitemap that stood behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dragoman.records import Quarantined

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

UNTRIED = "not-fetched"
KINDS = frozenset(
    {UNTRIED, "robots", "refused", "unreachable", "timeout", "missing", "permission", "no-article"}
)  # of what gave no bytes


def is_pending(row: Quarantined) -> bool:
    """Whether a row is about something that may be had another time. A record of an archive stays what it is."""
    return row.page is None and row.record is None and row.kind in KINDS


class Had(NamedTuple):
    """Where the pages that were read came from: their sources, sorted, and their addresses."""

    sources: Sequence[str]
    urls: frozenset[str]

    @classmethod
    def of(cls, connection: DuckDBPyConnection) -> Had:
        """Of the pages of a case."""
        read = "page IN (SELECT page FROM readings)"
        sources = connection.execute(f"SELECT DISTINCT source FROM sightings WHERE {read}").fetchall()
        urls = connection.execute(f"SELECT DISTINCT url FROM pages WHERE url IS NOT NULL AND {read}").fetchall()
        return cls(sorted(source for (source,) in sources), frozenset(url for (url,) in urls))

    def holds(self, row: Quarantined) -> bool:
        """Whether a page was read from where a row says that nothing came from."""
        inner = f"{row.source}#"
        at, within = bisect_left(self.sources, row.source), bisect_left(self.sources, inner)
        return (
            row.url in self.urls
            or self.sources[at : at + 1] == [row.source]
            or any(source.startswith(inner) for source in self.sources[within : within + 1])
        )


def still_pending(rows: Sequence[Quarantined], had: Had) -> list[Quarantined]:
    """The rows that still hold, in order; that something was not fetched holds until somebody tried."""
    tried = {row.source for row in rows if is_pending(row) and row.kind != UNTRIED}
    return [
        row
        for row in rows
        if not is_pending(row) or not (had.holds(row) or (row.kind == UNTRIED and row.source in tried))
    ]
