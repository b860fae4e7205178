"""Kinds: whether what stands in a place is of a class that a frame asks for.

Mostly a look-up of the noun; names, which no class lists, go by the sector of who they name, and a noun that only
counts ("dozens of", "90% of") by what it counts.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.reading.what import syntax
from dragoman.reading.what.frames import Lexicon
from dragoman.reading.what.parties import is_people, mentions_at, parties_of
from dragoman.records import Party

OFFICIAL = frozenset({"GOV", "LEG", "MIL", "IGO", "PTY", "SPY", "OPP", "JUD"})
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
BUILDINGS = frozenset({"premises"})
BY_SECTOR = {"police": ("COP",), "lawmen": ("COP",), "court": ("JUD",)}


class Kinds:
    """The kinds of one document's words."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon

    def is_a(self, token: Token, classes: tuple[str, ...]) -> bool:
        """Whether the token is of one of the classes."""
        if token.pos_ == "PROPN" and token.ent_type_ in PLACE_ENTITIES and BUILDINGS & set(classes):
            return False  # the West Bank is no bank
        lemma = token.lemma_.lower()
        if self.lexicon.is_a(lemma, classes) or self.lexicon.is_a(token.lower_, classes):
            return True
        if "territory" in classes and token.ent_type_ in PLACE_ENTITIES:
            return True
        if self._is_measure(token) and any(
            self.is_a(one, classes) for one in syntax.prepositional(token, ("of", "in"))
        ):
            return True
        return self._is_somebody(token, classes)

    def _is_somebody(self, token: Token, classes: tuple[str, ...]) -> bool:
        """Whether the token is of one of the classes because of whom it names."""
        named = mentions_at(self.doc, token)
        sectors = {sector for name in classes for sector in BY_SECTOR.get(name, ())}
        if token.pos_ == "PROPN" and any(p.sector in sectors for p in named):
            return True
        if "leader" in classes and any(self._is_official(p) for p in named):
            return True
        if "person" in classes and (named or is_people(token, self.lexicon)):
            return True
        return "party" in classes and (
            is_people(token, self.lexicon) or bool(parties_of(self.doc, [token], self.lexicon))
        )

    def _is_measure(self, token: Token) -> bool:
        """Whether a noun only counts what follows: "dozens of", "90% of"."""
        counted = self.lexicon.is_a(token.lemma_.lower(), ("measures",))
        return counted or token.pos_ in {"NUM", "SYM"} or token.tag_ == "CD" or token.text == "%"

    def _is_official(self, party: Party) -> bool:
        """Whether a party is a person or delegation in office."""
        kind = self.doc._.mentions[party.mention].kind if party.mention is not None else None
        return kind in {"person", "group"} and party.sector in OFFICIAL
