"""Quotes: the quotation index of a case - speaker, words exactly as written, page, day, and through whom.

A quotation that several copies of a page hold is one, with the pages that hold it; so is one that several
pages give in the same words of the same speaker. What people are said to think or want is no quotation.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.errors import QueryError
from dragoman.knowledge import Knowledge
from dragoman.records import AttributionKind, Record, Span, Stance
from dragoman.views.sayings import SPOKEN, Basis, Held, Period, Saying, Sighting, about, order, sayings, wording
from dragoman.views.speakers import Asked, Speaker

FEWEST = 5  # words in marks that two pages hardly give alike by chance


class Quote(Record, frozen=True, kw_only=True):
    """One quotation and the pages that hold it, the first original first."""

    speaker: Speaker | None
    words: tuple[Span, ...]  # as written in the first page, marks included
    kind: AttributionKind
    stance: Stance
    cue: Span | None
    via: tuple[str, ...]  # relays, the outermost last
    date: str | None
    date_basis: Basis | None  # the sentence says when, or the page's publication day
    pages: tuple[Sighting, ...]

    @property
    def copies(self) -> int:
        """How many more pages hold it."""
        return len({p.document for p in self.pages}) - 1


class QuoteFilters(msgspec.Struct, frozen=True):
    """Conditions on quotations; all that are given must hold. Raises QueryError for a day that is none."""

    by: str | None = None  # the speaker: name, alias, office, country code or id
    about: str | None = None  # somebody or something that the words name
    since: str | None = None
    until: str | None = None
    indirect: bool = False  # also what is told without quotation marks

    def __post_init__(self) -> None:
        Period(self.since, self.until)
        for name, value in (("by", self.by), ("about", self.about)):
            if value is not None and not value.strip():
                raise QueryError(f"{name}: give a name, such as Lukashenko")


def quotes(
    documents: Iterable[Held], copies: dict[str, str], knowledge: Knowledge, wanted: QuoteFilters | None = None
) -> list[Quote]:
    """The quotations that pass, by day, then page; `copies` gives the document that a copy repeats."""
    keep = wanted or QuoteFilters()
    held = list(documents)
    mentions = [m for reading, _ in held for m in reading.mentions]
    by = Asked(keep.by.strip(), knowledge, mentions) if keep.by else None
    on = Asked(keep.about.strip(), knowledge, mentions) if keep.about else None
    period = Period(keep.since, keep.until)
    groups: dict[tuple[str, ...], list[Saying]] = {}
    for saying in sayings(held, copies):
        if (
            _is_quotation(saying, keep.indirect)
            and (by is None or by.speaker(saying.speaker, saying.date))
            and (on is None or about(on, saying))
            and period.holds(saying.date)
        ):
            groups.setdefault(_key(saying), []).append(saying)
    found = [sorted(group, key=order) for group in groups.values()]
    return [_quote(group) for group in sorted(found, key=lambda g: order(g[0])[1:])]


def _is_quotation(saying: Saying, indirect: bool) -> bool:
    kind = saying.attribution.kind
    return kind != "indirect" or (indirect and saying.attribution.stance in SPOKEN)


def _key(saying: Saying) -> tuple[str, ...]:
    """What copies of one quotation share: their words, and the page they come from or, in marks, the speaker."""
    words = wording(saying.attribution)
    known = saying.speaker is not None and (saying.speaker.id or saying.speaker.name)
    if known and saying.speaker is not None and saying.attribution.kind == "direct" and words.count(" ") >= FEWEST - 1:
        return ("words", *saying.speaker.key(saying.root), words)
    return ("page", saying.root, words)


def _quote(group: list[Saying]) -> Quote:
    first = group[0]
    said = first.attribution
    pages = {saying.at.document: saying.at for saying in reversed(group)}
    return Quote(
        speaker=first.speaker,
        words=said.content,
        kind=said.kind,
        stance=said.stance,
        cue=said.cue,
        via=said.via,
        date=first.date,
        date_basis=first.basis,
        pages=tuple(pages[d] for d in dict.fromkeys(s.at.document for s in group)),
    )
