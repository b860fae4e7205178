"""Foreigners: nouns that are said to be of other states than the page's: "foreign tourists", "Western media".

Whom a page's lead calls foreign remains so where a bare noun takes them up: "the suspects" after "foreign residents".
"""

from __future__ import annotations

from dragoman.reading.who.antecedents import Antecedents
from dragoman.reading.who.context import used
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.words import Words

_LEAD = 3  # sentences of a page that tell what it is about
_STATE = frozenset({"COP", "MIL", "JUD", "GOV", "LEG", "SPY"})  # sectors of a state's own bodies
_AGAIN = frozenset({"the", "these", "those"})


def is_foreign(words: Words, draft: Draft) -> bool:
    """Whether a noun is said to be of other states: "Western media", "coalition forces", "leaders of Asian nations"."""
    own = draft.sector in _STATE and not draft.plural  # "the foreign ministry" is at home, "foreign forces" are not
    called = (draft.office or "").replace("_", " ").split() if own else []
    said = [word for word in words.text[draft.first : draft.last] if word.lower() not in called]
    if said and words.first_in_sentence(draft.first):
        said = [*said, said[0].lower()]
    if _is_based(said) or (draft.kind == "organisation" and _is_based(_apposed(words, draft))):
        return True  # "a European-based group": a place that names its state is told by now
    coalition = draft.sector == "MIL" and "coalition" in said
    return not used("foreign").isdisjoint(said) or coalition or _is_of_several(words, draft)


def _is_based(said: list[str]) -> bool:
    """Whether words tell where somebody has his seat: "a European-based group"."""
    return "based" in said and said[max(said.index("based") - 1, 0)] == "-"


def _apposed(words: Words, draft: Draft) -> list[str]:
    """The words in apposition to a name: "Berg Relief, a European-based group"."""
    beside = [k for k in words.kids[draft.head] if words.dep[k] == "appos" and k >= draft.last]
    return [words.text[i] for kid in beside for i in range(words.left_edge(kid), kid + 1)]


def _is_of_several(words: Words, draft: Draft) -> bool:
    """Whether a noun is said to be of states that are not named: "the leaders of Asian countries"."""
    below = (k for prep in words.kids[draft.head] if words.lower[prep] == "of" for k in words.kids[prep])
    return any(words.lower[k] in used("several-states") for k in below)


def takes_up_foreigners(antecedents: Antecedents, draft: Draft) -> bool:
    """Whether people are the foreigners whom the page's lead tells of."""
    words = antecedents.words
    if draft.kind != "group" or not draft.plural or words.lower[draft.first] not in _AGAIN:
        return False
    named = draft.sector == "CRM" or words.lower[draft.head] in used("people-only")
    lead = (d for d in antecedents.drafts if d.last <= draft.first and words.sent[d.head] < _LEAD)
    return any(
        named or words.lower[other.head] == words.lower[draft.head]
        for other in lead
        if other.kind == "group" and other.plural and other.country is None and other.sector not in _STATE
        if is_foreign(words, other)
    )
