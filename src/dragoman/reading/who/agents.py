"""Agents: drafts of nouns that name agents and offices ("government troops", "the Belarusian president").

The noun gives the sector, what stands with it the country; an office of a state or an international body
is linked to whoever held it on the page's day, unless it is a former, deputy or shadow one.
"""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge import Agent, Office
from dragoman.reading.who import context, sectors
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.general import is_empty, is_role, own_sector
from dragoman.reading.who.phrases import Phrase
from dragoman.reading.who.supplement import organisations
from dragoman.reading.who.surroundings import Place, Surroundings
from dragoman.reading.who.units import Unit
from dragoman.reading.who.words import Words
from dragoman.records import MentionKind

_SOME = frozenset({"a", "an", "another", "one"})
_PLURAL = frozenset({"NNS", "NNPS"})
_OFTEN = 3  # mentions of one state in a page that is about it
_SENTENCE = 40  # tokens on either side that are looked at
_MOVEMENTS = frozenset({"REB", "PRM", "MIL", "COP"})
_FORCES = (["forces"], ["force"], ["fighters"], ["troops"], ["militia"])
_PRIVATE = frozenset({"CVL", "UNK"})
_LEADING = frozenset({"head_of_state", "head_of_government"})
_BYSTANDERS = frozenset({"CVL", "JRN", "BUS", "MED", "EDU", "SOC", "UNK", "LAB", "AGR", "REL"})  # "bank account"


def agents(around: Surroundings, phrase: Phrase) -> list[Draft]:
    """The drafts of an agent noun, one for each state it belongs to; none where it names no agent."""
    unit, words = phrase.main, around.words
    if unit.term is None or not _names_agent(around, phrase, unit.term.record) or _is_surname(words, phrase):
        return []
    record = _meant(around, phrase, unit.term.record)
    plural = words.tag[unit.root] in _PLURAL
    sector, headed = _sector(around, phrase, record), False
    if sector == "GOV" and isinstance(record, Office) and record.office in _LEADING and _heads_body(around, phrase):
        sector, headed = None, True
    draft = Draft(phrase.first, phrase.last, phrase.head, _kind(record, plural), sector=sector, plural=plural)
    draft.office = record.office if isinstance(record, Office) and not headed else record.phrase
    draft.adjectival = phrase.modifies is not None
    body = around.international(phrase)
    # "the UN's envoy for Peru" is not Peru's
    places = around.near(phrase) if body is not None else _places(around, phrase, record)
    if sector is None and is_empty(record):
        if not places:
            return []
        draft.sector = "GOV" if phrase.of("adjective", "possessor") else None  # as the state by itself
        draft.adjectival = draft.adjectival or _kind(record, plural) == "organisation"
    if places:
        return [_placed(around, draft, place, phrase, record) for place in places]
    draft.score = 0.5
    if sector == "UNK" and draft.kind == "organisation":
        return []
    held = _of_organisation(around, draft, phrase, record)
    if body is not None and not held:
        draft.id, draft.name, draft.evidence = body.qid, body.name, f"belongs to {body.name}; {body.row}"
        draft.method, draft.score = "exact", 0.9
    if plural and body is None and around.over(phrase) is not None:
        draft.international = True  # "EU ministers" are of no state of the page
    elif held or body is not None or draft.sector == sectors.INTERNATIONAL:
        draft.international, draft.sector = True, sectors.of_body(draft.sector)
    return [draft]


def _meant(around: Surroundings, phrase: Phrase, record: Agent | Office) -> Agent | Office:
    """The office, or the plain noun of the same words where it is one state's and the page tells of others only.

    "The chancellor" is Germany's, but not in a page about Chile that does not name Germany.
    """
    if not isinstance(record, Office) or not record.country:
        return record
    plain = around.knowledge.agents.get(record.phrase)
    if plain is None or plain.sector == "REL":
        return record
    page = around.page
    elsewhere = page.home or page.dateline or max(page.countries.values(), default=0) >= _OFTEN
    told = {*page.countries, page.home, page.dateline, *(place.country for place in around.places(phrase))}
    return plain if elsewhere and record.country not in told else record


