"""Stories: documents about one development, and the events they report.

Documents are grouped by average linkage (Sokal and Michener 1958) over a similarity of wording, parties
named and events shared. Average linkage is reducible, so joining all mutually nearest groups at once,
round by round in SQL, gives the same groups as joining the nearest pair each time. Copies follow their
original. Every document is in exactly one story.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence

import duckdb
import msgspec
import pyarrow as pa

from dragoman.case.store import Copy
from dragoman.fusion.mentions import first_day, last_day
from dragoman.fusion.vectors import DIMENSIONS
from dragoman.records import Event, Reading, Story, StoryDocument

JOIN = 0.50  # mean similarity above which two groups of documents are one story
NAMES = 30  # names of a document that count, most frequent first
RARE = 0.5  # names in more than this share of the documents do not make two of them candidates

Held = tuple[Reading, tuple[str, ...]]


class Told(msgspec.Struct, frozen=True):
    """The storylines, and for each event the story that most of its documents are in."""

    stories: tuple[Story, ...]
    story_of_event: dict[str, str]


def stories(
    held: Sequence[Held],
    copies: Sequence[Copy],
    events: Sequence[Event],
    vectors: dict[str, list[float]],
    connection: duckdb.DuckDBPyConnection,
) -> Told:
    """Group all documents of the case; `held` is ordered by document id."""
    root = {c.document: c.copy_of for c in copies}
    originals = [h for h in held if h[0].article.id not in root]
    group = _groups(originals, events, root, vectors, connection)
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
    vectors: dict[str, list[float]],
    connection: duckdb.DuckDBPyConnection,
) -> dict[str, str]:
    """Original document → the least document of its group."""
    readings = [r for r, _ in originals]
    _register(readings, events, root, vectors, connection)
    connection.execute(_SIMILARITIES)
    connection.execute("CREATE TEMP TABLE story_groups AS SELECT document, document AS cluster FROM story_pages")
    while True:
        connection.execute(_MERGES, {"join": JOIN})
        joined = connection.execute("SELECT count(*) FROM story_merges").fetchone()
        if not joined or not joined[0]:
            break
        connection.execute(_APPLY)
    found = dict(connection.execute("SELECT document, cluster FROM story_groups ORDER BY document").fetchall())
    for name in ("story_pages", "story_names", "story_events"):
        connection.unregister(name)
    return found


def _register(
    readings: Sequence[Reading],
    events: Sequence[Event],
    root: dict[str, str],
    vectors: dict[str, list[float]],
    connection: duckdb.DuckDBPyConnection,
) -> None:
    counts = [Counter(_names(r)) for r in readings]
    frequency = Counter(n for c in counts for n in c)
    total = len(readings)
    names: dict[str, list[object]] = {"document": [], "name": [], "weight": [], "rare": []}
    for reading, counted in zip(readings, counts, strict=True):
        top = sorted(counted, key=lambda n: (-counted[n], n))[:NAMES]
        # A pseudo-count keeps the weights sensible in a case of five documents, where everything is frequent.
        weights = [math.log1p(counted[n]) * math.log((total + 20) / (frequency[n] + 1)) for n in top]
        length = math.sqrt(sum(w * w for w in weights)) or 1.0
        for name, weight in zip(top, weights, strict=True):
            names["document"].append(reading.article.id)
            names["name"].append(name)
            names["weight"].append(round(weight / length, 6))
            names["rare"].append(frequency[name] <= max(10, RARE * total))
    pages = {
        "document": [r.article.id for r in readings],
        "vector": pa.array([vectors[r.article.id] for r in readings], pa.list_(pa.float32(), DIMENSIONS)),
    }
    shared = sorted({(e.id, root.get(m.document, m.document)) for e in events for m in e.mentions})
    connection.register("story_pages", pa.table(pages))
    connection.register("story_names", pa.table(names, schema=_NAMES))
    connection.register("story_events", pa.table([[e for e, _ in shared], [d for _, d in shared]], schema=_EVENTS))


_NAMES = pa.schema([("document", pa.string()), ("name", pa.string()), ("weight", pa.float64()), ("rare", pa.bool_())])
_EVENTS = pa.schema([("event", pa.string()), ("document", pa.string())])

# Wording and names count half each; a shared event lifts what is left of the way to one by a third, two by more.
_SIMILARITIES = """
CREATE TEMP TABLE story_similarities AS
WITH candidates AS (
    SELECT DISTINCT l.document AS a, r.document AS b
    FROM story_names l JOIN story_names r ON l.name = r.name AND l.rare AND r.rare AND l.document < r.document
    UNION
    SELECT DISTINCT l.document, r.document
    FROM story_events l JOIN story_events r ON l.event = r.event AND l.document < r.document
), named AS (
    SELECT a, b, sum(l.weight * r.weight) AS names
    FROM candidates
    JOIN story_names l ON l.document = a JOIN story_names r ON r.document = b AND r.name = l.name
    GROUP BY a, b
), shared AS (
    SELECT l.document AS a, r.document AS b, count(*) AS n
    FROM story_events l JOIN story_events r ON l.event = r.event AND l.document < r.document
    GROUP BY ALL
), scored AS (
    SELECT c.a, c.b, 0.5 * greatest(0, array_cosine_similarity(x.vector, y.vector)) + 0.5 * coalesce(names, 0) AS s,
           coalesce(n, 0) AS n
    FROM candidates c
    JOIN story_pages x ON x.document = c.a JOIN story_pages y ON y.document = c.b
    LEFT JOIN named USING (a, b) LEFT JOIN shared USING (a, b)
)
SELECT a, b, round(s + (1 - s) * (1 - pow(0.75, n)), 6) AS similarity FROM scored ORDER BY a, b
"""

_MERGES = """
CREATE OR REPLACE TEMP TABLE story_merges AS
WITH sizes AS (
    SELECT cluster, count(*) AS size FROM story_groups GROUP BY cluster
), between AS (
    SELECT least(x.cluster, y.cluster) AS a, greatest(x.cluster, y.cluster) AS b, sum(similarity) AS total
    FROM story_similarities s
    JOIN story_groups x ON x.document = s.a JOIN story_groups y ON y.document = s.b
    WHERE x.cluster <> y.cluster GROUP BY ALL
), means AS (
    SELECT a, b, round(total / (x.size * y.size), 6) AS mean
    FROM between JOIN sizes x ON x.cluster = a JOIN sizes y ON y.cluster = b
), nearest AS (
    SELECT c, o FROM (SELECT a AS c, b AS o, mean FROM means UNION ALL SELECT b, a, mean FROM means)
    WHERE mean >= $join
    QUALIFY row_number() OVER (PARTITION BY c ORDER BY mean DESC, o) = 1
)
SELECT n.c AS cluster, n.o AS into_cluster
FROM nearest n JOIN nearest m ON m.c = n.o AND m.o = n.c
WHERE n.o < n.c
"""

_APPLY = """
UPDATE story_groups SET cluster = m.into_cluster FROM story_merges m WHERE story_groups.cluster = m.cluster
"""


def _names(reading: Reading) -> list[str]:
    """Who and what a document names, by identity, as often as it names them; its outlet and sources left out."""
    return [
        m.id or m.name or m.text.casefold()
        for m in reading.mentions
        if m.kind in {"person", "state", "organisation", "place"} and (m.id or m.name)
    ]


# ---------------------------------------------------------------- telling


def _story(ident: str, documents: Sequence[Held], events: Sequence[Event], root: dict[str, str]) -> Story:
    days = sorted(d for d in (_day(r) for r, _ in documents) if d) or sorted(d for e in events for d in _event_days(e))
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


def _day(reading: Reading) -> str | None:
    """The page's day; for a page without one that can be believed, the last day it reports something done."""
    published = reading.article.published
    if published is not None and published.date and published.trust != "doubtful":
        return published.date
    done = [e for e in reading.events if e.status in {"occurred", "ongoing"} and e.date and e.date.start]
    return max((first_day(e.date.start) for e in done if e.date and e.date.start), default=None)


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
