"""Origin: what an archive or a server says about bytes that it gave out."""

from __future__ import annotations

import msgspec


class Origin(msgspec.Struct, frozen=True):
    """Where bytes came from and when; nothing of it is part of their identity but `url`."""

    url: str | None = None
    captured: str | None = None  # ISO
    charset: str | None = None  # stated outside the content: by an HTTP header
    record: str | None = None  # the WARC-Record-ID of the archive's record
    truncated: bool = False  # the archive says that it holds the beginning only


NOWHERE = Origin()
