"""Persons: whom a personal name means.

A full name decides by itself, unless two people bear it. A surname needs more: the same person named in
full in the page, a title or country beside it that fits, or being the only leader of that name in
office that day. A given name that contradicts ("Natalia" before a president's surname) forbids the link.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rapidfuzz.distance import JaroWinkler, Levenshtein

from dragoman.knowledge import Holder, Name
from dragoman.reading.who.context import used
from dragoman.reading.who.gazetteer import ordinary_words
from dragoman.reading.who.page import Page
from dragoman.reading.who.plain import plain_name
from dragoman.reading.who.sectors import person_country
from dragoman.reading.who.sounds import same_sound
from dragoman.reading.who.supplement import people
from dragoman.reading.who.units import Unit
from dragoman.records import LinkMethod

_SIMILAR = 0.84  # Jaro-Winkler of given names that may be one in two spellings
_LETTERS = 2  # that two spellings of one given name may differ in, when their consonants do not sound the same
_QUOTES = frozenset("\"'“”‘’")
_SPELT = {"defence": "defense"}
IN_PAGE = "in this page: "  # how the evidence of a name learnt from the page begins
_LEADERS = frozenset({"head_of_state", "head_of_government"})
_MINISTERS = _LEADERS | {"foreign_minister", "defence_minister", "secretary_general"}


class Link(msgspec.Struct, frozen=True):
    """A person and why it is thought to be that one."""

    key: str
    method: LinkMethod
    score: float
    evidence: str


def link(unit: Unit, page: Page, country: str | None, office: str | None, titles: Sequence[str] = ()) -> Link | None:
    """The person that a unit names, with the country, office and words of titles that its phrase gives."""
    names = [name for name in unit.names if name.kind == "person"]
    if names and names[0].row.startswith(IN_PAGE):
        return Link(names[0].key, "fuzzy", 0.7, names[0].row)
    full = [name for name in names if name.form != "surname" and not _is_one_word(name)]
    if full:
        return _full(full, page, country, office)
    if not names:
        key = page.parts.get(page.words.slice(unit.first, unit.last))
        return (
            Link(key, "coreference", 0.8, f"part of a name given in full in the page: {_name(page, key)}")
            if key
            else None
        )
    return _surname(unit, names, page, country, office) or _titled(unit, names, page, country, titles)


def _is_one_word(name: Name) -> bool:
    """Whether a name is one word, as a pope's: many people bear it, so that it needs what a surname needs."""
    return " " not in name.surface and "-" not in name.surface


def _full(names: list[Name], page: Page, country: str | None, office: str | None) -> Link | None:
    keys = list(dict.fromkeys(name.key for name in names))
    fitting = [key for key in keys if _fits(page, key, country, office)] or keys
    if len(fitting) > 1 and page.date:
        fitting = [key for key in fitting if _serving(page, key)] or fitting
    key = fitting[0]
    name = next(name for name in names if name.key == key)
    same = len({(_country(page, one), _name(page, one)) for one in keys}) == 1  # one person in two rows
    score = 1.0 if same else 0.9 if len(fitting) == 1 else 0.6
    return Link(key, "exact" if name.form == "name" else "alias", score, name.row)


def _surname(unit: Unit, names: list[Name], page: Page, country: str | None, office: str | None) -> Link | None:
    words = page.words
    keys = list(dict.fromkeys(name.key for name in names))
    given = _given(unit, page)
    if given:
        keys = [key for key in keys if _given_fits(page, key, given)]
    known = [key for key in keys if key in page.persons]
    if known and (given or office or not _in_longer_name(unit, page)):
        return Link(known[-1], "alias", 0.95, f"named in full in the page: {_name(page, known[-1])}")
    if country is not None:
        return _of_country(page, keys, country, office)
    if given and len(keys) == 1:
        return Link(keys[0], "alias", 0.85, f"surname and a spelling of the given name; {_row(page, keys[0])}")
    held = [key for key in keys if office and any(term.office == office for term in people(page.knowledge)[key])]
    if given and len(held) == 1:
        return Link(
            held[0], "alias", 0.8, f"surname, a spelling of the given name and the office; {_row(page, held[0])}"
        )
    is_name = unit.last - unit.first > 1 or words.pos[unit.first] in {"PROPN", "NOUN", "X"}
    if office is None and (not is_name or (not given and _in_longer_name(unit, page))):
        return None
    return _alone(page, keys, words.slice(unit.first, unit.last), office)


