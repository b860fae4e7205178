"""Options: what the caller said about the sources, passed unchanged to every reader of a format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from dragoman.errors import QueryError
from dragoman.sources.origin import NOWHERE, Origin

if TYPE_CHECKING:
    from dragoman.sources.fetching.fetcher import Fetcher

NAMES = ("text", "id", "url", "title", "published", "captured")  # what a row can say of a page
TEXT_FIELDS = ("text", "body", "content", "html")  # where the text is when nobody says; tried in this order


class Options(msgspec.Struct, frozen=True):
    """`columns` says which field of a row holds what; `published` is an ISO day for pages that state none.

    `fetcher` gets what addresses stand for; without one nothing is fetched. `level` counts the lists, feeds and
    sitemaps that led here, `origin` is what the server said that gave the stream.
    """

    columns: Mapping[str, str] = {}
    as_is: bool = False
    published: str | None = None
    fetcher: Fetcher | None = None
    level: int = 0
    origin: Origin = NOWHERE

    @property
    def field(self) -> str | None:
        """The field that holds the text, when the caller named it."""
        return self.columns.get("text")

    def texts(self) -> tuple[str, ...]:
        """The fields that may hold the text."""
        return (self.columns["text"],) if "text" in self.columns else TEXT_FIELDS

    def column(self, name: str) -> str:
        """The field that holds what `name` stands for; by itself the one of that name."""
        return self.columns.get(name, name)


def columns_of(pairs: Mapping[str, str], field: str | None) -> dict[str, str]:
    """The mapping that `columns` and the shorter `field` make together. Raises QueryError for an unknown name."""
    for name in pairs:
        if name not in NAMES:
            raise QueryError(f"column {name!r}: a page has {', '.join(NAMES)}")
    return {**({"text": field} if field is not None else {}), **pairs}
