"""Reckoned: events that are a turning point of the world, or that their clause dates by one."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.reading.when.calendar import Interval
from dragoman.reading.when.constraints import Constraint
from dragoman.reading.when.governing import relation_of, up
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.tense import is_pluperfect
from dragoman.reading.when.timeline import Timeline
from dragoman.reading.when.turningpoints import TurningPoint

STEPS = 3
_TURNS = {"after", "since", "before", "until", "during", "amid", "following", "throughout"}


def reckoned(line: Timeline, trigger: Token, done: bool) -> list[Constraint]:
    """Constraints from turning points: the trigger names one itself, or lies after, before or during it."""
    if not line.points:
        return []
    own = line.points.get(trigger.i)
    if own is not None:
        return [Constraint("turning point", f"{own.name}: {_days(own)}", _extent(own, trigger), "derived")]
    token = trigger
    for _ in range(STEPS):
        found = list(_below(line, token))
        if found:
            return found
        step = up(token, trigger, done)
        if step is None or step[1] != "at":
            break
        token = step[0]
    return []


def _below(line: Timeline, token: Token) -> Iterator[Constraint]:
    """Turning points in the prepositional phrases and clauses under a verb."""
    for child in token.children:
        mark = child.lower_ if child.dep_ == "prep" else _mark(child) if child.dep_ == "advcl" else ""
        if mark not in _TURNS:
            continue
        inner = [child] if child.dep_ == "advcl" else list(child.children)
        point = next((line.points[t.i] for top in inner for t in top.subtree if t.i in line.points), None)
        if point is not None and point.days.first is not None:
            yield Constraint("turning point", f"{mark} {point.name}, {_days(point)}", _side(mark, point), "bounded")


def _mark(clause: Token) -> str:
    return next((t.lower_ for t in clause.children if t.dep_ in {"mark", "advmod", "prep"} and t.i < clause.i), "")


def _side(mark: str, point: TurningPoint) -> Interval:
    relation = relation_of((mark,))
    if relation == "before":
        return Interval(None, point.days.first)
    if relation == "after":
        return Interval(point.days.first, None)
    return point.days


def _extent(point: TurningPoint, trigger: Token) -> Interval:
    """An act is dated by its first day; one that lasts, such as a war, by its whole extent."""
    lasting = is_cue("process", trigger.lemma_.lower()) and not is_cue("act", trigger.lemma_.lower())
    if lasting and not is_pluperfect(trigger):
        return point.days
    return Interval(point.days.first, point.days.first)


def _days(point: TurningPoint) -> str:
    return f"{point.days.first}" + (f" to {point.days.last}" if point.days.last else "")
