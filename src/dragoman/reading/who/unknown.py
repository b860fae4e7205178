"""Unknown names: capitalised words of a page that no table knows, and where they stand.

They are what a garbled name looks like; so does every ordinary name of a person, firm or village, which
is why nothing here says what they mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.reading.who.gazetteer import ordinary_words
from dragoman.reading.who.lists import cue
from dragoman.reading.who.page import Page
from dragoman.reading.who.units import Unit

_LONGEST = 3  # words of a garbled name
_NAMELIKE = frozenset({"PROPN", "NOUN", "ADJ", "X", "INTJ", "VERB"})


@dataclass(slots=True)
class Unknown:
    """One unknown name and its occurrences, as token ranges [first, last)."""

    name: str
    at: list[tuple[int, int]] = field(default_factory=list)


def unknowns(page: Page, units: list[Unit]) -> list[Unknown]:
    """The unknown names of a page in the order of their first occurrence."""
    words = page.words
    known = {i for u in units if u.names or u.kind == "term" for i in range(*_known_range(u))}
    lowered = {word for word, text in zip(words.lower, words.text, strict=True) if word == text}
    found: dict[str, Unknown] = {}
    i = 0
    while i < len(words):
        if (
            not words.text[i][0].isupper()
            or i in known
            or not (_is_name(page, i, lowered) or _opens_name(page, i, known, lowered))
        ):
            i += 1
            continue
        j = i + 1
        while (
            j < len(words)
            and j - i < _LONGEST
            and j not in known
            and _is_name(page, j, lowered)
            and words.sent[j] == words.sent[i]
        ):
            j += 1
        name = words.slice(i, j)
        found.setdefault(name, Unknown(name)).at.append((i, j))
        i = j
    return list(found.values())


def _known_range(unit: Unit) -> tuple[int, int]:
    """The tokens that are known; of "Beloel Lukashenko" the surname alone."""
    if unit.parts and unit.kind == "person":
        return unit.parts[0].first, unit.parts[0].last
    return unit.first, unit.last


def _opens_name(page: Page, i: int, known: set[int], lowered: set[str]) -> bool:
    """Whether an ordinary word, capitalised, opens a name of two words: "White Ros"."""
    words = page.words
    if i + 1 >= len(words) or i + 1 in known or words.sent[i + 1] != words.sent[i] or words.pos[i] != "PROPN":
        return False
    return words.text[i].istitle() and words.lower[i] in ordinary_words() and _is_name(page, i + 1, lowered)


def _is_name(page: Page, i: int, lowered: set[str]) -> bool:
    words = page.words
    text = words.text[i]
    if len(text) < 3 or not text[0].isupper() or not text.isalpha() or text.isupper() or len(text) > 40:
        return False
    if (
        words.lower[i] in lowered
        or words.lower[i] in ordinary_words()
        or words.lower[i] in cue("known")
        or words.ent[i] in {"DATE", "TIME", "LANGUAGE"}
    ):
        return False
    if words.pos[i] != "PROPN" and (words.pos[i] not in _NAMELIKE or words.first_in_sentence(i)):
        return False
    return words.pos[i] == "PROPN" or bool(words.ent[i]) or words.tag[i].startswith("NN")
