"""Scenes: where the sentence of a police lets them act.

The police act at home: "Police searched a house in Leeds" is about British police, whatever else the page tells. Whom
somebody meets in a clause about a place lives there: "Peru, where the envoy met farmers".
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.who.antecedents import Antecedents
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.lists import cue
from dragoman.reading.who.page import Page
from dragoman.reading.who.words import Words

_DEEPEST = 4  # phrases between a place and the verb
_PLACES = frozenset({"place", "state"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def scene_of(page: Page, drafts: Sequence[Draft], draft: Draft) -> str | None:
    """The only state in a place of which somebody acts, if the page's outlet is of no other one."""
    words = page.words
    verb = words.head[draft.head]
    if words.dep[draft.head] != "nsubj" or words.lower[verb] in cue("say"):
        return None
    named = [(d.head, d.country) for d in drafts if d.country and d.kind in _PLACES]
    places = {
        country
        for token, country in (*named, *page.located.items())
        if words.sent[token] == words.sent[verb] and _is_scene(words, token, verb)
    }
    return next(iter(places)) if len(places) == 1 and page.home in {None, *places} else None


def place_told(antecedents: Antecedents, draft: Draft) -> str | None:
    """The state that a clause with "where" is about, if the draft stands in it and is not who acts there."""
    words = antecedents.words
    token = draft.head
    for _ in range(_DEEPEST):
        if words.pos[token] in {"VERB", "AUX"} or words.head[token] == token:
            break
        if words.dep[token] in _SUBJECTS and words.pos[words.head[token]] == "VERB" and token == draft.head:
            return None
        token = words.head[token]
    if words.dep[token] != "relcl" or not any(words.lower[kid] == "where" for kid in words.kids[token]):
        return None
    place = words.head[token]
    named = {d.country for d in antecedents.drafts if d.head == place and d.country and d.kind in _PLACES}
    return next(iter(named)) if len(named) == 1 else None


def _is_scene(words: Words, token: int, verb: int) -> bool:
    """Whether a place is where a verb happens: "searched a house in the Leeds district"."""
    while words.dep[token] in {"compound", "nmod"} and words.head[token] > token:
        token = words.head[token]
    above = words.head[token]
    if words.dep[token] != "pobj" or words.lower[above] not in {"in", "at"}:
        return False
    for _ in range(_DEEPEST):
        above = words.head[above]
        if above == verb or words.pos[above] == "VERB":
            break
    return above == verb
