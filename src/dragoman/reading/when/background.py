"""Background: clauses that tell what was before the news, or always is, and so have no day of their own."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.when.governing import is_pluperfect
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.timeline import Timeline, clause_of
from dragoman.records import Status


def is_background(line: Timeline, trigger: Token, status: Status) -> bool:
    """Whether the event at a trigger must not take the narrative day."""
    if status in {"planned", "hypothetical"}:
        return True
    verb = clause_of(trigger)
    if verb is None:
        return False
    if is_pluperfect(verb) or _habitual(verb):
        return True
    return any(timex.value == "PAST_REF" for timex in line.vague.get(verb.i, ()))


def _habitual(verb: Token) -> bool:
    """An adverb of habit, or "has long"."""
    return any(
        child.dep_ == "advmod" and (is_cue("habit", child.lower_) or is_cue("long", child.lower_))
        for child in verb.children
    )
