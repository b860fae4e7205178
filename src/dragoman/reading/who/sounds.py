"""Sounds: how alike two names are when a machine has spelt one of them from its sound.

The skeleton of a name is its consonants, with those merged that transliteration through Chinese,
Arabic or Japanese mixes up (l and r, b and p, d and t, g and k, s and z, v and f and w), and
repetitions collapsed: "Belarus", "Bellos" and "Bioloss" all have the skeleton "brs".
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from dragoman.reading.who.plain import plain_name

_MERGED = str.maketrans("lpdgqczvwx", "rbtkkksffs")
_SILENT = frozenset("aeiouyhj")
_LABIALS = frozenset("bpvfw")
_PAIRS = (("sch", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "k"), ("zh", "s"), ("ph", "f"), ("th", "t"))


@lru_cache(maxsize=20_000)
def squeezed(name: str) -> str:
    """A name as one word: plain, lower case, letters and digits only."""
    return "".join(letter for letter in plain_name(name).lower() if letter.isalnum())


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """The merged consonants of a name; a leading vowel stands as "a"."""
    word = squeezed(name)
    for pair, one in _PAIRS:
        word = word.replace(pair, one)
    first = "a" if word[:1] in set("aeiouy") else ""
    kept = [letter for letter in word.translate(_MERGED) if letter not in _SILENT]
    return first + "".join(letter for i, letter in enumerate(kept) if i == 0 or kept[i - 1] != letter)


def likeness(one: str, other: str) -> float:
    """0 to 1: half by letters, half by skeleton."""
    letters: float = Levenshtein.normalized_similarity(squeezed(one), squeezed(other))
    sound: float = Levenshtein.normalized_similarity(skeleton(one), skeleton(other))
    return (letters + sound) / 2


def same_sound(one: str, other: str) -> bool:
    """Whether two names have the same skeleton of at least two consonants."""
    return skeleton(one) == skeleton(other) and len(skeleton(one)) > 1


def same_start(one: str, other: str) -> bool:
    """Whether two names begin alike: with one letter, or with letters that transliteration mixes up."""
    a, b = squeezed(one)[:1], squeezed(other)[:1]
    return a == b or {a, b} <= _LABIALS or (bool(a and b) and skeleton(one)[:1] == skeleton(other)[:1])
