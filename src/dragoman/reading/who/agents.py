"""Agents: drafts of nouns that name agents and offices ("government troops", "the Belarusian president").

The noun gives the sector, what stands with it the country; an office of a state or an international body
is linked to whoever held it on the page's day, unless it is a former, deputy or shadow one.
"""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge import Agent, Office, Organisation
from dragoman.reading.who import context, sectors
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.phrases import Phrase
from dragoman.reading.who.supplement import organisations
from dragoman.reading.who.surroundings import Place, Surroundings
from dragoman.reading.who.units import Unit
from dragoman.reading.who.words import Words
from dragoman.records import MentionKind

_PLURAL = frozenset({"NNS", "NNPS"})
_SENTENCE = 40  # tokens on either side that are looked at
_PRIVATE = frozenset({"CVL", "UNK"})
_LEADING = frozenset({"head_of_state", "head_of_government"})
_BYSTANDERS = frozenset({"CVL", "JRN", "BUS", "MED", "EDU", "SOC", "UNK", "LAB", "AGR", "REL"})  # "bank account"


def agents(around: Surroundings, phrase: Phrase) -> list[Draft]:
    """The drafts of an agent noun, one for each state it belongs to; none where it names no agent."""
    unit, words = phrase.main, around.words
    if unit.term is None or not _names_agent(around, phrase, unit.term.record):
        return []
    record = unit.term.record
    plural = words.tag[unit.root] in _PLURAL
    sector: str | None = around.general(unit, around.belonging(phrase, unit)) or record.sector
    sector = around.ended(phrase, sector) or sector
    headed = False
    said = frozenset(words.lower[phrase.first : phrase.last])
    if (sector in _PRIVATE and said & context.used("unidentified")) or (
        _is_force(record) and _is_figure(words, phrase)
    ):
        sector = "UNK"
    if sector == "GOV" and isinstance(record, Office) and record.office in _LEADING and _heads_body(around, phrase):
        sector, headed = None, True
    draft = Draft(phrase.first, phrase.last, phrase.head, _kind(record, plural), sector=sector, plural=plural)
    draft.office = record.office if isinstance(record, Office) and not headed else record.phrase
    draft.adjectival = phrase.modifies is not None
    places = around.places(phrase, *(("in",) if not isinstance(record, Office) or plural else ()))
    body = None if places else _international(around, phrase)
    if not places and body is None:
        places = around.city_before(phrase)
    if not places and body is None and isinstance(record, Office) and record.country:
        places = [Place(record.country, f"offices.tsv: {record.phrase}", 0.9)]
    if not places:
        draft.score = 0.5
        if sector == "UNK" and draft.kind == "organisation":
            return []
        if not _of_organisation(around, draft, phrase, record) and body is not None:
            draft.id, draft.name, draft.evidence = body.qid, body.name, f"belongs to {body.name}; {body.row}"
            draft.method, draft.score, draft.international = "exact", 0.9, True
        return [draft]
    return [_placed(around, draft, place, phrase, record) for place in places]


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
    if surface in context.used("no-agent") and not phrase.of("adjective", "title"):
        return False
    return not _is_modifier(record) or (words.tag[unit.root] in _PLURAL and surface != record.phrase)


def _is_chamber(words: Words, unit: Unit) -> bool:
    """Whether "house" in lower case is a chamber: "the lower house", "told the house that Parliament ..."."""
    if unit.first == 0 or words.lower[unit.first - 1] not in {"the", "this"}:
        return unit.first > 0 and words.lower[unit.first - 1] in {"lower", "upper", "both", "either"}
    here = words.sent[unit.first]
    return any(words.sent[i] == here and words.lower[i] in context.used("chamber") for i in _near(words, unit.first))


def _near(words: Words, token: int) -> range:
    return range(max(token - _SENTENCE, 0), min(token + _SENTENCE, len(words)))


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


def _international(around: Surroundings, phrase: Phrase) -> Organisation | None:
    """The international body that an agent belongs to: "UN troops", "NATO's soldiers"."""
    for unit in phrase.of("adjective", "possessor"):
        sense = around.sense(unit) if unit.kind == "name" else None
        if sense is not None and sense.kind == "organisation":
            found = organisations(around.knowledge)[sense.key]
            if found.country is None and found.kind in {"igo", "alliance", "court"}:
                return found
    return None


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
            offices = (record.office, "secretary_general", "other") if record.office != "spokesperson" else ()
            for office in offices:
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
    if isinstance(record, Office) or record.kind == "person":
        return "group" if plural else "person"
    return "organisation" if record.kind == "body" else "group"
