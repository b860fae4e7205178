"""Characters: of which kinds the characters of a text are, looked up all at once.

A kind is a bit; `KINDS` that a question asks for are combined with `|`. Characters beyond the Basic Multilingual Plane
(emoji, ancient scripts) are of no kind.
"""

from __future__ import annotations

import sys
from functools import lru_cache

import numpy as np
import numpy.typing as npt

DIGIT = 1  # 0 to 9
LETTER = 2
UPPER = 4
SEPARATOR = 8  # between the items of a menu
BREAK = 16  # ends a line, and is no plain line feed
SPACE = 32  # white space other than a plain space or a line feed
UNSPACED = 64  # of a script that puts no spaces between words
INVISIBLE = 128  # soft hyphens and marks without width
END = 256  # ends a sentence
CLOSER = 512  # may follow the end of a sentence
EDGE = 1024  # marks without width that stand at the edges of lines

SEPARATORS = "|·•›»→"
BREAKS = "\r\v\f\x85\u2028\u2029"
INVISIBLES = "\u00ad\u200b\u2060\ufeff"
EDGES = "\u200e\u200f\u202a\u202c"
ENDS = ".!?…。！？"
CLOSERS = "\"'”’»)]*"
_UNSPACED_RANGES = ((0x0E00, 0x0EFF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
_CHUNK = 1 << 20  # characters looked at in one go, for the memory it takes
_BMP = 0x10000
_UTF32 = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"

Kinds = npt.NDArray[np.uint16]


@lru_cache(maxsize=1)
def _table() -> Kinds:
    table = np.zeros(_BMP, np.uint16)
    letters = [chr(code) for code in range(_BMP)]
    table[[c.isalpha() for c in letters]] |= LETTER
    table[[c.isupper() for c in letters]] |= UPPER
    table[[c.isspace() and c not in " \n" for c in letters]] |= SPACE
    for bit, members in (
        (DIGIT, "0123456789"), (SEPARATOR, SEPARATORS), (BREAK, BREAKS), (INVISIBLE, INVISIBLES), (END, ENDS),
        (CLOSER, CLOSERS), (EDGE, EDGES),
    ):  # fmt: skip
        table[[ord(c) for c in members]] |= bit
    for first, last in _UNSPACED_RANGES:
        table[first : last + 1] |= UNSPACED
    return table


def kinds_of(text: str) -> Kinds:
    """For each character the bits of its kinds: as many as `text` has code points."""
    codes = np.frombuffer(text.encode(_UTF32, "surrogatepass"), np.uint32)
    return _table().take(codes, mode="clip")


def kinds_in(text: str) -> int:
    """The kinds that occur in a text."""
    found = 0
    for at in range(0, len(text), _CHUNK):
        found |= int(np.bitwise_or.reduce(kinds_of(text[at : at + _CHUNK])))
    return found
