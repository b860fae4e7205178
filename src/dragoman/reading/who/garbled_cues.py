"""Cues: what stands beside an unknown name and tells whether it can be a state, or a person of the page.

Each question answers with the words of its evidence, or with nothing; the decision is `garbled`'s.
"""

from __future__ import annotations

from dragoman.knowledge import Office
from dragoman.reading.who.gazetteer import cities
from dragoman.reading.who.lists import cue
from dragoman.reading.who.page import Page
from dragoman.reading.who.phrases import is_person
from dragoman.reading.who.units import Unit
from dragoman.reading.who.unknown import Unknown

_NEAR = 8  # tokens between an office and the person who holds it
_BIG_CITY = 100_000
_VERY_ALIKE = 0.72  # likeness at which "sanctions on X" needs no other state in the sentence
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_WITH = frozenset({"with", "between", "to", "from", "against", "on", "and", "towards", "toward", "of"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative"})


class Cues:
    """Answers about the surroundings of unknown names in one page."""

    def __init__(self, page: Page, units: list[Unit]) -> None:
        self.page = page
        self.words = page.words
        self.units = units
        self._owner = {i: unit for unit in units for i in range(unit.first, unit.last)}
        self._states = {i: c for i, c in ((u.root, _state(u)) for u in units) if c}
        self._by_sentence: dict[int, set[str]] = {}
        for i, country in self._states.items():
            self._by_sentence.setdefault(self.words.sent[i], set()).add(country)
        self.parts_of_names = self._longer_names()

    def _longer_names(self) -> set[str]:
        """Single words that stand in a longer name of an unknown person: "Belov" beside "Anton Belov"."""
        found: set[str] = set()
        for unit in self.units:
            if unit.kind == "person" and not unit.names and unit.last - unit.first > 1:
                found.update(self.words.text[unit.first : unit.last])
        return found

    # ------------------------------------------------------------ offices

    def office_of(self, first: int, last: int) -> Unit | None:
        """The national office that an unknown name stands with: "president of X", "X president", "X's president"."""
        text = self.words.lower
        spots = [last, first - 1]  # right after, right before
        if last < len(text) and text[last] in _POSSESSIVE:
            spots[0] = last + 1
        if first > 1 and text[first - 1] == "of":
            spots[1] = first - 2
        elif first > 2 and text[first - 1] == "the" and text[first - 2] == "of":
            spots[1] = first - 3
        for spot in spots:
            unit = self._owner.get(spot)
            record = unit.term.record if unit is not None and unit.term is not None else None
            if isinstance(record, Office) and record.level in {"national", "any"}:
                return unit
        return None

    def people_near(self, office: Unit, first: int, last: int) -> list[Unit]:
        """The persons who may hold an office: next to it, or in apposition within a few words."""
        start, end = min(first, office.first), max(last, office.last)
        sentence = self.words.sent[office.first]
        direct = office.last == first  # "as President X": no comma may stand between, X could be anybody's name
        gap = {",", "and"} if direct else {"and"}
        after = [
            u
            for u in self.units
            if end <= u.first <= end + 2
            and is_person(u)
            and self.words.sent[u.first] == sentence
            and gap.isdisjoint(self.words.lower[end : u.first])
        ]
        if not after:
            after = [u for u in self.units if u.first <= first and last <= u.last and is_person(u) and u.parts]
        before = [
            u
            for u in self.units
            if start - _NEAR <= u.last <= start and is_person(u) and self.words.sent[u.first] == sentence
        ]
        between = [self.words.lower[u.last : start] for u in before]
        links = {"as"} if direct else {",", "as", "is", "became"}
        apposed = [u for u, gap in zip(before, between, strict=True) if links & set(gap)]
        return after or apposed[-1:]

    def office_before(self, unit: Unit) -> str | None:
        """The office of "OFFICE of X surname", when `unit` is the surname or begins with the X."""
        for spot in (unit.first - 2, unit.first - 3):
            above = self._owner.get(spot)
            record = above.term.record if above is not None and above.term is not None else None
            if isinstance(record, Office) and self.words.lower[spot + 1] == "of":
                return record.office
        return None

    # ------------------------------------------------------------ persons

    def personal_title(self, name: Unknown) -> bool:
        """Whether a private title or calling stands before the name: "Mrs X", "chef X", "a man named X"."""
        return any(self._called(first) for first, _ in name.at)

    def _called(self, first: int) -> bool:
        if first == 0:
            return False
        before = self.words.lower[first - 1].rstrip(".")
        if before in cue("person") or before in {"named", "called"}:
            return True
        unit = self._owner.get(first - 1)
        if unit is not None and unit.term is not None and isinstance(unit.term.record, Office):
            return False
        return (
            self.words.tag[first - 1] == "NN"
            and self.words.text[first - 1].islower()
            and self.words.dep[first - 1] == "compound"
        )

    def office_beside(self, name: Unknown) -> str | None:
        """An office right before the name, or in apposition right after it."""
        for first, last in name.at:
            spots = [first - 1]
            if last < len(self.words) and self.words.text[last] == ",":
                spots += [last + 1, last + 2]
            for spot in spots:
                unit = self._owner.get(spot)
                if unit is not None and unit.term is not None and isinstance(unit.term.record, Office):
                    return f"stands beside the office {unit.term.record.phrase}"
        return None

    def pair_beside(self, name: Unknown, country: str, nearby: bool = False) -> str | None:
        """A state that the page names with `country` elsewhere, in a sentence where the name is an actor.

        With `nearby`, also in the sentence before or after one that has the name as its subject.
        """
        partners = self._partners(country)
        for first, last in name.at:
            dep = self.words.dep[self.words.root(first, last)]
            sentence = self.words.sent[first]
            here = self._by_sentence.get(sentence, set()) & partners
            if here and dep in _ARGUMENTS:
                return f"stands with {sorted(here)[0]}, the other party of the page"
            if nearby and dep in {"nsubj", "nsubjpass"}:
                beside = self._by_sentence.get(sentence - 1, set()) | self._by_sentence.get(sentence + 1, set())
                if beside & partners:
                    return f"acts beside {sorted(beside & partners)[0]}, the other party of the page"
        return None

    def together(self, name: Unknown, key: str) -> bool:
        """Whether the person stands in a clause beside the name, spelt as usual: then there are two of them."""
        for first, last in name.at:
            root = self.words.root(first, last)
            for unit in self.units:
                near = abs(unit.first - first) <= 6 and self.words.sent[unit.first] == self.words.sent[first]
                if (
                    near
                    and any(n.key == key for n in unit.names)
                    and self.words.dep[unit.root] in {"conj", self.words.dep[root]}
                ):
                    return True
        return False

    # ------------------------------------------------------------ states

    def not_a_state(self, name: Unknown) -> bool:
        """Whether anything says that the name is a firm, a person, a village or a city."""
        words = self.words
        known = cities(self.page.knowledge).get(name.name, ())
        if known and known[0].population > _BIG_CITY:
            return True
        for first, last in name.at:
            after = words.lower[last : last + 1]
            before = words.lower[first - 1].rstrip(".") if first else ""
            if self._called(first) or (after and after[0] in cue("not-state")):
                return True
            if self._goes_on(last):
                return True
            if before == "of" and first > 1 and words.lower[first - 2] in cue("not-state"):
                return True
            if self._told_apart(first, last):
                return True
        return False

    def _goes_on(self, last: int) -> bool:
        """Whether another capitalised word follows that is no person's name: the name is longer than it seems."""
        words = self.words
        if last >= len(words) or words.pos[last] != "PROPN" or not words.text[last].istitle():
            return False
        after = self._owner.get(last)
        return after is None or (after.kind == "name" and not is_person(after))

    def _told_apart(self, first: int, last: int) -> bool:
        """Whether an apposition or a predicate calls the name something else than a state: "X, a Finnish firm"."""
        words = self.words
        root = words.root(first, last)
        nouns = [kid for kid in words.kids[root] if words.dep[kid] == "appos"]
        if words.dep[root] == "nsubj":
            nouns += [kid for kid in words.kids[words.head[root]] if words.dep[kid] == "attr"]
        for noun in nouns:
            unit = self._owner.get(noun)
            if words.lower[noun] in cue("not-state") or words.lower[noun] in cue("person"):
                return True
            if unit is not None and unit.term is not None and unit.term.record.sector not in {"GOV", "PRE", "UNK"}:
                return True
        return False

    def stands_as_state(self, name: Unknown, country: str, alike: float) -> str | None:
        """Where the name stands as only states do; beside another state than `country`, unless it is very `alike`."""
        for first, last in name.at:
            found = (
                self._bilateral(first, last, country, alike >= _VERY_ALIKE)
                or self._of_state(first, last)
                or self._as_subject(first, last, country)
            )
            if found:
                return found
        return None

    def _others(self, token: int, country: str) -> list[str]:
        return sorted(self._by_sentence.get(self.words.sent[token], set()) - {country})

    def _bilateral(self, first: int, last: int, country: str, alone: bool) -> str | None:
        words = self.words
        others = self._others(first, country)
        if not others and not alone:
            return None
        root = words.root(first, last)
        dep, head = words.dep[root], words.head[root]
        nouns: list[int] = []
        if dep == "poss":
            nouns = [head]
        elif dep == "conj" and head in self._states:
            return f"is coordinated with {self._states[head]}"
        elif any(words.dep[kid] == "conj" and self._states.get(kid) in others for kid in words.kids[root]):
            return f"is coordinated with {others[0]}"
        elif dep == "pobj" and words.lower[head] in _WITH:
            nouns = [words.head[head], *(kid for kid in words.kids[words.head[head]] if words.dep[kid] == "dobj")]
        for noun in nouns:
            if words.lower[noun] in cue("bilateral"):
                return f"stands with {words.lower[noun]}" + (f" beside {others[0]}" if others else "")
        return None

    def _of_state(self, first: int, last: int) -> str | None:
        words = self.words
        after = last + 1 if last < len(words) and words.text[last] in _POSSESSIVE else None
        if after is not None and after < len(words) and words.lower[after] in cue("of-state"):
            return f"has its own {words.lower[after]}"
        if (
            first > 1
            and words.lower[first - 1] == "of"
            and words.lower[first - 2] in {"government", "president", "republic", "territory", "parliament"}
        ):
            return f"stands after {words.lower[first - 2]} of"
        return None

    def _as_subject(self, first: int, last: int, country: str) -> str | None:
        words = self.words
        root = words.root(first, last)
        verb = words.head[root]
        if words.dep[root] != "nsubj" or words.lower[verb] not in cue("state-verb"):
            return None
        for kid in words.kids[verb]:
            if kid > verb and self._states.get(kid, country) != country:
                return f"{words.lower[verb]} {self._states[kid]}"
        return None

    def parallel_partner(self, name: Unknown) -> str | None:
        """The state in "between X and STATE" after a bilateral noun."""
        words = self.words
        for first, last in name.at:
            if first < 2 or words.lower[first - 1] != "between" or words.lower[first - 2] not in cue("bilateral"):
                continue
            if last + 1 < len(words) and words.lower[last] == "and":
                unit = self._owner.get(last + 1)
                if unit is not None and _state(unit):
                    return _state(unit)
        return None

    def with_partner(self, name: Unknown, country: str) -> str | None:
        """A sentence where the name is an argument beside a state that `country` stands with elsewhere in the page."""
        return self.pair_beside(name, country)

    def _partners(self, country: str) -> set[str]:
        """The states named beside one, or, when it is never named itself, the page's most named ones."""
        found: set[str] = set()
        for states in self._by_sentence.values():
            if country in states:
                found |= states
        counts = self.page.countries
        found |= set(sorted(counts, key=lambda c: (-counts[c], c))[:2])
        return found - {country}


def _state(unit: Unit) -> str | None:
    """The state that a unit names, by name, adjective or capital."""
    if unit.names and unit.names[0].kind == "state":
        return unit.names[0].key
    return None
