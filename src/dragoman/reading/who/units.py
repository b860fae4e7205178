"""Units: the stretches of a text that can be, or be part of, a mention.

Names of the gazetteer come first, then agent and office terms, then what spaCy's recogniser found and
neither knows. Units do not overlap, but for an organisation's long name that holds known ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.knowledge import Name
from dragoman.reading.who.context import used
from dragoman.reading.who.gazetteer import Hit
from dragoman.reading.who.genders import genders
from dragoman.reading.who.general import is_role
from dragoman.reading.who.terms import Term
from dragoman.reading.who.words import Words

UnitKind = Literal["name", "person", "organisation", "place", "term"]
_LABELS: dict[str, UnitKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "organisation",
}
_NAME = 3  # words of a person's name that only its title shows
_LONGEST = 9  # tokens of a recognised entity worth believing


@dataclass(slots=True, eq=False)
class Unit:
    """Tokens [first, last); `root` is the one that the rest of the sentence hangs on."""

    first: int
    last: int
    root: int
    kind: UnitKind
    names: tuple[Name, ...] = ()
    term: Term | None = None
    label: str = ""  # the recogniser's label
    parts: list[Unit] = field(default_factory=list)

    @property
    def surnames_only(self) -> bool:
        """Whether all that is known of the name is that it is somebody's surname."""
        return bool(self.names) and all(name.form == "surname" for name in self.names)


def units(words: Words, hits: list[Hit], terms: list[Term]) -> list[Unit]:
    """All units in the order of the text."""
    found = [Unit(h.first, h.last, words.root(h.first, h.last), "name", h.names) for h in hits]
    found += [Unit(t.first, t.last, words.root(t.first, t.last), "term", term=t) for t in terms]
    owner = {i: unit for unit in found for i in range(unit.first, unit.last)}
    for first, last, label in words.entities:
        kind = _LABELS.get(label)
        if kind is None or last - first > _LONGEST:
            continue
        unit = _entity(words, (first, last, label), kind, owner)
        if unit is not None:
            for inner in unit.parts:
                found.remove(inner)
            found.append(unit)
            owner.update((i, unit) for i in range(unit.first, unit.last))
    found += _after_titles(words, terms, owner)
    found += _again(words, found)
    return sorted(found, key=lambda unit: (unit.first, unit.last))


def _after_titles(words: Words, terms: list[Term], owner: dict[int, Unit]) -> list[Unit]:
    """Names that the recogniser missed, right after a title: "lawmaker Aage Fynborg"."""
    found: list[Unit] = []
    for term in terms:
        first = last = term.last
        person = is_role(term.record)
        while person and last < len(words) and last - first < _NAME and last not in owner and _is_name(words, last):
            last += 1
        if last > first:
            found.append(Unit(first, last, words.root(first, last), "person"))
    return found


def _again(words: Words, found: list[Unit]) -> list[Unit]:
    """Full names that the recogniser found elsewhere in the page and missed here."""
    known: dict[str, dict[tuple[str, ...], Unit]] = {}
    for unit in found:
        if unit.label in {"PERSON", "ORG"} and not unit.names and not unit.parts and _is_titled(words, unit):
            full = tuple(words.text[unit.first : unit.last])
            known.setdefault(full[0], {}).setdefault(full, unit)
    taken = {i for unit in found for i in range(unit.first, unit.last)} if known else set()
    more: list[Unit] = []
    for first, word in enumerate(words.text if known else ()):
        for full, unit in known.get(word, {}).items():
            last = first + len(full)
            same = tuple(words.text[first:last]) == full and taken.isdisjoint(range(first, last))
            if same and not (last < len(words) and _is_name(words, last)):
                more.append(Unit(first, last, words.root(first, last), unit.kind, label=unit.label))
    return more


def _is_titled(words: Words, unit: Unit) -> bool:
    """Whether a unit is a name of a few capitalised words, as a person's full name is."""
    return 1 < unit.last - unit.first <= _NAME and all(_is_name(words, i) for i in range(unit.first, unit.last))


