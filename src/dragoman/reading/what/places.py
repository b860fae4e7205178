"""Places: what stands where a frame looks for its parties and its needs.

The names of places in the frame table:

surface            grammatical subject, of an adjective ("is ready", "is poised")
subj, obj, dat     logical subject, object and indirect object (passives and control undone)
with, against, …   objects of that preposition, on the predicate, on its object, or on its other prepositions
by                 the agent of a passive or a noun
poss               of a noun: possessor and party-naming modifiers ("Russia's attack", "the Russian attack")
obj.P              place P of the object: `obj.of`, `obj.poss`
inner, comp        the governed clause; `comp.subj` its subject
infinitive         the governed clause when it is an infinitive: "told them to leave", not "told them that"
oprd               what somebody is called, with its modifiers: "called it a smear campaign"
acomp              what a copula says of its subject: "was responsible"
purpose            whom an infinitive of purpose is about: "gave money to help refugees"
a,b                any of several places
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.what import syntax

NEAR = ("on", "upon", "towards", "toward", "against", "with", "to", "for", "over", "in", "from", "at", "of")
SYNONYMS: dict[str, tuple[str, ...]] = {
    "on": ("on", "upon", "onto"),
    "toward": ("toward", "towards"),
    "against": ("against", "versus"),
    "in": ("in", "into", "inside", "within"),
    "with": ("with", "alongside"),
    "to": ("to",),
    "between": ("between", "among", "amongst"),
    "over": ("over", "about", "regarding", "concerning"),
    "at": ("at",),
}


def tokens_at(token: Token, place: str, support: Token | None = None) -> list[Token]:
    """The tokens in a place of a predicate; `support` is the light verb that carries an event noun."""
    if "," in place:
        return [found for one in place.split(",") for found in tokens_at(token, one, support)]
    first, _, rest = place.partition(".")
    if rest:
        return [found for outer in tokens_at(token, first, support) for found in tokens_at(outer, rest)]
    if first == "subj":
        return syntax.subjects(token)
    if first == "surface":
        return syntax.surface_subjects(token)
    if first == "obj":
        return syntax.objects(token)
    if first == "dat":
        return syntax.datives(token)
    if first == "poss":
        return [*syntax.possessors(token), *syntax.modifiers(token)]
    if first in {"inner", "comp"}:
        return syntax.complements(token)
    if first == "infinitive":
        return [clause for clause in syntax.complements(token) if syntax.is_infinitive(clause)]
    if first == "purpose":
        clauses = [c for c in token.children if c.dep_ in {"advcl", "xcomp"} and syntax.is_infinitive(c)]
        return [t for c in clauses for name in ("obj", "in", "to", "for") for t in tokens_at(c, name)]
    if first == "acomp":
        return [child for child in token.children if child.dep_ in {"acomp", "attr"}]
    if first == "oprd":
        return syntax.predicatives(token)
    return _prepositional(token, SYNONYMS.get(first, (first,)), support)


def _prepositional(token: Token, names: tuple[str, ...], support: Token | None) -> list[Token]:
    """Objects of a preposition, wherever the parser hung it near the predicate."""
    found = syntax.prepositional(token, names)
    if found or "by" in names:
        return found or (syntax.prepositional(support, names) if support is not None else [])
    carriers: list[Token] = []
    if token.pos_ in {"VERB", "AUX"}:
        carriers += [c for c in token.children if c.dep_ in {"dobj", "attr", "acomp", "oprd", "nsubjpass"}]
        carriers += _objects_of(token)
        carriers += [
            g for c in token.children if c.dep_ == "dobj" for g in c.children if g.dep_ == "acl" and g.tag_ == "VBN"
        ]
        carriers += [g for c in token.children if c.dep_ == "dobj" for g in _objects_of(c)]
    else:
        carriers += _objects_of(token)
        carriers += [
            g for c in tuple(carriers) for p in c.children if p.dep_ == "prep" for g in p.children if g.dep_ == "pobj"
        ]
        if support is not None:
            carriers.append(support)
        elif token.dep_ in {"dobj", "nsubjpass"} and token.head.pos_ == "VERB":
            carriers.append(token.head)
    for carrier in carriers:
        found = syntax.prepositional(carrier, names)
        if found:
            return found
    return []


def _objects_of(token: Token) -> list[Token]:
    return [g for child in token.children if child.dep_ == "prep" for g in child.children if g.dep_ == "pobj"]
