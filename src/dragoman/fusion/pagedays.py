"""Page days: the day that an undated page tells of, learnt from pages that tell of the same event with its day.

An undated page reports its news on a day that the page itself does not give (`EventDate.narrative`). Once one of
these events is linked with a mention that another page dates to a single day, all news of the undated page is of
that day. Copies of the page teach nothing. Where linked pages give several days, the one that most events have
wins; with a tie the page stays undated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.fusion.report import Report
from dragoman.records import EventDate

Groups = Sequence[Sequence[Report]]


def with_page_days(groups: Groups) -> list[list[Report]]:
    """The same groups of reports, the news of undated pages dated where another page gives its day."""
    days = page_days(groups)
    return [[_dated(report, group, days.get(report.document)) for report in group] for group in groups]


def page_days(groups: Groups) -> dict[str, tuple[str, str]]:
    """Document → the day that it tells of, and the source of the page that gives it."""
    votes: dict[str, Counter[str]] = {}
    sources: dict[tuple[str, str], str] = {}
    for group in groups:
        for report in group:
            found = _day_elsewhere(report, group) if _is_news(report) else None
            if found is not None:
                votes.setdefault(report.document, Counter())[found[0]] += 1
                sources.setdefault((report.document, found[0]), found[1])
    days: dict[str, tuple[str, str]] = {}
    for document, counted in sorted(votes.items()):
        ranked = counted.most_common()
        if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
            days[document] = ranked[0][0], sources[document, ranked[0][0]]
    return days


def _day_elsewhere(report: Report, group: Iterable[Report]) -> tuple[str, str] | None:
    """The one day that mentions in other pages give to the report's event, and the source of the first such page."""
    dated = [
        (other.event.date.start, other.source)
        for other in group
        if other.root != report.root and other.event.date is not None and _is_day(other.event.date)
    ]
    days = {day for day, _ in dated if day is not None}
    if len(days) != 1:
        return None
    day = days.pop()
    return (day, dated[0][1]) if _allows(report.event.date, day) else None


def _dated(report: Report, group: Iterable[Report], page: tuple[str, str] | None) -> Report:
    """The report on the day that its page tells of, unless that day contradicts what the event's other mentions say."""
    if page is None or not _is_news(report):
        return report
    if not all(other.event.date is None or _allows(other.event.date, page[0]) for other in group):
        return report
    day, source = page
    known = report.event.date.basis if report.event.date else ""
    basis = f"the page tells of {day}, as {source} dates the same event; {known}"
    date = EventDate(start=day, end=day, basis=basis, trust="derived", lent=True)
    return msgspec.structs.replace(report, event=msgspec.structs.replace(report.event, date=date))


def _is_news(report: Report) -> bool:
    """Whether a mention is what an undated page reports, on a day that the page does not give."""
    date = report.event.date
    return date is not None and date.narrative and (date.start is None or date.start != date.end)


def _is_day(date: EventDate) -> bool:
    return date.start is not None and date.start == date.end and len(date.start) == 10 and date.trust != "bounded"


def _allows(date: EventDate | None, day: str) -> bool:
    """Whether the page's own bounds leave room for the day."""
    return date is not None and (date.start is None or date.start <= day) and (date.end is None or day <= date.end)
