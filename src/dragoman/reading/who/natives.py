"""Natives: unknown names of a page, and whether they are of the state whose affairs it tells.

A page that tells of its own state names that state's people without saying so. Somebody is taken for one of them as
long as the sentences that name him speak of that state more than of others: the more the page tells of other states,
the more of that is wanted. A name that stands beside another state keeps no country: null rather than a guess.
"""

from __future__ import annotations

from dragoman.reading.who.about import About
from dragoman.reading.who.antecedents import Antecedents
from dragoman.reading.who.context import used
from dragoman.reading.who.draft import Draft

_SURE = 0.3  # score of the country of a name in full in a page that hardly tells of another state
_GUESS = 0.15  # of the country of any other name
_OWN = 0.85  # share of a page's weight at which it tells of hardly any other state
_MOSTLY = 0.5
_MAINLY = 0.65
_ABROAD = 0.7  # share that a page of a world outlet needs in place of an own state
_SOME = 0.25  # share below which a page tells of no state in particular
_STATE = frozenset({"COP", "MIL", "JUD", "GOV", "LEG", "SPY"})  # sectors of a state's own bodies
_AGAIN = 2  # times that a word is named as a person before it is believed to be a name
_FEW = 0.25  # share of the sentences with a name that may speak of other states
_FEWER = 0.1
_TWICE = 2.0  # times as often that its own state must stand beside a name as others


class Natives:
    """Places the unknown names of one page."""

    def __init__(self, antecedents: Antecedents, about: About) -> None:
        self.about = about
        self.page = antecedents.page
        self.words = antecedents.words
        self._placed: dict[str, Draft] = {}
        self._named: dict[str, list[Draft]] = {}
        for draft in antecedents.drafts:
            if draft.name and draft.key is None and draft.method != "coreference":
                self._named.setdefault(draft.name, []).append(draft)

    def remember(self, draft: Draft) -> None:
        """Keep who has been placed: whoever bears the name later in the page is of the same state."""
        if draft.kind == "person" and draft.name and draft.key is None and draft.country and not draft.plural:
            self._placed.setdefault(draft.name, draft)

    def fill(self, draft: Draft) -> None:
        """Give an unknown name the state of its page, where the sentences that name it allow it."""
        if draft.name in self._placed and draft.key is None:
            teller = self._placed[draft.name]
            draft.country, draft.score, draft.method = teller.country, teller.score, "coreference"
            draft.evidence = teller.evidence
            return
        country = self.about.main
        if draft.name is None or country is None or draft.plural or draft.adjectival or not self._is_sure(draft):
            return
        if self._is_of(draft.name, country):
            sure = self._is_own_page() and set(self.about.around(draft.head)) <= {country} and " " in draft.name
            draft.country, draft.method = country, "coreference"
            draft.score = _SURE if sure or draft.kind != "person" else _GUESS
            draft.evidence = f"the page tells of {self.page.knowledge.states[country].name}, not of others beside it"

    def _is_sure(self, draft: Draft) -> bool:
        """Whether a name is sure to be a person's, a body's as every state has, or an own body's."""
        name = draft.name or ""
        if draft.kind == "person":
            parts = name.split()
            if len(parts) > 1:
                return all(part[0].isupper() for part in (parts[0], parts[-1]))
            return name[:1].isupper() and len(self._named.get(name, ())) >= _AGAIN
        return draft.kind == "organisation" and (self._is_body(draft) or self._is_own_page())

    def _is_body(self, draft: Draft) -> bool:
        """Whether an unknown name is that of a body as every state has: "National Police Agency"."""
        words = (draft.name or "").lower().split()
        return len(words) > 1 and draft.sector in _STATE and (draft.sector != "GOV" or words[-1] in used("state-body"))

    def _is_own_page(self) -> bool:
        """Whether the page tells of its own state alone."""
        home = self.page.home
        return home is not None and home == self.about.main and self.about.share(home) >= _OWN

    def _is_of(self, name: str, country: str) -> bool:
        """Whether the sentences that name somebody speak of a state enough, and of others little enough."""
        same = self._named.get(name, ())
        if any(draft.international for draft in same):
            return False
        beside = self.about.beside([draft.head for draft in same])
        own = sum(country in named for named in beside)
        others = sum(bool(set(named) - {country}) for named in beside)
        share = self.about.share(country)
        if self.page.home is None:
            return not others and (share >= _ABROAD or (share >= _MOSTLY and own > 0))
        if self.page.home != country or share < _SOME:
            return False
        if share >= _MOSTLY:
            few = _FEW if share >= _MAINLY else _FEWER
            return others <= max(own / _TWICE if share < _OWN else own, few * len(beside))
        return own > 0 and others <= _FEWER * len(beside)
