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

_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
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
    letters = set(source)
    if not letters.isdisjoint(lookalikes()):
        source = _WORD.sub(_unmasked, source)
        letters = set(source)
    pieces = {letter: _plain(letter) for letter in letters if not letter.isascii()}
    if all(len(piece) == 1 for piece in pieces.values()):
        return Plain(source.translate({ord(letter): piece for letter, piece in pieces.items()}))
    spelt = [pieces.get(letter, letter) for letter in source]
    at = tuple(chain.from_iterable((i,) * len(piece) for i, piece in enumerate(spelt)))
    return Plain("".join(spelt), at)


def _unmasked(word: re.Match[str]) -> str:
    """A word with its homoglyphs as Latin letters, if it has Latin letters too."""
    text = word.group()
    if text.isascii() or len(text) > _LONG or not _LATIN.search(text):
        return text
    return "".join(lookalikes().get(letter, letter) for letter in text)


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
