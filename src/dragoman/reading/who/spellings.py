"""Spellings: known names of several words, found under another transliteration.

Full names carry enough letters to be recognised when each word is close to the known one ("Kemal
Kilichdaroglu"); bodies of three words and more when the whole is close in letters and sound ("Ahlu Sunnah
Wal-Jamaa"). Single words are never matched here: there likeness alone misleads.
"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from dragoman.knowledge import Knowledge, Name
from dragoman.reading.who.plain import plain_name
from dragoman.reading.who.sounds import likeness, skeleton, squeezed
from dragoman.reading.who.supplement import organisations, people

_WORD = 0.75  # letters that each word of a person's name must share
_NAME = 0.86  # and all of them on average
_BODY = 0.83  # likeness of a body's name
_LETTERS = 12  # of a body's name


class Spellings:
    """Known full names by the beginning of their sound."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._persons: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
        self._bodies: dict[str, list[tuple[str, Name]]] = {}
        for key, terms in people(knowledge).items():
            for surface in dict.fromkeys(name for term in terms for name in (term.person, *term.person_alt)):
                parts = _parts(surface)
                if len(parts) > 1:
                    name = Name(surface, "person", key, "alias", terms[-1].row)
                    self._persons.setdefault(_key(surface), []).append((parts, name))
        for key, body in organisations(knowledge).items():
            for surface in (body.name, *body.aliases):
                if len(_parts(surface)) > 2 and len(squeezed(surface)) >= _LETTERS:
                    name = Name(surface, "organisation", key, "alias", body.row)
                    self._bodies.setdefault(_key(surface), []).append((surface, name))

    def person(self, text: str) -> Name | None:
        """The one person whose name is spelt almost so."""
        parts = _parts(text)
        if len(parts) < 2:
            return None
        best: tuple[float, Name] | None = None
        for known, name in self._persons.get(_key(text), ()):
            if len(known) != len(parts):
                continue
            shared = [Levenshtein.normalized_similarity(a, b) for a, b in zip(parts, known, strict=True)]
            mean = sum(shared) / len(shared)
            if min(shared) >= _WORD and mean >= _NAME and (best is None or mean > best[0]):
                best = (mean, name)
        return best[1] if best else None

    def body(self, text: str) -> Name | None:
        """The one organisation whose name is spelt almost so."""
        if len(_parts(text)) < 3 or len(squeezed(text)) < _LETTERS:
            return None
        best: tuple[float, Name] | None = None
        for known, name in self._bodies.get(_key(text), ()):
            alike = likeness(text, known)
            if alike >= _BODY and (best is None or alike > best[0]):
                best = (alike, name)
        return best[1] if best else None


def _parts(name: str) -> tuple[str, ...]:
    return tuple(plain_name(name).lower().replace("-", " ").replace("'", "").split())


def _key(name: str) -> str:
    return skeleton(name)[:3]


def respelt(text: str, spellings: Spellings, personal: bool) -> tuple[Name, ...]:
    """The name that an unknown entity of several words spells otherwise; empty when there is none."""
    if len(text) > 60:
        return ()
    name = spellings.person(text) if personal else None
    name = name or spellings.body(text)
    return (name,) if name else ()
