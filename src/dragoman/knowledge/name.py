"""Names: every surface form of a state, person or organisation, and all that it can name.

An index never decides: "Georgia", "Congo" or "APA" keep all their readings, in the order of the tables.
A surname on its own is form "surname"; only context can say whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec
from anyascii import anyascii

from dragoman.knowledge.family import surnames
from dragoman.knowledge.holder import Holder
from dragoman.knowledge.organisation import Organisation
from dragoman.knowledge.state import State

Kind = Literal["state", "person", "organisation", "place"]
Form = Literal["name", "official", "adjective", "demonym", "capital", "metonym", "alias", "acronym", "surname"]
Index = dict[str, tuple["Name", ...]]

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&/-]{1,7}")


class Name(msgspec.Struct, frozen=True, gc=False):
    """One thing that a surface form can name."""

    surface: str
    kind: Kind
    key: str  # ISO alpha-3, a person's key, an organisation's key
    form: Form
    row: str  # the knowledge row, for evidence


def fold(text: str) -> str:
    """Casefolded and without accents; other scripts are transliterated (anyascii). Idempotent."""
    return text.casefold() if text.isascii() else anyascii(text).casefold()


def index(names: Iterable[Name]) -> Index:
    """Names by surface, each thing once a surface with the first form given for it."""
    found: Index = {}
    for name in names:
        found[name.surface] = _joined(found.get(name.surface, ()), (name,))
    return found


def folded(names: Index) -> Index:
    """The same names by folded surface."""
    found: Index = {}
    for surface, of in names.items():
        key = fold(surface)
        found[key] = _joined(found.get(key, ()), of)
    return found


def _joined(own: tuple[Name, ...], more: tuple[Name, ...]) -> tuple[Name, ...]:
    if not own:
        return more
    new = tuple(name for name in more if all(name.key != old.key or name.kind != old.kind for old in own))
    return own + new if new else own


def state_names(states: Iterable[State]) -> Iterator[Name]:
    """All names of states."""
    for state in states:
        forms: tuple[tuple[Form, tuple[str, ...]], ...] = (
            ("name", (state.name,)),
            ("official", (state.official_name,)),
            ("alias", state.aliases),
            ("capital", (state.capital, *state.capital_aliases) if state.capital else ()),
            ("metonym", state.metonyms),
            ("adjective", state.adjectives),
            ("demonym", state.demonyms),
        )
        for form, surfaces in forms:
            for surface in surfaces:
                yield Name(surface, "state", state.iso3, form, state.row)


def organisation_names(organisations: Iterable[Organisation]) -> Iterator[Name]:
    """All names of organisations."""
    for organisation in organisations:
        key, row = organisation.key, organisation.row
        yield Name(organisation.name, "organisation", key, "name", row)
        if organisation.acronym:
            yield Name(organisation.acronym, "organisation", key, "acronym", row)
        for alias in organisation.aliases:
            form: Form = "acronym" if _ACRONYM.fullmatch(alias) else "alias"
            yield Name(alias, "organisation", key, form, row)


def person_names(persons: dict[str, tuple[Holder, ...]], states: Iterable[State] = ()) -> Iterator[Name]:
    """All names of persons, then the surnames by which the press refers to them.

    A surname that is the name of one of the states ("Jordan") stays with the state.
    """
    taken = {name for state in states for name in (state.name, *state.aliases)}
    later: list[Name] = []
    for key, terms in persons.items():
        known: set[str] = set()
        for term in terms:
            for name in (term.person, *term.person_alt):
                if name in known:
                    continue
                known.add(name)
                if name == term.person:
                    yield Name(name, "person", key, "name", term.row)
                elif " " in name or "-" in name:
                    yield Name(name, "person", key, "alias", term.row)
                else:
                    later.append(Name(name, "person", key, "surname", term.row))
        later += [Name(surname, "person", key, "surname", terms[-1].row) for surname in surnames(terms[-1])]
    yield from (name for name in later if name.surface not in taken)