def _sector(around: Surroundings, phrase: Phrase, record: Agent | Office) -> str | None:
    """The sector that the noun has here: its own, or that of what it belongs to, or none that is known."""
    told = around.general(phrase.main, around.belonging(phrase, phrase.main)) or own_sector(record)
    sector = around.ended(phrase, _armed(around, phrase, told)) or told
    said = frozenset(around.words.lower[phrase.first : phrase.last])
    if sector in _PRIVATE and said & context.used("unidentified"):
        return "UNK"
    if _is_force(record) and _is_figure(around.words, phrase):
        return "UNK"
    if sector == "LEG" and record.phrase == "speaker" and said & _SOME:
        return "UNK"  # "a speaker of Welsh"
    return sector


def _places(around: Surroundings, phrase: Phrase, record: Agent | Office) -> list[Place]:
    """The states that an agent noun belongs to, from its phrase, a city before it, or the office itself."""
    said = around.words.lower[phrase.first : phrase.last]
    native = context.used("foreign").isdisjoint(said) and around.words.lower[phrase.head] not in context.used("visitor")
    group = native and (not isinstance(record, Office) or around.words.tag[phrase.main.root] in _PLURAL)
    places = around.places(phrase, *(("in",) if group else ())) or around.city_before(phrase)
    if not places and isinstance(record, Office) and record.country:
        return [Place(record.country, f"offices.tsv: {record.phrase}", 0.9)]
    return places


def _names_agent(around: Surroundings, phrase: Phrase, record: Agent | Office) -> bool:
    """Whether a word of the lexicon names somebody here, and is not part of another noun's meaning."""
    unit, words = phrase.main, around.words
    surface = words.slice(unit.first, unit.last).lower()
    if phrase.modifies is not None:
        hyphenated = words.text[unit.last : unit.last + 1] == ["-"]
        if hyphenated or surface in context.used("never-modifier"):
            return False
        if words.pos[unit.root] == "ADJ" or _is_modifier(record):
            return False
        if record.sector in _BYSTANDERS and not phrase.parts and words.text[unit.first].islower():
            return False  # "press conference", "bank account"
    if surface in context.used("capitalised") and words.text[unit.first].islower() and not _is_chamber(words, unit):
        return False
    owned = surface in context.used("of-owner") and words.lower[unit.last : unit.last + 1] == ["of"]
    if owned or (surface in context.used("no-agent") and not phrase.of("adjective", "title")):
        return False  # "the headquarters of a firm" are the firm's
    return not _is_modifier(record) or (words.tag[unit.root] in _PLURAL and surface != record.phrase)


def _is_surname(words: Words, phrase: Phrase) -> bool:
    """Whether a noun alone and capitalised is somebody's name: "Sapper said"."""
    unit = phrase.main
    person = unit.term is not None and isinstance(unit.term.record, Agent) and unit.term.record.kind == "person"
    alone = person and phrase.first == unit.first == phrase.last - 1 and not phrase.parts
    return alone and words.text[unit.first].istitle() and words.ent[unit.first] == "PERSON"


def _is_chamber(words: Words, unit: Unit) -> bool:
    """Whether "house" in lower case is a chamber: "the lower house", "told the house that Parliament ..."."""
    if unit.first == 0 or words.lower[unit.first - 1] not in {"the", "this"}:
        return unit.first > 0 and words.lower[unit.first - 1] in {"lower", "upper", "both", "either"}
    here = words.sent[unit.first]
    return any(words.sent[i] == here and words.lower[i] in context.used("chamber") for i in _near(words, unit.first))


def _near(words: Words, token: int) -> range:
    return range(max(token - _SENTENCE, 0), min(token + _SENTENCE, len(words)))


def _armed(around: Surroundings, phrase: Phrase, sector: str | None) -> str | None:
    """The sector of armed people: that of the movement they belong to, rebels where they are against somebody.

    "The ANW militia" is no unknown force, nor is whoever leads a militia.
    """
    words, unit = around.words, phrase.main
    if sector == "UAF":
        for sense in map(around.sense, phrase.of("adjective", "possessor", "of")):
            if sense is not None and sense.kind == "organisation":
                told = sectors.organisation_sector(organisations(around.knowledge)[sense.key], around.page.date)
                return told if told in _MOVEMENTS else sector
        return "REB" if unit.term is not None and is_role(unit.term.record) and phrase.of("of") else sector
    if sector == "MIL" and words.lower[unit.first : unit.last] in _FORCES and unit.first > 2:
        name = words.left_edge(unit.root)
        against = [i for i in range(name, unit.first - 2) if words.lower[i] == "anti" and words.text[i + 1] == "-"]
        if against and words.text[against[0] + 2][:1].isupper():
            return "UNK" if words.ent[against[0] + 2] == "GPE" else "REB"  # "anti-Taliban forces"
    return sector


