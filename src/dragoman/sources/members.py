"""Members: reading an archive in the clear or as packed members, with recovery from damage.

A feed gives lines and blocks and knows where in the file the record stands that it reads. It keeps the bytes of the
record that it is in, so that after damage `resynchronise` finds the next record even when a wrong length or a
broken member has swallowed its beginning. Memory is bounded by the longest record, however long the file.
"""

from __future__ import annotations

import re
from typing import BinaryIO, Protocol

from dragoman.sources.codings import CHUNK, GZIP, GZIP_CODING, Coding, Spoiled, Unpacker

_DEFLATED = GZIP + b"\x08"  # the only method that gzip has
_EMPTY_LINE = re.compile(rb"\n\r?\n")
MAX_MEMBER = 512 * 1024 * 1024  # bytes that one gzip member may unpack to
MAX_KEPT = 128 * 1024 * 1024  # packed bytes of a member that are kept for recovery


class Damaged(Exception):  # a finding, not a failure: the reader goes on
    """Something in an archive that cannot be read; `offset` is where it begins in the file."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


class Feed(Protocol):
    """A stream of records. `offset` is where the record, or the gzip member with it, begins in the file."""

    offset: int

    def begin(self) -> None:
        """Marks the beginning of a record; nothing before it is kept."""

    def line(self, limit: int) -> bytes:
        """The next line with its end, at most `limit` bytes; empty at the end."""

    def header(self, limit: int) -> bytes:
        """All up to the next empty line behind some other, both included; less at the end or behind `limit` bytes."""

    def take(self, size: int) -> bytes:
        """The next `size` bytes, fewer at the end."""

    def finish(self) -> None:
        """Checks what checks there are behind a record. Raises Damaged."""

    def resynchronise(self, magic: bytes) -> None:
        """Goes on at what may be the next record, which begins with `magic`, behind the beginning of this one."""


class PlainFeed:
    """An archive in the clear."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._kept = b""  # from the beginning of the record on
        self._at = 0  # how much of it has been given out
        self.offset = 0

    def begin(self) -> None:
        self.offset += self._at
        self._kept, self._at = self._kept[self._at :], 0

    def line(self, limit: int) -> bytes:
        at = self._kept.find(b"\n", self._at)
        while at < 0 and len(self._kept) - self._at < limit and self._more():
            at = self._kept.find(b"\n", self._at)
        end = at + 1 if at >= 0 else len(self._kept)
        return self._give(min(end - self._at, limit))

    def header(self, limit: int) -> bytes:
        gap = _EMPTY_LINE.search(self._kept, self._at)
        while gap is None and len(self._kept) - self._at < limit and self._more():
            gap = _EMPTY_LINE.search(self._kept, self._at)
        return self._give((gap.end() if gap else len(self._kept)) - self._at)

    def take(self, size: int) -> bytes:
        missing = self._at + size - len(self._kept)
        parts = [self._kept]
        while missing > 0 and (part := self._stream.read(missing)):
            parts.append(part)
            missing -= len(part)
        self._kept = b"".join(parts)
        return self._give(size)

    def finish(self) -> None:
        """Nothing is there to check."""

    def resynchronise(self, magic: bytes) -> None:
        mark = b"\n" + magic
        at = self._kept.find(mark)
        while at < 0:
            lost = max(0, len(self._kept) - len(mark))
            self.offset += lost
            self._kept = self._kept[lost:]
            if not self._more():
                self.offset += len(self._kept)
                self._kept, self._at = b"", 0
                return
            at = self._kept.find(mark)
        self._at = at + 1
        self.begin()

    def _give(self, size: int) -> bytes:
        piece = self._kept[self._at : self._at + size]
        self._at += len(piece)
        return piece

    def _more(self) -> bool:
        part = self._stream.read(CHUNK)
        self._kept += part
        return bool(part)


