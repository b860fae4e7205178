"""Options: what the caller said about the sources, passed unchanged to every reader of a format."""

from __future__ import annotations

import msgspec


class Options(msgspec.Struct, frozen=True):
    """`field` holds the text in JSON lines and tables; `published` is an ISO day for pages that state none."""

    field: str | None = None
    as_is: bool = False
    published: str | None = None
