"""What flows from room to room: pages, articles, readings, events, stories.

Every record is immutable and made of plain values, so it can be pickled, sent to a worker and
written as JSON. Offsets count Unicode code points, half-open; dates are ISO 8601 strings; countries
are ISO 3166-1 alpha-3. A span's text always is the text at its offsets: `Reading` checks every span
that it holds when it is built and raises `SpanError` otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from dragoman.errors import SpanError

Format = Literal["html", "text", "pdf"]
Trust = Literal["stated", "derived", "doubtful"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
MentionKind = Literal["person", "state", "organisation", "group", "place"]
LinkMethod = Literal["exact", "alias", "fuzzy", "office", "coreference"]
AttributionKind = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "say", "claim", "accuse", "deny", "judge", "ask", "order", "warn", "plan", "think", "know", "fear", "want", "show"
]
DateTrust = Literal["stated", "derived", "bounded"]
Status = Literal["occurred", "ongoing", "planned", "alleged", "denied", "hypothetical"]
DropReason = Literal["navigation", "related-links", "caption", "dateline", "advert", "ranking", "share", "other"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: immutable, keyword-only, comparable by value."""


# ---------------------------------------------------------------- sources → cleaning


class Page(Record, frozen=True, kw_only=True):
    """One page as it came, with what its source said about it; nothing here is believed yet."""

    id: str  # content hash over format, content, url, title and published
    source: str  # path, URL, "-" or "PATH#LINE"; where a person would look for it
    content: bytes
    format: Format
    url: str | None = None
    title: str | None = None
    published: str | None = None  # stated by the caller, ISO day
    captured: str | None = None  # when the archive or fetch took it, ISO
    as_is: bool = False  # the content is clean text: keep every character
    charset: str | None = None  # stated outside the content: by an HTTP header
    record: str | None = None  # the WARC-Record-ID of the archive's record
    truncated: bool = False  # the archive says that it holds the page's beginning only


class Published(Record, frozen=True, kw_only=True):
    """When an article appeared, why we think so, and how far to believe it."""

    date: str | None
    basis: str  # "header line", "meta tag", "JSON-LD", "dateline", "URL", "given", "capture date", "text"
    trust: Trust
    reason: str | None = None  # why it is doubtful or how it was derived
    span: Span | None = None  # offsets in `Article.text`, when the date stands there
    earliest: str | None = None  # the interval that the text supports, when there is no day
    latest: str | None = None


class Dropped(Record, frozen=True, kw_only=True):
    """A stretch of the raw input that cleaning left out; offsets count in the raw input text."""

    start: int
    end: int
    reason: DropReason


class Article(Record, frozen=True, kw_only=True):
    """The cleaned text of one page: title line, blank line, paragraphs separated by blank lines."""

    id: str  # the page's id
    source: str
    text: str
    raw_length: int
    url: str | None = None
    captured: str | None = None  # when the archive or fetch took it, ISO
    record: str | None = None  # the WARC-Record-ID of the archive's record
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    published: Published | None = None
    flags: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()


# ---------------------------------------------------------------- reading


class Span(Record, frozen=True, kw_only=True):
    """Characters [start, end) of `Article.text`, repeated in `text`."""

    start: int
    end: int
    text: str


class Timex(Span, kw_only=True, frozen=True):
    """A time expression (TIMEX3, ISO-TimeML) and the calendar interval it stands for."""

    type: TimexType
    value: str | None
    mod: str | None = None
    earliest: str | None = None  # first day it can mean, when it means a date
    latest: str | None = None
    basis: str | None = None  # how the value was reached, in words for `explain`


class Mention(Span, kw_only=True, frozen=True):
    """A person, state, organisation, group or place in the text, linked to knowledge where that is certain."""

    kind: MentionKind
    id: str | None = None  # Wikidata QID, ISO alpha-3 for a state without one, or None
    name: str | None = None
    country: str | None = None
    sector: str | None = None  # PLOVER sector: GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL …
    method: LinkMethod | None = None
    score: float = 0.0
    evidence: str | None = None  # the knowledge row or the context that decided
    head: int = -1  # offset of the mention's head word; -1: its start
    lat: float | None = None  # places only
    lon: float | None = None
    geonames: int | None = None


class Source(Span, kw_only=True, frozen=True):
    """The words that name who says something; `mention` indexes the reading's mentions."""

    mention: int | None = None


class Attribution(Record, frozen=True, kw_only=True):
    """Who says what (PARC/PolNeAR): source, cue and content, and the relays it came through."""

    kind: AttributionKind
    source: Source | None
    cue: Span | None
    content: tuple[Span, ...]
    via: tuple[str, ...] = ()  # relays, outermost last
    stance: Stance = "say"  # what saying it does: tell, claim, accuse, deny, ask, plan, think …
    timex: int | None = None  # when it was said, where the sentence tells: an index of the reading's timexes