def _is_name(words: Words, i: int) -> bool:
    return words.pos[i] == "PROPN" and words.text[i].istitle() and words.text[i].isalpha()


def _entity(words: Words, entity: tuple[int, int, str], kind: UnitKind, owner: dict[int, Unit]) -> Unit | None:
    """The unit of a recognised entity, or None when known units already say what it is."""
    first, last, label = entity
    while first < last and (words.lower[first] in {"the", "'s", "’s"} or not words.text[first].strip()):
        first += 1
    while last > first and (words.lower[last - 1] in {"'s", "’s"} or not words.text[last - 1].strip()):
        last -= 1
    while label in {"PERSON", "ORG"} and first < last - 1 and words.lower[first] in used("rank"):
        first, kind, label = first + 1, "person", "PERSON"
    if first >= last:
        return None
    if label == "PERSON" and words.lower[last - 1].removesuffix(".") in used("company-suffix"):
        kind, label = "organisation", "ORG"
    inner = list(dict.fromkeys(owner[i] for i in range(first, last) if i in owner))
    if not inner:
        if kind == "organisation" and _is_full_name(words, first, last):
            kind, label = "person", "PERSON"
        return Unit(first, last, words.root(first, last), kind, label=label)
    if kind == "person":
        return _person(words, first, last, label, inner)
    root = words.root(first, last)
    whole = all(first <= unit.first and unit.last <= last for unit in inner)
    if kind == "organisation" and label == "ORG" and whole and root not in owner and words.pos[root] == "PROPN":
        return Unit(first, last, root, kind, label=label, parts=inner)
    return None


def _is_full_name(words: Words, first: int, last: int) -> bool:
    """Whether what the recogniser takes for a body is a given name that the tables know and a surname."""
    named = all(words.text[i].istitle() and words.text[i].isalpha() for i in range(first, last))
    return last - first == len("AB") and named and words.text[first] in genders() and words.pos[last - 1] == "PROPN"


def _person(words: Words, first: int, last: int, label: str, inner: list[Unit]) -> Unit | None:
    """A person's name around a surname that is known: "Aleksandr Lukashenko" around "Lukashenko"."""
    while inner and inner[0].kind == "term" and inner[0].first <= first:  # a title before the name
        first = inner.pop(0).last
    if first >= last or not inner:
        return Unit(first, last, words.root(first, last), "person", label=label) if first < last else None
    known = inner[0]
    several = len(inner) > 1 and all(one.surnames_only and first <= one.first and one.last <= last for one in inner)
    if not several and (len(inner) != 1 or known.kind != "name"):
        return None
    if several or _is_surname_of_body(words, known, first, last) or _somebody_else(words, known, last):
        return Unit(first, last, words.root(first, last), "person", label=label, parts=inner)  # "Hung Sun-wei"
    longer = first <= known.first and known.last <= last and known.last - known.first < last - first
    if not known.surnames_only or not longer:
        return None
    return Unit(first, last, words.root(first, last), "person", known.names, label=label, parts=[known])


def _is_surname_of_body(words: Words, known: Unit, first: int, last: int) -> bool:
    """Whether a body's short name ends a person's: "Siri Duma" is no parliament."""
    short = known.last - known.first == 1 and known.last == last and known.first - first in {1, 2}
    named = all(words.pos[i] == "PROPN" and words.text[i].istitle() for i in range(first, last))
    return short and named and all(n.kind == "organisation" and n.form == "alias" for n in known.names)


def _somebody_else(words: Words, known: Unit, last: int) -> bool:
    """Whether a known name of two words goes on: "Juan Carlos" in "Juan Carlos Jimenez" is not the king."""
    return (
        known.last - known.first == 2
        and known.last < last
        and all(name.kind == "person" for name in known.names)
        and not known.surnames_only
        and words.pos[known.last] == "PROPN"
        and words.text[known.last].isalpha()
    )
