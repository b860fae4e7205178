"""Titled: drafts of persons by name, with what titles, adjectives and appositions add.

A linked person has the country and sector that the knowledge base gives for the day; a stranger has those
of the title, and nothing without one.
"""

from __future__ import annotations

from dragoman.knowledge import Agent, Holder, Office, Organisation
from dragoman.reading.who import context, persons, sectors
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.general import is_empty, is_general, own_sector
from dragoman.reading.who.likeness import link_by_office
from dragoman.reading.who.phrases import Phrase
from dragoman.reading.who.supplement import organisations, people
from dragoman.reading.who.surroundings import Place, Surroundings
from dragoman.reading.who.units import Unit
from dragoman.reading.who.words import Words

_OWN = 0.9  # score of the state that alone has an office
_OUT_OF_OFFICE = frozenset({"ELI", "PTY"})
_SERVING = frozenset({None, "GOV", "MIL", "IGO"})  # sectors of those who can serve an international body
_PARTISAN = frozenset({"PTY", "OPP"})
_WORLDWIDE = frozenset({"igo", "alliance", "court", "ngo"})


def person(around: Surroundings, phrase: Phrase) -> list[Draft]:
    """The draft of a person; none for a surname that is nobody's here."""
    unit, page = phrase.main, around.page
    offices = [u.term.record for u in phrase.of("title", "apposition") if u.term]
    office = next((record.office for record in offices if isinstance(record, Office)), None)
    places = around.places(phrase) or _own_states(around, offices)
    country = places[0].country if places else None
    titles = [word for u in phrase.of("title") for word in around.words.lower[u.first : u.last]]
    link = persons.link(unit, page, country, office, titles)
    draft = Draft(phrase.first, phrase.last, phrase.head, "person", office=office)
    titled = _titled(around, phrase)
    if link is None:
        called = around.words.ent[unit.root] == "PERSON" or around.words.text[unit.root] in page.called
        if unit.kind == "name" and not offices and not called:
            return []
        link = link_by_office(unit, page, country, office)
        if link is None:
            return [_stranger(around, draft, phrase, places, titled)]
    return [_known(around, draft, phrase, link, titled)]


def _own_states(around: Surroundings, titles: list[Agent | Office]) -> list[Place]:
    """The state that has an office alone: the Holy See of "Nuncio Ada Ab"."""
    owned = [record for record in titles if isinstance(record, Office) and record.country]
    plain = around.knowledge.agents
    own = [one for one in owned if one.phrase not in plain or plain[one.phrase].sector == "REL"]
    return [Place(one.country, f"offices.tsv: {one.phrase}", _OWN) for one in own[:1] if one.country]


def _known(around: Surroundings, draft: Draft, phrase: Phrase, link: persons.Link, titled: str | None) -> Draft:
    page = around.page
    terms = people(around.knowledge)[link.key]
    sector, term = sectors.person_sector(terms, page.date)
    own = term.country if term is not None and term.country in around.knowledge.states else None
    draft.key, draft.id = link.key, terms[-1].qid
    draft.name = terms[-1].person
    serves = organisations(around.knowledge).get(term.country) if term is not None else None
    draft.international = serves is not None and serves.country is None  # a secretary-general acts for no state
    if draft.international:
        sector = sectors.of_body(sector)
    else:
        draft.country = own or sectors.person_country(around.knowledge, terms)
    minor = term is not None and term.office == "other"
    if page.day is None and titled in _PARTISAN and sector == "GOV" and minor:
        sector, draft.retitled = titled, True  # a page without a day: what it says is nearer than the latest office
    elif titled is not None and sector in _OUT_OF_OFFICE and _is_new(around, draft, phrase, titled, terms):
        sector, draft.retitled = titled, not _is_then(around.words, phrase)
        body = _body(around, phrase)
        if body is not None:
            draft.country, draft.international = None, True
            sector = sectors.organisation_sector(body, page.date)
    draft.sector = around.ended(phrase, sector or titled)
    draft.method, draft.score, draft.evidence = link.method, link.score, link.evidence
    return draft


def _is_new(around: Surroundings, draft: Draft, phrase: Phrase, titled: str, terms: tuple[Holder, ...]) -> bool:
    """Whether a title is one that the tables do not know of, or cannot date because the page has no day.

    What the page calls somebody today is nearer than the office that the tables last know.
    """
    held = draft.office is not None and any(term.office == draft.office for term in terms)
    if held and draft.office != "other":
        return around.page.day is None or _is_then(around.words, phrase)
    words = [around.words.lower[u.last - 1] for u in phrase.of("title")]
    return titled != "GOV" or _body(around, phrase) is not None or not any(map(is_general, words))


def _is_then(words: Words, phrase: Phrase) -> bool:
    """Whether a title is that of the time told of: "then-president", "then Prime Minister"."""
    first = min((unit.first for unit in phrase.of("title")), default=phrase.first)
    return "then" in words.lower[max(first - 2, 0) : phrase.main.first]


def _body(around: Surroundings, phrase: Phrase) -> Organisation | None:
    """The body that belongs to no state, whose title a person bears: "President of the World Economic Forum"."""
    if any(around.words.lower[unit.last - 1] in context.used("of-members") for unit in phrase.of("title")):
        return None  # "EU minister", "UN ambassador": of one member
    for unit in phrase.of("of", "adjective", "possessor"):
        sense = around.sense(unit) if unit.kind == "name" else None
        if sense is not None and sense.kind == "organisation":
            body = organisations(around.knowledge)[sense.key]
            if body.country is None and body.kind in _WORLDWIDE:
                return body
    return None


def _is_empty(unit: Unit) -> bool:
    return unit.term is not None and is_empty(unit.term.record)


def _titled(around: Surroundings, phrase: Phrase) -> str | None:
    """The sector that titles and appositions of a name give."""
    for unit in reversed(phrase.of("title")):  # the nearest to the name first: "Local Administration Minister"
        told = around.general(unit, around.belonging(phrase, unit)) if unit.term else None
        if unit.term and (told or own_sector(unit.term.record)):
            return told or own_sector(unit.term.record)
    for unit in phrase.of("apposition"):
        for draft in around.drafts_at(unit):
            if draft.sector:
                return draft.sector
    return None


def _stranger(around: Surroundings, draft: Draft, phrase: Phrase, places: list[Place], sector: str | None) -> Draft:
    draft.name = around.words.slice(phrase.main.first, phrase.main.last)
    draft.sector = around.ended(phrase, sector)
    body = around.international(phrase) if sector in _SERVING and not around.near(phrase) else None
    if body is not None:
        draft.international, draft.sector = True, around.ended(phrase, sectors.of_body(sector))
        draft.score, draft.method, draft.evidence = 0.7, "office", f"serves {body.name}; {body.row}"
    elif places and (sector or any(not _is_empty(unit) for unit in phrase.of("title", "apposition"))):
        draft.country, draft.evidence = places[0].country, places[0].evidence
        draft.score, draft.method = 0.8 * places[0].score, "office"
    else:
        draft.weak = not sector
        draft.international = _body(around, phrase) is not None
    return draft