def _of_country(page: Page, keys: list[str], country: str, office: str | None) -> Link | None:
    """The person of that surname who serves the state that stands beside it."""
    fitting = [key for key in keys if _fits(page, key, country, office)]
    serving = [key for key in fitting if _serving(page, key)] or fitting
    if len(serving) == 1 or (serving and office):
        best = _foremost(page, serving, office)
        return Link(best, "alias", 0.9, f"surname with the country {country} beside it; {_row(page, best)}")
    return None


def _in_longer_name(unit: Unit, page: Page) -> bool:
    """Whether a capitalised word that nobody knows stands beside a surname: it is somebody else's."""
    words = page.words
    return any(
        0 <= i < len(words)
        and words.pos[i] == "PROPN"
        and words.text[i][:1].isupper()
        and words.sent[i] == words.sent[unit.first]
        and len(words.text[i]) > 1
        and words.ent[i] in {"", "PERSON"}
        and words.lower[i] not in used("rank")
        and words.lower[i] not in page.knowledge.offices
        and words.lower[i] not in page.knowledge.agents
        for i in (unit.first - 1, unit.last)
    )


def _alone(page: Page, keys: list[str], surface: str, office: str | None) -> Link | None:
    """A surname without country or full name: the one leader of that name in office, of a state of the page.

    Somebody whom the page names in full and nobody knows bears the name with more right. A minister is only meant
    in a page that is about his state.
    """
    if office is None and (surface in page.strangers or _of_somebody(page, keys, surface)):
        return None
    wanted = frozenset({office}) if office in _MINISTERS else _LEADERS
    leading = [key for key in keys if _serving(page, key, wanted)]
    named = [key for key in leading if _country(page, key) in page.countries]
    named = named or [key for key in leading if _country(page, key) in page.bodies]
    plain = len(surface) < 4 or surface.lower() in ordinary_words()
    if len(named) == 1 and (office or not plain or _about(page, _country(page, named[0]))):
        return Link(
            named[0], "alias", 0.8, f"the only leader of that name of a state in the page; {_row(page, named[0])}"
        )
    one_state = len({_country(page, key) for key in keys}) == 1  # a surname that two states share tells nothing
    alone = not page.countries or office is not None or page.day is not None or len(set(keys)) == 1
    if len(leading) == 1 and one_state and not plain and alone:
        return Link(leading[0], "alias", 0.7, f"the only leader of that name; {_row(page, leading[0])}")
    near = [key for key in keys if _about(page, _country(page, key)) and _serving(page, key)]
    if len(near) == 1 and not plain:
        return Link(
            near[0],
            "alias",
            0.6,
            f"the only office holder of that name of the state of the page; {_row(page, near[0])}",
        )
    return None


def _of_somebody(page: Page, keys: list[str], surface: str) -> bool:
    """Whether the page has the surname after a given name that none of its known bearers has."""
    text = page.words.text
    at = [i for i, word in enumerate(text) if word == surface]
    return any(i and _is_given(page, i - 1) and not _given_of_one(page, keys, i - 1) for i in at)


def _is_given(page: Page, i: int) -> bool:
    """Whether a word can be somebody's given name: capitalised, and no title or state ("President of Beros …")."""
    words = page.words
    given = words.text[i]
    return (
        given.istitle()
        and given.isalpha()
        and words.pos[i] == "PROPN"
        and words.sent[i] == words.sent[i + 1]
        and not (i > 1 and words.lower[i - 1] == "of" and words.lower[i - 2] in page.knowledge.offices)
        and words.lower[i] not in page.knowledge.offices
        and words.lower[i] not in page.knowledge.agents
        and all(name.kind == "person" for name in page.knowledge.names.get(given, ()))
    )


