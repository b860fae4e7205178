"""About: whose "ministry", "police" or "voters" a page means where nothing beside the words tells.

The states that a page names are weighed together with where it is reported from and whose affairs its outlet writes
of. A state that has most of the weight is meant; where others come near, only if the sentences around speak of it and
of no other. Two states that compete leave the words without a country.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.reading.who.draft import Draft
from dragoman.reading.who.page import Page

_HOME = 3.0  # mentions that the outlet's own state is worth
_DATELINE = 2.0  # and the state of the dateline
_PLACE = 0.5  # and a town or province
_MOST = 0.5  # share of all weight that a page is about
_ALL = 0.75  # share at which what the sentences around speak of does not matter
_LEAST = 1.5  # weight of a state that a page can be about
_MARGIN = 1.25  # times the weight of the next state
_NEARLY = 0.6  # at which a state that the sentences before name in passing does not matter
_RIVAL = 0.1  # share of a state that is more than named in passing
_AT_HOME = 0.25  # share of its own state at which a paper that reports from home means that state's institutions
_LEAD = 0.85  # times the weight of the foremost state at which the outlet's own comes first
_REACH = 2  # sentences before that count as around
_REPEATED = 12  # mentions of one state beyond which more tell nothing


def _is_known_firm(draft: Draft) -> bool:
    """Whether a mention is a firm that the tables know, which people everywhere deal with: a network, an airline."""
    return draft.kind == "organisation" and draft.sector == "BUS" and draft.key is not None


class About:
    """What one page is about, counted once its names are linked."""

    def __init__(self, page: Page, drafts: list[Draft]) -> None:
        self.page = page
        self.words = page.words
        self.drafts = [d for d in drafts if d.country and d.sector != "JRN" and not _is_known_firm(d)]
        self.weights = self._weights()
        self.total = sum(self.weights.values())
        self._by_sentence: dict[int, dict[str, float]] = {}
        self._of_sentence: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            self._of_sentence.setdefault(self.words.sent[draft.head], []).append(draft)
            here = self._by_sentence.setdefault(self.words.sent[draft.head], {})
            country = draft.country or ""
            here[country] = here.get(country, 0.0) + 1.0
        best = sorted(self.weights, key=lambda c: (-self.weights[c] * (1.0 if c != page.home else 1.0 / _LEAD), c))
        self.next = self.weights[best[1]] if len(best) > 1 else 0.0
        self.main = best[0] if best and self.weights[best[0]] >= _LEAST else None

    def _weights(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for draft in self.drafts:
            country = draft.country or ""
            found[country] = found.get(country, 0.0) + (_PLACE if draft.kind == "place" else 1.0)
        for country, named in self.page.towns.items():
            found[country] = found.get(country, 0.0) + _PLACE * named
        found = {country: min(weight, _REPEATED) for country, weight in found.items()}
        for origin, worth in ((self.page.home, _HOME), (self.page.dateline, _DATELINE)):
            if origin:
                found[origin] = found.get(origin, 0.0) + worth
        return found

    def share(self, country: str) -> float:
        """The share of the page's weight that a state has."""
        return self.weights.get(country, 0.0) / self.total if self.total else 0.0

    def country_at(self, token: int, institution: bool = False) -> str | None:
        """The state that words at a token belong to, for want of anything beside them that tells.

        An `institution` is a ministry, an office or an army: a paper that reports from home has only its own.
        """
        main, home = self.main, self.page.home
        if main is None:
            return None
        if institution and home is not None and self._is_at_home(home, token):
            return home
        share = self.share(main)
        if share >= _ALL:
            return main
        around = self.around(token)
        if share >= _NEARLY and home in {None, main} and not self._by_sentence.get(self.words.sent[token]):
            around = {c: n for c, n in around.items() if self.share(c) >= _RIVAL}  # named in passing
        if share >= _MOST and self.weights[main] >= _MARGIN * self.next:
            if self.rivals_home(main):
                return main if set(around) == {main} else None
            return main if not around or main in around else None
        return main if set(around) == {main} and home in {None, main} else None

    def _is_at_home(self, home: str, token: int) -> bool:
        """Whether an institution is the outlet's own state's: the page comes from there, or its sentence opens so.

        One that opens the sentence itself is so where the sentence before speaks of no other state.
        """
        named = self._opens(token)
        before = self._by_sentence.get(self.words.sent[token] - 1, {})
        alone = set(before) == {home} or (not before and self.share(home) >= _NEARLY)
        opens = home == self.main and (named == home or (named is None and alone))
        return self.share(home) >= _AT_HOME and (home == self.page.dateline or opens)

    def rivals_home(self, country: str) -> bool:
        """Whether a page speaks of its outlet's own state beside the other one that it is about."""
        home = self.page.home
        return home is not None and home != country and self.weights[home] > _HOME

    def natives(self) -> list[str | None]:
        """For every token, the state that people belong to whom its sentence names without a state."""
        found: list[str | None] = []
        sent = self.words.sent
        for token, sentence in enumerate(sent):
            again = token and sent[token - 1] == sentence
            found.append(found[-1] if again else self.country_at(token))
        return found

    def _opens(self, token: int) -> str | None:
        """The state that the sentence of a token names first, before it."""
        here = self.words.sent[token]
        first = (d.country for d in self._of_sentence.get(here, ()) if d.first < token)
        return next(first, None)

    def beside(self, tokens: Sequence[int]) -> list[Collection[str]]:
        """The states that each of the sentences of some tokens names."""
        sentences = dict.fromkeys(self.words.sent[token] for token in tokens)
        return [self._by_sentence.get(sentence, {}) for sentence in sentences]

    def around(self, token: int) -> dict[str, float]:
        """How often the sentence of a token and those right before it name each state."""
        here = self.words.sent[token]
        found: dict[str, float] = {}
        for sentence in range(here, here - _REACH - 1, -1):
            for country, named in self._by_sentence.get(sentence, {}).items():
                found[country] = found.get(country, 0.0) + named
            if found:
                break
        return found
