"""Units: a text as a row of words, numbers and marks, one character a unit.

The patterns of time expressions are regular expressions over this row, so they read `month day , year`
and never see spelling. A line break is a unit that no pattern contains; an unknown word is `x`.
Invariant: `text[starts[i]:ends[i]]` is unit i, and units never overlap.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dragoman.reading.when.lexicon import words

_CHUNK = re.compile(r"\w+|\n|[^\w\s]")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d{1,2})?(?![\d.]*\d)|\d+", re.ASCII)
_MIXED = re.compile(r"(?P<q>q|fy|h)(?P<n>\d{1,4})|(?P<a>\d{1,4})(?P<b>st|nd|rd|th|s|am|pm|t|z)(?P<c>\d\d)?", re.ASCII)
_SAME = {"’": "'", "‘": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "(": "lp", ")": "rp"}
NUMBER_CLASSES = ("digit", "upto31", "dom", "two", "hour", "minute", "year", "hhmm", "number", "decimal")
FIRST_YEAR, LAST_YEAR = 1000, 2999
LONGEST_MIXED = 8  # characters of a chunk such as "1990s" or "fy2023"


class Units(NamedTuple):
    """The row: lower-case words, their offsets, and the code string that patterns match."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    codes: str
    text: str


def number_classes(digits: str) -> tuple[str, ...]:
    """The number classes that a string of digits belongs to: "05" is a day, a minute, two digits, a number."""
    if not digits.isascii() or "." in digits:
        return ("decimal",)
    if "," in digits or len(digits) > 4:
        return ("number",)
    value, length = int(digits), len(digits)
    tests = {
        "digit": length == 1 and value > 0,
        "upto31": length <= 2 and 1 <= value <= 31,
        "dom": length <= 2 and 1 <= value <= 31,
        "two": length == 2,
        "hour": length <= 2 and value <= 24,
        "minute": length == 2 and value <= 59,
        "year": length == 4 and FIRST_YEAR <= value <= LAST_YEAR,
        "hhmm": length == 4 and value // 100 <= 24 and value % 100 <= 59,
        "number": True,
    }
    return tuple(name for name, holds in tests.items() if holds)


class Alphabet(NamedTuple):
    """The code character of every known word and number class set."""

    of_word: dict[str, str]
    of_classes: dict[tuple[str, ...], str]


UNKNOWN, BREAK = "x", "\n"
_BASE = 0x4E00  # code characters lie in one block that regular expressions treat as plain letters


@lru_cache(maxsize=1)
def alphabet(extra: tuple[str, ...] = ()) -> Alphabet:
    """Codes for the lexicon's words, the literal words of patterns (`extra`) and the number classes."""
    classes: dict[tuple[str, ...], str] = {}
    for sample in [*map(str, range(10_000)), *(f"{n:02d}" for n in range(100)), "0000", "12345", "1.5"]:
        classes.setdefault(number_classes(sample), chr(_BASE - 1 - len(classes)))
    known = sorted({*words(), *extra})
    return Alphabet({word: chr(_BASE + i) for i, word in enumerate(known)}, classes)


def units(text: str, codes: Alphabet) -> Units:
    """Read a text into its row of units."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    out: list[str] = []
    skip_to = 0
    known = codes.of_word.get
    for chunk in _CHUNK.finditer(_plain(text)):
        start, end = chunk.span()
        if start < skip_to:
            continue
        word = chunk.group()
        code = known(word)
        if code is None:
            if not word.isalpha():
                word = _SAME.get(word, word)
                code = known(word)
                parts = [] if code is not None else _numeric(text, start, end, word, codes)
                if parts:
                    for part in parts:
                        words.append(part[0])
                        starts.append(part[1])
                        ends.append(part[2])
                        out.append(part[3])
                    skip_to = ends[-1]
                    continue
            if code is None:
                code = BREAK if word == BREAK else UNKNOWN
        words.append(word)
        starts.append(start)
        ends.append(end)
        out.append(code)
    return Units(words, starts, ends, "".join(out), text)


def _plain(text: str) -> str:
    """The text in lower case, character for character."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _numeric(text: str, start: int, end: int, word: str, codes: Alphabet) -> list[tuple[str, int, int, str]]:
    """The units of a chunk with digits: a number, running on over commas, or digits and letters ("1990s", "q3")."""
    if word[0].isdigit() and (number := _DIGITS.match(text, start)) and number.end() >= end:
        return [(number.group(), start, number.end(), codes.of_classes[number_classes(number.group())])]
    mixed = _MIXED.fullmatch(word) if len(word) <= LONGEST_MIXED else None
    if mixed is None:
        return []
    found = []
    for name in ("q", "n", "a", "b", "c"):
        part = mixed[name]
        if part:
            known = codes.of_classes[number_classes(part)] if part[0].isdigit() else codes.of_word.get(part, UNKNOWN)
            at = start + mixed.start(name)
            found.append((part, at, at + len(part), known))
    return found
