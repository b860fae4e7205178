"""Merge: one event out of the reports that were linked.

Values are voted for by source family, so that a wire story printed fifty times has one vote; ties go
to the more specific, then to the lesser string. What the reports disagree on stays visible in
`disputes`.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dragoman.fusion import voices
from dragoman.fusion.disputes import disputes
from dragoman.fusion.mentions import EARLIEST, LATEST, first_day, last_day, party_key
from dragoman.fusion.report import Report
from dragoman.knowledge import Knowledge
from dragoman.records import Event, EventActor, EventDate, EventEvidence, FusedPlace, Party, Status

# An act that anybody reports as done is done; what was planned, claimed or denied before is an earlier version.
STATUS_ORDER: tuple[Status, ...] = ("occurred", "ongoing", "alleged", "denied", "planned", "hypothetical")
TRUST_ORDER = ("stated", "derived", "bounded")
SURE = 0.5  # score of a mention from which it counts as linked
PARTY_SHARE = 0.5  # of the families that name a party on that side at all

T = TypeVar("T")


def merge(reports: Sequence[Report], knowledge: Knowledge) -> Event:
    """The event that the reports tell of; `story` is filled in later."""
    reports = sorted(reports, key=lambda r: (r.published, r.root, r.document, r.event.trigger.start, r.event.id))
    sure = [
        r for r in reports if r.sure
    ] or reports  # an unsure one bears out what others say, and adds days and places
    kind = _vote(sure, lambda r: (r.event.type, r.event.quad))
    typed = [r for r in sure if r.event.type == kind[0]]
    actors, recipients = _parties(sure, knowledge)
    return Event(
        id=_identity(reports),
        type=kind[0],
        quad=kind[1],
        mode=_vote(typed, lambda r: r.event.mode),
        intensity=_vote(typed, lambda r: r.event.intensity),
        contexts=tuple(sorted({c for r in typed for c in r.event.contexts})),
        actors=actors,
        recipients=recipients,
        date=date(reports),
        place=_place(reports),
        status=next(s for s in STATUS_ORDER if any(r.event.status == s for r in sure)),
        story=None,
        documents=len({r.document for r in reports}),
        independent_sources=len({voices.family(r) for r in reports}),
        said_by=voices.counted(reports),
        mentions=tuple(_evidence(r) for r in reports),
        disputes=disputes(reports),
    )


def date(reports: Iterable[Report]) -> EventDate | None:
    """The best founded day that the other dates allow; else the interval that most of them share.

    Days come before intervals, stated ones before derived ones. Of several days the one wins that most families
    leave room for, then the one that most of them give.
    """
    dated = [r for r in reports if r.event.date and (r.event.date.start or r.event.date.end)]
    done = [r for r in dated if r.event.status != "planned"] or dated
    days = [r for r in done if _length(r) <= 1]
    if not days:
        return _shared(done) if done else None
    best = min(map(_rank, days))
    votes = [r for r in days if _rank(r) == best]
    room = {span: len({r.root for r in done if _meet(_days(r), span)}) for span in map(_days, votes)}
    start, end = _vote([r for r in votes if room[_days(r)] == max(room.values())], _days)
    return next(r.event.date for r in votes if _days(r) == (start, end))


def _rank(report: Report) -> tuple[bool, int]:
    """How firm a day is: what a page says itself before what another page lends it, stated before derived."""
    found = report.event.date
    assert found is not None
    return found.lent, TRUST_ORDER.index(found.trust)


def _shared(dated: Sequence[Report]) -> EventDate | None:
    """The intersection of intervals, the shortest first; one that does not meet it is left out."""
    ordered = sorted(dated, key=lambda r: (_length(r), _days(r), r.id))
    start, end = _days(ordered[0])
    bases: dict[str, None] = {}
    for report in ordered:
        if report.event.date and _meet((start, end), _days(report)):
            narrowed = max(start, _days(report)[0]), min(end, _days(report)[1])
            if not bases or narrowed != (start, end):
                bases[report.event.date.basis] = None
            start, end = narrowed
    first = ordered[0].event.date
    if len(bases) == 1:
        return first
    return EventDate(
        start=start if start > EARLIEST else None,
        end=end if end < LATEST else None,
        basis="; and ".join(bases),
        trust="bounded",
    )


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two intervals have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def _days(report: Report) -> tuple[str, str]:
    found = report.event.date
    assert found is not None
    return first_day(found.start or EARLIEST), last_day(found.end or LATEST)


def _length(report: Report) -> int:
    """Days between the first and the last."""
    start, end = _days(report)
    return (datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)).days


def _vote(reports: Iterable[Report], value: Callable[[Report], T]) -> T:
    """The value that most families give; None counts only when nobody gives another."""
    families: dict[T, set[str]] = {}
    mentions: Counter[T] = Counter()
    for report in reports:
        given = value(report)
        families.setdefault(given, set()).add(report.root)
        mentions[given] += 1
    return min(families, key=lambda v: (v is None, -len(families[v]), -mentions[v], str(v)))


def _parties(reports: Sequence[Report], knowledge: Knowledge) -> tuple[tuple[EventActor, ...], tuple[EventActor, ...]]:
    mutual = [r for r in reports if len(r.event.actors) > 1 and not r.event.recipients]
    if 2 * len({r.root for r in mutual}) > len({r.root for r in reports}):
        return _side([*((r, p) for r in reports for p in (*r.event.actors, *r.event.recipients))], knowledge), ()
    directed = [r for r in reports if r not in mutual] or list(reports)
    actors = _side([(r, p) for r in directed for p in r.event.actors], knowledge)
    recipients = _side([(r, p) for r in directed for p in r.event.recipients], knowledge)
    same = {_identity_of(a) for a in actors} & {_identity_of(r) for r in recipients}
    if same and len(recipients) > len(same):
        recipients = tuple(r for r in recipients if _identity_of(r) not in same)
    return actors, recipients


def _side(named: Sequence[tuple[Report, Party]], knowledge: Knowledge) -> tuple[EventActor, ...]:
    """The parties of one side: those that at least half of the families name, each in its most telling form.

    Whom a page only seems to mean does not count where other mentions say whom they mean.
    """
    families: dict[str, set[str]] = {}
    forms: dict[str, list[Party]] = {}
    named = [(r, p) for r, p in named if not _is_guess(r, p)] or named
    for report, party in named:
        key = party_key(party)
        families.setdefault(key, set()).add(report.root)
        forms.setdefault(key, []).append(party)
    everyone = len({report.root for report, _ in named})
    order = sorted(families, key=lambda k: (-len(families[k]), -len(forms[k]), k))
    kept = [k for k in order if len(families[k]) >= PARTY_SHARE * everyone] or order[:1]
    return tuple(_actor(forms[k], knowledge) for k in sorted(kept, key=lambda k: (-len(families[k]), k)))


def _is_guess(report: Report, party: Party) -> bool:
    """Whether a party's country is a guess from what its page is about."""
    mention = report.mention(party.mention)
    return mention is not None and mention.method == "coreference" and mention.score < SURE


