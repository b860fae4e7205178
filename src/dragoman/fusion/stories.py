"""Stories: documents about one development, and the events they report.

Documents are grouped by average linkage over the TF-IDF cosine of their words and of what they name,
lifted by the events that they share. Copies follow their original. Every document is in exactly one story.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import duckdb
import msgspec
import pyarrow as pa
from spacy.lang.en.stop_words import STOP_WORDS

from dragoman.case.store import Copy
from dragoman.fusion.linkage import Rule, linkage
from dragoman.fusion.mentions import first_day, last_day
from dragoman.records import Event, Reading, Story, StoryDocument

JOIN = 0.15  # mean similarity above which two groups of documents are one story
TERMS = 200  # terms of a document that count, heaviest first
NAMED = 2  # a name counts as so many words: it is what a document is about
USUAL = 60  # documents that every term is taken to have been missing from already: a small case has no statistics
RARE = 0.2  # terms in more than this share of the documents do not make two of them candidates
LIFT = 0.1  # share of what is missing to full similarity that one shared event makes up for
_TERM = re.compile(r"[^\W\d_]{3,}|\d+")

Held = tuple[Reading, tuple[str, ...]]


class Told(msgspec.Struct, frozen=True):
    """The storylines, and for each event the story that most of its documents are in."""

    stories: tuple[Story, ...]
    story_of_event: dict[str, str]


def stories(
    held: Sequence[Held],
    copies: Sequence[Copy],
    events: Sequence[Event],
    connection: duckdb.DuckDBPyConnection,
) -> Told:
    """Group all documents of the case; `held` is ordered by document id."""
    root = {c.document: c.copy_of for c in copies}
    originals = [h for h in held if h[0].article.id not in root]
    group = _groups(originals, events, root, connection)
    members: dict[str, list[Held]] = {}
    for document in held:
        ident = document[0].article.id
        members.setdefault(group[root.get(ident, ident)], []).append(document)
    ids = {g: "S" + _digest([r.article.id for r, _ in docs]) for g, docs in members.items()}
    story_of = {r.article.id: ids[g] for g, docs in members.items() for r, _ in docs}
    of_event = {e.id: _majority(story_of[m.document] for m in e.mentions) for e in events}
    told = [_story(ids[g], docs, [e for e in events if of_event[e.id] == ids[g]], root) for g, docs in members.items()]
    return Told(tuple(sorted(told, key=lambda s: s.id)), of_event)


# ---------------------------------------------------------------- grouping


def _groups(
    originals: Sequence[Held],
    events: Sequence[Event],
    root: dict[str, str],
    connection: duckdb.DuckDBPyConnection,
) -> dict[str, str]:
    """Original document → the least document of its group."""
    readings = [r for r, _ in originals]
    _register(readings, events, root, connection)
    connection.execute(_SIMILARITIES, {"lift": LIFT})
    found = linkage(connection, "story_nodes", "story_similarities", Rule(JOIN))
    for name in ("story_nodes", "story_terms", "story_events"):
        connection.unregister(name)
    return found


def _register(
    readings: Sequence[Reading],
    events: Sequence[Event],
    root: dict[str, str],
    connection: duckdb.DuckDBPyConnection,
) -> None:
    counts = [_terms(r) for r in readings]
    frequency = Counter(t for c in counts for t in c)
    total = len(readings)
    columns: dict[str, list[object]] = {"document": [], "term": [], "weight": [], "rare": []}
    for reading, counted in zip(readings, counts, strict=True):
        weights = {t: (1 + math.log(n)) * math.log((total + USUAL) / (frequency[t] + 1)) for t, n in counted.items()}
        length = math.sqrt(math.fsum(w * w for w in weights.values())) or 1.0
        for term in sorted(weights, key=lambda t: (-weights[t], t))[:TERMS]:
            columns["document"].append(reading.article.id)
            columns["term"].append(term)
            columns["weight"].append(round(weights[term] / length, 6))
            columns["rare"].append(frequency[term] <= max(20, RARE * total))
    documents = pa.table({"id": pa.array([r.article.id for r in readings], pa.string())})
    shared = sorted({(e.id, root.get(m.document, m.document)) for e in events for m in e.mentions})
    connection.register("story_nodes", documents)
    connection.register("story_terms", pa.table(columns, schema=_TERMS))
    connection.register("story_events", pa.table([[e for e, _ in shared], [d for _, d in shared]], schema=_EVENTS))


_TERMS = pa.schema([("document", pa.string()), ("term", pa.string()), ("weight", pa.float64()), ("rare", pa.bool_())])
_EVENTS = pa.schema([("event", pa.string()), ("document", pa.string())])

_SIMILARITIES = """
CREATE TEMP TABLE story_similarities AS
WITH candidates AS (
    SELECT DISTINCT l.document AS a, r.document AS b
    FROM story_terms l JOIN story_terms r ON l.term = r.term AND l.rare AND r.rare AND l.document < r.document
    UNION
    SELECT DISTINCT l.document, r.document
    FROM story_events l JOIN story_events r ON l.event = r.event AND l.document < r.document
), worded AS (
    SELECT a, b, sum(l.weight * r.weight) AS s
    FROM candidates
    JOIN story_terms l ON l.document = a JOIN story_terms r ON r.document = b AND r.term = l.term
    GROUP BY a, b
), shared AS (
    SELECT l.document AS a, r.document AS b, count(*) AS n
    FROM story_events l JOIN story_events r ON l.event = r.event AND l.document < r.document
    GROUP BY ALL
)
SELECT a AS l, b AS r, coalesce(s, 0) + (1 - coalesce(s, 0)) * (1 - pow(1 - $lift, coalesce(n, 0))) AS score
FROM candidates LEFT JOIN worded USING (a, b) LEFT JOIN shared USING (a, b) ORDER BY a, b
"""


def _terms(reading: Reading) -> Counter[str]:
    """How often a document uses each word that is no function word, and names each thing, by identity."""
    words = [w for w in _TERM.findall(reading.article.text.casefold()) if w not in STOP_WORDS]
    named = [m.id or m.name or "" for m in reading.mentions if m.kind in _NAMED_KINDS]
    counts = Counter(words)
    for name, times in Counter(n for n in named if n).items():
        counts[f"@{name}"] = NAMED * times
    return counts


_NAMED_KINDS = {"person", "state", "organisation", "place"}


# ---------------------------------------------------------------- telling


def _story(ident: str, documents: Sequence[Held], events: Sequence[Event], root: dict[str, str]) -> Story:
    days = _days([r for r, _ in documents], events)
    listed = [
        StoryDocument(id=r.article.id, source=source, copy_of=_copy_of(r.article.id, at, root))
        for r, sources in documents
        for at, source in enumerate(sources or (r.article.source,))
    ]
    return Story(
        id=ident,
        title=_title(documents, root),
        start=days[0] if days else None,
        end=days[-1] if days else None,
        documents=tuple(sorted(listed, key=lambda d: (d.source, d.id))),
        events=tuple(e.id for e in sorted(events, key=lambda e: ((e.date and e.date.start) or "9999", e.id))),
    )


def _copy_of(document: str, sighting: int, root: dict[str, str]) -> str | None:
    """The original of a near-copy; the document itself for the same bytes seen at a second place."""
    return root.get(document) or (document if sighting else None)


def _days(readings: Sequence[Reading], events: Sequence[Event]) -> list[str]:
    """The days a story spans: those its pages appeared on; else what they report last; else its events' own."""
    stated = sorted(d for d in map(_published, readings) if d)
    return stated or sorted(d for d in map(_day, readings) if d) or sorted(d for e in events for d in _event_days(e))


def _published(reading: Reading) -> str | None:
    published = reading.article.published
    return published.date if published is not None and published.trust != "doubtful" else None


def _day(reading: Reading) -> str | None:
    """The page's day; for a page without one that can be believed, the last day it reports something done."""
    done = [e for e in reading.events if e.status in {"occurred", "ongoing"} and e.date and e.date.start]
    last = max((first_day(e.date.start) for e in done if e.date and e.date.start), default=None)
    return _published(reading) or last


def _event_days(event: Event) -> list[str]:
    if event.date is None or not event.date.start:
        return []
    return [first_day(event.date.start), last_day(event.date.end or event.date.start)]


def _title(documents: Sequence[Held], root: dict[str, str]) -> str:
    """The title of the first original that has one, by day; else its first line."""
    originals = [r.article for r, _ in documents if r.article.id not in root] or [r.article for r, _ in documents]
    ordered = sorted(documents, key=lambda h: (_day(h[0]) or "9999", h[0].article.id))
    titled = [r.article.title for r, _ in ordered if r.article.title and r.article.id not in root]
    if titled:
        return titled[0]
    return (originals[0].text.strip().split("\n")[0][:120] or originals[0].source) if originals else ""


def _majority(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v))


def _digest(ids: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:12]
