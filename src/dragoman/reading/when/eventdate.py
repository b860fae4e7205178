"""Event dates: the day or interval of an event, with the reasoning in words.

What dates an event, in this order: the time expression that governs it by syntax; a turning point that
it is or that its clause reckons from; the narrative day of its sentence, for main-line events only; the
term of office of its parties. All that the text says is intersected. Background - the pluperfect, "has
long", habits, clauses of reminder - never takes the page's day: all that is known is that it lies before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Doc, Token

from dragoman.reading.when.background import is_background, is_main, is_present, is_recent
from dragoman.reading.when.calendar import EVER, Interval
from dragoman.reading.when.constraints import Constraint, reconciled
from dragoman.reading.when.governing import Governing, carried, closing, governing
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.occasions import occasion
from dragoman.reading.when.reckoned import reckoned
from dragoman.reading.when.tense import is_ahead, is_perfect
from dragoman.reading.when.tenure import incumbents, tenures
from dragoman.reading.when.timeline import Timeline, clause_of, timeline
from dragoman.reading.when.timex3 import iso
from dragoman.records import EventDate, Mention, Status

DONE = frozenset({"occurred", "ongoing", "alleged", "denied"})
WIDE = frozenset({"narrative", "tenure", "publication"})  # constraints that tell of the page, not of the act
LONGEST = 366  # days: a term of office, or a span in which the page appeared, that is longer dates nothing
HALF_OPEN = frozenset({"occurred", "ongoing", "alleged"})  # what did not happen has no "before the report"


def event_date(
    doc: Doc, trigger: Token, status: Status, parties: Sequence[Mention] = (), referring: bool = False
) -> EventDate | None:
    """When the event at `trigger` happened, or None when the text does not say.

    The interval is the intersection of `constraints`; one end is None for an act of which the text only says
    that it lies before or after a day. `referring` says that a bare noun refers back to the act ("since the
    crackdown"), which the page does not report.
    """
    found, days = reconciled(constraints(doc, trigger, status, parties, referring))
    found, days = _without_terms(found, days)
    kept = [c for c in found if c.kept]
    if not kept or (status not in HALF_OPEN and not (days.first and days.last)):
        return None
    bounds = days if (days.first and days.last) or any(c.kind not in {"narrative", "tenure"} for c in kept) else EVER
    narrative = kept[0].kind == "narrative" and kept[0].timex is None
    if bounds == EVER and not narrative:
        return None
    return EventDate(
        start=iso(bounds.first),
        end=iso(bounds.last),
        timex=next((c.timex for c in kept if c.timex is not None), None),
        basis="; ".join(c.words for c in found),
        trust=kept[0].trust,
        narrative=narrative,
    )


def _without_terms(found: list[Constraint], days: Interval) -> tuple[list[Constraint], Interval]:
    """The constraints without those that only tell when the page appeared, where these leave years to choose from.

    Who was in office for eight years does not date what he did; it stays among the reasons, marked as left out.
    """
    telling = [c for c in found if c.kept and c.days != EVER]
    if any(c.kind not in WIDE for c in telling) or all(c.kind == "publication" and c.days.last for c in telling):
        return found, days
    if days.first is not None and days.last is not None and (days.last - days.first).days < LONGEST:
        return found, days
    words = "(left out: more than a year)"
    return [c._replace(kept=False, words=f"{c.words} {words}") if c in telling else c for c in found], EVER


def constraints(
    doc: Doc, trigger: Token, status: Status, parties: Sequence[Mention] = (), referring: bool = False
) -> list[Constraint]:
    """All that the text says about the time of the event at `trigger`, unordered."""
    line = timeline(doc)
    if not line.parsed:
        return []
    done = status in DONE
    background = (referring and not carried(trigger)) or is_background(line, trigger, status)
    found = [_of_timex(g) for g in governing(line, trigger, done)]
    found += reckoned(line, trigger, done)
    if all(c.trust == "bounded" for c in found):
        found += occasion(line, trigger)
    if not found and line.anchor.exact is None and not background:
        found = [_of_timex(g) for g in closing(line, trigger)]
    if not found or (is_present(trigger) and all(c.trust == "bounded" for c in found)):
        found += [c for c in _narrative(line, trigger, status, background) if not found or c.days != EVER]
    if line.anchor.exact is None:
        news = status in {"occurred", "ongoing"} and not background and not _is_open(trigger)
        found += _in_office(doc, line, parties, news)
    return found + _before_the_page(line, status, background, found)


def _before_the_page(line: Timeline, status: Status, background: bool, found: list[Constraint]) -> list[Constraint]:
    """What is done lies before the day of the page; background that nothing else dates says so too."""
    last = line.anchor.days.last
    if status not in DONE or last is None:
        return []
    if not found:
        if line.anchor.exact is None and (line.anchor.days.days or LONGEST) >= LONGEST:
            return []  # before a page that appeared nobody knows when
        words = f"told as background, before the report of {last}"
        return [Constraint("publication", words, Interval(None, last), "bounded")] if background else []
    if all(c.days.last and c.days.last <= last for c in found):
        return []
    return [Constraint("publication", f"the page is of {last} at the latest", Interval(None, last), "bounded")]


def _of_timex(found: Governing) -> Constraint:
    timex = found.dated.timex
    lead = {"at": "", "after": "after ", "before": "before "}[found.relation]
    words = lead + (timex.basis or f"{timex.text!r}")
    if found.path != "directly":
        words += f" ({found.path})"
    explicit = timex.value is not None and " names " in (timex.basis or "")
    trust = "bounded" if found.relation != "at" else "stated" if explicit else "derived"
    return Constraint("timex", words, found.days, trust, found.dated.place)  # type: ignore[arg-type]


def _narrative(line: Timeline, trigger: Token, status: Status, background: bool) -> list[Constraint]:
    if background:
        plan = line.plan(trigger) if status == "planned" and is_main(trigger) else None
        return [Constraint("narrative", f"goes on from {plan.words}", plan.days, "derived", plan.place)] if plan else []
    if is_recent(line, trigger):
        return []
    says = is_cue("say", trigger.lemma_.lower()) and trigger.tag_ == "VBZ" and is_main(trigger)
    today = is_present(trigger) and not says  # "Xi says" is of the day on which he said it
    narrative = line.page() if today else line.narrative(trigger)
    if narrative is None:
        return [Constraint("narrative", "the day of the report, which is not known", EVER, "bounded")]
    trust = "derived" if narrative.days.days == 1 else "bounded"
    return [Constraint("narrative", narrative.words, narrative.days, trust, narrative.place)]  # type: ignore[arg-type]


def _after_the_latest(line: Timeline, terms: list[Constraint]) -> Iterator[Constraint]:
    """The latest turning point that the page names, after which it was written, where it narrows the terms."""
    begun = [p for p in line.points.values() if p.days.first is not None and is_ahead(line.doc[p.token]) != "future"]
    latest = max(begun, key=lambda point: point.days.first or date.min, default=None)
    day = latest.days.first if latest is not None else None
    starts = [term.days.first for term in terms if term.days.first is not None]
    if latest is not None and day is not None and starts and max(starts) < day:
        words = f"the page tells of {latest.name}, {day}"
        yield Constraint("publication", words, Interval(day, None), "bounded")


def _is_open(trigger: Token) -> bool:
    """Whether the clause only says that something was done at some time: "most states have abolished it"."""
    verb = clause_of(trigger)
    return verb is not None and is_perfect(verb)


def _in_office(doc: Doc, line: Timeline, parties: Sequence[Mention], news: bool) -> Iterator[Constraint]:
    """Terms of office of the parties; for news without any, of those whom an undated page names as in office.

    News is no older than what the page tells of as past: the start of the latest turning point that it names.
    """
    found = list(tenures(doc, parties, line.knowledge))
    if news:
        found = found or list(incumbents(doc, line.knowledge))
        yield from _after_the_latest(line, found)
    yield from found
