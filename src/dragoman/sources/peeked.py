"""Peeked: a stream whose first bytes have been looked at and are read again."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from dragoman.sources.sniff import WINDOW

IN_MEMORY = 16 * 1024 * 1024  # bytes that are held in memory of what must be read out of order; more goes to a file


class Peeked(io.BufferedReader):
    """A stream and its first bytes (`head`); it is read from its beginning."""

    def __init__(self, stream: BinaryIO) -> None:
        self.head = _fill(stream, WINDOW)
        self._beneath = stream
        super().__init__(_Rejoined(self.head, stream), buffer_size=WINDOW)

    @contextmanager
    def whole(self) -> Iterator[BinaryIO]:
        """The same bytes as a file that can be read out of order: the file itself, or a copy that goes afterwards."""
        raw = getattr(self._beneath, "raw", None)
        if isinstance(raw, io.FileIO) and raw.seekable():
            self._beneath.seek(0)
            yield self._beneath
            return
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as held:
            shutil.copyfileobj(self, held)
            held.seek(0)
            yield cast(BinaryIO, held)


class _Rejoined(io.RawIOBase):
    """The bytes `head`, then the rest of `stream`."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: WriteableBuffer
        size = len(buffer)
        if self._head:
            piece = self._head[:size]
            self._head = self._head[size:]
        else:
            piece = memoryview(self._stream.read(size))
        buffer[: len(piece)] = piece
        return len(piece)


def _fill(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes; fewer only at the end (pipes give what they have)."""
    parts = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
