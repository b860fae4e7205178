"""Manners: how long to wait before a host is asked again, and the one connection that is kept to it."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from dragoman.sources.fetching.exchange import Connection
from dragoman.sources.fetching.robots import MAX_DELAY
from dragoman.sources.fetching.target import Target

KEPT = 8  # connections that are kept open


class Manners:
    """When each host was asked last, and its open connection."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._next: dict[str, float] = {}  # host → when it may be asked again
        self._open: OrderedDict[str, Connection] = OrderedDict()

    def wait(self, host: str) -> None:
        """Wait until the host may be asked."""
        left = self._next.get(host, 0.0) - time.monotonic()
        if left > 0:
            time.sleep(left)

    def asked(self, host: str, delay: float) -> None:
        """Note that the host was asked just now; `delay` is what it wants between two requests, in seconds."""
        self._next[host] = time.monotonic() + max(self._delay, min(delay, MAX_DELAY))

    def connection(self, target: Target, make: Callable[[], Connection]) -> tuple[Connection, bool]:
        """The connection to a host and whether it was used before; of many the least used is closed for a new one."""
        kept = self._open.pop(target.origin, None)
        found = kept or make()
        self._open[target.origin] = found
        while len(self._open) > KEPT:
            self._open.popitem(last=False)[1].close()
        return found, kept is not None

    def drop(self, target: Target) -> None:
        """Close the connection to a host."""
        if (found := self._open.pop(target.origin, None)) is not None:
            found.close()

    def close(self) -> None:
        """Close all connections."""
        for connection in self._open.values():
            connection.close()
        self._open.clear()
