"""Page days: the day that an undated page tells of, learnt from pages that tell of the same event with its day.

An undated page reports its news on a day that the page itself does not give (`EventDate.narrative`). Once one of
these events is linked with a mention that another page dates to a single day, all news of the undated page is of
that day. Copies of the page teach nothing. Where linked pages give several days, the one that most events have
wins; with a tie the page stays undated. What the page counts from its own day, "early this month", is then read
again from that day. News of the page that was linked with mentions which exclude its day is
taken apart from them again: it is another event, or the one that the page already tells of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from dragoman.fusion.mentions import first_day, party_key
from dragoman.fusion.report import Report
from dragoman.reading.when.calendar import Interval, parse_day, plus_days
from dragoman.reading.when.reread import reread
from dragoman.reading.when.timeline import FRESH
from dragoman.reading.when.timex3 import iso
from dragoman.records import EventDate, Timex

DONE = frozenset({"occurred", "ongoing", "alleged"})  # a plan lends no day
DELAY = 31  # days by which an act may miss the day that it was planned for
Groups = Sequence[Sequence[Report]]


def with_page_days(groups: Groups) -> list[list[Report]]:
    """The same groups of reports, the news of undated pages dated where another page gives its day."""
    days = page_days(groups)
    kept: list[list[Report]] = []
    apart: dict[tuple[int, str], list[Report]] = {}
    for at, group in enumerate(groups):
        kept.append([])
        for report in group:
            dated = _counted(_dated(report, days.get(report.document)), days.get(report.document))
            fits = dated is report or all(_fits(dated, other) for other in group if other.root != report.root)
            (kept[at] if fits else apart.setdefault((at, report.document), [])).append(dated)
    for (at, _), reports in sorted(apart.items()):
        same = next((group for i, group in enumerate(kept) if i != at and _is_same(reports, group)), None)
        if same is None:
            kept.append(reports)
        else:
            same += reports
    return [group for group in kept if group]


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
        if other.root != report.root and other.event.status in DONE and other.event.date and _is_day(other.event.date)
    ]
    days = {day for day, _ in dated if day is not None}
    if len(days) != 1:
        return None
    day = days.pop()
    return (day, dated[0][1]) if _allows(report.event.date, day) else None


def _fits(dated: Report, other: Report) -> bool:
    """Whether the day lent to a report can be that of another mention of its event; a plan may be put off a while."""
    lent = dated.event.date
    day = lent.start if lent else None
    known = other.event.date
    if lent is None or day is None or known is None or _allows(known, day) or _allows(known, lent.end or day):
        return True
    planned = known.start if other.event.status == "planned" else None
    return planned is not None and abs((date.fromisoformat(day) - date.fromisoformat(first_day(planned))).days) <= DELAY


def _is_same(reports: Sequence[Report], group: Sequence[Report]) -> bool:
    """Whether a group has a mention of the same page, type, parties and day: the page tells of it more than once."""
    return any(_key(one) == _key(other) for one in reports for other in group)


def _key(report: Report) -> tuple[str, str, tuple[str, ...], str | None]:
    event = report.event
    parties = tuple(sorted({party_key(p) for p in (*event.actors, *event.recipients)}))
    return report.document, event.type, parties, event.date.start if event.date else None


def _dated(report: Report, page: tuple[str, str] | None) -> Report:
    if page is None or not _is_news(report) or not _allows(report.event.date, page[0]):
        return report
    day, source = page
    known = report.event.date.basis if report.event.date else ""
    basis = f"the page tells of {day}, as {source} dates the same event; {known}"
    lent = EventDate(start=day, end=day, basis=basis, trust="derived", lent=True)
    return msgspec.structs.replace(report, event=msgspec.structs.replace(report.event, date=lent))


def _counted(report: Report, page: tuple[str, str] | None) -> Report:
    """The report with a date that the page counts from its own day, read again where that day was lent."""
    date, timexes = report.event.date, report.reading.timexes
    if page is None or date is None or date.narrative or date.lent or date.timex is None or date.timex >= len(timexes):
        return report
    timex = timexes[date.timex]
    told = parse_day(page[0])
    known = Interval(parse_day(date.start), parse_day(date.end))
    if timex.value is not None or told is None or not known.days or known.days == 1 or not _is_of(known, timex):
        return report
    days = reread(timex.text, Interval(told, plus_days(told, FRESH)))
    days = days & known if days else None
    if days is None or days.empty or days == known:
        return report
    basis = f"the page tells of {page[0]}, as {page[1]} dates an event of it; {date.basis}"
    lent = EventDate(start=iso(days.first), end=iso(days.last), timex=date.timex, basis=basis, lent=True)
    return msgspec.structs.replace(report, event=msgspec.structs.replace(report.event, date=lent))


def _is_of(days: Interval, timex: Timex) -> bool:
    """Whether an event's days lie in those of the expression that dates it: it is not only before or after it."""
    return (days & Interval(parse_day(timex.earliest), parse_day(timex.latest))) == days


def _is_news(report: Report) -> bool:
    """Whether a mention is what an undated page reports, on a day that the page does not give."""
    date = report.event.date
    return date is not None and date.narrative and (date.start is None or date.start != date.end)


def _is_day(date: EventDate) -> bool:
    return date.start is not None and date.start == date.end and len(date.start) == 10 and date.trust != "bounded"


def _allows(date: EventDate | None, day: str) -> bool:
    """Whether the page's own bounds leave room for the day."""
    return date is not None and (date.start is None or date.start <= day) and (date.end is None or day <= date.end)
