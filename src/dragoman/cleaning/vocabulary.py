"""Vocabulary: which words of a text are function words, asked for all words at once.

A word of up to eight Latin letters is one 64-bit number, so a set of them is a table of numbers.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

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


def are_function_words(text: str, starts: Offsets, ends: Offsets) -> npt.NDArray[np.bool_]:
    """For each word [start, end) of a lower-case text whether it is a function word."""
    multiplier, table = _hashed()
    letters = text.encode("latin-1", "replace") + bytes(LONGEST)
    windows: Numbers = np.ndarray(len(text) + 1, "<u8", letters, strides=(1,))  # the eight letters from each one on
    lengths = ends - starts
    numbers = windows[starts] & _MASKS.take(lengths, mode="clip")
    known: npt.NDArray[np.bool_] = (table[_slots(numbers, multiplier)] == numbers) & (lengths <= LONGEST)
    return known


def _slots(numbers: Numbers, multiplier: np.uint64) -> Numbers:
    return (numbers * multiplier) >> np.uint64(64 - _SLOTS)


@lru_cache(maxsize=1)
def _hashed() -> tuple[np.uint64, Numbers]:
    """The words as numbers, each in a slot of its own, and the multiplier that finds the slots.

    Raises ValueError for a word that is not of up to `LONGEST` Latin letters.
    """
    words = sorted(function_words())
    for word in words:
        if not (word.isascii() and len(word) <= LONGEST):
            raise ValueError(f"function_words.tsv: {word!r} is not of up to {LONGEST} Latin letters")
    numbers = np.array([int.from_bytes(word.encode(), "little") for word in words], np.uint64)
    for odd in _MULTIPLIERS:
        multiplier = np.uint64(odd)
        slots = _slots(numbers, multiplier)
        if len(np.unique(slots)) == len(numbers):
            table = np.zeros(1 << _SLOTS, np.uint64)
            table[slots] = numbers
            return multiplier, table
    raise ValueError("function_words.tsv: too many words")
