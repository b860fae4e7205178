"""Shape: what a single line looks like where its words must be read: a date, a byline, a counter of shares."""

from __future__ import annotations

import re

from dragoman.cleaning.characters import ENDS
from dragoman.cleaning.lines import Line
from dragoman.cleaning.vocabulary import sharing_words

END = tuple(ENDS)
COUNTER = (10, 100)  # words and characters of a line of counters, at most
BYLINE = 8  # words
BYLINE_LETTERS = "bBvVpP"  # that one opens with
_DIGITS = frozenset("0123456789")
_LETTERS = re.compile(r"[^\W\d_]+")
_BYLINE = re.compile(r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or):? [A-ZÀ-Þ][^\s|]{0,30}(?: [^\s|]{1,30}){0,6}")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = re.compile(  # every reading begins with a digit that no word goes on with: a search for a digit is quick
    r"[0-9](?<!\w[0-9])(?:\d?:\d\d\b|\d{3}[-/.]\d{1,2}[-/.]\d{1,2}|\d?[/.]\d{1,2}[/.]\d{2,4}"
    r"|\d*\s+(?:second|minute|min|hour|day|week|month|year)s?\s+(?:ago|read)"
    rf"|\d?(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}})",
    re.I,
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}", re.I)
_YEAR = re.compile(r"[0-9]{4}")


def is_dated(line: Line) -> bool:
    """A short line with a date or a time of day."""
    text = line.text
    if line.words > 12 and (line.words > 20 or "|" not in text[:200]):
        return False
    if len(text) > 200 or _DIGITS.isdisjoint(text):
        return False
    return bool(_CLOCK.search(text) or (_YEAR.search(text) and _MONTH_FIRST.search(text)))


def is_counter(line: Line) -> bool:
    """Nothing but words for sharing, and numbers: "Share 88 Like 214 Comments 12"."""
    if line.words > COUNTER[0] or len(line.text) > COUNTER[1]:
        return False
    words = _LETTERS.findall(line.text.lower())
    return bool(words) and sharing_words().issuperset(words)


def is_byline(line: Line) -> bool:
    """ "By" and a name."""
    return line.words <= BYLINE and line.text[0] in BYLINE_LETTERS and bool(_BYLINE.fullmatch(line.text))
