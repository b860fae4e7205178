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
WIDTH = 16  # words of a clause that are searched for a phrase of time
_ACTS = ("event-noun", "occasion-noun", "process")
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
        found = list(_below(line, token)) or list(_reason(line, token)) or list(_above(line, token))
        found = found or (list(_behind(line, token)) if token.i == trigger.i else [])
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
        point = _point_under(line, inner)
        if point is not None and point.days.first is not None:
            yield Constraint("turning point", f"{mark} {point.name}, {_days(point)}", _side(mark, point), "bounded")


def _behind(line: Timeline, verb: Token) -> Iterator[Constraint]:
    """A turning point that closes the verb's clause, "used it for troops before the invasion", however it is parsed.

    Between the verb and "before" or "after" stand no other verb and no act that the phrase could belong to.
    """
    if verb.pos_ != "VERB" or is_cue("say", verb.lemma_.lower()):
        return
    for token in line.doc[verb.i + 1 : min(verb.i + WIDTH, verb.sent.end)]:
        if token.lower_ in {"before", "after"}:
            follows = line.doc[token.i + 1 : min(token.i + WIDTH, verb.sent.end)]
            point = next((line.points[t.i] for t in follows if t.i in line.points), None)
            if point is not None:
                words = f"{token.lower_} {point.name}, {_days(point)}"
                yield Constraint("turning point", words, _side(token.lower_, point), "bounded")
            return
        if token.pos_ == "VERB" or any(is_cue(cue, token.lemma_.lower()) for cue in _ACTS):
            return


def _reason(line: Timeline, token: Token) -> Iterator[Constraint]:
    """What an act answers or prepares: "sanctioned for the invasion", "used as a staging ground for the invasion"."""
    nouns = [
        n for c in token.children for n in ([c] if c.dep_ == "dobj" else c.children) if n.pos_ in {"NOUN", "PROPN"}
    ]
    for one in (token, *nouns):
        prepares = is_cue("springboard", one.lemma_.lower())
        if not prepares and not is_cue("motive", token.lemma_.lower()) and not is_cue("motive", one.lemma_.lower()):
            continue
        for child in one.children:
            point = _point_under(line, [child]) if child.dep_ == "prep" and child.lower_ in {"for", "over"} else None
            if point is not None:
                lead, mark = ("in preparation of", "before") if prepares else ("because of", "after")
                yield Constraint("turning point", f"{lead} {point.name}, {_days(point)}", _side(mark, point), "bounded")


def _above(line: Timeline, token: Token) -> Iterator[Constraint]:
    """The turning point that a relative clause tells more of: "the invasion, in which Belarus was used"."""
    named = token.head if token.dep_ == "relcl" else None
    point = next((p for p in line.points.values() if named and p.start <= named.idx < p.end), None)
    if point is not None and point.days.first is not None:
        inside = any(t.lower_ in {"where", "when", "in", "during"} for t in token.children)
        mark = "during" if inside else "after"
        yield Constraint("turning point", f"{mark} {point.name}, {_days(point)}", _side(mark, point), "bounded")


def _point_under(line: Timeline, tops: list[Token]) -> TurningPoint | None:
    return next((line.points[t.i] for top in tops for t in top.subtree if t.i in line.points), None)


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
