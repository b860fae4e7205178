"""Senses: what a many-sided word means once it is known who stands on either side.

Parties and politicians who attack each other without a word of arms or wounds do so in words; the police who
raid search; a government that protests criticises. The senses stand in `what/senses.tsv`; the first that holds
decides, and what none of them is about stays as its frame read it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc

from dragoman.reading.what.frames import Lexicon, Sense
from dragoman.reading.what.reader import Found
from dragoman.records import Mention, Party

ANYBODY = "*"
NOBODY = "-"
UNKNOWN = "?"
STATE = "state"
WHOLE = frozenset({"state", "place"})
NONE = "none"
REACH = 50  # tokens either side, within the paragraph, in which arms and wounds make an attack one of force


class Senses:
    """The senses of a lexicon, looked up by the lemma of the frame that fired."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def meant(self, found: Found) -> Found | None:
        """The event as its sides make it out: itself, another type, or None where it is none."""
        name = "_".join((found.frame.lemma, *found.frame.words)) if found.frame.pos == "v" else found.frame.lemma
        for sense in self.lexicon.senses.get(name, ()):
            if sense.type == found.type and self._holds(found, sense):
                if sense.becomes == NONE:
                    return None
                return msgspec.structs.replace(found, type=sense.becomes, mode=sense.mode)
        return found

    def _holds(self, found: Found, sense: Sense) -> bool:
        doc = found.token.doc
        mentions: tuple[Mention, ...] = doc._.mentions
        if not (_are(found.actors, sense.who, mentions) and _are(found.recipients, sense.whom, mentions)):
            return False
        absent, name = sense.near.startswith("-"), sense.near.removeprefix("-")
        return not name or self._is_near(doc, found, name) != absent

    def _is_near(self, doc: Doc, found: Found, name: str) -> bool:
        """Whether a word of the class stands near in the paragraph, the trigger aside."""
        words, at = self.lexicon.classes[name], found.token.i
        before = next((i for i in range(at, max(0, at - REACH), -1) if "\n" in doc[i - 1].text), max(0, at - REACH))
        after = next((i for i in range(at, min(len(doc), at + REACH)) if "\n" in doc[i].text), at + REACH)
        return any(t.i != at and (t.lower_ in words or t.lemma_.lower() in words) for t in doc[before:after])


def _are(side: Sequence[Party], allowed: frozenset[str], mentions: tuple[Mention, ...]) -> bool:
    """Whether everybody on a side is of the sectors that are allowed there."""
    if ANYBODY in allowed:
        return True
    if not side:
        return NOBODY in allowed
    return all(_sector(one, mentions) in allowed for one in side)


def _sector(one: Party, mentions: tuple[Mention, ...]) -> str:
    kind = mentions[one.mention].kind if one.mention is not None else None
    return STATE if kind in WHOLE else (one.sector or UNKNOWN)
