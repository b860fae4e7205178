"""Shape: what a single line looks like where its words must be read: a date, a byline, a counter of shares."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.cleaning.characters import ENDS
from dragoman.cleaning.lines import Line
from dragoman.knowledge.table import read, shipped

END = tuple(ENDS)
BYLINE = 8  # words
BYLINE_LETTERS = "bBvVpP"  # that one opens with
_DIGITS = frozenset("0123456789")
_LETTERS = re.compile(r"[^\W\d_]+")
_BYLINE = re.compile(r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or):? [A-ZÀ-Þ][^\s|]{0,30}(?: [^\s|]{1,30}){0,6}")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = re.compile(  # every reading begins with a digit that no word goes on with: a search for a digit is quick
    r"\d(?<!\w\d)(?:\d?:\d\d\b|\d{3}[-/.]\d{1,2}[-/.]\d{1,2}|\d?[/.]\d{1,2}[/.]\d{2,4}"
    r"|\d*\s+(?:second|minute|min|hour|day|week|month|year)s?\s+(?:ago|read)"
    rf"|\d?(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}})",
    re.I,
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}", re.I)
_YEAR = re.compile(r"\d{4}")


@lru_cache(maxsize=1)
def sharing_words() -> frozenset[str]:
    """The words of share bars and counters."""
    return frozenset(row["word"] for row in read(shipped("cleaning/sharing.tsv"), ("word", "source")))


def is_dated(line: Line) -> bool:
    """A short line with a date or a time of day."""
    if line.words > (20 if "|" in line.text[:200] else 12) or len(line.text) > 200 or _DIGITS.isdisjoint(line.text):
        return False
    return bool(_CLOCK.search(line.text) or (_YEAR.search(line.text) and _MONTH_FIRST.search(line.text)))


def is_counter(line: Line) -> bool:
    """Nothing but words for sharing, and numbers: "Share 88 Like 214 Comments 12"."""
    if line.words > 10 or len(line.text) > 100:
        return False
    known = sharing_words()
    opening = line.text.split(" ", 1)[0]
    if opening.isalpha() and opening.lower() not in known:  # as nearly all lines
        return False
    text = line.text.lower()
    first = _LETTERS.search(text)
    return first is not None and first[0] in known and known.issuperset(_LETTERS.findall(text))


def is_byline(line: Line) -> bool:
    """ "By" and a name."""
    return line.words <= BYLINE and line.text[0] in BYLINE_LETTERS and bool(_BYLINE.fullmatch(line.text))
