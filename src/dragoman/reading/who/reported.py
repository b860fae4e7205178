"""Reported: where a page is reported from, and by whom: its dateline and its outlet.

"The ministry" of a page is that of the state that it is reported from, unless the page tells of another one. A
correspondent abroad writes of the state around; an outlet at home writes of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from spacy.tokens import Doc

from dragoman.knowledge import Knowledge, Organisation
from dragoman.knowledge.organisation import MEDIA
from dragoman.reading.document import article_of
from dragoman.reading.who.gazetteer import Hit, cities
from dragoman.reading.who.words import Words

_DASHES = frozenset({"-", "–", "—", "--", "―"})
_LONGEST = 10  # tokens of a dateline
_PARAGRAPHS = 3  # a title, a summary, the text


def outlet_of(doc: Doc, knowledge: Knowledge) -> Organisation | None:
    """The outlet of a page, by its name or its address, when the tables know it."""
    article = article_of(doc)
    named = knowledge.outlets.by_name.get(article.outlet or "", ())
    if len(named) == 1:
        return named[0]
    try:
        host = urlsplit(article.url or "").hostname or article.outlet or ""
    except ValueError:
        return None
    return knowledge.outlets.of_host(host) if "." in host else None


def credit(words: Words, hits: list[Hit], knowledge: Knowledge) -> Organisation | None:
    """The agency of the dateline: Yonhap of "SEOUL (Yonhap) —"."""
    for named in _datelines(words, hits):
        for hit in named:
            for name in hit.names:
                found = knowledge.organisations.get(name.key)
                if found is not None and found.kind in MEDIA:
                    return found
    return None


def _datelines(words: Words, hits: list[Hit]) -> Iterator[list[Hit]]:
    """The names in each dateline."""
    at = {hit.first: hit for hit in hits}
    for first in _paragraphs(words):
        last = _dash(words, first)
        if last is not None:
            yield [at[i] for i in range(first, last) if i in at]


def dateline(words: Words, hits: list[Hit], knowledge: Knowledge) -> str | None:
    """The state of the dateline: "BEIRUT (AP) —", "KANDAHAR, Afghanistan, March 3 –"; None without one."""
    at = {hit.first: hit for hit in hits}
    for first in _paragraphs(words):
        last = _dash(words, first)
        if last is None:
            continue
        named = [at[i] for i in range(first, last) if i in at]
        for hit in sorted(named, key=lambda hit: hit.names[0].form != "name"):
            if hit.names[0].kind in {"state", "place"}:
                return hit.names[0].key
        name = words.slice(first, first + 1)
        found = cities(knowledge).get(name) or cities(knowledge).get(name.title(), ())
        if found and words.pos[first] == "PROPN":
            return found[0].country
    return None


def _paragraphs(words: Words) -> list[int]:
    """The first tokens of the first paragraphs."""
    starts = [0] if len(words) else []
    for i in range(1, len(words)):
        if "\n" in words.text[i - 1] and words.text[i].strip():
            starts.append(i)
            if len(starts) == _PARAGRAPHS:
                break
    return starts


def _dash(words: Words, first: int) -> int | None:
    """The token of the dash, or of the colon after a town in capitals, that ends a dateline."""
    if words.text[first : first + 1] and words.text[first].isupper() and words.text[first + 1 : first + 2] == [":"]:
        return first + 1
    for i in range(first + 1, min(first + _LONGEST, len(words))):
        if "\n" in words.text[i] or words.pos[i] in {"VERB", "AUX"}:
            return None
        if words.text[i] in _DASHES and words.end[i - 1] < words.start[i]:
            return i
    return None
