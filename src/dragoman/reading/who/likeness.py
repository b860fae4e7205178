"""Likeness: a person whose name is spelt unlike any known form, found by the office beside it.

Neither likeness nor the office alone is ever enough.
"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from dragoman.reading.who.page import Page
from dragoman.reading.who.persons import Link
from dragoman.reading.who.plain import plain_name
from dragoman.reading.who.sounds import likeness, squeezed
from dragoman.reading.who.units import Unit
from dragoman.records import LinkMethod

_LIKE = 0.66  # of letters in common, for a name beside the office that its bearer holds


def link_by_office(unit: Unit, page: Page, country: str | None, office: str | None) -> Link | None:
    """A person whose name is spelt unlike any known form, by the office beside it and the likeness of the name.

    "Ukrainian President Volodymyr Zelensky", "Belarusian President Luka Shenke": whoever holds the office and
    has a name that sounds the same. Likeness alone is never enough, nor is the office alone.
    """
    if country is None or office is None:
        return None
    leading = {office} if office != "head_of_state" else {office, "head_of_government"}
    written = squeezed(page.words.slice(unit.first, unit.last))
    best: tuple[float, Link] | None = None
    for wanted in sorted(leading):
        for term in page.knowledge.holders_of(country, wanted, page.date, unverified=True):
            likeness = max(name_likeness(written, name) for name in (term.person, *term.person_alt))
            if likeness >= _LIKE and (best is None or likeness > best[0]):
                evidence = f"{wanted} of {country} beside a name like {term.person} ({likeness:.2f}); {term.row}"
                method: LinkMethod = "alias" if likeness > 0.93 else "fuzzy"
                best = (likeness, Link(term.key, method, round(0.9 * likeness, 2), evidence))
    return best[1] if best else None


def name_likeness(written: str, name: str) -> float:
    """How alike a squeezed name and a known one are, 0 to 1: as a whole, or with the family name alone."""
    parts = plain_name(name).lower().split()
    wholes = [squeezed(name), squeezed("".join(parts[::-1])), *(squeezed(part) for part in parts if len(part) > 3)]
    return max(_word_likeness(written, whole) for whole in wholes)


def _word_likeness(written: str, whole: str) -> float:
    """Letters alone, or letters and sound together when the letters are not too far apart."""
    letters: float = Levenshtein.normalized_similarity(written, whole)
    return max(letters, likeness(written, whole) - 0.1) if letters >= 0.5 else letters
