"""Voices: who vouches for an event, by name, and how many of them are independent.

Copies of one page are one source, and so are pages that all hand on the same agency: ten sites with one
wire story are one source (the family, not the site, is counted).
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.fusion.report import Report
from dragoman.records import EventSource, SaidBy


def names(report: Report) -> tuple[str, ...]:
    """The names of those who say it in one report: the speaker, then the relays; none when the page says so itself."""
    return tuple(dict.fromkeys(n for said in report.event.said_by for n in (_name(report, said), *said.via)))


def vouched(report: Report) -> tuple[str, ...]:
    """Who stands behind one report: those it names, else its outlet or source."""
    return names(report) or (report.outlet,)


def family(report: Report) -> str:
    """What a report counts as when sources are counted: the agency it relays, else the page it copies."""
    for said in report.event.said_by:
        for name in (*reversed(said.via), _name(report, said)):
            if name in report.agencies:
                return name
    return report.agency or report.root


def counted(reports: Iterable[Report]) -> tuple[EventSource, ...]:
    """Everybody named as a source, with the number of documents that name them, most first."""
    documents: dict[str, set[str]] = {}
    for report in reports:
        for name in names(report):
            documents.setdefault(name, set()).add(report.document)
    found = [EventSource(name=n, documents=len(d)) for n, d in documents.items()]
    return tuple(sorted(found, key=lambda s: (-s.documents, s.name)))


def _name(report: Report, said: SaidBy) -> str:
    mention = report.mention(said.mention)
    return mention.name if mention is not None and mention.name else said.text
