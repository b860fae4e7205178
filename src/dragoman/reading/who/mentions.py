"""Mentions: finding the ones that a token belongs to."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.records import Mention

_CACHE = "dragoman.mentions"  # in doc.user_data: the mentions that the index was made of, and the index


def indexes_at(doc: Doc, token: Token) -> tuple[int, ...]:
    """Indexes of the mentions that cover the token, the narrowest first; several for "both leaders"."""
    mentions: tuple[Mention, ...] = doc._.mentions
    cached = doc.user_data.get(_CACHE)
    if cached is None or cached[0] is not mentions:
        cached = doc.user_data[_CACHE] = (mentions, _index(doc, mentions))
    found: tuple[int, ...] = cached[1].get(token.i, ())
    return found


def _index(doc: Doc, mentions: tuple[Mention, ...]) -> dict[int, tuple[int, ...]]:
    """For every covered token, the mentions that cover it whole."""
    covering: dict[int, list[int]] = {}
    starts = [(token.idx, token.idx + len(token), token.i) for token in doc]
    at = 0
    for i, mention in enumerate(mentions):
        while at < len(starts) and starts[at][0] < mention.start:
            at += 1
        j = at
        while j < len(starts) and starts[j][1] <= mention.end:
            covering.setdefault(starts[j][2], []).append(i)
            j += 1
    return {
        token: tuple(sorted(found, key=lambda i: (mentions[i].end - mentions[i].start, i)))
        for token, found in covering.items()
    }
