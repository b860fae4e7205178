"""Mislabelled: names that the recogniser takes for a person's or a body's, though their page tells what they are.

"The textile company Alma Retz": no man is called so. "Kofi Dela, a farmer who was pardoned": no body is. What one
sentence tells holds wherever the page has the name.
"""

from __future__ import annotations

from dragoman.knowledge import Agent
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.page import Page
from dragoman.reading.who.words import Words

_TRADING = frozenset({"BUS", "JRN", "SOC"})  # sectors of nouns that stand before a body's name: "the airline Retz Air"
_ONE = frozenset({"a", "an", "the"})


def mend_kinds(page: Page, drafts: list[Draft]) -> None:
    """Set the kind of unknown names where the page says it beside one of them."""
    unknown = [d for d in drafts if d.key is None and d.name and not d.plural]
    heads = {d.head: d for d in drafts if d.kind == "person" and not d.plural and not d.name}
    bodies = {d.name: d for d in unknown if d.kind == "person" and _is_called_body(page, d)}
    people = {d.name for d in unknown if d.kind == "organisation" and _is_called_person(page.words, d, heads)}
    for draft in unknown:
        told = bodies.get(draft.name)
        if told is not None:
            draft.kind, draft.weak = "organisation", draft.weak and told.country is None
            draft.sector, draft.country = draft.sector or told.sector, draft.country or told.country
            draft.method, draft.score = draft.method or told.method, draft.score or told.score
            draft.evidence = draft.evidence or told.evidence
        elif draft.kind == "organisation" and draft.name in people:
            draft.kind = "person"


def _is_called_body(page: Page, draft: Draft) -> bool:
    """Whether a noun for a body stands right before a name: "the company Alma Retz"."""
    words = page.words
    first = next((i for i in range(draft.first, draft.last) if words.slice(i, draft.last) == draft.name), draft.first)
    if first == 0 or not all(words.text[i][:1].isupper() for i in (first, draft.head)):
        return False
    record = page.knowledge.agents.get(words.text[first - 1])
    return isinstance(record, Agent) and record.kind == "body" and record.sector in _TRADING


def _is_called_person(words: Words, draft: Draft, heads: dict[int, Draft]) -> bool:
    """Whether a name is followed by what somebody is, of whom a clause with "who" tells: "A, a farmer who"."""
    named = draft.weak and draft.last - draft.first > 1
    if not named or not all(
        words.pos[i] == "PROPN" and words.text[i].istitle() for i in range(draft.first, draft.last)
    ):
        return False
    return any(
        words.dep[kid] == "appos"
        and kid in heads
        and words.lower[words.left_edge(kid)] in _ONE
        and any(words.dep[k] == "relcl" and _has_who(words, k) for k in words.kids[kid])
        for kid in words.kids[draft.head]
    )


def _has_who(words: Words, verb: int) -> bool:
    return any(words.lower[kid] == "who" for kid in words.kids[verb])
