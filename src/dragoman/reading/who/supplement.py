"""Supplement: persons and bodies that actors of news are, beside the office holders and organisations.

Opposition leaders, legislators, commanders and party leaders (`persons.tsv`) and universities, legislatures,
parties, militias and unions (`bodies.tsv`) are laid under the knowledge base: what it knows itself, or a user's
folder says, comes first.
"""

from __future__ import annotations

from functools import cache

from dragoman.knowledge import Holder, Knowledge, Name, Organisation
from dragoman.knowledge.holder import COLUMNS as _HOLDER
from dragoman.knowledge.holder import holder
from dragoman.knowledge.name import organisation_names, person_names
from dragoman.knowledge.organisation import COLUMNS as _ORGANISATION
from dragoman.knowledge.organisation import organisation
from dragoman.knowledge.table import read, shipped

_PERSON = ("person", "person_alt", "country", "office_title", "start", "end", "source")
_BODY = ("name", "aliases", "kind", "country", "sector", "source")


@cache
def organisations(knowledge: Knowledge) -> dict[str, Organisation]:
    """The organisations of a knowledge base and the supplementary ones, by key."""
    found = dict(knowledge.organisations)
    for row in read(shipped("who/bodies.tsv"), _BODY):
        if any(name.kind == "organisation" for name in knowledge.names.get(row["name"], ())):
            continue
        body = organisation(dict.fromkeys(_ORGANISATION, "") | row, "bodies.tsv")
        found[body.key] = body
    return found


@cache
def people(knowledge: Knowledge) -> dict[str, tuple[Holder, ...]]:
    """The persons of a knowledge base with their terms, the supplementary ones and terms added, by key."""
    found = dict(knowledge.persons)
    for row in read(shipped("who/persons.tsv"), _PERSON):
        known = found.get(_same_person(knowledge, row["person"], row["country"]) or "", ())
        same = {"qid": known[0].qid or "", "person": known[0].person} if known else {}
        cells = dict.fromkeys(_HOLDER, "") | row | {"office": "other"} | same
        term = holder(cells, "persons.tsv")
        found[term.key] = tuple(sorted((*found.get(term.key, ()), term), key=lambda t: (t.start or "", t.person)))
    return found


def supplementary_names(knowledge: Knowledge) -> dict[str, tuple[Name, ...]]:
    """The names of the supplementary persons and bodies."""
    bodies = [o for key, o in organisations(knowledge).items() if key not in knowledge.organisations]
    persons = {
        key: terms
        for key, terms in people(knowledge).items()
        if key not in knowledge.persons or len(terms) > len(knowledge.persons[key])
    }
    found: dict[str, tuple[Name, ...]] = {}
    for name in (*organisation_names(bodies), *person_names(persons)):
        found[name.surface] = (*found.get(name.surface, ()), name)
    return found


def variants(knowledge: Knowledge) -> dict[str, tuple[Name, ...]]:
    """Names in the other order ("Kishida Fumio") or without the second surname ("Rodrigo Chaves"), as custom has it."""
    customs = {
        row["country"]: row["custom"] for row in read(shipped("who/name_customs.tsv"), ("country", "custom", "source"))
    }
    found: dict[str, tuple[Name, ...]] = {}
    given = frozenset(terms[-1].person.split()[0] for terms in people(knowledge).values())
    for key, terms in people(knowledge).items():
        custom = customs.get(terms[-1].country)
        parts = terms[-1].person.split()
        for surface in _variants(parts, custom, given):
            if surface not in knowledge.names:
                found[surface] = (*found.get(surface, ()), Name(surface, "person", key, "alias", terms[-1].row))
    return found


def _variants(parts: list[str], custom: str | None, given: frozenset[str]) -> list[str]:
    if custom == "family-first" and len(parts) == 2:
        return [f"{parts[1]} {parts[0]}"]
    if custom == "two-surnames" and len(parts) == 3 and parts[1] not in given:
        return [f"{parts[0]} {parts[1]}"]
    if custom == "two-surnames" and len(parts) == 4 and parts[2] not in given:
        return [f"{parts[0]} {parts[2]}", f"{parts[0]} {parts[1]} {parts[2]}"]
    return []


def _same_person(knowledge: Knowledge, person: str, country: str) -> str | None:
    """The key of the person of that name, if somebody of that state bears it."""
    for name in knowledge.names.get(person, ()) or knowledge.folded.get(person.lower(), ()):
        if name.kind == "person" and any(t.country == country for t in knowledge.persons[name.key]):
            return name.key
    return None
