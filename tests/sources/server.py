"""A web server on loopback for tests: answers by path, and every request noted."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Reply(NamedTuple):
    """What the server answers; `drip` sends a byte every so many seconds, `length` states another length."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}
    drip: float = 0.0
    length: int | None = None


class Request(NamedTuple):
    """What was asked: path, headers, and when (`time.monotonic`)."""

    path: str
    headers: dict[str, str]
    at: float


Answers = dict[str, Reply | Callable[[Request], Reply]]


class Server:
    """`url` is its address, `answers` what it says by path, `asked` what it was asked."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.port = port
        self.answers: Answers = {}
        self.asked: list[Request] = []
        self.connections = 0

    def paths(self) -> list[str]:
        """The paths that were asked for, in order, without robots.txt."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]


@contextmanager
def serving() -> Iterator[Server]:
    """A server for as long as the test lasts. Paths that it does not know are not found."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            server.connections += 1
            super().setup()

        def do_GET(self) -> None:  # the name that the library calls
            request = Request(self.path, dict(self.headers), time.monotonic())
            server.asked.append(request)
            found = server.answers.get(self.path, Reply(b"nothing here", 404))
            reply = found(request) if callable(found) else found
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            length = len(reply.body) if reply.length is None else reply.length
            if reply.status != 304:
                self.send_header("Content-Length", str(length))
            self.end_headers()
            try:
                for at in range(len(reply.body)) if reply.drip else ():
                    self.wfile.write(reply.body[at : at + 1])
                    self.wfile.flush()
                    time.sleep(reply.drip)
                if not reply.drip:
                    self.wfile.write(reply.body)
            except OSError:  # the client has had enough
                self.close_connection = True
            if length != len(reply.body):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(http.server_port)
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