def _is_force(record: Agent | Office) -> bool:
    return isinstance(record, Agent) and record.phrase in {"force", "forces"}


def _is_figure(words: Words, phrase: Phrase) -> bool:
    """Whether "forces" bear no arms: "political forces", "dark forces"."""
    return not context.used("unarmed").isdisjoint(words.lower[phrase.first : phrase.last])


def _heads_body(around: Surroundings, phrase: Phrase) -> bool:
    """Whether an office of a state's head is that of a body that nobody knows: "the AMCO president"."""
    units = phrase.of("adjective", "possessor", "of")
    return any(unit.kind == "organisation" and not unit.names and around.city(unit) is None for unit in units)


def _placed(around: Surroundings, draft: Draft, place: Place, phrase: Phrase, record: Agent | Office) -> Draft:
    placed = Draft(draft.first, draft.last, draft.head, draft.kind, sector=draft.sector, plural=draft.plural)
    placed.office, placed.adjectival = draft.office, draft.adjectival
    placed.country, placed.evidence = place.country, place.evidence
    placed.method, placed.score = "exact", place.score
    if isinstance(record, Office) and not _of_organisation(around, placed, phrase, record):
        _holder(around, placed, phrase, record, place.country)
    return placed


def _holder(around: Surroundings, draft: Draft, phrase: Phrase, record: Office, country: str) -> bool:
    """Name the holder of an office on the page's day, when the phrase means the holder."""
    start = min(phrase.first, phrase.main.first)
    if record.level not in {"national", "any", "international"} or (record.level == "any" and draft.plural):
        return False
    if draft.sector != record.sector or any(
        context.marked(around.words, start, phrase.main.first, use) for use in ("former", "deputy", "shadow")
    ):
        return False
    office = sectors.leading_office(country) if record.level == "any" else record.office
    day = around.page.date
    terms = around.knowledge.holders_of(country, office, day, unverified=True)
    keys = list(dict.fromkeys(term.key for term in terms))
    if not keys or (
        len(keys) > 1 and (around.page.day is None or office in {"other", "spokesperson", "secretary_general"})
    ):
        return False
    if office in {"other", "spokesperson"}:
        return False
    term = terms[-1]
    sure = around.page.day is not None and term.in_office(around.page.day) == "yes"
    draft.kind, draft.key, draft.id, draft.name = "person", term.key, term.qid, term.person
    draft.method, draft.evidence = "office", term.row
    draft.score = 0.95 if sure else 0.7
    return True


def _of_organisation(around: Surroundings, draft: Draft, phrase: Phrase, record: Agent | Office) -> bool:
    """An office of an international body: its holder, and no country."""
    for unit in phrase.of("adjective", "possessor", "of"):
        sense = around.sense(unit) if unit.kind == "name" else None
        if sense is None or sense.kind != "organisation":
            continue
        own = isinstance(record, Office) and record.office == "other" and " " in record.phrase
        if own or _is_of_branch(around, phrase, unit):
            continue  # "the UN's human rights chief" is not its secretary-general
        if isinstance(record, Office) and organisations(around.knowledge)[sense.key].country is None:
            leads = record.office in _LEADING or record.level == "international"
            for office in (record.office, "secretary_general") if leads else ():
                if _holder(
                    around, draft, phrase, msgspec.structs.replace(record, office=office, level="national"), sense.key
                ):
                    draft.country = None
                    return True
    return False


def _is_of_branch(around: Surroundings, phrase: Phrase, unit: Unit) -> bool:
    """Whether words between a body and its office name one branch of it only: "the UN's human rights chief"."""
    between = around.words.lower[unit.last : phrase.main.first]
    return any(word[0].isalpha() and word not in _same_office() for word in between)


@cache
def _same_office() -> frozenset[str]:
    """Words between a body and its office that leave it the same office."""
    return context.used("former") | context.used("deputy") | context.used("same-office")


def _is_modifier(record: Agent | Office) -> bool:
    return isinstance(record, Agent) and record.kind == "modifier"


def _kind(record: Agent | Office, plural: bool) -> MentionKind:
    if is_role(record):
        return "group" if plural else "person"
    return "organisation" if isinstance(record, Agent) and record.kind in {"body", "part"} else "group"
