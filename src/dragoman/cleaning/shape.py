"""Shape: what a single line looks like: a sentence, a headline or menu entry, a date, a byline.

Computed once a line and shared by everything that asks.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.cleaning.lines import Line
from dragoman.knowledge.table import read, shipped

CLOSERS = "\"'”’»)]*"
END = tuple(".!?…。！？")
_OPEN_END = (*END, ":")
_DIGITS = frozenset("0123456789")
_LETTERS = re.compile(r"[^\W\d_]+")
_BYLINE = re.compile(r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or):? [A-ZÀ-Þ][^\s|]{0,30}(?: [^\s|]{1,30}){0,6}")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = re.compile(
    r"\b\d{1,2}:\d\d\b|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    r"|\b\d+\s+(?:second|minute|min|hour|day|week|month|year)s?\s+(?:ago|read)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}",
    re.I,
)


@lru_cache(maxsize=1)
def sharing_words() -> frozenset[str]:
    """The words of share bars and counters."""
    return frozenset(row["word"] for row in read(shipped("cleaning/sharing.tsv"), ("word", "source")))


def ends_sentence(line: Line) -> bool:
    """Whether the last mark of the line, behind quotes and brackets, ends a sentence."""
    return line.text.endswith(END) or line.text.rstrip(CLOSERS).endswith(END)


def is_prose(line: Line) -> bool:
    """A full sentence or more."""
    return line.words >= 15 and ends_sentence(line)


def is_open(line: Line) -> bool:
    """A line of two to sixteen words without a sentence end: a menu entry, a headline, a list item."""
    if not 2 <= line.words <= 16:
        return False
    return line.text[-1].isalnum() or not line.text.rstrip(CLOSERS).endswith(_OPEN_END)


def is_dated(line: Line) -> bool:
    """A short line with a date or a time of day."""
    if line.words > (20 if "|" in line.text[:200] else 12) or len(line.text) > 200 or _DIGITS.isdisjoint(line.text):
        return False
    return bool(_CLOCK.search(line.text))


def is_counter(line: Line) -> bool:
    """Nothing but words for sharing, and numbers: "Share 88 Like 214 Comments 12"."""
    if line.words > 10 or len(line.text) > 100:
        return False
    text, known = line.text.lower(), sharing_words()
    first = _LETTERS.search(text)
    return first is not None and first[0] in known and known.issuperset(_LETTERS.findall(text))


def is_byline(line: Line) -> bool:
    """ "By" and a name."""
    return line.words <= 8 and line.text[0] in "bBvVpP" and bool(_BYLINE.fullmatch(line.text))
