"""Disputes: what the reports of one event disagree on, and who says which.

An update is no dispute: planned, begun and done follow one another. A dispute is a claim against a
denial, two days that cannot both be right, two cities, or actor and recipient the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.fusion import voices
from dragoman.fusion.mentions import first_day, is_symmetric, last_day, party_key
from dragoman.fusion.report import Report
from dragoman.records import Dispute, DisputeValue


def disputes(reports: Sequence[Report]) -> tuple[Dispute, ...]:
    """The disputes among the reports of one event, by field."""
    found = [
        _dispute("status", reports, _claim, _contradict_status),
        _dispute("date", [r for r in reports if r.event.status in {"occurred", "ongoing"}], _day, _differ),
        _dispute("place", [r for r in reports if r.event.status != "planned"], _city, _differ),
        _dispute("actors", reports, _direction, _reversed),
    ]
    return tuple(d for d in found if d is not None)


def _dispute(
    field: str,
    reports: Sequence[Report],
    value: Callable[[Report], str | None],
    contradict: Callable[[list[str]], bool],
) -> Dispute | None:
    given: dict[str, list[Report]] = {}
    for report in reports:
        found = value(report)
        if found is not None:
            given.setdefault(found, []).append(report)
    values = sorted(given)
    if len({r.root for side in given.values() for r in side}) < 2 and field != "status":
        return None  # one page that names two days or cities is loose, not in dispute with itself
    if len(values) < 2 or not contradict(values):
        return None
    sides = tuple(_side(v, given[v]) for v in values)
    if len({side.said_by for side in sides}) < 2:
        return None  # one voice on both sides: the page tells a claim and its denial, nobody contradicts anybody
    return Dispute(field=field, values=sides)


def _side(value: str, reports: Sequence[Report]) -> DisputeValue:
    said = dict.fromkeys(name for r in reports for name in voices.vouched(r))
    return DisputeValue(
        value=value, said_by=tuple(sorted(said)), documents=tuple(sorted({r.document for r in reports}))
    )


def _claim(report: Report) -> str | None:
    status = report.event.status
    return status if status in {"occurred", "ongoing", "alleged", "denied"} else None


def _contradict_status(values: list[str]) -> bool:
    return "denied" in values


def _day(report: Report) -> str | None:
    date = report.event.date
    if date is None or date.trust != "stated" or not date.start or not date.end:
        return None
    start, end = first_day(date.start), last_day(date.end)
    return start if start == end else None


def _city(report: Report) -> str | None:
    place = report.event.place
    return place.name if place is not None and place.geonames is not None else None


def _differ(values: list[str]) -> bool:
    return len(values) > 1


def _direction(report: Report) -> str | None:
    if is_symmetric(report.event) or not report.event.actors or not report.event.recipients:
        return None
    actors = sorted({party_key(p) for p in report.event.actors})
    recipients = sorted({party_key(p) for p in report.event.recipients})
    return f"{', '.join(actors)} → {', '.join(recipients)}"


def _reversed(values: list[str]) -> bool:
    pairs = {tuple(v.split(" → ")) for v in values}
    return any((b, a) in pairs for a, b in pairs if a != b)
