"""Flags: what kind of page an article came from, as far as the page shows it.

`mirror`, `reprint`, `paywall` and `machine-translated` by phrases (`cleaning/flags.tsv`), machine translation
also by the traces it leaves (`cleaning/translation.tsv`), `truncated` by how the text begins and ends,
`not-news` by what the page calls itself, `not-english` by its language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from dragoman.cleaning.body import Body
from dragoman.cleaning.characters import CLOSERS
from dragoman.cleaning.columns import LONG
from dragoman.cleaning.head import Head
from dragoman.cleaning.lines import Line
from dragoman.cleaning.notices import noticed
from dragoman.cleaning.shape import END
from dragoman.knowledge.table import read, shipped

TRACES = 4.0  # weight of traces that make a text machine-translated
KINDS = 2  # kinds of traces there must be: one kind alone is a house style
SAMPLE = 5_000  # characters looked at for traces
STUB = 150  # words; a page longer than this is no paywall stub
NOTICE = 60  # words of a line in which a page speaks of itself, at most
FRAGMENT = 40  # words; what is shorter is too little to call it cut off
_CUT = re.compile(r"(?:\[?(?:\.\.\.|…)\]?|\[\+\d+ chars\])[\"”’)]*$")
_SIGNED = re.compile(r"\s*(?:[-–—]\s*|[(\[])[A-ZÀ-Þ][\w/ .&]{1,30}[)\]]?\s*$")  # " (KUNA)", " – Reuters"
_NAMED = re.compile(r"^[^\n]{1,60}?\s[-–—]{1,2}\s")  # a dateline may open with a name in lower case
_NEWS = re.compile(r"\b(?:\w*newsarticle|liveblogposting)\b", re.I)  # what else a page describes is beside its story
_NOT_NEWS = re.compile(
    r"\b(?:recipe|product|jobposting|event|videogame|book|movie|restaurant|localbusiness|profilepage)\b", re.I
)


@lru_cache(maxsize=1)
def _traces() -> tuple[tuple[re.Pattern[str], float], ...]:
    rows = read(shipped("cleaning/translation.tsv"), ("pattern", "weight", "says", "source"))
    return tuple((re.compile(row["pattern"]), float(row["weight"])) for row in rows)


def flags_of(body: Body, paragraphs: Sequence[str], language: str | None, head: Head | None) -> tuple[str, ...]:
    """The flags of an article, sorted; `paragraphs` are those of the body as they are shown."""
    words = sum([line.words for line in body.paragraphs])
    found = set(noticed(body.notices, _outer(body, paragraphs) if body.notices else ()))
    if head is not None and _is_locked(head):
        found.add("paywall")
    if words > STUB:
        found.discard("paywall")
    if language in {"en", None} and _translated(_sample(paragraphs)):
        found.add("machine-translated")
    if not paragraphs or (words >= FRAGMENT and _truncated(body.paragraphs, paragraphs)):
        found.add("truncated")
    if head is not None and _is_other(head):
        found.add("not-news")
    if language not in {"en", None}:
        found.add("not-english")
    return tuple(sorted(found))


def _outer(body: Body, paragraphs: Sequence[str]) -> list[str]:
    """The lines in which a page speaks of itself: those that were left out, and the first and last of its article."""
    inner = list(zip(paragraphs, body.paragraphs, strict=True))
    outer = [text for text, line in (*inner[:3], *inner[-3:]) if line.words <= NOTICE]
    return [*outer, *(line.text for line, _ in body.dropped if line.words <= NOTICE)]


def _sample(paragraphs: Sequence[str]) -> str:
    """The beginning of a text."""
    length = 0
    for n, text in enumerate(paragraphs):
        length += len(text) + 1
        if length > SAMPLE:
            return "\n".join(paragraphs[: n + 1])[:SAMPLE]
    return "\n".join(paragraphs)


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


def _translated(text: str) -> bool:
    weight, kinds = 0.0, 0
    traces = _traces()
    for left, (pattern, value) in zip(range(len(traces) - 1, -1, -1), traces, strict=True):
        hits = sum(1 for _ in pattern.finditer(text))
        weight += value * hits
        kinds += hits > 0
        if kinds + left < KINDS:  # as in nearly all texts
            return False
    return kinds >= KINDS and weight >= TRACES


def _truncated(lines: Sequence[Line], texts: Sequence[str]) -> bool:
    """Whether the text breaks off in mid-sentence, or begins there; `texts` are what is shown of the lines."""
    if any(_CUT.search(text) for text in texts[-2:]):
        return True
    begins = not texts[0][0].islower() or _NAMED.match(texts[0])
    broken = any(line.words >= LONG and not _ends(text) for line, text in zip(lines[-2:], texts[-2:], strict=True))
    return broken or (lines[0].words >= LONG and not begins)


def _ends(text: str) -> bool:
    """Whether a paragraph ends as one: with a sentence, a colon, or an agency's name."""
    return _SIGNED.sub("", text).rstrip(CLOSERS).endswith((*END, ":"))
