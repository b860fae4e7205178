"""Governing: the time expressions that date a trigger by syntax, never by distance.

A path leads from the trigger up through clauses that share its time: coordination, infinitives,
participles, "when" clauses, and what somebody is reported to have said. Each step may turn equality into
a bound ("after", "before"); a relative clause or a noun under a verb of another act ends the path.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from spacy.tokens import Token

from dragoman.reading.when.calendar import EVER, Interval, plus_days
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.tense import direction
from dragoman.reading.when.timeline import Dated, Timeline

Relation = Literal["at", "after", "before"]
DEPTH = 6
_NOMINAL_PATH = {"dobj", "nsubj", "nsubjpass", "attr", "pobj", "obj"}


class Governing(NamedTuple):
    """A dated expression and how the trigger lies to it."""

    dated: Dated
    relation: Relation
    path: str  # in words: "directly", "through the clause of 'said'"

    @property
    def days(self) -> Interval:
        """The days that this leaves for the trigger."""
        first, last = self.dated.days
        if self.relation == "after":
            return Interval(first, None)
        if self.relation == "before":
            return Interval(None, last)
        return self.dated.days


def governing(timeline: Timeline, trigger: Token) -> list[Governing]:
    """The time expressions nearest to the trigger on its path; none when the text dates it otherwise or not at all."""
    token, relation, path = trigger, "at", "directly"
    seen: set[int] = set()
    for _ in range(DEPTH):
        if token.i in seen:
            break
        seen.add(token.i)
        found = [*_attached(timeline, token, relation, path), *_below(timeline, token, relation, path)]  # type: ignore[arg-type]
        if found:
            return _best(found)
        step = _up(token, trigger)
        if step is None:
            break
        token, turn = step
        relation = turn if relation == "at" else relation if turn in {"at", relation} else "at"
        path = f"through {token.text!r}"
    return []


def _attached(timeline: Timeline, token: Token, relation: Relation, path: str) -> Iterator[Governing]:
    for dated in timeline.dated.get(token.i, ()):
        own = relation_of(dated.links)
        if own is not None:
            yield Governing(dated, own if relation == "at" else relation, path)


def relation_of(links: tuple[str, ...]) -> Relation | None:
    """How what a time expression modifies lies to it, by the outermost preposition."""
    if not links:
        return "at"
    link = links[-1]
    if is_cue("from", link):
        return "after"
    if is_cue("until", link):
        return "before"
    return "at"


def _below(timeline: Timeline, token: Token, relation: Relation, path: str) -> Iterator[Governing]:
    """Dates of an occasion or clause that hangs below: "at the meeting on Monday", "when it fell in May"."""
    for child in token.children:
        if child.dep_ == "prep" and child.pos_ in {"ADP", "SCONJ"}:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    turn = relation_of((child.lower_,))
                    for dated in timeline.dated.get(noun.i, ()):
                        inner = relation_of(dated.links)
                        if (
                            turn is not None
                            and inner == "at"
                            and (turn != "at" or child.lower_ in {"at", "during", "in", "after"})
                        ):
                            yield Governing(dated, turn if relation == "at" else relation, path)
        elif child.dep_ == "advcl":
            mark = next((t.lower_ for t in child.children if t.dep_ in {"mark", "advmod"} and t.i < child.i), "")
            turn = (
                "at"
                if is_cue("same-time", mark)
                else relation_of((mark,))
                if mark in {"after", "before", "since", "until"}
                else None
            )
            if turn is not None:
                for dated in timeline.dated.get(child.i, ()):
                    yield Governing(dated, turn if relation == "at" else relation, path)


def _best(found: list[Governing]) -> list[Governing]:
    """Those that fix the time before those that bound it, the finest first; only ones that agree."""
    found.sort(key=lambda g: (g.relation != "at", g.dated.days.days or 10**6, g.dated.index))
    kept: list[Governing] = []
    days = EVER
    for one in found:
        narrowed = days & one.days
        if not narrowed.empty:
            kept.append(one)
            days = narrowed
    return kept


def _up(token: Token, trigger: Token) -> tuple[Token, Relation] | None:
    """One step up to a token that shares the time, or lies before or after; None at the end of the path."""
    head, dep = token.head, token.dep_
    if head.i == token.i:
        return None
    if dep in {"xcomp", "conj", "acomp", "oprd"}:
        return (head, "at") if dep != "conj" or _same_direction(token, head) else None
    if dep == "pcomp" or (dep == "prep" and token.i != trigger.i):
        link = token.lower_ if dep == "prep" else head.lower_
        return head, relation_of((link,)) or "at"
    if dep == "advcl":
        return _adverbial(token, head)
    if dep in {"ccomp", "parataxis"}:
        return _reported(token, head)
    if dep in _NOMINAL_PATH and token.pos_ in {"NOUN", "PROPN"}:
        if dep == "pobj":
            return (head, "at") if head.lower_ in {"at", "during", "in", "on", "for", "of"} else None
        return (head, "at") if is_cue("light", head.lemma_.lower()) and head.pos_ in {"VERB", "AUX"} else None
    return None


def _adverbial(token: Token, head: Token) -> tuple[Token, Relation] | None:
    mark = next((t.lower_ for t in token.children if t.dep_ in {"mark", "advmod"} and t.i < token.i), "")
    if mark in {"after", "since"}:
        return head, "before"
    if mark in {"before", "until", "till"}:
        return head, "after"
    if mark in {"if", "unless", "although", "though", "because", "despite"}:
        return None
    return head, "at"


def _reported(token: Token, head: Token) -> tuple[Token, Relation] | None:
    """What is said happens by the time of saying; simple past and present share its day."""
    if not is_cue("say", head.lemma_.lower()):
        return (head, "at") if token.dep_ == "parataxis" else None
    if is_pluperfect(token):
        return head, "before"
    return (head, "at") if direction(token) != "future" else (head, "after")


def is_pluperfect(verb: Token) -> bool:
    """Whether a verb is in the past perfect: "had visited"."""
    return verb.tag_ == "VBN" and any(t.lower_ in {"had", "'d"} and t.dep_ in {"aux", "auxpass"} for t in verb.children)


def _same_direction(one: Token, other: Token) -> bool:
    return direction(one) == direction(other) or other.pos_ not in {"VERB", "AUX"}


def day_after(days: Interval) -> Interval:
    """Everything after an interval."""
    return Interval(plus_days(days.last, 1) if days.last else None, None)
