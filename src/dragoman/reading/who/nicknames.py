"""Nicknames: a name in quotation marks between a given name and a surname: Joseph "Joey" Santos.

The whole is one person's name. It is looked up without the nickname, then with the nickname in the place of the given
name; what is looked up is never the nickname alone.
"""

from __future__ import annotations

from dragoman.knowledge import Knowledge
from dragoman.reading.who.plain import plain_name
from dragoman.reading.who.units import Unit
from dragoman.reading.who.words import Words

_OPENING = frozenset({'"', "“", "‘", "'", "``"})
_CLOSING = frozenset({'"', "”", "’", "'", "''"})
_BARE = frozenset({"de", "da", "del", "bin", "al", "van", "von", "el"})
_WORDS = 3  # of a nickname, and of what stands on either side


def with_nicknames(words: Words, units: list[Unit], knowledge: Knowledge) -> list[Unit]:
    """The units, with those inside of a name that has a nickname joined into one person."""
    found = [
        unit
        for i, text in enumerate(words.text)
        if text in _OPENING and (unit := _named(words, i, units, knowledge)) is not None
    ]
    if not found:
        return units
    taken = {i for unit in found for i in range(unit.first, unit.last)}
    kept = [unit for unit in units if not taken & set(range(unit.first, unit.last)) or unit.term is not None]
    return sorted((*kept, *found), key=lambda unit: (unit.first, unit.last))


def _named(words: Words, opening: int, units: list[Unit], knowledge: Knowledge) -> Unit | None:
    closing = next(
        (i for i in range(opening + 2, min(opening + _WORDS + 2, len(words))) if words.text[i] in _CLOSING), None
    )
    if closing is None or not all(_is_name(words, i) for i in range(opening + 1, closing)):
        return None
    first, last = opening, closing + 1
    while first > 0 and opening - first < _WORDS and _is_name(words, first - 1) and not _is_term(units, first - 1):
        first -= 1
    while last < len(words) and last - closing <= _WORDS and (_is_name(words, last) or words.lower[last] in _BARE):
        last += 1
    while last > closing + 1 and not _is_name(words, last - 1):
        last -= 1
    if first == opening or last == closing + 1 or words.sent[first] != words.sent[last - 1]:
        return None
    given, nick, family = (
        plain_name(words.slice(*at)) for at in ((first, opening), (opening + 1, closing), (closing + 1, last))
    )
    for surface in (f"{given} {family}", f"{nick} {family}"):
        names = tuple(name for name in knowledge.names.get(surface, ()) if name.kind == "person")
        if names:
            return Unit(first, last, last - 1, "person", names, label="PERSON")
    inner = [unit for unit in units if closing < unit.first and unit.last <= last and unit.surnames_only]
    names = inner[0].names if inner else ()
    return Unit(first, last, last - 1, "person", names, label="PERSON", parts=inner[:1])


def _is_name(words: Words, i: int) -> bool:
    return (
        words.text[i][:1].isupper()
        and words.text[i].replace(".", "").isalpha()
        and words.pos[i] in {"PROPN", "NOUN", "ADJ", "X"}
    )


def _is_term(units: list[Unit], i: int) -> bool:
    return any(unit.term is not None and unit.first <= i < unit.last for unit in units)
