"""Robots: what a site's robots.txt allows (RFC 9309), by its own text.

A site without one allows everything; one that cannot be had, because the server fails, forbids everything.
"""

from __future__ import annotations

import msgspec
from protego import Protego

from dragoman.errors import UnreadablePage

MAX_ROBOTS = 512 * 1024  # bytes that are read; RFC 9309 asks for 500 KiB at least
MAX_DELAY = 60.0  # seconds; a site that asks for longer pauses is not read
NAME = "dragoman"


class Rules(msgspec.Struct, frozen=True):
    """The rules of one origin: a parsed robots.txt, or the reason why nothing may be fetched, or neither."""

    parsed: Protego | None = None
    closed: str | None = None
    kind: str = "robots"

    def check(self, url: str) -> None:
        """Raises UnreadablePage (kind robots, or why robots.txt could not be had) when the page may not be fetched."""
        if self.closed is not None:
            raise UnreadablePage(self.kind, self.closed)
        if self.parsed is not None and not self.parsed.can_fetch(url, NAME):
            raise UnreadablePage("robots", "the site's robots.txt does not allow it")
        if self.delay() > MAX_DELAY:
            asked = f"the site's robots.txt asks for {self.delay():g} s between requests"
            raise UnreadablePage("robots", f"{asked}; more than {MAX_DELAY:g} s is not waited")

    def delay(self) -> float:
        """Seconds that the site asks for between two requests; 0 when it does not say."""
        if self.parsed is None:
            return 0.0
        rate = self.parsed.request_rate(NAME)
        asked = (self.parsed.crawl_delay(NAME), rate and rate.seconds / max(rate.requests, 1))
        return max((float(seconds) for seconds in asked if seconds), default=0.0)


def rules_of(status: int, content: bytes) -> Rules:
    """The rules that follow from the answer to the request for robots.txt."""
    if 200 <= status < 300:
        return Rules(parsed=Protego.parse(content[:MAX_ROBOTS].decode("utf-8", "replace").removeprefix("\ufeff")))
    if 400 <= status < 500 and status != 429:
        return Rules()
    return Rules(closed=f"the site's robots.txt could not be had (status {status})")
