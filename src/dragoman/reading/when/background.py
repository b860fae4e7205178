"""Background: clauses that tell what was before the news, or always is, and so have no day of their own."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.tense import direction, is_headline, is_pluperfect
from dragoman.reading.when.timeline import Timeline, clause_of
from dragoman.records import Status


def is_background(line: Timeline, trigger: Token, status: Status) -> bool:
    """Whether the event at a trigger must not take the narrative day."""
    verb = clause_of(trigger)
    if status in {"planned", "hypothetical"}:
        return verb is None or not is_purpose(verb)
    if verb is None:
        return False
    return is_pluperfect(verb) or _habitual(verb)


def is_recent(line: Timeline, trigger: Token) -> bool:
    """Whether the clause says only "recently": not today, but in the present state of things."""
    verb = clause_of(trigger)
    return verb is not None and any(timex.value == "PAST_REF" for timex in line.vague.get(verb.i, ()))


def is_purpose(verb: Token) -> bool:
    """Whether a verb tells what a past act was done for, "flew to Beijing to open the talks": one occasion with it."""
    if verb.dep_ != "advcl" or not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
        return False
    return verb.head.tag_ in {"VBD", "VBN"} and direction(verb.head) == "past"


def is_main(trigger: Token) -> bool:
    """Whether a verb heads its sentence, alone or in coordination."""
    token = trigger
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ == "ROOT"


def is_present(trigger: Token) -> bool:
    """Whether the clause is in the present tense and no headline: it holds on the day of the page."""
    verb = clause_of(trigger)
    if verb is None:
        return False
    tags = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}} | {verb.tag_}
    perfect = any(child.lemma_ == "have" for child in verb.children if child.dep_ == "aux")
    return bool(tags & {"VBZ", "VBP"}) and not perfect and not is_headline(verb)


def _habitual(verb: Token) -> bool:
    """An adverb of habit, "has long", or a look back ("earlier", but not "earlier in the day")."""
    for child in verb.children:
        if child.dep_ != "advmod":
            continue
        plain = not any(True for _ in child.children)
        if is_cue("habit", child.lower_) or (is_cue("long", child.lower_) and plain):
            return True
    return False
