"""Flags: what kind of page an article came from, as far as the page shows it.

`mirror`, `reprint`, `paywall` and `machine-translated` by phrases (`cleaning/flags.tsv`), machine translation
also by the traces it leaves (`cleaning/translation.tsv`), `truncated` by how the text begins and ends,
`not-news` by what the page calls itself, `not-english` by its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from dragoman.cleaning.head import Head
from dragoman.cleaning.layout import LONG
from dragoman.cleaning.lines import Line
from dragoman.cleaning.shape import CLOSERS, END
from dragoman.knowledge.table import read, shipped

TRACES = 4.0  # weight of traces that make a text machine-translated
KINDS = 2  # kinds of traces there must be: one kind alone is a house style
SAMPLE = 5_000  # characters looked at for traces
STUB = 150  # words; a page longer than this is no paywall stub
FRAGMENT = 40  # words; what is shorter is too little to call it cut off
_CUT = re.compile(r"(?:\[?(?:\.\.\.|…)\]?|\[\+\d+ chars\])[\"”’)]*$")
_SIGNED = re.compile(r"\s*(?:[-–—]\s*|[(\[])[A-ZÀ-Þ][\w/ .&]{1,30}[)\]]?\s*$")  # " (KUNA)", " – Reuters"
_NAMED = re.compile(r"^[^\n]{1,60}?\s[-–—]{1,2}\s")  # a dateline may open with a name in lower case
_NOT_NEWS = re.compile(
    r"\b(?:recipe|product|jobposting|event|videogame|book|movie|restaurant|localbusiness|profilepage)\b", re.I
)


class _Phrase(msgspec.Struct, frozen=True):
    phrase: str
    flag: str
    where: str


@lru_cache(maxsize=1)
def _phrases() -> tuple[_Phrase, ...]:
    rows = read(shipped("cleaning/flags.tsv"), ("phrase", "flag", "where", "says", "source"))
    return tuple(_Phrase(row["phrase"], row["flag"], row["where"]) for row in rows)


@lru_cache(maxsize=1)
def _traces() -> tuple[tuple[re.Pattern[str], float], ...]:
    rows = read(shipped("cleaning/translation.tsv"), ("pattern", "weight", "says", "source"))
    return tuple((re.compile(row["pattern"]), float(row["weight"])) for row in rows)


def flags_of(
    paragraphs: Sequence[Line], dropped: Sequence[Line], language: str | None, head: Head | None
) -> tuple[str, ...]:
    """The flags of an article, sorted; `dropped` are the lines of its page that were left out."""
    words = sum(line.words for line in paragraphs)
    found = set(_by_phrase([*paragraphs[:3], *paragraphs[-3:], *dropped]))
    if words > STUB:
        found.discard("paywall")
    if language in {"en", None} and _translated("\n".join(line.text for line in paragraphs)[:SAMPLE]):
        found.add("machine-translated")
    if not paragraphs or (words >= FRAGMENT and _truncated(paragraphs)):
        found.add("truncated")
    if head is not None and _NOT_NEWS.search(" ".join([head.meta.get("og:type", ""), *head.kinds])):
        found.add("not-news")
    if language not in {"en", None}:
        found.add("not-english")
    return tuple(sorted(found))


def _by_phrase(lines: Sequence[Line]) -> Iterator[str]:
    texts = [line.text.lower().replace("’", "'") for line in lines if line.words <= 60]
    whole = "\n".join(texts)
    for phrase in _phrases():
        if phrase.phrase in whole and any(_holds(phrase, text) for text in texts):
            yield phrase.flag


def _holds(phrase: _Phrase, text: str) -> bool:
    at = text.find(phrase.phrase)
    if at < 0 or (phrase.where != "within" and at > 0):
        return False
    return phrase.where != "line" or len(text) <= len(phrase.phrase) + 8  # "(38)" may follow


def _translated(text: str) -> bool:
    weight, kinds = 0.0, 0
    for pattern, value in _traces():
        hits = sum(1 for _ in pattern.finditer(text))
        weight += value * hits
        kinds += hits > 0
    return kinds >= KINDS and weight >= TRACES


def _truncated(paragraphs: Sequence[Line]) -> bool:
    """Whether the text breaks off in mid-sentence, or begins there."""
    first = paragraphs[0]
    if any(_CUT.search(line.text) for line in paragraphs[-2:]):
        return True
    begins = not first.text[0].islower() or _NAMED.match(first.text)
    broken = any(line.words >= LONG and not _ends(line) for line in paragraphs[-2:])
    return broken or (first.words >= LONG and not begins)


def _ends(line: Line) -> bool:
    """Whether a paragraph ends as one: with a sentence, a colon, or an agency's name."""
    return _SIGNED.sub("", line.text).rstrip(CLOSERS).endswith((*END, ":"))
