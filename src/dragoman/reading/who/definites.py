"""Definites: "the two leaders", "his Belarusian counterpart", "the bloc", "the country", "the minister".

A definite noun takes up a party named before: by its class (leaders, states, a bloc), by a region
("the European country"), by an office already filled in the page. What has no antecedent keeps no country,
but for agents of a page that is clearly about one state, with a low score.
"""

from __future__ import annotations

from functools import cache

from dragoman.knowledge import Holder
from dragoman.knowledge.table import read, shipped
from dragoman.reading.who.antecedents import Antecedents
from dragoman.reading.who.context import used
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.supplement import organisations, people

_DEFINITE = frozenset({"the", "this", "that", "both", "these", "those", "two", "his", "her", "its", "their"})
NUMERALS = frozenset({"two", "both"})
_PAGE = 0.4  # score of a country taken from what the page as a whole is about
_OFFICE = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "interior_minister",
        "finance_minister",
    }
)


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

    def fill(self) -> None:
        """Give agents and offices without a country the one that their possessor or antecedent has."""
        for draft in list(self.antecedents.drafts):
            if draft.country is None and draft.office is not None and draft.method != "coreference":
                self._fill(draft)

    # ------------------------------------------------------------ class nouns

    def _class(self, i: int, role: str) -> list[Draft]:
        first = self.words.left_edge(i)
        before = self.words.lower[first:i]
        told = self.words.lower[i + 1 : i + 2] == ["of"] and self.words.lower[i] != "heads"
        if told or not before or before[0] not in _DEFINITE:
            return []
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
        if len(countries) < 2:
            return []
        reason = "one of the two parties of the sentences before"
        return [self._state_draft(country, (first, i), 0.75, reason) for country in countries]

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
            for country in self.antecedents.countries(first, reach=6):
                if states[country].region in regions:
                    return [
                        self._state_draft(
                            country, (first, i), 0.75, f"a country of {states[country].region} named before"
                        )
                    ]
            return []
        if set(before) - {"the", "this", "entire", "whole", "neighbouring", "neighboring"}:
            return []
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

    def _is_possessive(self, i: int) -> bool:
        return i < len(self.words) and self.words.lower[i] in {"'s", "’s"}

    def _body(self, first: int, i: int, role: str) -> list[Draft]:
        kinds = {"bloc": {"igo", "alliance"}, "alliance": {"alliance", "igo"}}.get(role)
        known = organisations(self.page.knowledge)

        def fits(draft: Draft) -> bool:
            if draft.kind != "organisation" or draft.key not in known or draft.method == "coreference":
                return False
            return kinds is None or known[draft.key].kind in kinds

        if self.words.lower[first:i] not in (["the"], ["this"]):
            return []
        ranked = self.antecedents.ranked(first, fits)
        return [self._again(ranked[0], first, i, 0.75)] if ranked else []

    # ------------------------------------------------------------ offices and agents

    def _fill(self, draft: Draft) -> None:
        if draft.international:
            return
        owner = self._possessor(draft)
        if owner is not None and owner.country:
            draft.country, draft.method, draft.score = owner.country, "coreference", 0.7
            draft.evidence = f"belongs to {owner.name or self.words.slice(owner.first, owner.last)}"
            if draft.office in _OFFICE and not draft.plural and owner.kind != "person":
                self._hold(draft, owner.country, draft.office)
            return
        if self.words.lower[draft.head] in {"counterpart", "counterparts"}:
            return
        definite = self.words.lower[draft.first] in {"the", "this"}
        if definite and not draft.plural and draft.kind == "person":
            self._same_office(draft)
            if draft.country:
                return
        if definite and not draft.plural and draft.kind in {"organisation", "group"} and self._same_body(draft):
            return
        if self.words.lower[draft.head] in used("visitor"):
            return
        main = self.antecedents.main_country()
        if main is not None and draft.sector not in {None, "UNK", "UAF"} and not draft.adjectival:
            draft.country, draft.score = main, _PAGE
            name = self.page.knowledge.states[main].name
            home = main == self.page.dateline
            told = f"the page is reported from {name}" if home else f"the page is about {name}"
            draft.method, draft.evidence = "coreference", told

    def _possessor(self, draft: Draft) -> Draft | None:
        for other in self.antecedents.drafts:
            inside = draft.first <= other.first and other.last <= draft.head and other is not draft
            if inside and other.country and self.words.dep[other.head] == "poss":
                return other
        return None

    def _same_body(self, draft: Draft) -> bool:
        """Take up a body named in full before: "the ministry" after "South Korea's defence ministry"."""
        head = self.words.lower[draft.head]

        def fits(other: Draft) -> bool:
            return (
                other is not draft
                and other.country is not None
                and other.kind in {"organisation", "group"}
                and other.method != "coreference"
                and self.words.lower[other.last - 1 if other.id else other.head] == head
            )

        for other in self.antecedents.ranked(draft.first, fits)[:1]:
            draft.country, draft.method, draft.score = other.country, "coreference", 0.65
            draft.evidence = f"takes up {self.words.slice(other.first, other.last)}"
            return True
        return False

    def _same_office(self, draft: Draft) -> None:
        persons = people(self.page.knowledge)

        def fits(other: Draft) -> bool:
            if other.kind != "person" or other.country is None or other.plural or other is draft:
                return False
            if draft.office == other.office:
                return True
            terms = persons.get(other.key or "", ())
            return any(term.office == draft.office and self._current(term) for term in terms)

        ranked = self.antecedents.ranked(draft.first, fits)
        if ranked:
            again = self._again(ranked[0], draft.first, draft.head, 0.75)
            draft.key, draft.id, draft.name, draft.country = again.key, again.id, again.name, again.country
            draft.sector = again.sector or draft.sector
            draft.method, draft.score, draft.evidence = "coreference", again.score, again.evidence

    def _current(self, term: Holder) -> bool:
        return self.page.date is None or term.in_office(self.page.date) != "no"

    def counterparts(self) -> None:
        """Name the holder meant by "his Belarusian counterpart": the same office in the other state."""
        persons = people(self.page.knowledge)
        for draft in self.antecedents.drafts:
            if not self.words.lower[draft.head].startswith("counterpart") or draft.key is not None:
                continue
            officers = self.antecedents.ranked(draft.first, lambda d: d.kind == "person" and d.key in persons)
            if not officers:
                continue
            first = officers[0]
            if draft.country is None:
                others = [c for c in self.antecedents.countries(draft.first) if c != first.country]
                if not others:
                    continue
                draft.country, draft.score = others[0], 0.6
                draft.method, draft.evidence = "coreference", f"the other party beside {first.name}"
            draft.sector = draft.sector if draft.sector not in {None, "UNK", "CVL"} else first.sector
            for term in reversed(persons[first.key or ""]):
                if term.office in _OFFICE and self._current(term):
                    self._hold(draft, draft.country, term.office)
                    break

    def _hold(self, draft: Draft, country: str, office: str) -> None:
        terms = self.page.knowledge.holders_of(country, office, self.page.date, unverified=True)
        keys = {term.key for term in terms}
        if len(keys) == 1 or (keys and self.page.day is not None):
            term = terms[-1]
            draft.kind, draft.key, draft.id, draft.name = "person", term.key, term.qid, term.person
            draft.method, draft.evidence = "office", term.row

    # ------------------------------------------------------------ drafts

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
