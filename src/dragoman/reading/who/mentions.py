"""Mentions: finding the ones that a token belongs to."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.records import Mention


def indexes_at(doc: Doc, token: Token) -> tuple[int, ...]:
    """Indexes of the mentions that cover the token, the narrowest first; several for "both leaders"."""
    mentions: tuple[Mention, ...] = doc._.mentions
    covering = [i for i, m in enumerate(mentions) if m.start <= token.idx and token.idx + len(token) <= m.end]
    return tuple(sorted(covering, key=lambda i: (mentions[i].end - mentions[i].start, i)))
