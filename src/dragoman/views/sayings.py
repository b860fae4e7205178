"""Sayings: the attributions of a case, each with its page, its speaker and the day it was said.

The day is the one that the sentence names for the saying; without one, the page's publication day when that
is certain. Pages that repeat another one are known by the page that they repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from dragoman.errors import QueryError
from dragoman.records import Article, Attribution, Reading, Record, Stance
from dragoman.views.filters import ISO_DAY
from dragoman.views.speakers import Asked, Speaker, speaker_of

Held = tuple[Reading, tuple[str, ...]]  # a reading and where the page was seen
Basis = Literal["said", "published"]
SPOKEN: frozenset[Stance] = frozenset({"say", "claim", "accuse", "deny", "judge", "ask", "order", "warn"})
_WORD = re.compile(r"\w+")


class Sighting(Record, frozen=True, kw_only=True):
    """Where words stand: a page, and offsets (code points, half-open) in its text, from first to last word."""

    document: str
    source: str
    outlet: str | None
    url: str | None
    published: str | None
    start: int
    end: int
    copy_of: str | None = None  # the document that this one repeats


class Saying(Record, frozen=True, kw_only=True):
    """One attribution with all that is known around it."""

    reading: Reading
    attribution: Attribution
    speaker: Speaker | None
    date: str | None
    basis: Basis | None
    root: str  # the document that its page repeats, or the page itself
    at: Sighting


class Period(msgspec.Struct, frozen=True):
    """A stretch of days. Raises QueryError for what is no day, month or year."""

    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        for name, value in (("since", self.since), ("until", self.until)):
            if value and not ISO_DAY.fullmatch(value):
                raise QueryError(f"{name} {value!r}: give a day, month or year such as 2023-03-01")

    def holds(self, day: str | None) -> bool:
        """Whether a day lies in it; a saying without a day lies in none that is bounded."""
        if not self.since and not self.until:
            return True
        # "2023-03" sorts before "2023-03-01" and "2023-03~" after "2023-03-31": strings compare as days do.
        return day is not None and (not self.since or day >= self.since) and (not self.until or day <= f"{self.until}~")


def sayings(documents: Iterable[Held], copies: dict[str, str]) -> Iterator[Saying]:
    """All attributions of the documents; `copies` gives the document that a copy repeats."""
    for reading, sources in documents:
        article = reading.article
        for attribution in reading.attributions:
            date, basis = _day(reading, attribution)
            yield Saying(
                reading=reading,
                attribution=attribution,
                speaker=speaker_of(reading, attribution),
                date=date,
                basis=basis,
                root=copies.get(article.id, article.id),
                at=sighting(article, sources, attribution, copies),
            )


def sighting(article: Article, sources: tuple[str, ...], said: Attribution, copies: dict[str, str]) -> Sighting:
    """Where the words of an attribution stand."""
    return Sighting(
        document=article.id,
        source=sources[0] if sources else article.source,
        outlet=article.outlet,
        url=article.url,
        published=_published(article),
        start=said.content[0].start,
        end=said.content[-1].end,
        copy_of=copies.get(article.id),
    )


def order(saying: Saying) -> tuple[bool, str, str, str, int]:
    """Originals before copies, then by day, page and place: the first of several that say the same is shown."""
    at = saying.at
    return at.copy_of is not None, saying.date or "9999", at.source, at.document, at.start


def wording(attribution: Attribution) -> str:
    """The words of an attribution without marks and case, to tell whether two say the same."""
    return " ".join(w.casefold() for c in attribution.content for w in _WORD.findall(c.text))


def about(asked: Asked, saying: Saying) -> bool:
    """Whether somebody asked for is named in the content, by any name."""
    content = saying.attribution.content
    if any(asked.text(c.text) for c in content):
        return True
    inside = (m for m in saying.reading.mentions for c in content if c.start <= m.start and m.end <= c.end)
    return any(m.country == asked.country if asked.country else m.id is not None and m.id in asked.ids for m in inside)


def _day(reading: Reading, attribution: Attribution) -> tuple[str | None, Basis | None]:
    at = attribution.timex
    timex = reading.timexes[at] if at is not None and at < len(reading.timexes) else None
    if timex is not None and timex.earliest and timex.earliest == timex.latest:
        return timex.earliest, "said"
    published = _published(reading.article)
    return published, "published" if published else None


def _published(article: Article) -> str | None:
    published = article.published
    return published.date if published is not None and published.trust != "doubtful" else None