class MemberFeed:
    """An archive of packed members (gzip or zstd), normally one a record; `start` is where `stream` stands."""

    def __init__(self, stream: BinaryIO, coding: Coding = GZIP_CODING, start: int = 0) -> None:
        self._stream, self._coding = stream, coding
        self._kept: list[bytes] = []  # packed bytes of this member that were unpacked already
        self._packed = b""  # packed bytes that were not
        self._next = start  # offset of `_packed` in the file
        self._clear = b""  # unpacked bytes
        self._at = 0  # how many of them have been given out
        self._unpacker: Unpacker | None = None
        self._size = 0
        self.offset = 0

    def begin(self) -> None:
        """The offset is that of the member, which `_more` notes."""
        self._clear, self._at = self._clear[self._at :], 0

    def line(self, limit: int) -> bytes:
        at = self._clear.find(b"\n", self._at)
        while at < 0 and self._left() < limit and self._more():
            at = self._clear.find(b"\n", self._at)
        return self._give(min(at + 1 if at >= 0 else len(self._clear), self._at + limit) - self._at)

    def header(self, limit: int) -> bytes:
        gap = _EMPTY_LINE.search(self._clear, self._at)
        while gap is None and self._left() < limit and self._unpacker is not None and self._more():
            gap = _EMPTY_LINE.search(self._clear, self._at)
        return self._give((gap.end() if gap else len(self._clear)) - self._at)

    def take(self, size: int) -> bytes:
        if self._left() >= size:
            return self._give(size)
        parts = [self._give(size)]
        missing = size - len(parts[0])
        while missing > 0 and self._unpacker is not None and self._more():
            parts.append(self._give(missing))
            missing -= len(parts[-1])
        return b"".join(parts)

    def finish(self) -> None:
        """Unpacks to the end of the member, where its checksum is, unless another record follows in it."""
        while self._unpacker is not None and not self._clear[self._at :].strip():
            self._clear, self._at = b"", 0
            self._more()

    def resynchronise(self, magic: bytes) -> None:
        swallowed = b"".join(self._kept)
        inside = self._unpacker is not None
        self._packed, self._next = swallowed + self._packed, self._next - len(swallowed)
        self._kept, self._clear, self._at, self._unpacker = [], b"", 0, None
        start = 1 if inside else 0
        while (at := _member_at(self._packed, start, self._coding)) < 0:
            self._drop(max(0, len(self._packed) - len(self._coding.magic)))
            start = 0
            if not self._fill():
                self._drop(len(self._packed))
                return
        self._drop(at)

    def _give(self, size: int) -> bytes:
        piece = self._clear[self._at : self._at + size]
        self._at += len(piece)
        return piece

    def _left(self) -> int:
        return len(self._clear) - self._at

    def _drop(self, size: int) -> None:
        self._packed = self._packed[size:]
        self._next += size

    def _fill(self) -> bool:
        part = self._stream.read(CHUNK)
        self._packed += part
        return bool(part)

    def _more(self) -> bool:
        """Unpacks some more; False at the end of the file. Raises Damaged."""
        if not self._packed and not self._fill():
            if self._unpacker is not None:
                raise Damaged(self.offset, f"a {self._coding.name} member that is cut off")
            return False
        if self._unpacker is None:
            self._unpacker, self._kept, self._size, self.offset = self._coding.unpacker(), [], 0, self._next
        try:
            clear = self._unpacker.decompress(self._packed, 2 * CHUNK)
        except Spoiled as error:
            raise Damaged(self.offset, f"a damaged {self._coding.name} member: {error}") from error
        self._clear = self._clear[self._at :] + clear if self._left() else clear
        self._at = 0
        self._size += len(clear)
        ended = self._unpacker.eof
        rest = self._unpacker.unused_data if ended else self._unpacker.unconsumed_tail
        used = len(self._packed) - len(rest)
        if not ended:
            self._kept.append(self._packed[:used])
        self._packed, self._next = rest, self._next + used
        if ended:
            self._unpacker, self._kept = None, []
        elif self._size > MAX_MEMBER or self._next - self.offset > MAX_KEPT:
            raise Damaged(self.offset, f"a {self._coding.name} member of more than {MAX_MEMBER:,} bytes")
        return True


def _member_at(packed: bytes, start: int, coding: Coding) -> int:
    """Where the next member may begin: its magic, for gzip with flags that the format knows; -1 for nowhere.

    A member found so may be damaged too; then it is told like any other, and the search goes on behind it.
    """
    if coding.magic != GZIP:
        return packed.find(coding.magic, start)
    at = packed.find(_DEFLATED, start)
    while at >= 0 and packed[at + len(_DEFLATED) : at + len(_DEFLATED) + 1] >= b"\x20":
        at = packed.find(_DEFLATED, at + 1)
    return at
