"""Introduced: people whom a page first describes and names only then.

News opens with "a Danish engineer was arrested" and names him in the next sentence; chiefs and founders of a body are
named after it. What the description tells, the state and the sector, is the name's too.
"""

from __future__ import annotations

from dragoman.reading.who.draft import Draft
from dragoman.reading.who.general import general_nouns
from dragoman.reading.who.words import Words

_REACH = 2  # sentences after the description within which the name follows
_OPENING = 3  # sentences of a page that can describe
_SCORE = 0.5
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "JRN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TITLE = 12  # tokens of "the founder of", the body and what is in brackets


def introduced(words: Words, drafts: list[Draft]) -> None:
    """Give names that a page introduces the state that their description has."""
    _in_the_lead(words, drafts)
    _of_bodies(words, drafts)


def _in_the_lead(words: Words, drafts: list[Draft]) -> None:
    """The one person described in a page's first sentences, and the one unknown name right after."""
    told = [d for d in drafts if words.sent[d.head] < _OPENING and (_describes(words, d) or _qualifies(words, d))]
    if len(told) != 1:
        return
    teller = told[0]
    here = words.sent[teller.head]
    after = [d for d in drafts if d.first > teller.last and 0 < words.sent[d.head] - here <= _REACH]
    named = [d for d in after if _is_unknown(d) and words.dep[d.head] in _SUBJECTS]
    if not named or any(d.kind == "person" and d.name and d.country for d in after if d.first < named[0].first):
        return
    first = named[0]
    if teller.gender and first.gender and teller.gender != first.gender:
        return
    first.country, first.method, first.weak = teller.country, "office", False
    first.score, first.evidence = _SCORE, f"described as {words.slice(teller.first, teller.last)}; {teller.evidence}"
    if not teller.adjectival:
        first.sector = first.sector or teller.sector


def _describes(words: Words, draft: Draft) -> bool:
    """Whether a draft is one private person with a nationality and without a name: "a Danish engineer"."""
    single = draft.kind == "person" and not draft.plural and draft.name is None and draft.key is None
    told = draft.country is not None and draft.method == "exact" and draft.sector not in _OFFICIAL
    return single and told and words.lower[draft.first] in {"a", "an"} and words.dep[draft.head] in _SUBJECTS


def _qualifies(words: Words, draft: Draft) -> bool:
    """Whether an adjective tells the nationality of one who is called by a noun only: "a Danish cook who stole"."""
    noun = words.head[draft.head]
    if not draft.adjectival or words.dep[noun] not in _SUBJECTS or words.tag[noun] != "NN":
        return False
    who = any(words.dep[k] == "relcl" and any(words.lower[i] == "who" for i in words.kids[k]) for k in words.kids[noun])
    return who and any(words.lower[k] in {"a", "an"} for k in words.kids[noun])


def _is_unknown(draft: Draft) -> bool:
    stranger = draft.kind == "person" and draft.name is not None and draft.key is None and not draft.plural
    return stranger and draft.country is None and not draft.international


def _of_bodies(words: Words, drafts: list[Draft]) -> None:
    """The state of "the late chief of Peru's navy (PN), Ada Ab" and of "Ada Ab, founder of the Peru Club"."""
    heads = {d.head: d for d in drafts if d.kind == "organisation" and d.country}
    for draft in drafts:
        if not _is_unknown(draft):
            continue
        body = _body_before(words, draft, heads) or _body_after(words, draft, heads)
        if body is not None:
            draft.country, draft.method, draft.weak = body.country, "office", False
            draft.sector = draft.sector or body.sector
            draft.score, draft.evidence = _SCORE, f"of {words.slice(body.first, body.last)}; {body.evidence}"


def _body_before(words: Words, draft: Draft, heads: dict[int, Draft]) -> Draft | None:
    comma = draft.first - 1
    if comma < 1 or words.text[comma] != ",":
        return None
    for i in range(comma - 1, max(comma - _TITLE, -1), -1):
        if words.sent[i] != words.sent[comma] or words.pos[i] in {"VERB", "AUX", "CCONJ"} or words.text[i] == ",":
            return None
        if i in heads and words.dep[i] == "pobj":
            above = words.head[words.head[i]]
            return heads[i] if words.lower[above] in general_nouns() and words.lower[words.head[i]] == "of" else None
    return None


def _body_after(words: Words, draft: Draft, heads: dict[int, Draft]) -> Draft | None:
    for kid in words.kids[draft.head]:
        if words.dep[kid] == "appos" and kid > draft.head and words.lower[kid] in general_nouns():
            below = [i for prep in words.kids[kid] if words.lower[prep] == "of" for i in words.kids[prep]]
            return next((heads[i] for i in below if i in heads and words.dep[i] == "pobj"), None)
    return None
