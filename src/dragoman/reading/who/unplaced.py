"""Unplaced: offices, agents and titled strangers that nothing beside them places.

The possessor decides ("its forces"), then the office or body of that name that the page has placed before, then
what the page is about (see `about`), with a low score. What is said to be of other states, and what two states could
claim, keeps no country: null rather than a guess.
"""

from __future__ import annotations

from dragoman.knowledge import Holder
from dragoman.knowledge.holder import NATIONAL
from dragoman.reading.who.about import About
from dragoman.reading.who.antecedents import Antecedents
from dragoman.reading.who.context import used
from dragoman.reading.who.definites import NUMERALS
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.foreigners import is_foreign, takes_up_foreigners
from dragoman.reading.who.natives import Natives
from dragoman.reading.who.scenes import place_told, scene_of
from dragoman.reading.who.supplement import people

_PAGE = 0.4  # score of a country taken from what the page as a whole is about
_STATE = frozenset({"COP", "MIL", "JUD", "GOV", "LEG", "SPY"})  # sectors of a state's own bodies
_ARMED = frozenset({"MIL", "COP", "REB", "PRM"})
_LEADING = frozenset({"head_of_state", "head_of_government"})
_NOBODY = frozenset({None, "UNK", "UAF"})
_VAGUE = frozenset({"other"})  # all offices that are not the leading ones


