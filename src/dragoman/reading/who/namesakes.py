"""Namesakes: persons named in full in a page, and the parts of their names used alone later.

"Li Shangfu" makes "Shangfu" mean him for the rest of the page, rightly or not. A part that two
persons of the page share means neither.
"""

from __future__ import annotations

from dragoman.reading.who import persons, sectors
from dragoman.reading.who.context import used
from dragoman.reading.who.gazetteer import ordinary_words
from dragoman.reading.who.page import Page
from dragoman.reading.who.plain import plain_name
from dragoman.reading.who.supplement import people
from dragoman.reading.who.units import Unit

_NAMELIKE = frozenset({"PROPN", "NOUN", "X", "ADJ"})
_SHORT = 3  # letters of a surname
_LONG = 4  # words of a name
_OFTEN = 2  # times that the recogniser must take a word for a person
_SHORTEST = 4  # letters of a given name that may stand alone


def name_persons(page: Page, units: list[Unit]) -> list[Unit]:
    """Fill the page's persons and parts of names; the units, with one more for each part that stands alone."""
    shared: set[str] = set()
    words = page.words
    page.called = _called(page)
    for unit in units:
        if _is_misread(page, unit):
            unit.kind, unit.label = "person", "PERSON"
    for unit in units:
        link = None
        if (unit.names and any(name.kind == "person" and name.form != "surname" for name in unit.names)) or (
            unit.kind == "person" and unit.parts
        ):
            link = persons.link(unit, page, None, None)
        if link is None:
            if _is_stranger(page, unit):
                page.strangers |= {words.text[unit.first], words.text[unit.last - 1]}
            continue
        terms = people(page.knowledge)[link.key]
        page.persons[link.key] = sectors.person_country(page.knowledge, terms) or ""
        for part in plain_name(terms[-1].person).split():
            if len(part) >= _SHORTEST and page.parts.setdefault(part, link.key) != link.key:
                shared.add(part)
    for part in shared:
        del page.parts[part]
    if not page.parts and not page.strangers and not page.called:
        return units
    return sorted((*units, *_alone(page, units)), key=lambda unit: (unit.first, unit.last))


def _called(page: Page) -> set[str]:
    """The words that the recogniser takes for a whole name of a person, twice and more, and that are no others."""
    words = page.words
    found: dict[str, int] = {}
    for first, last, label in words.entities:
        text = words.text[first]
        if label == "PERSON" and last - first == 1 and text.istitle() and text.isalpha():
            found[text] = found.get(text, 0) + 1
    return {
        text
        for text, times in found.items()
        if times >= _OFTEN and len(text) >= _SHORT and text.lower() not in ordinary_words()
    }


def _is_misread(page: Page, unit: Unit) -> bool:
    """Whether what the recogniser takes for a body is a name whose last word alone it takes for a person."""
    words = page.words
    if unit.kind != "organisation" or unit.names or unit.parts or not 1 < unit.last - unit.first <= _LONG:
        return False
    named = all(words.pos[i] == "PROPN" and words.text[i].istitle() for i in range(unit.first, unit.last))
    return named and words.text[unit.last - 1] in page.called


def _is_stranger(page: Page, unit: Unit) -> bool:
    """Whether a unit is a full name without a title: a leader's name may be garbled beside one."""
    words = page.words.lower
    titled = unit.first > 0 and words[unit.first - 1] in used("rank")
    if unit.kind != "person" or (unit.last - unit.first == 1 and not titled):
        return False
    first = unit.first - 2 if unit.first > 1 and words[unit.first - 1] == "of" else unit.first - 1
    before = page.knowledge.offices.get(words[first] if first >= 0 else "")  # "President of Beros Lukashenko"
    return before is None or before.office == "other"


def _alone(page: Page, units: list[Unit]) -> list[Unit]:
    words = page.words
    owned = {i for unit in units for i in range(unit.first, unit.last)}
    for unit in units:
        text = words.text[unit.first]
        alone = unit.last - unit.first == 1 and not unit.names and unit.term is None
        if _is_namesake(page, unit):
            unit.kind, unit.names, unit.label = "person", (), "PERSON"
        known = _is_strangers(page, text) or text in page.called
        if alone and (text in page.parts or (unit.kind == "organisation" and known)):
            unit.kind, unit.label = "person", ""
    found = []
    for i, text in enumerate(words.text):
        if i in owned or words.pos[i] not in _NAMELIKE:
            continue
        if text in page.parts or (words.pos[i] == "PROPN" and (text in page.called or _is_strangers(page, text))):
            found.append(Unit(i, i + 1, i, "person"))
    return found


def _is_namesake(page: Page, unit: Unit) -> bool:
    """Whether a body's short name is the surname of a person whom the page names in full."""
    words = page.words
    if unit.last - unit.first > 1 or not unit.names or words.text[unit.first] not in page.strangers:
        return False
    the = unit.first > 0 and words.lower[unit.first - 1] in {"the", "state"}
    return not the and all(name.kind == "organisation" and name.form == "alias" for name in unit.names)


def _is_strangers(page: Page, text: str) -> bool:
    """Whether a word is the first or last of a stranger's full name, and no word of the language."""
    return text in page.strangers and len(text) >= _SHORTEST and text.istitle() and text.lower() not in ordinary_words()
