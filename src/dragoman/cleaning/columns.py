"""Columns: what each line of a page looks like, one array a property, with one value a line.

Computed once a page, by operations over all its lines at a time, and shared by everything that asks. `joined` is the
text of all lines with line feeds between; line n is `joined[starts[n]:ends[n]]`, and `low` is the same in lower case,
character for character; `characters` tells what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.cleaning import characters as ch
from dragoman.cleaning.characters import Characters, kinds_of
from dragoman.cleaning.lines import Line
from dragoman.cleaning.shape import BYLINE, BYLINE_LETTERS, COUNTER, is_counter, is_dated
from dragoman.cleaning.vocabulary import function_numbers, sharing_words

PROSE = 15  # words of a full sentence
SHORT = (25, 400)  # words and characters below which a line is looked at closely
LONG = 10  # words; from here on a repeated line is a repeated sentence, below a repeated menu entry
OPENING = 30  # words of a line that are looked up
_OPEN = (2, 16)  # words of a menu entry, a headline, a list item
_CHUNK = 8192  # lines looked at in one go, for the memory it takes
_CUT = 2000  # characters of a line that are looked at

_BEHIND_STOPS = ch.UPPER | ch.END | ch.CLOSER | ch.OPENER
_FEED = ord("\n")
_FIRST = np.zeros(1, np.int64)
_BYLINES = np.isin(np.arange(256), [ord(letter) for letter in BYLINE_LETTERS.lower()])

Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


class _Glance(NamedTuple):
    """What the characters of some lines tell."""

    kinds: npt.NDArray[np.uint16]  # of which kinds of characters there are any
    tokens: Counts  # stretches between spaces
    capitals: Counts  # tokens that open with a capital letter
    function: Counts  # function words among the first tokens


class Columns:
    """The lines of a page and their looks."""

    def __init__(self, lines: Sequence[Line], characters: Characters | None = None) -> None:
        """`characters` are those of the lines with line feeds between, where somebody has looked at them already."""
        self.lines = lines
        self.texts = texts = [line.text for line in lines]
        self.characters = characters or Characters("\n".join(texts))
        self.joined, self.low = self.characters.text, self.characters.low
        self.words = np.array([line.words for line in lines], np.int64)
        self.ends = np.append((self.characters.plain == _FEED).nonzero()[0], len(self.joined))[: len(lines)]
        self.starts = np.concatenate((_FIRST, self.ends[:-1] + 1))[: len(lines)]
        self.lengths = self.ends - self.starts
        self.kinds, self.tokens, self.capitals, self.function = self._glances()
        self._closings()
        self.short = (self.words < SHORT[0]) & (self.lengths < SHORT[1])
        self.long = self.words >= LONG
        self.prose = (self.words >= PROSE) & self.ended
        self.open = (self.words >= _OPEN[0]) & (self.words <= _OPEN[1]) & ~self.ended & ~self.colon
        self.dated = np.zeros(len(lines), np.bool_)
        likely = (self.kinds & ch.DIGIT != 0) & (self.words <= 20) & (self.lengths <= 200)
        self.dated[[i for i in likely.nonzero()[0].tolist() if is_dated(lines[i])]] = True

    def __len__(self) -> int:
        return len(self.lines)

    def line_at(self, at: int) -> int:
        """The line that an offset in `joined` falls into."""
        return int(self.ends.searchsorted(at, side="right"))

    def opening_as_bylines(self) -> list[int]:
        """The lines of a few words that open with a letter that bylines open with."""
        likely = _BYLINES.take(self.characters.plain.take(self.starts)) & (self.words <= BYLINE)
        found: list[int] = likely.nonzero()[0].tolist()
        return found

    def holding(self, mark: str) -> list[int]:
        """The lines with a mark in them."""
        found: list[int] = []
        at = self.joined.find(mark)
        while at >= 0:
            i = self.line_at(at)
            found.append(i)
            at = self.joined.find(mark, int(self.ends[i]))
        return found

    @cached_property
    def lows(self) -> list[str]:
        """The lines in lower case."""
        return self.low.split("\n") if self.lines else []

    @cached_property
    def counters(self) -> frozenset[int]:
        """The lines of nothing but words for sharing, and numbers."""
        known, lows = sharing_words(), self.lows
        short = ((self.words <= COUNTER[0]) & (self.lengths <= COUNTER[1])).nonzero()[0].tolist()
        heads = [lows[i].partition(" ")[0] for i in short]
        likely = [i for i, head in zip(short, heads, strict=True) if head in known or not head.isalpha()]
        return frozenset([i for i in likely if is_counter(self.lines[i])])

    def glued(self) -> frozenset[int]:
        """The lines in which what can begin a sentence follows a stop directly."""
        kinds = self.characters.kinds
        places = ((kinds[:-1] & ch.STOP).astype(np.bool_) & (kinds[1:] & _BEHIND_STOPS).astype(np.bool_)).nonzero()[0]
        return frozenset(self.ends.searchsorted(places, side="right").tolist())

    def _closings(self) -> None:
        """How lines end: with a stop (`stopped`), behind quotes and brackets with a sentence (`ended`), with dots that
        say that it breaks off (`broken`), with a colon."""
        kinds = self.characters.kinds.take(self.ends - 1)
        self.stopped: Flags = kinds & ch.STOP != 0
        closed = (kinds & ch.CLOSER).nonzero()[0].tolist()
        if closed:
            kinds[closed] = kinds_of("".join([self.texts[i].rstrip(ch.CLOSERS)[-1:] or " " for i in closed]))
        self.ended: Flags = kinds & ch.END != 0
        self.colon: Flags = kinds & ch.COLON != 0
        self.broken: Flags = kinds & ch.DOT != 0
        for i in self.broken.nonzero()[0].tolist():
            self.broken[i] = _breaks_off(self.texts[i])

    def _glances(self) -> _Glance:
        parts = [self._glance(i, min(i + _CHUNK, len(self))) for i in range(0, len(self), _CHUNK)]
        if len(parts) == 1:
            return parts[0]
        if not parts:
            none = np.zeros(0, np.int64)
            return _Glance(none.astype(np.uint16), none, none, none)
        return _Glance(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def _glance(self, first: int, last: int) -> _Glance:
        """A look at the lines [first, last)."""
        start, end = int(self.starts[first]), int(self.ends[last - 1])
        kinds, plain = self.characters.kinds[start:end], self.characters.plain[start:end]
        starts, ends = self.starts[first:last] - start, self.ends[first:last] - start
        if (ends - starts).max() > _CUT:
            kept = np.concatenate([np.arange(a, min(b, a + _CUT) + 1) for a, b in zip(starts, ends, strict=True)])[:-1]
            kinds, plain = kinds.take(kept), plain.take(kept)
            ends = np.cumsum(np.minimum(ends - starts, _CUT) + 1) - 1
            starts = np.concatenate((_FIRST, ends[:-1] + 1))
            plain[ends[:-1]] = _FEED
        breaks = ((plain == ord(" ")) | (plain == _FEED)).nonzero()[0]
        words = np.concatenate((_FIRST, breaks + 1))  # where they begin
        opening = words.searchsorted(starts)  # of each line its first word
        tokens = np.append(opening[1:], len(words)) - opening
        at = np.minimum(words, len(kinds) - 1)  # a line that was cut may end in a space
        capitals = np.add.reduceat(kinds.take(at) & ch.UPPER != 0, opening, dtype=np.int64)
        known = np.zeros(len(words) + 1, np.int64)
        np.cumsum(function_numbers().hold(plain, words, np.append(breaks, len(plain)) - words), out=known[1:])
        function = known[opening + np.minimum(tokens, OPENING)] - known[opening]
        return _Glance(np.bitwise_or.reduceat(kinds, starts), tokens, capitals, function)


def _breaks_off(text: str) -> bool:
    return text.rstrip(ch.CLOSERS).endswith(("...", "…"))
