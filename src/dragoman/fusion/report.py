"""Report: one event mention together with the page it stands in, as merging sees it."""

from __future__ import annotations

import msgspec

from dragoman.records import EventMention, Mention, Reading


class Report(msgspec.Struct, frozen=True):
    """An event mention, its page, and what the page is a copy of."""

    event: EventMention
    reading: Reading
    source: str  # the first place the page was seen at
    root: str  # the document that this one copies, or itself
    similarity: float  # 1.0 for an original
    agencies: frozenset[str] = frozenset()  # names of all news agencies, to tell relays from speakers
    sure: bool = True  # whether the page alone is enough to report the event
    agency: str | None = None  # the agency whose text the page is, when it says so

    @property
    def id(self) -> str:
        """The mention's id over the whole case."""
        return f"{self.document}:{self.event.id}"

    @property
    def document(self) -> str:
        """The page's id."""
        return self.reading.article.id

    @property
    def outlet(self) -> str:
        """Who published the page, as far as it is known: its outlet, else its source."""
        return self.reading.article.outlet or self.source

    @property
    def published(self) -> str:
        """The page's day, "9999" when unknown: sorts undated pages last."""
        published = self.reading.article.published
        trusted = published is not None and published.trust != "doubtful"
        return (published.date if published and trusted else None) or "9999"

    def mention(self, index: int | None) -> Mention | None:
        """A mention of the page by its index."""
        return None if index is None else self.reading.mentions[index]
