"""Documents: the pages of a case with their evidence marked, and the witnesses of each event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import msgspec

from dragoman.records import Event, EventEvidence, Reading
from dragoman.views.explanation import Witness, witness
from dragoman.views.marks import Mark, Piece, event_marks, pieces


class Document(msgspec.Struct, frozen=True):
    """One page as the brief shows it: its text in paragraphs of pieces, with the marks of its events."""

    id: str
    sources: tuple[str, ...]
    title: str
    outlet: str | None
    url: str | None
    published: str
    doubt: str | None  # why the publication date is not certain
    flags: tuple[str, ...]
    language: str | None
    dropped: int  # stretches that cleaning left out
    events: int
    paragraphs: tuple[tuple[Piece, ...], ...]


def documents(
    events: Sequence[Event], readings: Iterable[tuple[Reading, tuple[str, ...]]]
) -> tuple[list[Document], dict[str, list[Witness]]]:
    """The documents in the order of publication, and the witnesses of each event in that of its mentions."""
    wanted: dict[str, list[tuple[str, EventEvidence]]] = defaultdict(list)
    sources: dict[str, str] = {}
    for event in events:
        for evidence in event.mentions:
            wanted[evidence.document].append((event.id, evidence))
            sources[evidence.document] = evidence.source
    shown: list[Document] = []
    found: dict[tuple[str, str, str], Witness] = {}
    for reading, seen in readings:
        mine = wanted.get(reading.article.id, [])
        for event_id, evidence in mine:
            seen_by = witness(evidence, reading, sources)
            if seen_by:
                found[event_id, evidence.document, evidence.event] = seen_by
        shown.append(_document(reading, seen, [evidence.event for _, evidence in mine]))
    ordered = {e.id: [found[key] for m in e.mentions if (key := (e.id, m.document, m.event)) in found] for e in events}
    return sorted(shown, key=lambda d: (d.published == "not known", _iso(d), d.sources, d.id)), ordered


def _iso(document: Document) -> str:
    return document.published


def _document(reading: Reading, seen: tuple[str, ...], mentioned: Sequence[str]) -> Document:
    article, published = reading.article, reading.article.published
    kept = set(mentioned)
    marks: list[Mark] = []
    for mention in reading.events:
        if mention.id in kept:
            marks += event_marks(mention, reading, anchor(article.id, mention.id))
    doubt = None
    if published and published.date:
        doubt = "; ".join(x for x in (published.trust if published.trust != "stated" else "", published.reason) if x)
    return Document(
        id=article.id,
        sources=seen or (article.source,),
        title=article.title or article.text.split("\n", 1)[0][:120] or article.source,
        outlet=article.outlet,
        url=article.url if article.url and urlsplit(article.url).scheme in {"http", "https"} else None,
        published=(published and published.date) or "not known",
        doubt=doubt or None,
        flags=article.flags,
        language=article.language,
        dropped=len(article.dropped),
        events=len(kept),
        paragraphs=_paragraphs(article.text, marks),
    )


def _paragraphs(text: str, marks: Sequence[Mark]) -> tuple[tuple[Piece, ...], ...]:
    found: list[tuple[Piece, ...]] = []
    start = 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            found.append(pieces(text, start, end, [m for m in marks if m.start < end and m.end > start]))
        start = end + 2
    return tuple(found)


def anchor(document: str, mention: str) -> str:
    """The place in the page where a mention's trigger stands in its document."""
    return f"m-{document}-{mention}"
