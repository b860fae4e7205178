"""HTTP: the response inside an archive's record: status, headers, and the content behind its encodings.

Content is unpacked up to `MAX_PAGE` bytes, so that a compression bomb costs no more than a long page.
"""

from __future__ import annotations

import re

import msgspec

from dragoman.errors import UnreadablePage
from dragoman.sources.codings import Spoiled, unpacked
from dragoman.sources.page import MAX_PAGE

TEXTUAL = re.compile(r"text/|html|xml|json|application/pdf|^$", re.I)
_CHARSET = re.compile(r""";\s{0,20}charset\s{0,20}=\s{0,20}["']?([^\s;"',]{1,60})""", re.I)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")


class Response(msgspec.Struct):
    """One HTTP response: `payload` is what came behind the headers, as transferred."""

    status: int
    headers: dict[str, str]
    payload: bytes

    def charset(self) -> str | None:
        """The charset that the content type states."""
        stated = _CHARSET.search(self.headers.get("content-type", ""))
        return stated[1].lower() if stated else None

    def content(self, readable: re.Pattern[str] = TEXTUAL) -> bytes:
        """The page's own bytes, when `readable` finds something in the content type.

        Raises UnreadablePage: no-article for another status than 200, binary for a content that is no text,
        malformed for faulty encodings, too-large.
        """
        if self.status != 200:
            raise UnreadablePage("no-article", f"the server answered with status {self.status}")
        kind = self.headers.get("content-type", "").partition(";")[0].strip()
        if not readable.search(kind):
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
    for line in head.decode("latin-1").split("\n")[1:]:
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
    try:
        return unpacked(content, coding, MAX_PAGE)
    except KeyError as error:
        raise UnreadablePage("encoding", f"the content encoding {coding[:40]} is not read here") from error
    except Spoiled as error:
        raise UnreadablePage("malformed", str(error)) from error
