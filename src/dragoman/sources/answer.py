"""Answer: what a server answered to one address, as transferred, and who keeps such answers.

The answer is kept whole, so that it can be asked about later (`ETag`, `Last-Modified`) and read again when the server
says that nothing has changed.
"""

from __future__ import annotations

from typing import Protocol

import msgspec


class Answer(msgspec.Struct, frozen=True):
    """One answer: `url` after redirects, `fetched` an ISO time in UTC with microseconds, headers by lower-case name."""

    url: str
    fetched: str
    status: int
    headers: dict[str, str]
    payload: bytes

    def validators(self) -> dict[str, str]:
        """The headers of a request that asks whether anything has changed since (RFC 9110, section 13)."""
        pairs = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
        return {header: self.headers[name] for header, name in pairs if self.headers.get(name)}


class Memory(Protocol):
    """Who keeps answers from one run to the next."""

    def recall(self, url: str) -> Answer | None:
        """The newest answer to an address, if one is kept."""

    def remember(self, answer: Answer) -> None:
        """Keep an answer."""
