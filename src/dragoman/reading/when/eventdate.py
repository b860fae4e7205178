"""Event dates: the day or interval of an event, with the reasoning in words.

What dates an event, in this order: the time expression that governs it by syntax; a turning point that
it is or that its clause reckons from; the narrative day of its sentence, for main-line events only; the
term of office of its parties. All that the text says is intersected. Background - the pluperfect, "has
long", habits - never takes the page's day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dragoman.reading.when.background import is_background, is_main, is_present, is_recent
from dragoman.reading.when.calendar import Interval
from dragoman.reading.when.constraints import Constraint, reconciled
from dragoman.reading.when.governing import Governing, closing, governing
from dragoman.reading.when.occasions import occasion
from dragoman.reading.when.reckoned import reckoned
from dragoman.reading.when.tenure import all_titled, tenures
from dragoman.reading.when.timeline import Timeline, timeline
from dragoman.reading.when.timex3 import iso
from dragoman.records import EventDate, Mention, Status

DONE = frozenset({"occurred", "ongoing", "alleged", "denied"})


def event_date(doc: Doc, trigger: Token, status: Status, parties: Sequence[Mention] = ()) -> EventDate | None:
    """When the event at `trigger` happened, or None when the text does not say.

    The interval is the intersection of `constraints`; a half-open one is no date.
    """
    found, days = reconciled(constraints(doc, trigger, status, parties))
    kept = [c for c in found if c.kept]
    if not kept or days.first is None or days.last is None:
        return None
    return EventDate(
        start=iso(days.first),
        end=iso(days.last),
        timex=next((c.timex for c in kept if c.timex is not None), None),
        basis="; ".join(c.words for c in found),
        trust=kept[0].trust,
    )


def constraints(doc: Doc, trigger: Token, status: Status, parties: Sequence[Mention] = ()) -> list[Constraint]:
    """All that the text says about the time of the event at `trigger`, unordered."""
    line = timeline(doc)
    if not line.parsed:
        return []
    found = [_of_timex(g) for g in governing(line, trigger, status in DONE)]
    found += reckoned(line, trigger, status in DONE)
    if not found:
        found += occasion(line, trigger)
    if not found and line.anchor.exact is None and not is_background(line, trigger, status):
        found = [_of_timex(g) for g in closing(line, trigger)]
    if not found or (is_present(trigger) and all(c.trust == "bounded" for c in found)):
        found += _narrative(line, trigger, status)
    if line.anchor.exact is None and not is_background(line, trigger, status):
        found += _in_office(doc, line, trigger, status, parties)
    last = line.anchor.days.last
    if found and status in DONE and last is not None and not all(c.days.last and c.days.last <= last for c in found):
        found.append(Constraint("publication", f"the page is of {last} at the latest", Interval(None, last), "bounded"))
    return found


def _of_timex(found: Governing) -> Constraint:
    timex = found.dated.timex
    lead = {"at": "", "after": "after ", "before": "before "}[found.relation]
    words = lead + (timex.basis or f"{timex.text!r}")
    if found.path != "directly":
        words += f" ({found.path})"
    explicit = timex.value is not None and " names " in (timex.basis or "")
    trust = "bounded" if found.relation != "at" else "stated" if explicit else "derived"
    return Constraint("timex", words, found.days, trust, found.dated.place)  # type: ignore[arg-type]


def _narrative(line: Timeline, trigger: Token, status: Status) -> list[Constraint]:
    if is_background(line, trigger, status):
        plan = line.plan(trigger) if status == "planned" and is_main(trigger) else None
        return [Constraint("narrative", f"goes on from {plan.words}", plan.days, "derived", plan.place)] if plan else []
    if is_recent(line, trigger):
        return []
    narrative = line.page() if is_present(trigger) else line.narrative(trigger)
    if narrative is None:
        return []
    trust = "derived" if narrative.days.days == 1 else "bounded"
    return [Constraint("narrative", narrative.words, narrative.days, trust, narrative.place)]  # type: ignore[arg-type]


def _in_office(
    doc: Doc, line: Timeline, trigger: Token, status: Status, parties: Sequence[Mention]
) -> Iterator[Constraint]:
    """Terms of office of the parties; for an act without any, of the people that an undated page is about."""
    own = list(tenures(doc, parties, line.knowledge))
    if own or status not in {"occurred", "ongoing"}:
        yield from own
    else:
        yield from (c for c in tenures(doc, all_titled(doc), line.knowledge) if c.days.last is not None)
