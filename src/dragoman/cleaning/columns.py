"""Columns: what each line of a page looks like, one array a property, with one value a line.

Computed once a page, by operations over all its lines at a time, and shared by everything that asks. `joined` is the
text of all lines with line feeds between; line n is `joined[starts[n]:ends[n]]`, and `low` is the same in lower case,
character for character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.cleaning import characters as ch
from dragoman.cleaning.lines import Line
from dragoman.cleaning.shape import BYLINE, BYLINE_LETTERS, is_dated
from dragoman.cleaning.vocabulary import are_function_words

PROSE = 15  # words of a full sentence
SHORT = (25, 400)  # words and characters below which a line is looked at closely
OPENING = 30  # words of a line that are looked up
_OPEN = (2, 16)  # words of a menu entry, a headline, a list item
_CHUNK = 8192  # lines looked at in one go, for the memory it takes
_CUT = 2000  # characters of a line that are looked at
_STYLED = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("“", '"'), ("”", '"'))

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

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.texts = texts = [line.text for line in lines]
        self.joined = "\n".join(texts)
        self.low = folded(self.joined)
        self.words = np.array([line.words for line in lines], np.int64)
        self.lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self.ends = np.cumsum(self.lengths + 1) - 1
        self.starts = self.ends - self.lengths
        self.kinds, self.tokens, self.capitals, self.function = self._glances()
        self._closings()
        self.short = (self.words < SHORT[0]) & (self.lengths < SHORT[1])
        self.prose = (self.words >= PROSE) & self.ended
        self.open = (self.words >= _OPEN[0]) & (self.words <= _OPEN[1]) & ~self.ended & ~self.colon
        self.dated = np.zeros(len(lines), np.bool_)
        likely = (self.kinds & ch.DIGIT != 0) & (self.words <= 20) & (self.lengths <= 200)
        self.dated[[i for i in np.flatnonzero(likely).tolist() if is_dated(lines[i])]] = True

    def __len__(self) -> int:
        return len(self.lines)

    def opening_as_bylines(self) -> list[int]:
        """The lines of a few words that open with a letter that bylines open with."""
        few = np.flatnonzero(self.words <= BYLINE).tolist()
        return [i for i in few if self.texts[i][0] in BYLINE_LETTERS]

    def spaced_slashes(self) -> Flags:
        """The lines with " / " in them."""
        found = np.zeros(len(self), np.bool_)
        found[list(self._lines_with(" / "))] = True
        return found

    def addressed(self) -> Iterator[int]:
        """The lines that can hold a web or mail address, some of them more than once."""
        for mark in ("://", "www.", "@"):
            yield from self._lines_with(mark)

    def _lines_with(self, mark: str) -> Iterator[int]:
        at = self.joined.find(mark)
        while at >= 0:
            i = int(np.searchsorted(self.ends, at, side="right"))
            yield i
            at = self.joined.find(mark, int(self.ends[i]))

    def _closings(self) -> None:
        """How lines end: with a stop (`stopped`), behind quotes and brackets with a sentence (`ended`), with dots that
        say that it breaks off (`broken`), with a colon."""
        bare = [text[-1] for text in self.texts]
        self.stopped: Flags = np.array([mark in ".!?:" for mark in bare], np.bool_)
        for i in np.flatnonzero(ch.kinds_of("".join(bare)) & ch.CLOSER).tolist():
            bare[i] = self.texts[i].rstrip(ch.CLOSERS)[-1:] or " "
        marks = "".join(bare)
        self.ended: Flags = ch.kinds_of(marks) & ch.END != 0
        self.colon: Flags = np.zeros(len(bare), np.bool_)
        self.broken: Flags = np.zeros(len(bare), np.bool_)
        if ":" in marks:
            self.colon[[i for i, mark in enumerate(bare) if mark == ":"]] = True
        if "…" in marks or "..." in self.joined:
            self.broken[[i for i, mark in enumerate(bare) if mark in ".…" and _breaks_off(self.texts[i])]] = True

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
        text, low, starts = self.joined[start:end], self.low[start:end], self.starts[first:last] - start
        lengths = self.lengths[first:last]
        if lengths.max() > _CUT:
            places = [(int(at), int(at) + min(int(n), _CUT)) for at, n in zip(starts, lengths, strict=True)]
            text, low = ("\n".join([whole[a:b] for a, b in places]) for whole in (text, low))
            lengths = np.minimum(lengths, _CUT)
            starts = np.cumsum(lengths + 1) - 1 - lengths
        kinds = ch.kinds_of(text)
        plain = np.frombuffer(text.encode("latin-1", "replace"), np.uint8)
        breaks = np.flatnonzero((plain == ord(" ")) | (plain == ord("\n")))
        words = np.empty(len(breaks) + 1, np.int64)  # where they begin
        words[0], words[1:] = 0, breaks + 1
        opening = np.searchsorted(words, starts)  # of each line its first word
        tokens = np.diff(opening, append=len(words))
        at = np.minimum(words, len(kinds) - 1)  # a line that was cut may end in a space
        capitals = np.add.reduceat((kinds[at] & ch.UPPER != 0).astype(np.int64), opening)
        known = np.zeros(len(words) + 1, np.int64)
        np.cumsum(are_function_words(low, words, np.append(breaks, len(text))), out=known[1:])
        function = known[opening + np.minimum(tokens, OPENING)] - known[opening]
        return _Glance(np.bitwise_or.reduceat(kinds, starts), tokens, capitals, function)


def folded(text: str) -> str:
    """Lower case with plain apostrophes, character for character as long as `text`."""
    low = text.lower()
    if len(low) != len(text):  # the one letter whose lower case is longer
        low = text.replace("İ", "i").lower()
    for styled, plain in _STYLED:
        if styled in low:
            low = low.replace(styled, plain)
    return low


def _breaks_off(text: str) -> bool:
    return text.rstrip(ch.CLOSERS).endswith(("...", "…"))