class Unplaced:
    """Places the offices and agents of one page, each after everything before it in the text."""

    def __init__(self, antecedents: Antecedents, about: About) -> None:
        self.antecedents = antecedents
        self.about = about
        self.natives = Natives(antecedents, about)
        self.page = antecedents.page
        self.words = antecedents.words

    def fill(self, draft: Draft) -> None:
        """Give a draft without a country that of its possessor, its antecedent or the page, where one is meant."""
        if draft.method == "coreference" or draft.international or draft.key is not None:
            return
        if draft.office is not None:
            self._counterpart(draft)
        unnamed = draft.office is not None or (draft.kind == "person" and draft.sector is not None)
        if draft.country is None and unnamed and not self._of_possessor(draft):
            if self.words.lower[draft.head].startswith("counterpart"):
                return
            if not self._again(draft) and self._may_be_of_page(draft):
                self._of_scene(draft)
                if draft.country is None:
                    self._of_sentence(draft)
                if draft.country is None:
                    self._of_page(draft)
        if draft.country is None:
            self.natives.fill(draft)
        self.natives.remember(draft)

    # ------------------------------------------------------------ possessors

    def _of_possessor(self, draft: Draft) -> bool:
        owner = self._possessor(draft)
        if owner is None or not owner.country:
            return False
        draft.country, draft.method, draft.score = owner.country, "coreference", 0.7
        draft.evidence = f"belongs to {owner.name or self.words.slice(owner.first, owner.last)}"
        if draft.office in NATIONAL and not draft.plural and (owner.kind == "state" or owner.sector == "GOV"):
            self._hold(draft, owner.country, draft.office)
        return True

    def _possessor(self, draft: Draft) -> Draft | None:
        if "poss" not in self.words.dep[draft.first : draft.head]:
            return None
        for other in self.antecedents.drafts:
            if other.first > draft.head:
                break
            inside = draft.first <= other.first and other.last <= draft.head and other is not draft
            if inside and other.country and self.words.dep[other.head] == "poss":
                return other
        return None

    # ------------------------------------------------------------ antecedents

    def _again(self, draft: Draft) -> bool:
        """Take up an office or a body that was placed before."""
        definite = self.words.lower[draft.first] in {"the", "this"}
        if draft.kind == "person":
            return definite and not draft.plural and self._same_office(draft)
        if draft.sector == "UNK":
            return False
        bare = draft.first == draft.head and draft.sector in _STATE
        if definite and draft.plural:
            return draft.sector in _ARMED and self._same_arm(draft)
        return ((definite and not draft.plural) or bare) and self._same_body(draft)

    def _same_arm(self, draft: Draft) -> bool:
        """Take up the men of a state named just before: "the troops" after "13 Norwegian soldiers"."""
        here = self.words.sent[draft.head]
        near = [
            other
            for other in self.antecedents.drafts
            if other.last <= draft.first
            and here - self.words.sent[other.head] <= 1
            and other.kind in {"group", "organisation"}
            and other.sector == draft.sector
            and not other.adjectival
        ]
        told = [other for other in near if other.country and other.method != "coreference"]
        if not told or len({other.country for other in near if other.country}) > 1:
            return False
        other = told[-1]
        draft.country, draft.method, draft.score = other.country, "coreference", 0.6
        draft.evidence = f"takes up {self.words.slice(other.first, other.last)}"
        return True

    def _same_body(self, draft: Draft) -> bool:
        """Take up a body named in full before: "the ministry" after "South Korea's defence ministry"."""
        head = self.words.lower[draft.head]

        def fits(other: Draft) -> bool:
            return (
                other is not draft
                and (other.country is not None or other.key is not None)
                and other.kind in {"organisation", "group"}
                and (other.method != "coreference" or (other.country is None and other.key is not None))
                and (self.words.lower[other.last - 1 if other.id else other.head] == head or _ends_in(other.name, head))
            )

        for other in self.antecedents.ranked(draft.first, fits)[:1]:
            draft.country, draft.method, draft.score = other.country, "coreference", 0.65
            if other.country is None:
                draft.key, draft.id, draft.name, draft.international = other.key, other.id, other.name, True
            draft.sector = other.sector if draft.sector == "UAF" and other.sector in _ARMED else draft.sector
            draft.evidence = f"takes up {self.words.slice(other.first, other.last)}"
            return True
        return False

    def _same_office(self, draft: Draft) -> bool:
        """Take up whoever holds the office: "the minister" after "Norway's foreign minister"."""
        persons = people(self.page.knowledge)

        def fits(other: Draft) -> bool:
            if other.kind != "person" or other.country is None or other.plural or other is draft:
                return False
            if draft.office == other.office:
                return draft.office not in _VAGUE or self._is_called(other, draft)
            terms = persons.get(other.key or "", ())
            if draft.office in _VAGUE:
                word = self.words.lower[draft.head]
                return any(word in term.office_title.lower().split() and self._current(term) for term in terms)
            return any(term.office == draft.office and self._current(term) for term in terms)

        def serves(other: Draft) -> bool:
            """Whether somebody of an international body holds the office: "the High Commissioner" after the UN's."""
            same = other.kind == "person" and other.international and not other.plural and other is not draft
            return same and other.sector == "IGO" and other.office == draft.office and self._is_called(other, draft)

        before = [other for other in self.antecedents.drafts if other.last <= draft.first and serves(other)]
        for other in before[-1:]:
            draft.key, draft.id, draft.name, draft.international = other.key, other.id, other.name, True
            draft.sector, draft.method, draft.score = "IGO", "coreference", 0.6
            draft.evidence = f"takes up {other.name or self.words.slice(other.first, other.last)}"
            return True
        ranked = self.antecedents.ranked(draft.first, fits)
        own = [other for other in ranked if other.country == self.page.home] if draft.office in _LEADING else []
        for other in (own if self.about.main == self.page.home and own else ranked)[:1]:
            draft.key, draft.id, draft.name, draft.country = other.key, other.id, other.name, other.country
            draft.sector = draft.sector if draft.sector == "ELI" else other.sector or draft.sector
            draft.method, draft.score = "coreference", round(0.75 * (other.score or 0.5), 2)
            draft.evidence = f"takes up {other.name or self.words.slice(other.first, other.last)}"
            draft.gender = draft.gender or other.gender
            return True
        return False

    def _is_called(self, other: Draft, draft: Draft) -> bool:
        """Whether the words beside another person hold the noun of an office: "the envoy" after "envoy Ada Ab"."""
        word = self.words.lower[draft.head]
        return any(
            word in self.words.lower[d.first : d.last]
            for d in self.antecedents.drafts
            if d is not draft and (d is other or (d.kind == "person" and d.name and d.name == other.name))
        )

    # ------------------------------------------------------------ the page

    def _may_be_of_page(self, draft: Draft) -> bool:
        """Whether a noun can be of the state that its page is about."""
        words = self.words.lower
        if not used("unidentified").isdisjoint(words[draft.first : draft.last]):
            return False
        thing = draft.adjectival and draft.sector not in _STATE | {
            "OPP"
        }  # "the cabinet meeting" has the page's cabinet
        if draft.sector in _NOBODY or thing or words[draft.head] in used("visitor"):
            return False
        pair = words[draft.head] in used("people-only") and words[draft.first] in {"the", "both", "these"}
        if pair and not NUMERALS.isdisjoint(words[draft.first : draft.last]):
            return False  # "the two men" need not be citizens of one state
        return not is_foreign(self.words, draft) and not takes_up_foreigners(self.antecedents, draft)

    def _of_page(self, draft: Draft) -> None:
        body = draft.sector in _STATE and (not draft.plural or draft.kind == "organisation")
        policed = scene_of(self.page, self.antecedents.drafts, draft) if draft.sector == "COP" and body else None
        country = policed or self.about.country_at(draft.head, institution=body)
        if draft.name and country is not None and self.about.rivals_home(country):
            return  # an expert whom the paper asks about another state
        if country is not None:
            name = self.page.knowledge.states[country].name
            told = "is reported from" if country == self.page.dateline else "is about"
            draft.country, draft.score, draft.method = country, _PAGE, "coreference"
            draft.evidence = f"acts in a place of {name}" if policed else f"the page {told} {name}"

    def _of_scene(self, draft: Draft) -> None:
        """Give those whom somebody meets, strikes or helps in a place its state: "Peru, where he met farmers"."""
        country = place_told(self.antecedents, draft) if draft.kind != "person" or draft.plural else None
        if country is not None:
            draft.country, draft.method, draft.score = country, "coreference", 0.5
            draft.evidence = f"in a clause about {self.page.knowledge.states[country].name}"

    def _of_sentence(self, draft: Draft) -> None:
        """Give a body the state of the only one before it in its sentence: "Peru's cabinet told the ministry"."""
        if draft.plural or draft.kind != "organisation" or draft.sector not in _STATE:
            return
        here = self.words.sent[draft.head]
        before = [d for d in self.antecedents.drafts if d.last <= draft.first and self.words.sent[d.head] == here]
        bodies = [d for d in before if d.country and d.kind in {"organisation", "person"} and d.sector in _STATE]
        if bodies and len({d.country for d in before if d.country}) == 1:
            draft.country, draft.method, draft.score = bodies[0].country, "coreference", 0.5
            draft.evidence = f"beside {self.words.slice(bodies[0].first, bodies[0].last)}"

    # ------------------------------------------------------------ counterparts

    def _counterpart(self, draft: Draft) -> None:
        """Name the holder meant by "his Belarusian counterpart": the same office in the other state."""
        if not self.words.lower[draft.head].startswith("counterpart") or draft.key is not None:
            return
        persons = people(self.page.knowledge)
        officers = self.antecedents.ranked(draft.first, lambda d: d.kind == "person" and d.key in persons)
        if not officers:
            return
        first = officers[0]
        if draft.country is None:
            others = [c for c in self.antecedents.countries(draft.first) if c != first.country]
            if not others:
                return
            draft.country, draft.score = others[0], 0.6
            draft.method, draft.evidence = "coreference", f"the other party beside {first.name}"
        draft.sector = draft.sector if draft.sector not in {None, "UNK", "CVL"} else first.sector
        for term in reversed(persons[first.key or ""]):
            if term.office in NATIONAL and self._current(term):
                self._hold(draft, draft.country, term.office)
                break

    def _current(self, term: Holder) -> bool:
        return self.page.date is None or term.in_office(self.page.date) != "no"

    def _hold(self, draft: Draft, country: str, office: str) -> None:
        terms = self.page.knowledge.holders_of(country, office, self.page.date, unverified=True)
        keys = {term.key for term in terms}
        if len(keys) == 1 or (keys and self.page.day is not None):
            term = terms[-1]
            draft.kind, draft.key, draft.id, draft.name = "person", term.key, term.qid, term.person
            draft.method, draft.evidence = "office", term.row


def _ends_in(name: str | None, word: str) -> bool:
    """Whether a name in full ends in a word in lower case: "International Criminal Court"."""
    return name is not None and name.lower().split()[-1:] == [word]
