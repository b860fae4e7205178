"""Candidates: the words of a document that may be cues, found by their keys in one pass over its arrays."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt
from spacy.strings import StringStore
from spacy.tokens import Doc, Token

from dragoman.reading.said.cues import Cues
from dragoman.reading.said.lemma import corrections

Keys = npt.NDArray[np.uint64]
PHRASES = ("according", "per", "view", "opinion", "words", "telling", "estimation", "reckoning")


class Candidates(msgspec.Struct, frozen=True):
    """Words by the reader that looks at them, and the offset of every token."""

    verbs: list[Token]
    nouns: list[Token]
    adjectives: list[Token]
    phrases: list[Token]
    starts: list[int]


def candidates(doc: Doc, cues: Cues) -> Candidates:
    """The words whose lemma or form the lexicon has, with a part of speech that fits."""
    columns = doc.to_array(["POS", "LEMMA", "LOWER", "IDX"]) if len(doc) else np.zeros((0, 4), dtype=np.uint64)
    pos, lemma, lower = columns[:, 0], columns[:, 1], columns[:, 2]
    verbal, nouns, adjectives, phrases = _keys(cues.names)
    return Candidates(
        verbs=_tokens(doc, np.isin(lemma, verbal) & np.isin(pos, _hashes(("VERB", "AUX")))),
        nouns=_tokens(doc, np.isin(lemma, nouns) & np.isin(pos, _hashes(("NOUN",)))),
        adjectives=_tokens(doc, np.isin(lower, adjectives) & np.isin(pos, _hashes(("ADJ", "VERB")))),
        phrases=_tokens(doc, np.isin(lower, phrases)),
        starts=[int(start) for start in columns[:, 3]],
    )


def _tokens(doc: Doc, mask: npt.NDArray[np.bool_]) -> list[Token]:
    return [doc[int(i)] for i in np.flatnonzero(mask)]


@lru_cache(maxsize=8)
def _keys(names: tuple[tuple[str, ...], ...]) -> tuple[Keys, Keys, Keys, Keys]:
    verbs, nouns, adjectives = names
    wrong = [w for w, right in corrections().items() if right in set(verbs)]
    return _hashes([*verbs, *wrong]), _hashes(nouns), _hashes(adjectives), _hashes(PHRASES)


def _hashes(words: Iterable[str]) -> Keys:
    store = StringStore()
    return np.array([store[word] for word in words], dtype=np.uint64)
