"""Characters: what the characters of a text are, looked up all at once: one table for everything that is ever asked.

A kind is a bit; kinds that a question asks for are combined with `|`. Characters beyond the Basic Multilingual Plane
(emoji, ancient scripts) are of no kind, and their own lower case.
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
STOP = 2048  # ends a sentence or introduces one, in Latin script
COLON = 4096
DOT = 8192  # of those that say that something breaks off
WORD = 16384  # of a word: a letter, a figure, an underscore
OPENER = 32768  # may stand before the beginning of a sentence

SEPARATORS = "|·•›»→"
BREAKS = "\r\v\f\x85\u2028\u2029"
INVISIBLES = "\u00ad\u200b\u2060\ufeff"
EDGES = "\u200e\u200f\u202a\u202c"
ENDS = ".!?…。！？"
CLOSERS = "\"'”’»)]*"
STOPS = ".!?:"
DOTS = ".…"
OPENERS = '"“‘('
OTHER = 255  # in `plain`: a character beyond Latin-1
_STYLED = {"’": "'", "‘": "'", "\u00a0": " ", "“": '"', "”": '"', "İ": "i"}
_UNSPACED_RANGES = ((0x0E00, 0x0EFF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
_CHUNK = 1 << 20  # characters looked at in one go, for the memory it takes
_BMP = 0x10000
_LITTLE = sys.byteorder == "little"
_UTF16, _UTF32 = ("utf-16-le", "utf-32-le") if _LITTLE else ("utf-16-be", "utf-32-be")

Kinds = npt.NDArray[np.uint16]
Bytes = npt.NDArray[np.uint8]
_Codes = npt.NDArray[np.uint32]


class Characters:
    """A text and its characters; every member has as many as `text` has code points.

    `kinds`: the bits of each one's kinds. `low`: the text in lower case with plain apostrophes, quotes and spaces.
    `plain`: `low` in Latin-1, `OTHER` for all that is beyond.
    """

    __slots__ = ("kinds", "low", "plain", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        looks = [_look(text[at : at + _CHUNK]) for at in range(0, max(1, len(text)), _CHUNK)]
        if len(looks) == 1:
            self.kinds, self.low, self.plain = looks[0]
        else:
            self.kinds = np.concatenate([kinds for kinds, _, _ in looks])
            self.low = "".join([low for _, low, _ in looks])
            self.plain = np.concatenate([plain for _, _, plain in looks])


def _look(text: str) -> tuple[Kinds, str, Bytes]:
    codes = np.frombuffer(text.encode(_UTF32, "surrogatepass"), np.uint32)
    found = _table().take(codes, mode="clip")
    lower = (found >> np.uint32(16)).astype(np.uint16)
    if len(codes) and codes.max() >= _BMP:
        low = np.where(codes >= _BMP, codes, lower).astype(np.uint32).tobytes().decode(_UTF32, "surrogatepass")
        lower[codes >= _BMP] = OTHER
    else:
        low = lower.tobytes().decode(_UTF16, "surrogatepass")
    return found.astype(np.uint16), low, np.minimum(lower, OTHER).astype(np.uint8)


@lru_cache(maxsize=1)
def _table() -> _Codes:
    """For each character of the plane its kinds, and above them its lower case."""
    letters = list(map(chr, range(_BMP)))
    kinds = np.zeros(_BMP, np.uint32)
    for bit, holds in ((LETTER, str.isalpha), (UPPER, str.isupper), (SPACE, str.isspace), (WORD, str.isalnum)):
        kinds |= np.fromiter(map(holds, letters), np.bool_, _BMP) * np.uint32(bit)
    kinds[[ord(" "), ord("\n")]] = 0
    kinds[ord("_")] = WORD
    for bit, members in (
        (DIGIT, "0123456789"), (SEPARATOR, SEPARATORS), (BREAK, BREAKS), (INVISIBLE, INVISIBLES), (END, ENDS),
        (CLOSER, CLOSERS), (EDGE, EDGES), (STOP, STOPS), (COLON, ":"), (DOT, DOTS),
        (OPENER, OPENERS),
    ):  # fmt: skip
        kinds[[ord(c) for c in members]] |= bit
    for first, last in _UNSPACED_RANGES:
        kinds[first : last + 1] |= UNSPACED
    lower = np.arange(_BMP, dtype=np.uint32)
    for code in (kinds & (LETTER | UPPER | WORD)).nonzero()[0].tolist():
        small = letters[code].lower()
        if len(small) == 1:
            lower[code] = ord(small)
    lower[[ord(c) for c in _STYLED]] = [ord(c) for c in _STYLED.values()]
    table: _Codes = kinds | (lower << np.uint32(16))
    return table


def folded(text: str) -> str:
    """Lower case with plain apostrophes, quotes and spaces, character for character as long as `text`."""
    return Characters(text).low


def kinds_of(text: str) -> Kinds:
    """For each character of a short text the bits of its kinds."""
    return Characters(text).kinds
