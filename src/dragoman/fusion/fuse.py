"""Fuse: the whole way from readings to copies, events, disputes and storylines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec

from dragoman.case.file import scratch
from dragoman.case.store import Copy, Fusion
from dragoman.fusion import copies as copying
from dragoman.fusion import linking, mentions, stories, voices
from dragoman.fusion.merge import merge
from dragoman.fusion.pagedays import with_page_days
from dragoman.fusion.pages import vectors_of
from dragoman.fusion.report import Report
from dragoman.knowledge import Knowledge
from dragoman.records import Event, Reading

SEVERAL = 2  # independent sources
Progress = Callable[[str, int], None]

_CREDIT = re.compile(r"\(([A-Z][\w .&'-]{1,30})\)\s*[—–-]")  # "BEIJING (AP) —"


def fuse(
    documents: Iterable[tuple[Reading, tuple[str, ...]]], knowledge: Knowledge, progress: Progress | None = None
) -> Fusion:
    """All that the documents say together. Each comes with the sources it was seen at; order does not matter."""
    tell = progress or (lambda stage, done: None)
    held = sorted(documents, key=lambda d: d[0].article.id)
    connection = scratch()
    try:
        copies = copying.copies([_text(r) for r, _ in held], connection)
        tell("copies", len(held))
        reports = _reports(held, copies, knowledge)
        rows = [mentions.row(r.reading, r.event) for r in reports]
        pages = linking.Pages({c.document: c.copy_of for c in copies}, vectors_of([r for r, _ in held]))
        linked = linking.link(rows, pages, connection)
        tell("linked", len(rows))
        events = _events(reports, linked.cluster, knowledge)
        told = stories.stories(held, copies, events, connection)
        tell("stories", len(told.stories))
    finally:
        connection.close()
    placed = tuple(msgspec.structs.replace(e, story=told.story_of_event.get(e.id)) for e in events)
    return Fusion(copies=tuple(copies), links=linked.links, events=placed, stories=told.stories)


def _text(reading: Reading) -> copying.Text:
    article = reading.article
    published = article.published
    day = published.date if published and published.trust != "doubtful" else None
    return copying.Text(id=article.id, text=article.text, rank=day or "9999")


def _reports(held: list[tuple[Reading, tuple[str, ...]]], copies: list[Copy], knowledge: Knowledge) -> list[Report]:
    of = {c.document: c for c in copies}
    agencies = frozenset(o.name for o in knowledge.organisations.values() if o.kind == "news_agency")
    by_name = {
        n: o.name
        for o in knowledge.organisations.values()
        if o.kind == "news_agency"
        for n in (o.name, o.acronym, *o.aliases)
        if n
    }
    reports = []
    for reading, sources in held:
        copy = of.get(reading.article.id)
        credit = _CREDIT.search(reading.article.text, 0, 600)
        for sure, event in (*((True, e) for e in reading.events), *((False, e) for e in reading.unsure)):
            reports.append(
                Report(
                    event=event,
                    reading=reading,
                    source=sources[0] if sources else reading.article.source,
                    root=copy.copy_of if copy else reading.article.id,
                    similarity=copy.similarity if copy else 1.0,
                    sure=sure,
                    agencies=agencies,
                    agency=by_name.get(credit.group(1)) if credit else None,
                )
            )
    return reports


def _events(reports: list[Report], cluster: dict[str, str], knowledge: Knowledge) -> list[Event]:
    groups: dict[str, list[Report]] = {}
    for report in reports:
        groups.setdefault(cluster[report.id], []).append(report)
    told = [group for _, group in sorted(groups.items()) if _is_told(group)]
    return [merge(group, knowledge) for group in with_page_days(told)]


def _is_told(reports: list[Report]) -> bool:
    """Whether one report is sure, or unsure ones of several independent sources bear each other out."""
    return any(r.sure for r in reports) or len({voices.family(r) for r in reports}) >= SEVERAL
