"""Implied parties: who must have acted, where the clause itself does not say.

"Belarus was used as a launching pad for the invasion" says whom that served: whoever invaded. And "the
invasion", a definite noun, takes the actor that the page names elsewhere for the same act, provided that all
who name one agree. Nothing is implied from outside the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from spacy.tokens import Doc, Token

from dragoman.reading.what import control, syntax
from dragoman.reading.what.frames import lexicon
from dragoman.reading.what.parties import parties_of
from dragoman.reading.what.places import tokens_at
from dragoman.reading.what.strangers import words
from dragoman.records import Party

if TYPE_CHECKING:
    from dragoman.reading.what.reader import Found

BLAMING = {"attribute": ("to",), "ascribe": ("to",), "blame": ("on", "upon"), "pin": ("on",)}
CONVICTING = frozenset({"convict", "accuse", "suspect", "charge", "indict"})
GUILTY = frozenset({"of", "in", "for", "over", "with"})
INCLUDING = frozenset({"include", "feature", "involve", "comprise"})
MUTUAL = frozenset({"war", "conflict", "fighting", "violence", "clash", "battle"})
DEFINITE = frozenset({"the", "this", "that"})


def served(token: Token, at: Callable[[Token], Found | None]) -> list[Party]:
    """The actors of the attack that a place is used for: "a base for the attack", "the attack, where … was used"."""
    grounds = tokens_at(token, "as")
    attacks = [*syntax.prepositional(token, ("for", "in")), *(t for g in grounds for t in tokens_at(g, "for"))]
    if token.dep_ == "relcl":  # the parser may hang it on a noun below: "the invasion of Ukraine, where …"
        attacks += [token.head, *islice((t for t in token.head.ancestors if t.pos_ == "NOUN"), 1)]
    for one in attacks:
        found = at(one)
        if found is not None and found.type == "ASSAULT" and found.actors:
            return found.actors
    return []


def included(doc: Doc, token: Token, at: Callable[[Token], Found | None]) -> list[Party]:
    """Who made the visit that a meeting was part of: "the visit included talks with A"."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_.lower() not in INCLUDING:
        return []
    for whole in syntax.own_subjects(verb):
        found = at(whole)
        actors = list(found.actors) if found is not None else named_elsewhere(doc, whole, [], at)
        if actors:
            return actors
    return []


def crowds(doc: Doc, token: Token, actors: list[Party]) -> list[Party]:
    """The protesters of a protest that is put down: "crushed the protests", "the crackdown on peaceful rallies"."""
    found = [*tokens_at(token, "obj"), *tokens_at(token, "on")]
    countries = {p.country for p in actors}
    home = next(iter(countries)) if len(countries) == 1 else None
    crowd = [one for one in found if one.pos_ == "NOUN" and lexicon().is_a(one.lemma_.lower(), ("protest",))]
    return [msgspec.structs.replace(words(doc, one, None), country=home, sector="CVL") for one in crowd]


def beneficiaries(clause: Token) -> list[Token]:
    """Whom something is made for: "set up a fund for the victims", "build a dam in the north"."""
    carriers = [clause, *(c for c in clause.children if c.dep_ == "dobj")]
    return [
        t for name in ("for", "with", "to", "in", "at") for one in carriers for t in syntax.prepositional(one, (name,))
    ]


def invaders(doc: Doc, token: Token, recipients: list[Party]) -> tuple[list[Party], list[Party]] | None:
    """Actor and recipient of "the invasion of A in B", two states: A invaded B. None for any other noun phrase."""
    names = syntax.prepositional(token, ("of",))
    within = [one for head in (token, *names) for one in syntax.prepositional(head, ("in", "into", "on"))]
    inside, of = parties_of(doc, within, lexicon()), parties_of(doc, names, lexicon())
    if not inside or not of or [p.mention for p in of] != [p.mention for p in recipients]:
        return None
    kinds = {doc._.mentions[p.mention].kind if p.mention is not None else None for p in (*inside, *of)}
    apart = not set(_countries(inside)) & set(_countries(of))
    return (of, inside) if kinds == {"state"} and apart else None


def blamed(doc: Doc, token: Token) -> list[Party]:
    """Whom a sentence holds responsible for the act that a noun names: "the raids were attributed to A"."""
    above = [token.head] if token.dep_ in {"nsubjpass", "dobj"} else []
    above += [c for c in token.children if c.dep_ in {"acl", "relcl"}]
    for verb in above:
        names = BLAMING.get(verb.lemma_.lower())
        found = parties_of(doc, syntax.prepositional(verb, names), lexicon()) if names else []
        if found:
            return found
    return []


def convicted(doc: Doc, token: Token) -> list[Party]:
    """Whom a sentence calls guilty of the act that a noun names: "three men convicted of the murder of A"."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ in GUILTY else token.head
    if verb.lemma_.lower() not in CONVICTING or verb.tag_ != "VBN":
        return []
    return parties_of(doc, control.objects(verb), lexicon())


def is_blamed(found: Found) -> bool:
    """Whether the actor of an act is only whom it is blamed on, or who is suspected of it."""
    if found.frame.pos != "n" or not found.actors:
        return False
    suspects = convicted(found.token.doc, found.token) if found.token.head.head.lemma_ != "convict" else []
    return found.actors in (blamed(found.token.doc, found.token), suspects)


def named_elsewhere(
    doc: Doc, token: Token, recipients: list[Party], at: Callable[[Token], Found | None]
) -> list[Party]:
    """The actors that the page names for the act which a definite noun refers back to, if all mentions agree."""
    if not any(child.dep_ == "det" and child.lower_ in DEFINITE for child in token.children):
        return []
    same = (other for other in doc if other.lemma_ == token.lemma_ and other.i != token.i)
    named = [found for other in same if (found := at(other)) is not None and _may_be(found, recipients)]
    countries = {_countries(found.actors) for found in named}
    return list(named[0].actors) if len(countries) == 1 and all(countries) else []


def _may_be(found: Found, recipients: list[Party]) -> bool:
    """Whether an event names who acted, and nobody else as its target."""
    theirs, ours = _countries(found.recipients), _countries(recipients)
    mutual = found.token.lemma_.lower() in MUTUAL and bool(ours)  # "Peru's war" may be one in Peru
    return bool(found.actors) and ((not mutual and (not theirs or not ours)) or bool(set(theirs) & set(ours)))


def _countries(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({p.country for p in parties if p.country}))
