"""HTTP: the response inside an archive's record: status, headers, and the content behind its encodings.

Content is unpacked up to `MAX_PAGE` bytes, so that a compression bomb costs no more than a long page.
"""

from __future__ import annotations

import re
import zlib
from email.message import Message

import msgspec

from dragoman.errors import UnreadablePage
from dragoman.sources.page import MAX_PAGE

TEXTUAL = re.compile(r"text/|html|xml|json|^$", re.I)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")


class Response(msgspec.Struct):
    """One HTTP response: `payload` is what came behind the headers, as transferred."""

    status: int
    headers: dict[str, str]
    payload: bytes

    def charset(self) -> str | None:
        """The charset that the content type states."""
        message = Message()
        message["content-type"] = self.headers.get("content-type", "")
        return message.get_content_charset()

    def content(self) -> bytes:
        """The page's own bytes.

        Raises UnreadablePage: no-article for another status than 200, binary for a content that is no text,
        malformed for faulty encodings, too-large.
        """
        if self.status != 200:
            raise UnreadablePage("no-article", f"the server answered with status {self.status}")
        kind = self.headers.get("content-type", "").partition(";")[0].strip()
        if not TEXTUAL.search(kind):
            raise UnreadablePage("binary", f"the content is {kind}")
        content = self.payload
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            content = _joined(content)
        for coding in reversed(self.headers.get("content-encoding", "").lower().split(",")):
            content = _unpacked(content, coding.strip())
        return content


def response_of(block: bytes) -> Response:
    """A response from the bytes of its record. Raises UnreadablePage (malformed) for anything else."""
    head, gap, payload = block.partition(b"\r\n\r\n")
    if not gap:
        head, gap, payload = block.partition(b"\n\n")
    status = _STATUS.match(head)
    if status is None or not gap:
        raise UnreadablePage("malformed", "not an HTTP response")
    headers: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines()[1:]:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return Response(int(status[1]), headers, payload)


def _joined(content: bytes) -> bytes:
    """The chunks of a chunked transfer; archives often keep the header but store the content joined already."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = content.find(b"\r\n", at)
        try:
            size = int(content[at:end].partition(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0 or end + 2 + size > len(content):
            if not parts:
                return content
            raise UnreadablePage("malformed", "a chunked transfer that is cut off")
        if size == 0:
            return b"".join(parts)
        parts.append(content[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _unpacked(content: bytes, coding: str) -> bytes:
    if coding in {"", "identity"}:
        return content
    if coding in {"gzip", "x-gzip", "deflate"}:
        if coding != "deflate" and not content.startswith(b"\x1f\x8b"):
            return content  # stored unpacked under the old header, as some crawlers do
        return _inflated(content, 31 if coding != "deflate" else 15)
    raise UnreadablePage("encoding", f"the content encoding {coding} is not read here")


def _inflated(content: bytes, window: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    try:
        clear = unpacker.decompress(content, MAX_PAGE + 1)
    except zlib.error as error:
        if window == 15:  # servers send raw deflate under the same name
            return _inflated(content, -15)
        raise UnreadablePage("malformed", f"damaged compressed content: {error}") from error
    if not unpacker.eof and not unpacker.unconsumed_tail and len(clear) <= MAX_PAGE:
        raise UnreadablePage("malformed", "compressed content that is cut off")
    return clear
