"""Fetcher: the content behind an address, politely and within bounds.

Each hop of a redirect is an address like any other: checked, asked of robots.txt, resolved and waited for. What a
server answered is kept by a `Memory`, if there is one; the next run asks whether it has changed, and reads the kept
answer when it has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import urljoin

import msgspec

from dragoman.errors import UnreadablePage
from dragoman.sources.answer import Answer, Memory
from dragoman.sources.fetching.exchange import Limits, Reply, connected, exchanged
from dragoman.sources.fetching.manners import Manners
from dragoman.sources.fetching.robots import NAME, Rules, rules_of
from dragoman.sources.fetching.target import Target, target_of
from dragoman.sources.http import TEXTUAL, Response
from dragoman.sources.origin import Origin

DELAY = 1.0  # seconds between two requests to a host that does not ask for more
MAX_REDIRECTS = 8
_REDIRECTS = {301, 302, 303, 307, 308}
_READABLE = re.compile(rf"{TEXTUAL.pattern}|octet-stream|zip|zstd|warc|parquet", re.I)
_ACCEPT = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate, br, zstd",
}


class Fetcher:
    """Gets what addresses stand for, one after the other, each once. Close it, or use it as a context manager.

    `private` allows addresses outside of the public internet, `delay` is the pause between two requests to a host in
    seconds (`DELAY`), `memory` keeps answers from one run to the next, `agent` is what servers are told who asks.
    """

    def __init__(
        self,
        *,
        private: bool = False,
        delay: float | None = None,
        memory: Memory | None = None,
        limits: Limits | None = None,
        agent: str = NAME,
    ) -> None:
        self._private, self._memory, self._limits, self._agent = private, memory, limits or Limits(), agent
        self._manners = Manners(DELAY if delay is None else delay)
        self._rules: dict[str, Rules] = {}  # by origin
        self._got: set[str] = set()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._manners.close()

    def get(self, url: str) -> tuple[bytes, Origin] | None:
        """The content behind an address and what the server says about it; None when this run had it already.

        Raises UnreadablePage: refused (an address that may not be asked), robots, unreachable, timeout, too-large,
        no-article (another status than 200), binary, encoding, malformed.
        """
        target = target_of(url)
        if target.url in self._got:
            return None
        self._got.add(target.url)
        answer, fresh = self._answer(target)
        response = Response(answer.status, answer.headers, answer.payload)
        content = response.content(_READABLE)
        if fresh and self._memory is not None:
            self._memory.remember(answer)
        return content, Origin(url=answer.url, captured=f"{answer.fetched[:19]}Z", charset=response.charset())

    def _answer(self, target: Target) -> tuple[Answer, bool]:
        """What the server answers, redirects followed; and whether that is news."""
        for hop in _hops(target):
            rules = self._rules_for(hop.target)
            rules.check(hop.target.url)
            known = self._memory.recall(hop.target.url) if self._memory is not None else None
            reply = self._asked(hop.target, rules.delay(), known.validators() if known else {})
            if reply.status == 304 and known is not None:
                return known, False
            if not hop.follow(reply):
                now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
                return Answer(hop.target.url, now, reply.status, reply.headers, reply.payload), True
        raise UnreadablePage("unreachable", f"more than {MAX_REDIRECTS} redirects")

    def _rules_for(self, target: Target) -> Rules:
        """The rules of a target's origin, asked for once."""
        if target.origin not in self._rules:
            self._rules[target.origin] = self._asked_rules(target)
        return self._rules[target.origin]

    def _asked_rules(self, target: Target) -> Rules:
        try:
            for hop in _hops(msgspec.structs.replace(target, path="/robots.txt")):
                reply = self._asked(hop.target, 0.0, {})
                if not hop.follow(reply):
                    headers = {**reply.headers, "content-type": "text/plain"}
                    found = reply.status == 200
                    content = Response(200, headers, reply.payload).content() if found else b""
                    return rules_of(reply.status, content)
        except UnreadablePage as error:
            missing = error.kind in {"refused", "unreachable", "timeout"}
            return Rules(
                closed=str(error) if missing else f"robots.txt: {error}", kind=error.kind if missing else "robots"
            )
        return Rules()  # RFC 9309: too many redirects are as good as none

    def _asked(self, target: Target, delay: float, validators: Mapping[str, str]) -> Reply:
        """One answer from one server, when the server may be asked."""
        headers = {**_ACCEPT, **validators, "User-Agent": self._agent}
        self._manners.wait(target.host)
        for again in (True, False):
            connection, used = self._manners.connection(target, lambda: connected(target, self._private, self._limits))
            try:
                reply = exchanged(connection, target, headers, self._limits)
            except UnreadablePage as error:
                self._manners.drop(target)
                if used and again and error.kind == "unreachable":
                    continue  # a server may close a connection that rests at any time
                raise
            else:
                self._manners.asked(target.host, max(delay, _retry_after(reply)))
                return reply
        raise AssertionError("the second time returns or raises")


class _Hop:
    """Where a chain of redirects stands."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.passed: set[str] = set()

    def follow(self, reply: Reply) -> bool:
        """Go on to where an answer leads; False when it leads nowhere. Raises UnreadablePage for a circle."""
        location = reply.headers.get("location")
        if reply.status not in _REDIRECTS or not location:
            return False
        self.passed.add(self.target.url)
        try:
            self.target = target_of(urljoin(self.target.url, _text(location)))
        except ValueError as error:
            raise UnreadablePage("refused", "a redirect to something that is no address") from error
        if self.target.url in self.passed:
            raise UnreadablePage("unreachable", "redirects that lead in a circle")
        return True


def _hops(target: Target) -> Iterator[_Hop]:
    """The same chain again and again, as often as may be followed."""
    hop = _Hop(target)
    for _ in range(MAX_REDIRECTS + 1):
        yield hop


def _text(header: str) -> str:
    """A header's text; servers send UTF-8 where the protocol has Latin-1."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _retry_after(reply: Reply) -> float:
    """Seconds after which a busy server wants to be asked again; 0 when it does not say."""
    value = reply.headers.get("retry-after", "").strip()
    return float(value) if reply.status in {429, 503} and value.isdecimal() and len(value) < 7 else 0.0
