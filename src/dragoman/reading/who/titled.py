"""Titled: drafts of persons by name, with what titles, adjectives and appositions add.

A linked person has the country and sector that the knowledge base gives for the day; a stranger has those
of the title, and nothing without one.
"""

from __future__ import annotations

from dragoman.knowledge import Office
from dragoman.reading.who import persons, sectors
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.likeness import link_by_office
from dragoman.reading.who.phrases import Phrase
from dragoman.reading.who.supplement import organisations, people
from dragoman.reading.who.surroundings import Place, Surroundings


def person(around: Surroundings, phrase: Phrase) -> list[Draft]:
    """The draft of a person; none for a surname that is nobody's here."""
    unit, page = phrase.main, around.page
    offices = [u.term.record for u in phrase.of("title", "apposition") if u.term]
    office = next((record.office for record in offices if isinstance(record, Office)), None)
    places = around.places(phrase)
    country = places[0].country if places else None
    titles = [word for u in phrase.of("title") for word in around.words.lower[u.first : u.last]]
    link = persons.link(unit, page, country, office, titles)
    draft = Draft(phrase.first, phrase.last, phrase.head, "person", office=office)
    titled = _titled(around, phrase)
    if link is None:
        if unit.kind == "name" and not offices and around.words.ent[unit.root] != "PERSON":
            return []
        link = link_by_office(unit, page, country, office)
        if link is None:
            return [_stranger(around, draft, phrase, places, titled)]
    return [_known(around, draft, phrase, link, titled)]


def _known(around: Surroundings, draft: Draft, phrase: Phrase, link: persons.Link, titled: str | None) -> Draft:
    page = around.page
    terms = people(around.knowledge)[link.key]
    sector, term = sectors.person_sector(terms, page.date)
    own = term.country if term is not None and term.country in around.knowledge.states else None
    draft.key, draft.id = link.key, terms[-1].qid
    draft.name = terms[-1].person
    serves = organisations(around.knowledge).get(term.country) if term is not None else None
    draft.international = serves is not None and serves.country is None  # a secretary-general acts for no state
    if not draft.international:
        draft.country = own or sectors.person_country(around.knowledge, terms)
    draft.sector = around.ended(phrase, sector or titled)
    draft.method, draft.score, draft.evidence = link.method, link.score, link.evidence
    return draft


def _titled(around: Surroundings, phrase: Phrase) -> str | None:
    """The sector that titles and appositions of a name give."""
    for unit in reversed(phrase.of("title")):  # the nearest to the name first: "Local Administration Minister"
        if unit.term and unit.term.record.sector:
            inner = around.belonging(phrase, unit)
            return around.general(unit, inner) or unit.term.record.sector
    for unit in phrase.of("apposition"):
        for draft in around.drafts_at(unit):
            if draft.sector:
                return draft.sector
    return None


def _stranger(around: Surroundings, draft: Draft, phrase: Phrase, places: list[Place], sector: str | None) -> Draft:
    draft.name = around.words.slice(phrase.main.first, phrase.main.last)
    draft.sector = around.ended(phrase, sector)
    if places and (sector or phrase.of("title", "apposition")):
        draft.country, draft.evidence = places[0].country, places[0].evidence
        draft.score, draft.method = 0.8 * places[0].score, "office"
    else:
        draft.weak = not sector
    return draft
