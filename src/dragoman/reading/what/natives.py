"""Natives: people and bodies of an event that only their words name, and the state whose people they are.

"The complainant", "police chiefs", "the president's critics" are of the state that their page or sentence tells of,
as agents and offices are (see `who.about`). It is asked once an event stands: being at home makes nobody political.
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc, Token

from dragoman.reading.document import head_of
from dragoman.reading.what import syntax
from dragoman.reading.what.frames import Lexicon
from dragoman.reading.what.parties import is_people, mentions_at
from dragoman.reading.who.context import used
from dragoman.records import Party


def at_home(doc: Doc, party: Party, lexicon: Lexicon) -> Party:
    """The party, with the state of its page where only its words name it and they can mean that state's own."""
    if party.country or party.id or party.mention is not None or not doc._.natives:
        return party
    head = head_of(doc, party)
    country = doc._.natives[head.i] if head is not None else None
    if country is None or head is None or not _may_be_native(doc, head, country, lexicon):
        return party
    return msgspec.structs.replace(party, country=country)


def _may_be_native(doc: Doc, head: Token, country: str, lexicon: Lexicon) -> bool:
    lemma = head.lemma_.lower()
    if head.pos_ not in {"NOUN", "ADJ", "VERB"} or not is_people(head, lexicon):
        return False
    if lexicon.is_a(lemma, ("nobody", "states")) or head.lower_ in used("visitor"):
        return False
    said = {token.lower_ for token in (*head.lefts, head)}
    if said & (used("foreign") | used("unidentified") | {"other", "such", "any", "no"}):
        return False
    below = [token for token in head.rights for token in token.subtree if token.dep_ in {"pobj", "compound"}]
    if any(p.country != country and (p.country or p.id) for one in below for p in mentions_at(doc, one)):
        return False  # "institutions such as the UN", "the director of the World Bank"
    owners = [p for one in (*syntax.possessors(head), *syntax.modifiers(head)) for p in mentions_at(doc, one)]
    if lexicon.is_a(lemma, ("relational",)):
        mine = [p for p in owners if p.country == country]
        return lexicon.is_a(lemma, ("domestic",)) and (bool(mine) or not owners)
    return all(p.country == country or not (p.country or p.id or _is_of_others(p)) for p in owners)


def _is_of_others(owner: Party) -> bool:
    """Whether "their" are people of no state that the page tells: "the leaders of two states and their envoys"."""
    return owner.text.lower() == "their" and owner.sector is not None
