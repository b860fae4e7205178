"""Garbled names: aliases that one page itself gives away.

Machine translation writes one state in several ways. What an unknown name means is learnt from what
stands beside it - an office with its known holder, "between X and China", a bilateral noun - and then
extended to unknown names that sound alike and stand where states stand. Likeness alone never links.
Every alias holds for its page only and says in words why it is believed.
"""

from __future__ import annotations

from dragoman.knowledge import Name, Office
from dragoman.knowledge.holder import NATIONAL
from dragoman.reading.who import persons
from dragoman.reading.who.garbled_cues import Cues
from dragoman.reading.who.likeness import name_likeness
from dragoman.reading.who.page import Page
from dragoman.reading.who.persons import IN_PAGE
from dragoman.reading.who.sounds import likeness, same_sound, same_start, squeezed
from dragoman.reading.who.supplement import people
from dragoman.reading.who.units import Unit
from dragoman.reading.who.unknown import Unknown, unknowns

_ALIKE = 0.62  # likeness of a garbled name in a strong context
_PERSON_ALIKE = 0.72  # of letters, of a garbled personal name
_SHORTEST = 4  # letters of a garbled name that likeness may link


class Garbled:
    """Finds the garbled names of one page."""

    def __init__(self, page: Page, units: list[Unit]) -> None:
        self.page = page
        self.words = page.words
        self.units = units
        self.cues = Cues(page, units)
        self.states: dict[str, tuple[str, str]] = {}  # unknown name → state, evidence
        self.people: dict[str, tuple[str, str]] = {}  # unknown name → person's key, evidence
        self._leaders = self._known_people()

    def units_with_aliases(self) -> list[Unit]:
        """The units, with one for each garbled name that could be linked."""
        unknown = [u for u in unknowns(self.page, self.units) if u.name not in self.cues.parts_of_names]
        if not unknown or not (self._leaders or self.page.countries):
            return self.units
        self._people(unknown)
        self._beside_holders(unknown)
        self._parallel(unknown)
        self._extend(unknown)
        return self._merged(unknown) if self.states or self.people else self.units

    # ------------------------------------------------------------ what the page knows

    def _known_people(self) -> dict[str, str]:
        """Persons whom the page names, by key → state, those linked by surname alone included."""
        found = {key: country for key, country in self.page.persons.items() if country}
        for unit in self.units:
            if unit.names and unit.surnames_only:
                link = persons.link(unit, self.page, None, None)
                if link is None:  # "President of Beloel Lukashenko": the surname without what stands before it
                    office = self.cues.office_before(unit)
                    link = (
                        persons.link(unit.parts[0] if unit.parts else unit, self.page, None, office) if office else None
                    )
                if link is not None:
                    found.setdefault(link.key, persons.state_of_person(self.page, link.key) or "")
        return {key: country for key, country in found.items() if country}

    def _present(self) -> list[str]:
        """The states that the page shows in any way: by name, by a person, by an alias learnt before."""
        learnt = [country for country, _ in self.states.values()]
        return list(dict.fromkeys([*self._leaders.values(), *self.page.countries, *learnt]))

    # ------------------------------------------------------------ persons

    def _people(self, unknown: list[Unknown]) -> None:
        """Unknown names like a person of the page, with a title or that person's counterpart beside them."""
        for name in unknown:
            if len(squeezed(name.name)) < 5 or self.cues.personal_title(name):
                continue
            for key, country in self._leaders.items():
                names = [n for t in people(self.page.knowledge)[key] for n in (t.person, *t.person_alt)]
                alike = max(name_likeness(squeezed(name.name), known) for known in names)
                if alike < _PERSON_ALIKE:
                    continue
                why = self.cues.office_beside(name) or self.cues.pair_beside(name, country, nearby=alike >= 0.8)
                if why and not self.cues.together(name, key):
                    known = people(self.page.knowledge)[key][-1].person
                    self.people[name.name] = (
                        key,
                        f"{IN_PAGE}like {known}, who is named in it ({alike:.2f}), and {why}",
                    )
                    break

    # ------------------------------------------------------------ states

    def _beside_holders(self, unknown: list[Unknown]) -> None:
        """ "President of X Lukashenko", "X's president, Lukashenko": the office and its known holder give the state."""
        for name in unknown:
            if name.name in self.people:
                continue
            for first, last in name.at:
                found = self._holder_beside(first, last)
                if found is not None:
                    self.states.setdefault(name.name, found)
                    break

    def _holder_beside(self, first: int, last: int) -> tuple[str, str] | None:
        office = self.cues.office_of(first, last)
        if office is None:
            return None
        for unit in self.cues.people_near(office, first, last):
            key = self._key(unit, office)
            if key is None:
                continue
            for term in people(self.page.knowledge)[key]:
                record = office.term.record if office.term else None
                if (
                    isinstance(record, Office)
                    and _same_office(term.office, record.office)
                    and term.country in self.page.knowledge.states
                    and (self.page.date is None or term.in_office(self.page.date) != "no")
                ):
                    return term.country, f"{IN_PAGE}beside {record.phrase} {term.person}; {term.row}"
        return None

    def _key(self, unit: Unit, office: Unit) -> str | None:
        garbled = self.people.get(self.words.slice(unit.first, unit.last))
        if garbled is not None:
            return garbled[0]
        record = office.term.record if office.term else None
        wanted = record.office if isinstance(record, Office) else None
        for one in (unit, *unit.parts):
            link = persons.link(one, self.page, None, wanted) if one.names else None
            if link is not None:
                return link.key
        return None

    def _parallel(self, unknown: list[Unknown]) -> None:
        """ "between X and China": the other state of the pair, when the page has garbled it before."""
        learnt = list(dict.fromkeys(country for country, _ in self.states.values()))
        if len(learnt) != 1:
            return
        for name in unknown:
            if name.name in self.states or name.name in self.people or self.cues.not_a_state(name):
                continue
            partner = self.cues.parallel_partner(name)
            state = self.page.knowledge.states[learnt[0]]
            begins = any(same_start(known, name.name) for known in (state.name, *(n for n, _ in self.states.items())))
            if partner is not None and partner != learnt[0] and begins:
                evidence = f"{IN_PAGE}stands beside {partner} as {learnt[0]} does, whose name the page garbles"
                self.states[name.name] = (learnt[0], evidence)

    def _extend(self, unknown: list[Unknown]) -> None:
        """Unknown names that sound like a state of the page and stand where states stand."""
        for _ in range(3):  # each round may lean on what the one before has learnt
            before = len(self.states)
            for name in unknown:
                if name.name in self.states or name.name in self.people or len(squeezed(name.name)) < _SHORTEST:
                    continue
                if self.cues.not_a_state(name):
                    continue
                found = self._like_a_state(name)
                if found is not None:
                    self.states[name.name] = found
            if len(self.states) == before:
                break

    def _like_a_state(self, name: Unknown) -> tuple[str, str] | None:
        best: tuple[float, str, str] | None = None
        for country in self._present():
            state = self.page.knowledge.states.get(country)
            if state is None:
                continue
            learnt = [alias for alias, (of, _) in self.states.items() if of == country]
            for known in (state.name, *state.aliases, *learnt):
                if len(squeezed(known)) < _SHORTEST or not same_start(known, name.name):
                    continue
                alike = likeness(name.name, known)
                if alike >= _ALIKE and (best is None or alike > best[0]):
                    best = (alike, country, known)
        if best is None:
            return None
        alike, country, known = best
        strong = self.cues.stands_as_state(name, country, alike)
        if strong:
            return country, f"{IN_PAGE}like {known} ({alike:.2f}), and {strong}"
        weak = self.cues.with_partner(name, country)
        if weak and same_sound(name.name, known) and self._is_main(country):
            return country, f"{IN_PAGE}sounds like {known} ({alike:.2f}), and {weak}"
        return None

    def _is_main(self, country: str) -> bool:
        """Whether a person or a learnt alias already makes a state a party of the page."""
        return country in self._leaders.values() or any(of == country for of, _ in self.states.values())

    # ------------------------------------------------------------ back to units

    def _merged(self, unknown: list[Unknown]) -> list[Unit]:
        fresh: list[Unit] = []
        for name in unknown:
            sense = self._sense(name.name)
            if sense is not None:
                fresh += [Unit(a, b, self.words.root(a, b), "name", (sense,)) for a, b in name.at]
        taken = {i for unit in fresh for i in range(unit.first, unit.last)}
        kept: list[Unit] = []
        for unit in self.units:
            if not taken.isdisjoint(range(unit.first, unit.last)):
                kept += [part for part in unit.parts if taken.isdisjoint(range(part.first, part.last))]
            else:
                kept.append(unit)
        for unit in fresh:
            key = unit.names[0].key
            if unit.names[0].kind == "state":
                self.page.countries[key] = self.page.countries.get(key, 0) + 1
        return sorted((*kept, *fresh), key=lambda unit: (unit.first, unit.last))

    def _sense(self, name: str) -> Name | None:
        if name in self.people:
            key, evidence = self.people[name]
            return Name(name, "person", key, "alias", evidence)
        if name in self.states:
            key, evidence = self.states[name]
            return Name(name, "state", key, "alias", evidence)
        return None


def _same_office(one: str, other: str) -> bool:
    heads = {"head_of_state", "head_of_government"}
    return one in NATIONAL and (one == other or (one in heads and other in heads))
