"""Plain: the text as names are compared, with the way back to the characters as they stand.

Accents go, quotation marks and dashes become ASCII, zero-width characters vanish, and a letter of another
script inside a Latin word becomes the Latin letter that it looks like (homoglyphs). `at[i]` is the
offset in the source of plain character `i`; for ASCII text the two are the same and `at` is None.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

import msgspec
from anyascii import anyascii

from dragoman.knowledge.table import read, shipped

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_LONG = 200  # characters; longer words are junk, and are left as they are


class Plain(msgspec.Struct, frozen=True):
    """Plain text and, where it is not the source itself, the source offset of each character."""

    text: str
    at: tuple[int, ...] | None = None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source characters behind plain characters [start, end)."""
        return (start, end) if self.at is None else (self.at[start], self.at[end - 1] + 1)


def plain(source: str) -> Plain:
    """The plain form of a text."""
    if source.isascii():
        return Plain(source)
    letters = list(source)
    for word in _WORD.finditer(source):
        if word.end() - word.start() < _LONG and not word.group().isascii() and _LATIN.search(word.group()):
            for i in range(word.start(), word.end()):
                letters[i] = lookalikes().get(letters[i], letters[i])
    pieces = [_plain(letter) for letter in letters]
    at = tuple(chain.from_iterable((i,) * len(piece) for i, piece in enumerate(pieces)))
    return Plain("".join(pieces), at)


def plain_name(name: str) -> str:
    """The plain form of a name of the knowledge base."""
    return plain(name).text


@cache
def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in _INVISIBLE:
        return ""
    if letter.isspace():
        return " "
    ascii_ = anyascii(letter)
    return ascii_ if ascii_.isprintable() else ""


@cache
def lookalikes() -> dict[str, str]:
    """Letters of other scripts and the Latin letters that they look like."""
    rows = read(shipped("who/lookalikes.tsv"), ("letter", "latin", "source"))
    return {row["letter"]: row["latin"] for row in rows}