def _actor(forms: Sequence[Party], knowledge: Knowledge) -> EventActor:
    """A party in its most specific form: a person before an organisation before the bare state."""
    counts = Counter((p.id, p.name, p.country, p.sector) for p in forms)
    texts = {(p.id, p.name, p.country, p.sector): p.text for p in reversed(forms)}

    def rank(form: tuple[str | None, str | None, str | None, str | None]) -> tuple[bool, bool, int, str]:
        ident, _, country, _ = form
        state = knowledge.states.get(country or "")
        bare = state is not None and ident in {state.qid, country}
        return ident is None, bare, -counts[form], str(form)

    best = min(counts, key=rank)
    return EventActor(id=best[0], name=best[1] or texts[best], country=best[2], sector=best[3])


def _identity_of(actor: EventActor) -> str:
    return actor.country or actor.id or actor.name or ""


def _place(reports: Sequence[Report]) -> FusedPlace | None:
    placed = [r for r in reports if r.event.place is not None]
    cities = [r for r in placed if r.event.place and r.event.place.geonames] or placed
    if not cities:
        return None
    name = _vote(cities, lambda r: r.event.place.name if r.event.place else None)
    place = next(r.event.place for r in cities if r.event.place and r.event.place.name == name)
    return FusedPlace(name=place.name, country=place.country, lat=place.lat, lon=place.lon)


def _evidence(report: Report) -> EventEvidence:
    trigger = report.event.trigger
    return EventEvidence(
        document=report.document,
        source=report.source,
        event=report.event.id,
        start=trigger.start,
        end=trigger.end,
        text=trigger.text,
        copy_of=report.root if report.root != report.document else None,
    )


def _identity(reports: Sequence[Report]) -> str:
    """An id from the mentions themselves: the same documents always give the same ids."""
    return "E" + hashlib.sha256("\n".join(sorted(r.id for r in reports)).encode()).hexdigest()[:12]
