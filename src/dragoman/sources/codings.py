"""Codings: what is behind gzip, deflate, brotli and zstd, never much more of it than was asked for.

All unpackers have the interface of `zlib.decompressobj`: `decompress(packed, most)`, `eof`, `unused_data` (behind the
end of a member), `unconsumed_tail` (not looked at yet). What is damaged or cut off is told, never passed in part.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

import msgspec

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
SKIPPABLE = b"\x2a\x4d\x18"  # behind a byte from 0x50 to 0x5f: a zstd frame with something else in it
DICTIONARY = b"\x5d" + SKIPPABLE  # what a web archive in zstd begins with when its records share a dictionary
MAX_DICTIONARY = 16 * 1024 * 1024
CHUNK = 32_768  # bytes read at a time
_SLICE = 1024  # packed bytes of zstd unpacked at a time: a block of four bytes may hold 128 kB, so at most 32 MB
_WINDOW = 2**27  # bytes a zstd frame may ask to be remembered; what `zstd --long` makes


class Spoiled(Exception):  # a finding: the caller knows where it stands
    """Packed data that is damaged or cut off; the message says which."""


class Unpacker(Protocol):
    """One packed member; `decompress` gives about `most` bytes, and the rest when called again with the tail."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    def decompress(self, packed: bytes, most: int, /) -> bytes: ...


class Coding(msgspec.Struct, frozen=True):
    """How members of one kind begin and are unpacked; `fault` is what the unpacker raises beside Spoiled."""

    name: str
    magic: bytes
    unpacker: Callable[[], Unpacker]

    def begins(self, packed: bytes) -> bool:
        """Whether another member begins here."""
        skippable = self.magic == ZSTD and packed[1:4] == SKIPPABLE
        return bool(self.magic) and (packed.startswith(self.magic) or skippable)


class Zstd:
    """A zstd frame (RFC 8878)."""

    def __init__(self, dictionary: bytes = b"") -> None:
        import zstandard

        shared = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        self._error = zstandard.ZstdError
        self._frame = zstandard.ZstdDecompressor(dict_data=shared, max_window_size=_WINDOW).decompressobj()
        self.eof = False
        self.unused_data = self.unconsumed_tail = b""

    def decompress(self, packed: bytes, most: int, /) -> bytes:
        """Some `most` bytes of it. Raises Spoiled."""
        parts: list[bytes] = []
        size = at = 0
        try:
            while at < len(packed) and size < most and not self.eof:
                parts.append(self._frame.decompress(packed[at : at + _SLICE]))
                at += _SLICE
                size += len(parts[-1])
                self.eof = self._frame.eof
        except self._error as error:
            raise Spoiled(f"damaged zstd data: {error}") from error
        self.unused_data = self._frame.unused_data + packed[at:] if self.eof else b""
        self.unconsumed_tail = b"" if self.eof else packed[at:]
        return b"".join(parts)


class Brotli:
    """A brotli stream (RFC 7932)."""

    def __init__(self) -> None:
        import brotli

        self._error = brotli.error
        self._stream = brotli.Decompressor()
        self.eof = False
        self.unused_data = self.unconsumed_tail = b""

    def decompress(self, packed: bytes, most: int, /) -> bytes:
        """Some `most` bytes of it. Raises Spoiled."""
        try:
            parts = [self._stream.process(packed, output_buffer_limit=most)]
            size = len(parts[0])
            while size < most and not self._stream.is_finished() and not self._stream.can_accept_more_data():
                parts.append(self._stream.process(b"", output_buffer_limit=most - size))
                size += len(parts[-1])
        except self._error as error:
            raise Spoiled(f"damaged brotli data: {error}") from error
        self.eof = self._stream.is_finished()
        return b"".join(parts)