class Party(Span, kw_only=True, frozen=True):
    """An actor or recipient of an event."""

    mention: int | None = None
    id: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None


class EventDate(Record, frozen=True, kw_only=True):
    """When an event happened: first and last day, and the reasoning in words.

    An end that the text leaves open is None. `narrative` says that the event is what the page reports, on the
    page's own day; both ends are None where that day is not known. `lent` says that another page gave the day.
    """

    start: str | None
    end: str | None
    timex: int | None = None
    basis: str = ""
    trust: DateTrust = "derived"
    narrative: bool = False
    lent: bool = False


class EventPlace(Span, kw_only=True, frozen=True):
    """Where an event happened."""

    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


class SaidBy(Record, frozen=True, kw_only=True):
    """Who vouches for an event: the attribution's source, and the relays, outermost last."""

    text: str
    mention: int | None = None
    via: tuple[str, ...] = ()


class EventMention(Record, frozen=True, kw_only=True):
    """One PLOVER event as one page reports it."""

    id: str  # stable within the document: "e" + trigger offset + type
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: str
    intensity: float | None
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: EventDate | None
    place: EventPlace | None
    status: Status
    said_by: tuple[SaidBy, ...]
    confidence: float
    rule: str
    also: tuple[Span, ...] = ()  # further triggers of the same event in the page
    tied: tuple[str, ...] = ()  # ids of events tied to this one: the allegation, the denial


class DatedPredicate(Record, frozen=True, kw_only=True):
    """A predicate that is not coded as an event, with the date and status it would have."""

    trigger: Span
    date: EventDate | None
    status: Status


class Reading(Record, frozen=True, kw_only=True):
    """All that one article says, with its evidence. Building one checks every span against the text."""

    article: Article
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    unsure: tuple[EventMention, ...] = ()  # read too unsurely to be reported for this page alone
    predicates: tuple[DatedPredicate, ...] = ()

    def __post_init__(self) -> None:
        text = self.article.text
        for span in _spans(self):
            if text[span.start : span.end] != span.text:
                raise SpanError(
                    f"{self.article.source}: {type(span).__name__} {span.start}-{span.end} says {span.text!r}, "
                    f"the text has {text[span.start : span.end]!r}"
                )


def _spans(value: Any) -> Iterator[Span]:
    """Every Span below a record, the record itself included."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)


class Quarantined(Record, frozen=True, kw_only=True):
    """A page that could not be read, with the reason and its first bytes."""

    source: str
    kind: str
    message: str
    page: str | None = None  # page id, when the bytes were read
    head: str = ""
    url: str | None = None  # the page's own address, where its source states one
    record: str | None = None  # the WARC-Record-ID of the archive's record


# ---------------------------------------------------------------- fusion


class EventActor(Record, frozen=True, kw_only=True):
    """A party of a fused event."""

    id: str | None
    name: str | None
    country: str | None
    sector: str | None


class EventSource(Record, frozen=True, kw_only=True):
    """Somebody who vouches for a fused event, with the number of documents that quote them."""

    name: str
    documents: int


class EventEvidence(Record, frozen=True, kw_only=True):
    """Where a fused event was read: one mention in one document."""

    document: str
    source: str
    event: str
    start: int
    end: int
    text: str
    copy_of: str | None = None


class DisputeValue(Record, frozen=True, kw_only=True):
    """One of the values that documents give for a field, and who gives it."""

    value: str
    said_by: tuple[str, ...]
    documents: tuple[str, ...]


class Dispute(Record, frozen=True, kw_only=True):
    """A field of a fused event on which documents disagree."""

    field: str
    values: tuple[DisputeValue, ...]


class FusedPlace(Record, frozen=True, kw_only=True):
    """Where a fused event happened."""

    name: str | None
    country: str | None
    lat: float | None
    lon: float | None


class Event(Record, frozen=True, kw_only=True):
    """One event, once, however often it is reported (`dragoman events`)."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: str
    intensity: float | None
    actors: tuple[EventActor, ...]
    recipients: tuple[EventActor, ...]
    date: EventDate | None
    place: FusedPlace | None
    status: Status
    story: str | None
    documents: int
    independent_sources: int
    said_by: tuple[EventSource, ...]
    mentions: tuple[EventEvidence, ...]
    disputes: tuple[Dispute, ...]


class StoryDocument(Record, frozen=True, kw_only=True):
    """A document of a storyline; `copy_of` is the document that it repeats."""

    id: str
    source: str
    copy_of: str | None = None


class Story(Record, frozen=True, kw_only=True):
    """Documents about one development, in order, with the events they report (`dragoman stories`)."""

    id: str
    title: str
    start: str | None
    end: str | None
    documents: tuple[StoryDocument, ...]
    events: tuple[str, ...]
