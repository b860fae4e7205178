"""Draft: a mention while it is being made.

A draft names a stretch of tokens and what is known of it so far. Components of this package fill in the
empty fields and never overwrite a link that came from a better method; `record` makes the final Mention.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.who.words import Words
from dragoman.records import LinkMethod, Mention, MentionKind

_QUOTES = "'’‘\"“”"


@dataclass(slots=True)
class Draft:
    """Tokens [first, last) with head token `head`; `key` is the person or organisation in the knowledge base."""

    first: int
    last: int
    head: int
    kind: MentionKind
    key: str | None = None
    id: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    method: LinkMethod | None = None
    score: float = 0.0
    evidence: str | None = None
    gender: str | None = None  # "f" or "m" where a title or pronoun tells
    plural: bool = False
    office: str | None = None  # the office or agent phrase of the noun phrase
    region: str | None = None
    adjectival: bool = False  # a bare adjective: "Belarusian" in "Belarusian exports"
    international: bool = False  # of a body that belongs to no state
    retitled: bool = False  # has its sector from the page's own title, not from the tables
    copy_of: Draft | None = None  # the draft that a pronoun takes up
    weak: bool = False  # a linked or unlinked name with nothing to say about its country

    def record(self, words: Words) -> Mention:
        """The mention, with offsets in code points."""
        start, end = words.start[self.first], words.end[self.last - 1]
        while end - start > 1 and words.source[end - 1] in _QUOTES:  # the apostrophe of "Belarus'"
            end -= 1
        while end - start > 1 and words.source[start] in _QUOTES:
            start += 1
        return Mention(
            start=start,
            end=end,
            text=words.source[start:end],
            kind=self.kind,
            id=self.id,
            name=self.name,
            country=self.country,
            sector=self.sector,
            method=self.method,
            score=round(self.score, 2),
            evidence=self.evidence,
            head=words.start[self.head],
        )
