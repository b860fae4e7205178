"""Vocabulary: function words and words for sharing; which words of a text are among them, asked for all words at once.

A word of up to eight Latin letters is one 64-bit number, so a set of them is a table of numbers.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dragoman.cleaning.characters import Bytes
from dragoman.knowledge.table import read, shipped

LONGEST = 8  # letters
_SLOTS = 12  # bits of a place in the table
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(LONGEST + 1)], np.uint64)
_MULTIPLIERS = range(0x9E3779B97F4A7C15, 0x9E3779B97F4A7C15 + 20_000, 2)

Offsets = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.uint64]


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """English function words."""
    return frozenset(row["word"] for row in read(shipped("cleaning/function_words.tsv"), ("word", "source")))


@lru_cache(maxsize=1)
def sharing_words() -> frozenset[str]:
    """The words of share bars and counters."""
    return frozenset(row["word"] for row in read(shipped("cleaning/sharing.tsv"), ("word", "source")))


@lru_cache(maxsize=1)
def function_numbers() -> Numbered:
    """The function words, to be asked for many words at once."""
    return Numbered(function_words())


class Numbered:
    """A set of words as numbers, each in a slot of its own.

    Raises ValueError for a word that is not of up to `LONGEST` Latin letters.
    """

    def __init__(self, words: frozenset[str]) -> None:
        for word in sorted(words):
            if not (word.isascii() and len(word) <= LONGEST):
                raise ValueError(f"{word!r} is not of up to {LONGEST} Latin letters")
        numbers = np.array([int.from_bytes(word.encode(), "little") for word in sorted(words)], np.uint64)
        for odd in _MULTIPLIERS:
            self._multiplier = np.uint64(odd)
            slots = self._slots(numbers)
            if len(np.unique(slots)) == len(numbers):
                self._table = np.zeros(1 << _SLOTS, np.uint64)
                self._table[slots] = numbers
                return
        raise ValueError("too many words for a table of this size")

    def hold(self, text: Bytes, starts: Offsets, lengths: Offsets) -> npt.NDArray[np.bool_]:
        """For each word of a text, in lower case and in Latin-1, whether it is in the set."""
        letters = text.tobytes() + bytes(LONGEST)
        windows: Numbers = np.ndarray(len(text) + 1, "<u8", letters, strides=(1,))  # the eight letters from each one on
        numbers = windows.take(starts) & _MASKS.take(lengths, mode="clip")
        known: npt.NDArray[np.bool_] = (self._table.take(self._slots(numbers)) == numbers) & (lengths <= LONGEST)
        return known

    def _slots(self, numbers: Numbers) -> npt.NDArray[np.intp]:
        slots: npt.NDArray[np.intp] = ((numbers * self._multiplier) >> np.uint64(64 - _SLOTS)).astype(np.intp)
        return slots
