"""Flags: what kind of page an article came from, as far as the page shows it.

`mirror`, `reprint`, `paywall` and `machine-translated` by phrases (`cleaning/flags.tsv`), machine translation
also by the traces it leaves (`cleaning/translation.tsv`), `truncated` by how the text begins and ends,
`not-news` by what the page calls itself, `not-english` by its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dragoman.cleaning.characters import CLOSERS
from dragoman.cleaning.head import Head
from dragoman.cleaning.layout import LONG
from dragoman.cleaning.lines import Line
from dragoman.cleaning.shape import END
from dragoman.knowledge.table import read, shipped

TRACES = 4.0  # weight of traces that make a text machine-translated
KINDS = 2  # kinds of traces there must be: one kind alone is a house style
SAMPLE = 5_000  # characters looked at for traces
STUB = 150  # words; a page longer than this is no paywall stub
FRAGMENT = 40  # words; what is shorter is too little to call it cut off
_CUT = re.compile(r"(?:\[?(?:\.\.\.|…)\]?|\[\+\d+ chars\])[\"”’)]*$")
_SIGNED = re.compile(r"\s*(?:[-–—]\s*|[(\[])[A-ZÀ-Þ][\w/ .&]{1,30}[)\]]?\s*$")  # " (KUNA)", " – Reuters"
_NAMED = re.compile(r"^[^\n]{1,60}?\s[-–—]{1,2}\s")  # a dateline may open with a name in lower case
_NEWS = re.compile(r"\b(?:\w*newsarticle|liveblogposting)\b", re.I)  # what else a page describes is beside its story
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
def _finder() -> AhoCorasick:
    """Finds all of them at once."""
    phrases = [phrase.phrase for phrase in _phrases()]
    return AhoCorasick(phrases, matchkind=MatchKind.Standard, implementation=Implementation.DFA)


@lru_cache(maxsize=1)
def _traces() -> tuple[tuple[re.Pattern[str], float], ...]:
    rows = read(shipped("cleaning/translation.tsv"), ("pattern", "weight", "says", "source"))
    return tuple((re.compile(row["pattern"]), float(row["weight"])) for row in rows)


def flags_of(
    paragraphs: Sequence[Line], dropped: Sequence[Line], language: str | None, head: Head | None, low: str
) -> tuple[str, ...]:
    """The flags of an article, sorted; `dropped` are the lines of its page that were left out, `low` is all of it."""
    words = sum(line.words for line in paragraphs)
    found = set(_by_phrase([*paragraphs[:3], *paragraphs[-3:], *dropped], low))
    if head is not None and _is_locked(head):
        found.add("paywall")
    if words > STUB:
        found.discard("paywall")
    if language in {"en", None} and _translated("\n".join(line.text for line in paragraphs)[:SAMPLE]):
        found.add("machine-translated")
    if not paragraphs or (words >= FRAGMENT and _truncated(paragraphs)):
        found.add("truncated")
    if head is not None and _is_other(head):
        found.add("not-news")
    if language not in {"en", None}:
        found.add("not-english")
    return tuple(sorted(found))


def reposted(url: str | None, canonical: str | None) -> bool:
    """Whether a page names an address at another outlet as its own: it is a copy of that one.

    Hosts that share a name are one outlet (courier.example and amp.courier.example), as are archives and caches, which
    keep the page's host in the path of their own.
    """
    here, there = _host(url), _host(canonical)
    if here is None or there is None:
        return False
    shared = _name_parts(here) & _name_parts(there)
    return not shared and not any(part in (url or "") for part in _name_parts(there))


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def _name_parts(host: str) -> frozenset[str]:
    """The parts of a host's name that can be an outlet's, without the top-level domain."""
    return frozenset(
        part for part in host.split(".")[:-1] if len(part) > 2 and part not in {"www", "com", "org", "net"}
    )


def _is_locked(head: Head) -> bool:
    """Whether the page says that it is not for everybody; whether it is a stub, its length tells."""
    return any(str(thing.get("isAccessibleForFree")).lower() == "false" for thing in head.things)


def _is_other(head: Head) -> bool:
    """Whether the page describes itself as something else than news, and not as news too."""
    kinds = " ".join([head.meta.get("og:type", ""), *head.kinds])
    return _NOT_NEWS.search(kinds) is not None and _NEWS.search(kinds) is None


def _by_phrase(lines: Sequence[Line], low: str) -> Iterator[str]:
    """The flags that phrases in some of the lines of a page give it; `low` is the page in lower case."""
    hits = _finder().find_matches_as_indexes(low, overlapping=True)
    likely = [_phrases()[which] for which in sorted({which for which, _, _ in hits})]
    texts = [line.text.lower().replace("’", "'") for line in lines if line.words <= 60] if likely else []
    for phrase in likely:
        if any(_holds(phrase, text) for text in texts):
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
