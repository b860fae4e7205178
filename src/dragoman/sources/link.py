"""Link: something that a list, a feed or a sitemap points to and does not hold."""

from __future__ import annotations

import msgspec

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources.origin import Origin
from dragoman.sources.page import quarantined


class Link(msgspec.Struct, frozen=True):
    """An address and where it stands; `instead` is what the source itself holds of the page."""

    url: str
    where: str
    instead: Page | None = None

    def unfetched(self) -> Page | Quarantined:
        """What there is of it when nothing is fetched."""
        if self.instead is not None:
            return self.instead
        return quarantined(
            self.where,
            UnreadablePage("not-fetched", "only its address is given here; `--fetch` gets the page"),
            origin=Origin(url=self.url),
        )