def _given_of_one(page: Page, keys: list[str], i: int) -> bool:
    return any(_given_fits(page, key, [plain_name(page.words.text[i])]) for key in keys)


def _about(page: Page, country: str | None) -> bool:
    """Whether a page is about a state: it names it more than once, and no other more often."""
    named = page.countries.get(country or "", 0)
    return named > 1 and named == max(page.countries.values())


def _titled(unit: Unit, names: list[Name], page: Page, country: str | None, titles: Sequence[str]) -> Link | None:
    """A surname after a title: the one person of that name in an office whose title has the same words."""
    wanted = {_SPELT.get(word, word) for word in titles if word.isalpha()}
    if not wanted or country is not None or _in_longer_name(unit, page):
        return None
    given = _given(unit, page)
    fitting = [
        key
        for key in dict.fromkeys(name.key for name in names)
        if (not given or _given_fits(page, key, given))
        and any(wanted <= _words(term.office_title) and _held(page, term) for term in people(page.knowledge)[key])
    ]
    if len(fitting) != 1:
        return None
    return Link(fitting[0], "alias", 0.75, f"the only one of that name with such a title; {_row(page, fitting[0])}")


def _held(page: Page, term: Holder) -> bool:
    return page.date is None or term.in_office(page.date) != "no"


def _words(title: str) -> set[str]:
    return {_SPELT.get(word, word) for word in title.lower().replace(",", " ").split()}


def _given(unit: Unit, page: Page) -> list[str]:
    """The words of a person's name beside the surname that is known."""
    if not unit.parts:
        return []
    known = unit.parts[0]
    words = page.words
    quoted = [i for i in range(unit.first, known.first) if words.text[i] in _QUOTES]
    inside = range(quoted[0], quoted[-1]) if quoted else range(0)  # a nickname
    return [
        plain_name(words.text[i])
        for i in range(unit.first, unit.last)
        if not known.first <= i < known.last and i not in inside and words.text[i][:1].isalpha()
    ]


def _given_fits(page: Page, key: str, given: list[str]) -> bool:
    """Whether every given name resembles, or is the initial of, a part of one of the person's names."""
    parts: list[str] = []
    for term in people(page.knowledge)[key]:
        for name in (term.person, *term.person_alt):
            parts += plain_name(name).replace("-", " ").lower().split()
    return all(any(_alike(word.lower(), part) for part in parts) for word in given if len(word) > 0)


def _alike(word: str, part: str) -> bool:
    if len(word.rstrip(".")) == 1:
        return part[:1] == word[:1]
    if word == part:
        return True
    return (
        len(word) > 3
        and JaroWinkler.similarity(word, part) >= _SIMILAR
        and (Levenshtein.distance(word, part) <= _LETTERS or same_sound(word, part))
    )


def _fits(page: Page, key: str, country: str | None, office: str | None) -> bool:
    terms = people(page.knowledge)[key]
    if country is not None:
        terms = tuple(term for term in terms if _state_of(page, term) == country)
    if office is not None and any(term.office == office for term in terms):
        return True
    return bool(terms)


def _state_of(page: Page, term: Holder) -> str | None:
    if term.country in page.knowledge.states:
        return term.country
    return None


def _serving(page: Page, key: str, offices: frozenset[str] | None = None) -> bool:
    return any(
        (offices is None or term.office in offices) and (page.date is None or term.in_office(page.date) != "no")
        for term in people(page.knowledge)[key]
    )


def _foremost(page: Page, keys: list[str], office: str | None) -> str:
    return next((key for key in keys if office and _serving(page, key, frozenset({office}))), keys[0])


def state_of_person(page: Page, key: str) -> str | None:
    """The state that a person acts for."""
    return person_country(page.knowledge, people(page.knowledge)[key])


def _country(page: Page, key: str) -> str | None:
    return next((c for c in (_state_of(page, t) for t in people(page.knowledge)[key]) if c), None)


def _name(page: Page, key: str) -> str:
    return people(page.knowledge)[key][-1].person


def _row(page: Page, key: str) -> str:
    return people(page.knowledge)[key][-1].row
