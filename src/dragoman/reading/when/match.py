"""Match: one place where a pattern fits, and what its slots say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.reading.when.lexicon import words
from dragoman.reading.when.numbers import Amount, amount
from dragoman.reading.when.patterns import Pattern, patterns
from dragoman.reading.when.units import UNKNOWN, Units, units


class Match(NamedTuple):
    """A pattern over units [first, last) of a row."""

    pattern: Pattern
    row: Units
    first: int
    last: int
    slots: dict[str, tuple[int, int]]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.row.starts[self.first]

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.row.ends[self.last - 1]

    def has(self, slot: str) -> bool:
        """Whether the slot is filled."""
        return slot in self.slots

    def words(self, slot: str) -> list[str]:
        """The units of a slot, lower case; none when it is empty."""
        first, last = self.slots.get(slot, (0, 0))
        return self.row.words[first:last]

    def text(self, slot: str) -> str:
        """The units of a slot joined by spaces."""
        return " ".join(self.words(slot))

    def value(self, slot: str, *categories: str) -> str | None:
        """The value of a unit of the slot in the first of the categories that any of its units is in."""
        known = [words().get(word, {}) for word in self.words(slot)]
        return next((kinds[category] for category in categories for kinds in known if category in kinds), None)

    def number(self, slot: str) -> int | None:
        """The number of a slot: digits, or a month, weekday, ordinal or cardinal."""
        for word in self.words(slot):
            if word.isascii() and word.isdigit():
                return int(word)
        found = self.value(slot, "month", "month-short", "weekday", "weekday-short", "ordinal", "cardinal")
        return int(found) if found else None

    def amount(self, slot: str = "number") -> Amount | None:
        """The number phrase of a slot."""
        return amount(self.words(slot))

    def before(self, n: int = 1) -> str:
        """The n-th unit before the match, or the empty string."""
        return self.row.words[self.first - n] if self.first >= n else ""

    def after(self, n: int = 1) -> str:
        """The n-th unit after the match, or the empty string."""
        return self.row.words[self.last + n - 1] if self.last + n - 1 < len(self.row.words) else ""

    def glued_before(self) -> bool:
        """Whether the character before the match touches it."""
        return self.first > 0 and self.row.ends[self.first - 1] == self.start

    def glued_after(self) -> bool:
        """Whether the character after the match touches it."""
        return self.last < len(self.row.starts) and self.row.starts[self.last] == self.end


def row_of(text: str) -> Units:
    """The text as units, in the alphabet of the shipped patterns."""
    return units(text, patterns().alphabet)


def matches_at(row: Units, at: int) -> Iterator[Match]:
    """All patterns that fit at a unit, the longest first, then in the order of the table."""
    by_opening = patterns().by_opening
    found = []
    for pattern in by_opening.get(row.codes[at : at + 2], ()) + by_opening.get(row.codes[at], ()):
        match = pattern.regex.match(row.codes, at)
        if match:
            found.append((pattern, match))
    for pattern, match in sorted(found, key=lambda pair: -pair[1].end()):
        slots = {
            name.rpartition("__")[0].replace("_", "-"): match.span(name)
            for name, text in match.groupdict().items()
            if text is not None
        }
        yield Match(pattern, row, at, match.end(), slots)


def places(row: Units) -> list[int]:
    """The units at which some pattern may begin to match."""
    by_opening = patterns().by_opening
    codes = row.codes
    return [
        i for i, code in enumerate(codes) if code != UNKNOWN and (codes[i : i + 2] in by_opening or code in by_opening)
    ]
