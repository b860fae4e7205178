"""Antecedents: the parties named so far, as candidates for what a pronoun or "the two leaders" means.

Candidates are weighed by distance in sentences, by being a subject, and by how often the page names
them; the weights are constants below, so that a choice can be explained.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.reading.who.context import is_locative
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.page import Page

_NEAR = (3.0, 2.4, 1.2, 0.5)  # by distance in sentences
_SUBJECT = 1.2
_OBJECT = 0.2
_EMBEDDED = -0.7  # inside another noun's phrase: "a friend of Putin", "Kyiv's army"
_NAMED = 0.4
_FAVOURED = 0.8  # speaking or acting in the clause around the pronoun's
_OFTEN = 0.05  # for each further mention in the page, up to ten
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_VERBAL = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})  # what stands beside a verb


class Antecedents:
    """The drafts of a page in their order."""

    def __init__(self, page: Page, drafts: list[Draft]) -> None:
        self.page = page
        self.words = page.words
        self.drafts = sorted(drafts, key=lambda d: (d.first, d.last))
        self._often: dict[str, int] = {}
        for draft in self.drafts:
            self._often[_identity(draft)] = self._often.get(_identity(draft), 0) + 1

    def ranked(
        self,
        token: int,
        fits: Callable[[Draft], bool],
        exclude: frozenset[int] = frozenset(),
        nearer: float = 0.0,
        favoured: frozenset[int] = frozenset(),
    ) -> list[Draft]:
        """Fitting drafts before a token, the likeliest first, each party once; those with heads in `exclude` are out.

        `nearer` is what standing in the token's own sentence, and as no subject, is worth beyond the usual; heads in
        `favoured` are those of parties that speak or act in the clause around the token's.
        """
        best: dict[str, tuple[float, int, Draft]] = {}
        here = self.words.sent[token]
        barred = {_identity(d) for d in self.drafts if d.head in exclude and (d.key or d.name)} if exclude else set()
        for draft in reversed(self.drafts):
            if draft.first >= token or draft.last > token:
                continue
            distance = here - self.words.sent[draft.head]
            if distance >= len(_NEAR):
                break
            if draft.head in exclude or _identity(draft) in barred or not fits(draft):
                continue
            weight = self._weight(draft, distance) + (_FAVOURED if draft.head in favoured else 0.0)
            if nearer and distance == 0 and self.words.dep[draft.head] not in _SUBJECTS:
                weight += nearer
            name = _identity(draft)
            if name not in best or weight > best[name][0]:
                best[name] = (weight, draft.first, draft)
        return [draft for _, _, draft in sorted(best.values(), key=lambda item: (-item[0], -item[1]))]

    def _weight(self, draft: Draft, distance: int) -> float:
        head = self._outer(draft)
        dep = self.words.dep[head]
        if dep == "conj":
            dep = self.words.dep[self.words.head[head]]
        role = _SUBJECT if dep in _SUBJECTS else _OBJECT if dep in {"dobj", "dative"} else 0.0
        if self.embedded(draft):
            role = _EMBEDDED
        named = _NAMED if draft.id or draft.key else 0.0
        often = _OFTEN * min(self._often.get(_identity(draft), 1), 10)
        return _NEAR[distance] + role + named + often - (1.0 if draft.adjectival else 0.0)

    def embedded(self, draft: Draft) -> bool:
        """Whether a party stands inside another noun's phrase and not beside a verb."""
        words = self.words
        outer = self._outer(draft)
        dep, head = words.dep[outer], words.head[outer]
        if dep == "conj":
            dep, head = words.dep[head], words.head[head]
        if dep in {"poss", "compound", "amod", "nmod", "appos"}:
            return True
        return dep == "pobj" and words.lower[head] == "of" and words.pos[words.head[head]] in {"NOUN", "PROPN"}

    def _outer(self, draft: Draft) -> int:
        """The noun beside a verb that a party's name hangs on: "the priest" of "one is the priest Ole Berg"."""
        above = self.words.head[draft.head]
        inside = draft.first <= above < draft.last and self.words.dep[draft.head] == "appos"
        return above if inside and self.words.dep[above] in _VERBAL else draft.head

    def countries(self, token: int, reach: int = 4) -> list[str]:
        """The states of the parties in the sentences up to a token, the weightiest first."""
        weights: dict[str, float] = {}
        here = self.words.sent[token]
        for draft in reversed(self.drafts):
            if draft.first >= token:
                continue
            distance = here - self.words.sent[draft.head]
            if distance >= reach:
                break
            if draft.country is None or draft.sector == "JRN":
                continue
            weight = (1.0, 0.9, 0.6, 0.4)[min(distance, 3)] * self._share(draft)
            weights[draft.country] = weights.get(draft.country, 0.0) + weight
        counts = self._country_counts()
        total = sum(counts.values()) or 1
        return sorted(weights, key=lambda c: (-(weights[c] + 3 * counts.get(c, 0) / total), c))

    def _share(self, draft: Draft) -> float:
        """How much a mention counts as a party of its sentence."""
        place = draft.kind == "place" or (draft.kind == "state" and is_locative(self.words, draft.head))
        if draft.adjectival or place or self.embedded(draft):
            return 0.4
        return 1.0

    def insert(self, drafts: list[Draft]) -> None:
        """Add drafts, each at its place in the text."""
        self.drafts += drafts
        self.drafts.sort(key=lambda d: (d.first, d.last))

    def _country_counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for draft in self.drafts:
            if draft.country and draft.sector != "JRN" and draft.kind != "place":
                counts[draft.country] = counts.get(draft.country, 0) + 1
        return counts


def _identity(draft: Draft) -> str:
    return draft.key or f"{draft.kind}:{draft.name or draft.office}:{draft.country}"
