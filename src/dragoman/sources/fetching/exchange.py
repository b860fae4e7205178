"""Exchange: one request and its answer, over a connection to an address that was checked, within bounds.

The bounds are on the whole exchange, not on each read: a server that sends a byte now and then is cut off at
`limits.seconds`. An answer that ends before it is whole is never taken.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPException

import msgspec
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as AnyTimeout
from urllib3.response import HTTPResponse

from dragoman.errors import UnreadablePage
from dragoman.sources.codings import CHUNK
from dragoman.sources.fetching.network import resolved
from dragoman.sources.fetching.target import Target
from dragoman.sources.page import MAX_PAGE


class Limits(msgspec.Struct, frozen=True):
    """What one exchange may cost: seconds to connect, to wait for more, and in all; bytes as transferred."""

    connect: float = 10.0
    read: float = 30.0
    seconds: float = 60.0
    size: int = MAX_PAGE


class Reply(msgspec.Struct, frozen=True):
    """Status, headers by lower-case name, and the payload as transferred, without chunks."""

    status: int
    headers: dict[str, str]
    payload: bytes


Connection = HTTPConnection | HTTPSConnection


def connected(target: Target, private: bool, limits: Limits) -> Connection:
    """A connection for a target, not yet open, bound to the address that its host resolves to now.

    Raises UnreadablePage (unreachable, refused).
    """
    address = resolved(target.host, target.port, private)
    if target.scheme == "https":
        return HTTPSConnection(address, target.port, timeout=limits.connect, server_hostname=target.host)
    return HTTPConnection(address, target.port, timeout=limits.connect)


def exchanged(connection: Connection, target: Target, headers: Mapping[str, str], limits: Limits) -> Reply:
    """The answer to a GET request. Raises UnreadablePage: unreachable, timeout, too-large."""
    bounds = _Bounds(connection, limits.seconds)
    try:
        with bounds:
            if connection.sock is None:
                connection.connect()
            bounds.sock = connection.sock
            connection.sock.settimeout(limits.read)
            host = {"Host": target.authority, **headers}
            connection.request("GET", target.path, headers=host, preload_content=False, decode_content=False)
            response = connection.getresponse()
            return Reply(response.status, _fields(response), _payload(response, limits))
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise _reason(error, bounds.over, limits) from error


def _fields(response: HTTPResponse) -> dict[str, str]:
    """The headers; of one that is there twice the first, of codings all. Chunks are undone already."""
    names = {name.lower() for name in response.headers} - {"transfer-encoding"}
    lists = {name: response.headers.getlist(name) for name in sorted(names)}
    return {name: ", ".join(values) if name == "content-encoding" else values[0] for name, values in lists.items()}


def _payload(response: HTTPResponse, limits: Limits) -> bytes:
    """The whole payload. Raises UnreadablePage (too-large) as soon as it is known to be too long."""
    too_large = UnreadablePage("too-large", f"the server sends more than {limits.size:,} bytes")
    stated = response.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > limits.size and response.status == 200:
        raise too_large
    parts: list[bytes] = []
    size = 0
    while part := response.read1(CHUNK, decode_content=False):
        parts.append(part)
        size += len(part)
        if size > limits.size:
            raise too_large
    return b"".join(parts)


class _Bounds:
    """Ends an exchange that takes longer than `seconds`, whatever it waits for."""

    def __init__(self, connection: Connection, seconds: float) -> None:
        self._connection = connection
        self._clock = threading.Timer(seconds, self._cut)
        self._clock.daemon = True
        self.sock: socket.socket | None = None  # a connection forgets its socket when the answer is the last one on it
        self.over = False

    def __enter__(self) -> None:
        self._clock.start()

    def __exit__(self, *_: object) -> None:
        self._clock.cancel()

    def _cut(self) -> None:
        self.over = True
        sock = self.sock or self._connection.sock
        if sock is not None:
            with suppress(OSError):  # it may be closed already
                sock.shutdown(socket.SHUT_RDWR)


def _reason(error: Exception, late: bool, limits: Limits) -> UnreadablePage:
    if isinstance(error, UnreadablePage):
        return error
    if late:
        return UnreadablePage("timeout", f"the server took more than {limits.seconds:g} s")
    if isinstance(error, AnyTimeout | TimeoutError) and not isinstance(error, NewConnectionError):
        return UnreadablePage("timeout", f"no answer within {limits.read:g} s")
    if isinstance(error, SSLError | ssl.SSLError):
        return UnreadablePage("unreachable", f"no secure connection: {_first(error)}")
    return UnreadablePage("unreachable", f"the connection failed or broke off: {_first(error)}")


def _first(error: Exception) -> str:
    """The reason in one line, without the addresses of objects in memory."""
    text = str(error).rpartition(">: ")[2] or type(error).__name__
    return " ".join(text.split())[:200]
