"""Strangers: parties that nobody can place, by their words alone, and names that are no party at all.

A firm says what it is by its form ("Berg Ltd"); "the Electronic Counting Machine" is a name, and a thing.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.reading.document import article_of
from dragoman.reading.what.frames import lexicon
from dragoman.reading.who.context import used
from dragoman.records import Mention, Party

BEFORE = frozenset({"compound", "amod", "poss", "nmod", "nummod"})


def words(doc: Doc, token: Token, owner: Party | None) -> Party:
    """The words of a noun phrase up to its head; the owner's country is theirs."""
    left = token
    for child in token.lefts:
        if child.dep_ in BEFORE:
            left = min(left, child.left_edge, key=lambda t: t.i)
    start, end = left.idx, token.idx + len(token)
    firm = token.pos_ == "PROPN" and token.lower_.rstrip(".") in used("company-suffix")
    text, country = article_of(doc).text[start:end], owner.country if owner else None
    return Party(start=start, end=end, text=text, country=country, sector="BUS" if firm else None)


def is_thing(mention: Mention) -> bool:
    """Whether a name without a known bearer is of a thing: "the Electronic Counting Machine", or ECM in that page."""
    named = mention.kind == "organisation" and mention.id is None and mention.name is not None
    last = (mention.name or "").lower().split()[-1:]
    return named and bool(last) and last[0] in lexicon().classes["thing-name"]