class Zlib:
    """A member of zlib's three kinds, by `window`: 31 gzip, 15 zlib, -15 deflate without a frame."""

    def __init__(self, window: int) -> None:
        self._member = zlib.decompressobj(window)

    @property
    def eof(self) -> bool:
        """Whether its end was reached, checksum and all."""
        return self._member.eof

    @property
    def unused_data(self) -> bytes:
        """What is behind the end."""
        return self._member.unused_data

    @property
    def unconsumed_tail(self) -> bytes:
        """What was not looked at yet."""
        return self._member.unconsumed_tail

    def decompress(self, packed: bytes, most: int, /) -> bytes:
        """At most `most` bytes of it. Raises Spoiled."""
        try:
            return self._member.decompress(packed, most)
        except zlib.error as error:
            raise Spoiled(f"damaged compressed data: {error}") from error


GZIP_CODING = Coding("gzip", GZIP, lambda: Zlib(31))
ZSTD_CODING = Coding("zstd", ZSTD, Zstd)
_BY_NAME = {
    "gzip": GZIP_CODING,
    "x-gzip": GZIP_CODING,
    "deflate": Coding("deflate", b"", lambda: Zlib(15)),
    "br": Coding("br", b"", Brotli),
    "zstd": ZSTD_CODING,
}


def unpacked(packed: bytes, name: str, most: int) -> bytes:
    """The content behind a content coding of HTTP, cut off behind `most` + 1 bytes.

    Content that was stored in the clear under its old header, as some crawlers do, is given back as it is. Raises
    Spoiled for damaged data, KeyError for a coding that is not known here.
    """
    coding = _BY_NAME[name]
    if coding.magic and not coding.begins(packed):
        return packed
    try:
        return _members(packed, coding, most)
    except Spoiled:
        if name != "deflate":
            raise
        return _members(packed, Coding("deflate", b"", lambda: Zlib(-15)), most)  # servers send it under the same name


def _members(packed: bytes, coding: Coding, most: int) -> bytes:
    parts: list[bytes] = []
    left = most + 1
    while packed and left > 0:
        unpacker = coding.unpacker()
        while True:
            parts.append(unpacker.decompress(packed, left)[:left])
            left -= len(parts[-1])
            packed = unpacker.unconsumed_tail
            if unpacker.eof or left <= 0:
                break
            if not packed:
                raise Spoiled("compressed content that is cut off")
        packed = unpacker.unused_data if coding.begins(unpacker.unused_data) else b""
    return b"".join(parts)


class Opened(io.RawIOBase):
    """The clear bytes of a stream of packed members, one behind the other. Reading raises EOFError when it is cut off,
    Spoiled when it is damaged."""

    def __init__(self, stream: BinaryIO, coding: Coding) -> None:
        self._stream, self._coding = stream, coding
        self._member: Unpacker | None = None
        self._packed = self._clear = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: WriteableBuffer
        while not self._clear and self._more(len(buffer)):
            pass
        piece, self._clear = self._clear[: len(buffer)], self._clear[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)

    def _more(self, size: int) -> bool:
        """Unpacks some more; False at the end."""
        self._packed = self._packed or self._stream.read(CHUNK)
        if not self._packed:
            if self._member is not None:
                raise EOFError(f"{self._coding.name} data that is cut off")
            return False
        self._member = self._member or self._coding.unpacker()
        self._clear = self._member.decompress(self._packed, size)
        self._packed = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        if self._member.eof:
            self._member = None
        return True


def shared_dictionary(stream: BinaryIO) -> tuple[bytes, int]:
    """The dictionary in the frame that a web archive in zstd begins with, and the frame's size. Raises Spoiled."""
    head = stream.read(8)
    size = int.from_bytes(head[4:8], "little")
    if size > MAX_DICTIONARY:
        raise Spoiled(f"a zstd dictionary of {size:,} bytes")
    content = stream.read(size)
    if len(head) < 8 or len(content) < size:
        raise Spoiled("a zstd dictionary that is cut off")
    return unpacked(content, "zstd", MAX_DICTIONARY), 8 + size
