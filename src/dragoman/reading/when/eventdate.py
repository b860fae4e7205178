"""Event dates: the day or interval of an event, with the reasoning in words.

What dates an event, in this order: the time expression that governs it by syntax; a turning point that
its clause reckons from; the narrative day of its sentence, for main-line events only. All that the text
says is intersected. Background - the pluperfect, "has long", habits - never takes the page's day.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dragoman.reading.when.background import is_background, is_main, is_present
from dragoman.reading.when.calendar import Interval
from dragoman.reading.when.constraints import Constraint, reconciled
from dragoman.reading.when.governing import Governing, governing
from dragoman.reading.when.timeline import Timeline, timeline
from dragoman.reading.when.timex3 import iso
from dragoman.records import EventDate, Mention, Status


def event_date(doc: Doc, trigger: Token, status: Status, parties: Sequence[Mention] = ()) -> EventDate | None:
    """When the event at `trigger` happened, or None when the text does not say.

    The interval is the intersection of `constraints`; a half-open one is no date.
    """
    found, days = reconciled(constraints(doc, trigger, status, parties))
    kept = [c for c in found if c.kept]
    if not kept or days.first is None or days.last is None:
        return None
    lead = kept[0]
    return EventDate(
        start=iso(days.first),
        end=iso(days.last),
        timex=lead.timex,
        basis="; ".join(c.words for c in found),
        trust=lead.trust,
    )


def constraints(doc: Doc, trigger: Token, status: Status, parties: Sequence[Mention] = ()) -> list[Constraint]:
    """All that the text says about the time of the event at `trigger`, unordered."""
    line = timeline(doc)
    if not line.parsed:
        return []
    found = [_of_timex(g) for g in governing(line, trigger)]
    if not found:
        found += _narrative(line, trigger, status)
    if found and status in {"occurred", "ongoing", "alleged"} and line.anchor.days.last is not None:
        words = f"reported as done on the page of {line.anchor.days.last}"
        found.append(Constraint("publication", words, Interval(None, line.anchor.days.last), "bounded"))
    return found


def _of_timex(found: Governing) -> Constraint:
    timex = found.dated.timex
    lead = {"at": "", "after": "after ", "before": "before "}[found.relation]
    words = lead + (timex.basis or f"{timex.text!r}")
    if found.path != "directly":
        words += f" ({found.path})"
    explicit = timex.value is not None and " names " in (timex.basis or "")
    trust = "bounded" if found.relation != "at" else "stated" if explicit else "derived"
    return Constraint("timex", words, found.days, trust, found.dated.index)  # type: ignore[arg-type]


def _narrative(line: Timeline, trigger: Token, status: Status) -> list[Constraint]:
    if is_background(line, trigger, status):
        plan = line.plan(trigger) if status == "planned" and is_main(trigger) else None
        return [Constraint("narrative", f"goes on from {plan.words}", plan.days, "derived", plan.index)] if plan else []
    narrative = line.page() if is_present(trigger) else line.narrative(trigger)
    if narrative is None:
        return []
    return [Constraint("narrative", narrative.words, narrative.days, "derived", narrative.index)]
