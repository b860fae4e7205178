"""Definites: "the two leaders", "both", "the bloc", "the country", "their nations".

A definite noun takes up a party named before: by its class (leaders, states, a bloc), by a region
("the European country"). What has no antecedent takes up nobody; offices and agents are `unplaced`'s.
"""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.table import read, shipped
from dragoman.reading.who.antecedents import Antecedents
from dragoman.reading.who.context import used
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.sectors import INTERNATIONAL
from dragoman.reading.who.supplement import organisations

_DEFINITE = frozenset({"the", "this", "that", "both", "these", "those", "two", "his", "her", "its", "their"})
_OF_MEMBERS = frozenset({"the", "this", "-", "nation", "member", "state", "country"})  # "the 27-nation bloc"
_SOCIETY = frozenset({"SOC", "LAB", "EDU", "REL", "OPP", "REB"})  # sectors of bodies that are nobody's office
_PUBLIC = frozenset({"court", "council", "commission"})
_PRIVATE = frozenset({"BUS", "JRN", "PTY"})
_FAR = 6  # sentences before that a class of states looks back
NUMERALS = frozenset({"two", "both"})


class Definites:
    """Resolves definite nouns of one page against its antecedents."""

    def __init__(self, antecedents: Antecedents) -> None:
        self.antecedents = antecedents
        self.page = antecedents.page
        self.words = antecedents.words

    def at(self, token: int) -> list[Draft]:
        """Drafts for the class noun, or the bare numeral, at a token; none when it takes up nothing."""
        word = self.words.lower[token]
        if word in NUMERALS:
            return self._bare_pair(token, word)
        role = class_nouns().get(word)
        if role is None or self.words.pos[token] not in {"NOUN", "PROPN"}:
            return []
        known = next((d for d in self.antecedents.drafts if d.head == token), None)
        if known is not None and known.country is not None:
            return []
        drafts = self._class(token, role)
        if drafts and known is not None:
            self.antecedents.drafts.remove(known)
        return drafts

    # ------------------------------------------------------------ class nouns

    def _class(self, i: int, role: str) -> list[Draft]:
        first = self.words.left_edge(i)
        before = self.words.lower[first:i]
        told = self.words.lower[i + 1 : i + 2] == ["of"] and self.words.lower[i] != "heads"
        if told or not before or before[0] not in _DEFINITE:
            return []
        if role == "member" or (role == "state" and before[-1] == "member"):
            return self._member(first, i)
        if role == "states" and "their" in before:
            return self._of_them(first, i)
        if role in {"leaders", "states"}:
            return self._pair(first, i, role) if {"two", "both"} & set(before) else []
        return self._state(first, i, before) if role == "state" else self._body(first, i, role)

    def _pair(self, first: int, i: int, role: str) -> list[Draft]:
        countries = self.antecedents.countries(i)[:2]
        if role == "leaders":
            named = self.antecedents.ranked(
                first, lambda d: d.kind == "person" and not d.plural and d.country is not None
            )
            pair = _two_countries(named)
            if len(pair) == 2:
                return [self._again(draft, first, i, 0.8) for draft in pair]
            if self.words.lower[i] in used("people-only"):
                return []
        if role == "states":
            here = self._named_here(first)
            countries = here if len(here) == 2 else countries
        if len(countries) < 2:
            return []
        reason = "one of the two parties of the sentences before"
        return [self._state_draft(country, (first, i), 0.75, reason) for country in countries]

    def _named_here(self, first: int) -> list[str]:
        """The states that the sentence itself names before a token, each once."""
        here = self.words.sent[first]
        drafts = (d for d in self.antecedents.drafts if d.last <= first and self.words.sent[d.head] == here)
        return list(dict.fromkeys(d.country for d in drafts if d.country and d.sector != "JRN"))

    def _of_them(self, first: int, i: int) -> list[Draft]:
        """ "their nations": the states of those whom "their" means."""
        owners = [d for d in self.antecedents.drafts if first <= d.first and d.last <= i and d.country]
        countries = dict.fromkeys(d.country for d in owners if d.country)
        return (
            [self._state_draft(c, (first, i), 0.7, "the state of one of those before") for c in countries]
            if len(countries) > 1
            else []
        )

    def _bare_pair(self, i: int, word: str) -> list[Draft]:
        """ "between the two", "both said": the numeral alone."""
        if self.words.dep[i] not in {"pobj", "nsubj", "nsubjpass", "dobj"}:
            return []
        if word == "two" and (i == 0 or self.words.lower[i - 1] != "the"):
            return []
        return self._pair(i - 1 if word == "two" else i, i, "leaders")

    def _state(self, first: int, i: int, before: list[str]) -> list[Draft]:
        owner = next(
            (d for d in self.antecedents.drafts if d.first >= first and d.last <= i and d.method == "coreference"), None
        )
        if owner is not None and owner.country:
            return [self._state_draft(owner.country, (first, i), 0.75, f"the country of {owner.name}")]
        regions = {region_words()[word] for word in before if word in region_words()}
        states = self.page.knowledge.states
        if regions:
            for country in self.antecedents.countries(first, reach=_FAR):
                if states[country].region in regions:
                    return [
                        self._state_draft(
                            country, (first, i), 0.75, f"a country of {states[country].region} named before"
                        )
                    ]
            return []
        told = set(before) - {"the", "this", "entire", "whole", "neighbouring", "neighboring"}
        if told or self.words.lower[i] in used("place-noun"):
            return [] if told else self._territory(first, i)
        ranked = self.antecedents.ranked(
            first, lambda d: d.country is not None and d.kind in {"state", "person"} and d.sector != "JRN"
        )
        if not ranked:
            return []
        best = ranked[0]
        if self._is_possessive(i + 1):  # "Burma's killing of the country's own"
            here = (d for d in ranked if self.words.sent[d.head] == self.words.sent[i])
            best = next((d for d in here if self._is_possessive(d.last)), best)
        return [self._state_draft(best.country or "", (first, i), 0.65, "the country named before")]

    def _member(self, first: int, i: int) -> list[Draft]:
        """ "The EU member": the state named before that is one, and not in this sentence already."""
        known, names = organisations(self.page.knowledge), self.page.knowledge.names
        last = i - 1 if self.words.lower[i - 1] == "member" else i
        called = self.words.slice(first + 1, last) if first + 1 < last else ""
        members = [c for name in names.get(called, ()) if name.key in known for c in known[name.key].members]
        here = self._named_here(first)
        told = (c for c in self.antecedents.countries(first, reach=_FAR) if c in members and c not in here)
        return [self._state_draft(c, (first, i), 0.65, "the member named before") for c in told][:1]

    def _territory(self, first: int, i: int) -> list[Draft]:
        """ "the territory": the last that is no sovereign state, or stands as a place; nobody without one."""
        states = self.page.knowledge.states

        def fits(draft: Draft) -> bool:
            if draft.country is None or draft.kind not in {"state", "place"} or draft.method == "coreference":
                return False
            dependent = draft.kind == "state" and (draft.sector == "PRE" or not states[draft.country].independent)
            return dependent or draft.kind == "place"

        found = self.antecedents.ranked(first, fits)[:1]
        return [self._state_draft(d.country or "", (first, i), 0.6, "the territory named before") for d in found]

    def _is_possessive(self, i: int) -> bool:
        return i < len(self.words) and self.words.lower[i] in {"'s", "’s"}

    def _body(self, first: int, i: int, role: str) -> list[Draft]:
        kinds = {"bloc": {"igo", "alliance"}, "alliance": {"alliance", "igo"}}.get(role)
        known = organisations(self.page.knowledge)

        private = _PRIVATE if self.words.lower[i] in _PUBLIC else frozenset()

        def fits(draft: Draft) -> bool:
            if draft.sector in private:
                return False  # "the court" is no firm
            if draft.kind != "organisation" or draft.key not in known or draft.method == "coreference":
                return kinds is None and self._is_stranger(draft)
            return kinds is None or known[draft.key].kind in kinds

        if any(not (word[0].isdigit() or word in _OF_MEMBERS) for word in self.words.lower[first:i]):
            return []
        ranked = self.antecedents.ranked(first, fits)
        if ranked:
            return [self._again(ranked[0], first, i, 0.75)]
        return [self._of_states(first, i)] if {"nation", "member"} & set(self.words.lower[first:i]) else []

    def _is_stranger(self, draft: Draft) -> bool:
        """Whether a body of society is named that the tables do not know, and that the page tells something of."""
        if draft.kind != "organisation" or draft.key is not None or not draft.name or draft.copy_of is not None:
            return False
        named = self.words.pos[draft.head] == "PROPN" and draft.first <= draft.head
        return named and draft.sector in _SOCIETY and draft.country is not None

    # ------------------------------------------------------------ drafts

    def _of_states(self, first: int, i: int) -> Draft:
        """ "The nine-nation bloc": a body of several states that the page does not name."""
        draft = Draft(first, i + 1, i, "organisation", sector=INTERNATIONAL, international=True)
        draft.score, draft.evidence = 0.5, "a body of several states"
        return draft

    def _again(self, of: Draft, first: int, i: int, score: float) -> Draft:
        draft = Draft(first, i + 1, i, of.kind, of.key, of.id, of.name, of.country, of.sector)
        draft.method, draft.score = "coreference", round(score * (of.score or 0.5), 2)
        draft.plural = class_nouns().get(self.words.lower[i], "leaders") in {"leaders", "states"}
        draft.evidence, draft.office = f"takes up {of.name or self.words.slice(of.first, of.last)}", of.office
        return draft

    def _state_draft(self, country: str, at: tuple[int, int], score: float, evidence: str) -> Draft:
        """A mention of a state at tokens [first, head]."""
        state = self.page.knowledge.states[country]
        draft = Draft(at[0], at[1] + 1, at[1], "state", country, state.qid, state.name, country, "GOV")
        draft.method, draft.score, draft.evidence = "coreference", score, evidence
        draft.plural = class_nouns().get(self.words.lower[at[1]]) != "state"
        return draft


def _two_countries(people: list[Draft]) -> list[Draft]:
    """The first two people of different states."""
    pair: list[Draft] = []
    for draft in people:
        if len(pair) < 2 and all(draft.country != other.country for other in pair):
            pair.append(draft)
    return pair


@cache
def class_nouns() -> dict[str, str]:
    """Nouns that take up parties named before, and their class: leaders, states, state, bloc, alliance, body."""
    return {row["noun"]: row["class"] for row in read(shipped("who/class_nouns.tsv"), ("noun", "class", "source"))}


@cache
def region_words() -> dict[str, str]:
    """Adjectives of regions and the region of the states table that they mean."""
    return {row["word"]: row["region"] for row in read(shipped("who/region_words.tsv"), ("word", "region", "source"))}
