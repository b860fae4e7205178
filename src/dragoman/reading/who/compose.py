"""Compose: from noun phrases to drafts, with country, sector and link.

Each kind of phrase has one function: persons, states, organisations, and the nouns for agents and
offices. What a phrase says comes from its own unit first, then from what stands with it, in the order
adjective, possessor, "of", "in", apposition. A phrase about two states makes one draft for each.
"""

from __future__ import annotations

import msgspec

from dragoman.knowledge import Agent, City, Name, Office
from dragoman.reading.who import context, persons, sectors
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.gazetteer import cities, contested, ordinary_words
from dragoman.reading.who.general import general_nouns
from dragoman.reading.who.page import Page
from dragoman.reading.who.phrases import Phrase, Relation
from dragoman.reading.who.senses import chosen
from dragoman.reading.who.units import Unit
from dragoman.reading.who.words import Words
from dragoman.reading.who.supplement import organisations, people

_ORDER: tuple[Relation, ...] = ("adjective", "possessor", "of", "apposition")
_ENDED = frozenset({"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "PTY"})
_NO_ACTORS = frozenset({"event", "initiative"})
_METROPOLIS = 500_000  # inhabitants of a city believed in though the tagger takes its name for a noun
_AMBIGUOUS_CITY = 8  # times the people that a city must have over its namesakes abroad


class Place(msgspec.Struct, frozen=True):
    """A state that a phrase belongs to, and how that is known."""

    country: str
    evidence: str
    score: float


class Composer:
    """Makes drafts of the phrases of one page."""

    def __init__(self, page: Page, phrases: list[Phrase]) -> None:
        self.page = page
        self.words = page.words
        self.knowledge = page.knowledge
        self.phrases = phrases
        self._phrase_of = {id(phrase.main): phrase for phrase in phrases}
        self._drafts: dict[int, list[Draft]] = {}
        self._senses: dict[int, Name | None] = {}

    def drafts(self) -> list[Draft]:
        """The drafts of all phrases, in the order of the text."""
        return [draft for phrase in self.phrases for draft in self.of(phrase)]

    def of(self, phrase: Phrase) -> list[Draft]:
        """The drafts of one phrase."""
        key = id(phrase.main)
        if key not in self._drafts:
            self._drafts[key] = []  # a phrase that leads back to itself says nothing of itself
            self._drafts[key] = self._compose(phrase)
        return self._drafts[key]

    def _compose(self, phrase: Phrase) -> list[Draft]:
        unit = phrase.main
        if unit.kind == "term":
            return self._agents(phrase)
        if unit.kind == "name":
            sense = self._sense(unit)
            if sense is not None:
                return self._organisation(phrase, sense) if sense.kind == "organisation" else self._state(phrase, sense)
            if any(name.kind == "person" for name in unit.names):
                return self._person(phrase)
            return []
        if unit.kind == "person":
            return self._person(phrase)
        if unit.kind == "organisation" and unit.label == "ORG":
            return self._unknown_organisation(phrase)
        return []

    def _sense(self, unit: Unit) -> Name | None:
        if id(unit) not in self._senses:
            self._senses[id(unit)] = chosen(unit, self.page) if unit.names else None
        return self._senses[id(unit)]

    # ------------------------------------------------------------ what stands with a phrase

    def places(self, phrase: Phrase, *more: Relation) -> list[Place]:
        """The states that a phrase belongs to, from the closest relation that names any."""
        for relation in (*_ORDER, *more):
            found: dict[str, Place] = {}
            for unit in phrase.of(relation):
                for place in self._places_of(unit, relation):
                    found.setdefault(place.country, place)
            if found:
                return list(found.values())
        return []

    def _places_of(self, unit: Unit, relation: Relation) -> list[Place]:
        if context.is_sponsor(self.words, unit):
            return []
        score = {"adjective": 0.95, "possessor": 0.95, "of": 0.9, "in": 0.7, "apposition": 0.9}[relation]
        if unit.kind in {"place", "organisation"} and not unit.names:
            city = self.city(unit)
            if city is not None:
                return [Place(city.country, f"GeoNames {city.geonames}: {city.name}", 0.8)]
        own = self._phrase_of.get(id(unit))
        drafts = self.of(own) if own is not None else self._compose(Phrase(unit, unit.first, unit.last, unit.root))
        return [Place(d.country, d.evidence or "", min(score, d.score)) for d in drafts if d.country]

    def _city_before(self, phrase: Phrase) -> list[Place]:
        """The state of a city whose name, known to no table, stands before an agent noun: "Odesa police"."""
        words = self.words
        last = phrase.main.first
        while last > phrase.first and not _capitalised(words, last - 1):
            last -= 1
        first = last
        while first > phrase.first and _capitalised(words, first - 1) and last - first < 3:
            first -= 1
        for start in range(first, last):
            city = self._city_named(words.slice(start, last))
            if city is not None and (words.pos[start] == "PROPN" or city.population > _METROPOLIS):
                return [Place(city.country, f"GeoNames {city.geonames}: {city.name}", 0.8)]
        return []

    def city(self, unit: Unit) -> City | None:
        """The city that a name means without doubt: the only one, or by far the largest, or one of a state of the page."""
        return self._city_named(self.words.slice(unit.first, unit.last))

    def _city_named(self, surface: str) -> City | None:
        found = cities(self.knowledge).get(surface) or cities(self.knowledge).get(surface.title())
        if not found:
            return None
        found = tuple(city for city in found if city.name == surface) or found
        here = [city for city in found if city.country in self.page.countries]
        if here:
            return here[0]
        abroad = [city for city in found if city.country != found[0].country]
        if not abroad or found[0].population > _AMBIGUOUS_CITY * abroad[0].population:
            return found[0]
        return None

    # ------------------------------------------------------------ persons

    def _person(self, phrase: Phrase) -> list[Draft]:
        unit, page = phrase.main, self.page
        offices = [u.term.record for u in phrase.of("title", "apposition") if u.term]
        office = next((record.office for record in offices if isinstance(record, Office)), None)
        places = self.places(phrase)
        country = places[0].country if places else None
        titles = [word for u in phrase.of("title") for word in self.words.lower[u.first : u.last]]
        link = persons.link(unit, page, country, office, titles)
        draft = Draft(phrase.first, phrase.last, phrase.head, "person", office=office)
        titled = self._titled(phrase)
        if link is None:
            if unit.kind == "name" and not offices and self.words.ent[unit.root] != "PERSON":
                return []
            link = persons.link_by_office(unit, page, country, office)
            if link is None:
                return [self._stranger(draft, phrase, places, titled)]
        return [self._known(draft, phrase, link, titled)]

    def _known(self, draft: Draft, phrase: Phrase, link: persons.Link, titled: str | None) -> Draft:
        page = self.page
        terms = people(self.knowledge)[link.key]
        sector, term = sectors.person_sector(terms, page.date)
        own = term.country if term is not None and term.country in self.knowledge.states else None
        draft.key, draft.id = link.key, terms[-1].qid
        draft.name = terms[-1].person
        draft.country = own or sectors.person_country(self.knowledge, terms)
        draft.sector = self._ended(phrase, sector or titled)
        draft.method, draft.score, draft.evidence = link.method, link.score, link.evidence
        return draft

    def _titled(self, phrase: Phrase) -> str | None:
        """The sector that titles and appositions of a name give."""
        for unit in phrase.of("title"):
            if unit.term and unit.term.record.sector:
                inner = self._belonging(phrase, unit)
                return self._general(unit, inner) or unit.term.record.sector
        for unit in phrase.of("apposition"):
            own = self._phrase_of.get(id(unit))
            for draft in self.of(own) if own else ():
                if draft.sector:
                    return draft.sector
        return None

    def _stranger(self, draft: Draft, phrase: Phrase, places: list[Place], sector: str | None) -> Draft:
        draft.name = self.words.slice(phrase.main.first, phrase.main.last)
        draft.sector = self._ended(phrase, sector)
        if places and (sector or phrase.of("title", "apposition")):
            draft.country, draft.evidence = places[0].country, places[0].evidence
            draft.score, draft.method = 0.8 * places[0].score, "office"
        else:
            draft.weak = not sector
        return draft

    def _ended(self, phrase: Phrase, sector: str | None) -> str | None:
        before = min((u.first for u in phrase.of("title")), default=phrase.main.first)
        if sector in _ENDED and context.marked(self.words, min(phrase.first, before), phrase.main.last, "former"):
            return "ELI"
        return sector

    # ------------------------------------------------------------ states and places

    def _state(self, phrase: Phrase, sense: Name) -> list[Draft]:
        unit, words = phrase.main, self.words
        state = self.knowledge.states[sense.key]
        draft = Draft(unit.first, unit.last, unit.root, "state", country=sense.key, evidence=sense.row)
        draft.name, draft.id, draft.method, draft.score = state.name, state.qid, "exact", 1.0
        draft.key = sense.key
        tag = words.tag[unit.root]
        if sense.kind == "place":
            draft.kind, draft.name, draft.id, draft.key = "place", sense.surface, None, None
            if self._contested(sense):
                draft.kind, draft.sector = "state", "PRE"
        elif sense.form in {"adjective", "demonym"}:
            if phrase.modifies is not None or (sense.form == "adjective" and tag not in {"NNS", "NNPS"}):
                draft.adjectival = True
                draft.sector = "GOV"
            else:
                draft.kind, draft.sector, draft.plural = "group", "CVL", tag in {"NNS", "NNPS"}
                draft.first = min(draft.first, words.left_edge(unit.root))
        elif sense.form in {"capital", "metonym"}:
            draft.method, draft.score = "alias", 0.9
            draft.sector = "GOV"
            if context.is_locative(words, unit.root) or self._dateline(unit):
                draft.kind, draft.sector = "place", None
                draft.name, draft.id = sense.surface, None
        else:
            draft.sector = "GOV"
            draft.method = "exact" if sense.form in {"name", "official"} else "alias"
        if sense.row.startswith(persons.IN_PAGE):
            draft.method, draft.score = "fuzzy", 0.65
        if phrase.modifies is not None and sense.form not in {"adjective", "demonym"}:
            if not state.independent and words.pos[phrase.modifies] == "PROPN" and sense.kind == "state":
                return []  # "Jersey Shore"
            draft.adjectival = True
        return [draft]

    def _contested(self, sense: Name) -> bool:
        return sense.row.removeprefix("regions.tsv: ") in contested()

    def _dateline(self, unit: Unit) -> bool:
        """Whether a capital opens a paragraph as a dateline: "BEIJING (AP) -", "Minsk, 3 March -"."""
        words = self.words
        opens = unit.first == 0 or "\n" in words.text[unit.first - 1]
        following = words.text[unit.last : unit.last + 7]
        return opens and any(text in {"-", "–", "—", "--", ":"} for text in following)

    # ------------------------------------------------------------ organisations

    def _organisation(self, phrase: Phrase, sense: Name) -> list[Draft]:
        unit = phrase.main
        organisation = organisations(self.knowledge)[sense.key]
        if organisation.kind in _NO_ACTORS:
            return []
        draft = Draft(unit.first, unit.last, unit.root, "organisation", key=sense.key, id=organisation.qid)
        draft.name, draft.country, draft.evidence = organisation.name, organisation.country, sense.row
        draft.sector = sectors.organisation_sector(organisation, self.page.date)
        draft.method = "exact" if sense.form in {"name", "official"} else "alias"
        draft.score = 1.0 if sense.form in {"name", "official", "acronym"} else 0.9
        draft.adjectival = phrase.modifies is not None
        return [draft]

    def _unknown_organisation(self, phrase: Phrase) -> list[Draft]:
        unit = phrase.main
        draft = Draft(unit.first, unit.last, unit.root, "organisation")
        draft.name = self.words.slice(unit.first, unit.last)
        terms = [part.term.record for part in unit.parts if part.term]
        draft.sector = terms[-1].sector if terms else None
        names = [part for part in unit.parts if part.kind == "name"]
        places = [p for part in names for p in self._places_of(part, "adjective")] or self.places(phrase)
        if places:
            draft.country, draft.evidence = places[0].country, f"in its name or beside it: {places[0].evidence}"
            draft.score, draft.method = 0.6, "alias"
        draft.weak = not (places or terms)
        draft.adjectival = phrase.modifies is not None
        return [draft]

    # ------------------------------------------------------------ agents and offices

    def _agents(self, phrase: Phrase) -> list[Draft]:
        unit, words = phrase.main, self.words
        if unit.term is None:
            return []
        record = unit.term.record
        if phrase.modifies is not None and (words.pos[unit.root] == "ADJ" or _is_modifier(record)):
            return []
        surface = words.slice(unit.first, unit.last).lower()
        if phrase.modifies is not None and (
            surface in context.used("never-modifier") or words.text[unit.last : unit.last + 1] == ["-"]
        ):
            return []
        if surface in context.used("no-agent") and not phrase.of("adjective", "title"):
            return []
        if _is_modifier(record) and words.tag[unit.root] not in {"NNS", "NNPS"}:
            return []
        plural = words.tag[unit.root] in {"NNS", "NNPS"}
        sector = self._general(unit, self._belonging(phrase, unit)) or record.sector
        sector = self._ended(phrase, sector) or sector
        draft = Draft(phrase.first, phrase.last, phrase.head, _kind(record, plural), sector=sector, plural=plural)
        draft.office = record.office if isinstance(record, Office) else record.phrase
        draft.adjectival = phrase.modifies is not None
        places = self.places(phrase, *(("in",) if not isinstance(record, Office) or plural else ()))
        if not places:
            places = self._city_before(phrase)
        if not places and isinstance(record, Office) and record.country:
            places = [Place(record.country, f"offices.tsv: {record.phrase}", 0.9)]
        if not places:
            draft.score = 0.5
            if sector == "UNK" and draft.kind == "organisation":
                return []
            self._of_organisation(draft, phrase, record)
            return [draft]
        return [self._placed(draft, place, phrase, record) for place in places]

    def _placed(self, draft: Draft, place: Place, phrase: Phrase, record: Agent | Office) -> Draft:
        placed = Draft(draft.first, draft.last, draft.head, draft.kind, sector=draft.sector, plural=draft.plural)
        placed.office, placed.adjectival = draft.office, draft.adjectival
        placed.country, placed.evidence = place.country, place.evidence
        placed.method, placed.score = "exact", place.score
        if isinstance(record, Office) and not self._of_organisation(placed, phrase, record):
            self._holder(placed, phrase, record, place.country)
        return placed

    def _holder(self, draft: Draft, phrase: Phrase, record: Office, country: str) -> bool:
        """Name the holder of an office on the page's day, when the phrase means the holder."""
        start = min(phrase.first, phrase.main.first)
        if record.level not in {"national", "any", "international"} or (record.level == "any" and draft.plural):
            return False
        if draft.sector != record.sector or any(
            context.marked(self.words, start, phrase.main.first, use) for use in ("former", "deputy", "shadow")
        ):
            return False
        office = sectors.leading_office(country) if record.level == "any" else record.office
        day = self.page.date
        terms = self.knowledge.holders_of(country, office, day, unverified=True)
        keys = list(dict.fromkeys(term.key for term in terms))
        if not keys or (len(keys) > 1 and (day is None or office in {"other", "spokesperson", "secretary_general"})):
            return False
        if office in {"other", "spokesperson"}:
            return False
        term = terms[-1]
        sure = day is not None and term.in_office(day) == "yes"
        draft.kind, draft.key, draft.id, draft.name = "person", term.key, term.qid, term.person
        draft.method, draft.evidence = "office", term.row
        draft.score = 0.95 if sure else 0.7
        return True

    def _of_organisation(self, draft: Draft, phrase: Phrase, record: Agent | Office) -> bool:
        """An office of an international body: its holder, and no country."""
        for unit in phrase.of("adjective", "possessor", "of"):
            sense = self._sense(unit) if unit.kind == "name" else None
            if sense is None or sense.kind != "organisation":
                continue
            if isinstance(record, Office) and organisations(self.knowledge)[sense.key].country is None:
                offices = (record.office, "secretary_general", "other") if record.office != "spokesperson" else ()
                for office in offices:
                    if self._holder(draft, phrase, msgspec.structs.replace(record, office=office, level="national"), sense.key):
                        draft.country = None
                        return True
        return False

    def _belonging(self, phrase: Phrase, unit: Unit) -> list[Unit]:
        """The units that tell what a general noun belongs to, the nearest before it first."""
        before = [u for u in phrase.of("adjective", "title", "possessor") if u is not unit and u.last <= unit.first]
        after = [u for u in phrase.of("of") if u.first >= unit.last]
        return before[::-1] + after

    def _general(self, unit: Unit, others: list[Unit]) -> str | None:
        """The sector that a general noun ("officials", "a group") has from what it belongs to."""
        if unit.term is None or self.words.lower[unit.last - 1].rstrip("s") not in general_nouns():
            return None
        for other in others:
            if other.kind == "term" and other.term is not None:
                return self._general(other, []) or other.term.record.sector
            if other.kind == "name":
                sense = self._sense(other)
                if sense is not None and sense.kind == "organisation":
                    return sectors.organisation_sector(organisations(self.knowledge)[sense.key], self.page.date)
        return None


def _capitalised(words: Words, i: int) -> bool:
    named = words.pos[i] == "PROPN" or (words.pos[i] == "NOUN" and words.text[i].istitle())
    return named and words.lower[i] not in ordinary_words()


def _is_modifier(record: Agent | Office) -> bool:
    return isinstance(record, Agent) and record.kind == "modifier"


def _kind(record: Agent | Office, plural: bool) -> str:
    if isinstance(record, Office) or record.kind == "person":
        return "group" if plural else "person"
    return {"body": "organisation"}.get(record.kind, "group")
