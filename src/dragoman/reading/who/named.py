"""Named: drafts of states, places and organisations that stand under a name of their own.

A state by its name acts as its government (PLOVER: GOV); its capital does so too, unless it stands where
places stand. An adjective before a noun of things ("Belarusian exports") is a mention of the state.
"""

from __future__ import annotations

from dragoman.knowledge import Agent, Name
from dragoman.reading.who import context, persons, sectors
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.gazetteer import contested
from dragoman.reading.who.phrases import Phrase
from dragoman.reading.who.supplement import organisations
from dragoman.reading.who.surroundings import Surroundings
from dragoman.reading.who.units import Unit
from dragoman.reading.who.words import Words

_NO_ACTORS = frozenset({"event", "initiative"})
_DASHES = frozenset({"-", "–", "—", "--", ":"})
_FIRM = "BUS"
_FUZZY = 0.65  # score of a garbled name


def state(around: Surroundings, phrase: Phrase, sense: Name) -> list[Draft]:
    """The draft of a state or place; none for a territory inside a longer name ("Jersey Shore")."""
    unit, words = phrase.main, around.words
    state = around.knowledge.states[sense.key]
    draft = Draft(unit.first, unit.last, unit.root, "state", country=sense.key, evidence=sense.row)
    draft.name, draft.id, draft.method, draft.score = state.name, state.qid, "exact", 1.0
    draft.key = sense.key
    tag = words.tag[unit.root]
    if sense.kind == "place":
        draft.kind, draft.name, draft.id, draft.key = "place", sense.surface, None, None
        if _is_contested(sense):
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
        if context.is_locative(words, unit.root) or _dateline(words, unit):
            draft.kind, draft.sector = "place", None
            draft.name, draft.id = sense.surface, None
    else:
        draft.sector = "GOV"
        draft.method = "exact" if sense.form in {"name", "official"} else "alias"
    if sense.row.startswith(persons.IN_PAGE):
        draft.method, draft.score = "fuzzy", _FUZZY
    if phrase.modifies is not None and sense.form not in {"adjective", "demonym"}:
        if not state.independent and words.pos[phrase.modifies] == "PROPN" and sense.kind == "state":
            return []  # "Jersey Shore"
        draft.adjectival = True
    return [draft]


def _is_contested(sense: Name) -> bool:
    return sense.row.removeprefix("regions.tsv: ") in contested()


def _dateline(words: Words, unit: Unit) -> bool:
    """Whether a capital opens a paragraph as a dateline: "BEIJING (AP) -", "Minsk, 3 March -"."""
    opens = unit.first == 0 or "\n" in words.text[unit.first - 1]
    return opens and not _DASHES.isdisjoint(words.text[unit.last : unit.last + 7])


def organisation(around: Surroundings, phrase: Phrase, sense: Name) -> list[Draft]:
    """The draft of a known organisation; none for an event or an initiative."""
    unit = phrase.main
    organisation = organisations(around.knowledge)[sense.key]
    if organisation.kind in _NO_ACTORS:
        return []
    draft = Draft(unit.first, unit.last, unit.root, "organisation", key=sense.key, id=organisation.qid)
    draft.name, draft.country, draft.evidence = organisation.name, organisation.country, sense.row
    draft.sector = sectors.organisation_sector(organisation, around.page.date)
    draft.method = "exact" if sense.form in {"name", "official"} else "alias"
    draft.score = 1.0 if sense.form in {"name", "official", "acronym"} else 0.9
    draft.adjectival = phrase.modifies is not None
    return [draft]


def _is_rank(part: Unit, unit: Unit) -> bool:
    """Whether the first word of a body's name only looks like a rank: "General Directorate of Forests"."""
    record = part.term.record if part.term else None
    first = part.first == unit.first and part.last < unit.last
    return first and isinstance(record, Agent) and (record.kind, record.sector) == ("person", "MIL")


def _is_far(part: Unit, home: str) -> bool:
    """Whether a name inside a body's is a capital abroad: a paper's "Sucre Insurance" need not be Bolivian."""
    return part.names[0].form in {"capital", "metonym"} and part.names[0].key != home


def _firm(around: Surroundings, unit: Unit) -> Name | None:
    """The firm of a name with "Inc" or "Ltd" after it that the tables know without."""
    names = around.knowledge.names.get(around.words.slice(unit.first, unit.last - 1).rstrip(" ,"), ())
    return next(
        (
            name
            for name in names
            if name.kind == "organisation"
            and organisations(around.knowledge).get(name.key, None) is not None
            and organisations(around.knowledge)[name.key].sector == _FIRM
        ),
        None,
    )


def unknown_organisation(around: Surroundings, phrase: Phrase) -> list[Draft]:
    """The draft of an organisation that only its words tell about."""
    unit = phrase.main
    incorporated = around.words.lower[unit.last - 1].removesuffix(".") in context.used("company-suffix")
    known = _firm(around, unit) if incorporated else None
    if known is not None:
        return organisation(around, phrase, known)
    draft = Draft(unit.first, unit.last, unit.root, "organisation")
    draft.name = around.words.slice(unit.first, unit.last)
    terms = [part.term.record for part in unit.parts if part.term and not _is_rank(part, unit)]
    draft.sector = terms[-1].sector if terms else _FIRM if incorporated else None
    home = around.page.home
    names = [part for part in unit.parts if part.kind == "name" and (terms or not home or not _is_far(part, home))]
    body = around.international(phrase) or around.body(unit)
    beside = around.places(phrase) if body is None else around.near(phrase)
    places = [p for part in names for p in around.places_of(part, "adjective")] or beside
    if places:
        draft.country, draft.evidence = places[0].country, f"in its name or beside it: {places[0].evidence}"
        draft.score, draft.method = 0.6, "alias"
    elif body is not None:
        draft.international, draft.sector = True, sectors.of_body(draft.sector)  # a committee of it
        draft.method, draft.score, draft.evidence = "alias", 0.6, f"of {body.name}; {body.row}"
    draft.weak = not (places or terms or body)
    draft.adjectival = phrase.modifies is not None
    return [draft]
