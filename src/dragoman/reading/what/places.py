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
that               the predicate of the clause that says what a noun is about: "allegations that A attacked"
acomp              what a copula says of its subject: "was responsible"
doer               who did what the object names: "condemned the attack"
served             who launched the attack that something is used for (see implied.py)
purpose            whom an infinitive of purpose is about: "gave money to help refugees"
addressed          of a participle: to whom the letter goes that asks: "wrote to A, urging"
protested          what a protest is held against: "took to the streets to denounce A"
accused            whom a complaint accuses or is to force: "filed a case accusing A", "sued to compel A to pay"
detained           of a noun: who is in that state: "is still in detention", "remains under house arrest"
employer           whom the workers who act work for: "employees of A walked out", "workers at the company"
petitioner         who filed what is rejected (see petitioners.py)
a,b                any of several places
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from dragoman.reading.what import control, syntax
from dragoman.reading.what.frames import lexicon
from dragoman.reading.what.petitioners import petitioners

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

# prepositions that say when and under what circumstances: what stands further down has no part in it
CIRCUMSTANTIAL = frozenset(
    {"amid", "amidst", "after", "before", "since", "during", "despite", "following", "until", "till", "because"}
)
ACCUSING = frozenset({"accuse", "blame", "allege", "name", "charge", "target"})
PROTESTING = frozenset(
    {"protest", "oppose", "denounce", "condemn", "decry", "reject", "resist", "demonstrate", "demand"}
)
WRITING = frozenset({"write", "send", "submit", "address", "deliver", "present", "hand", "issue"})
FORCING = frozenset({"force", "compel", "oblige", "stop", "prevent", "bar", "make"})
STAYING = frozenset({"be", "remain", "stay", "languish", "live"})
TIMES = frozenset({"DATE", "TIME"})
CACHE = "dragoman.what.places"


def tokens_at(token: Token, place: str, support: Token | None = None) -> list[Token]:
    """The tokens in a place of a predicate; `support` is the light verb that carries an event noun.

    The many frames of one word ask for the same places: what was found is kept until `forget`.
    """
    known: dict[tuple[int, str, int], list[Token]] = token.doc.user_data.setdefault(CACHE, {})
    key = (token.i, place, -1 if support is None else support.i)
    if key not in known:
        known[key] = _find(token, place, support)
    return list(known[key])


def forget(doc: Doc) -> None:
    """Drops what was kept of a document: tokens that it holds would hold it."""
    doc.user_data.pop(CACHE, None)


def _find(token: Token, place: str, support: Token | None) -> list[Token]:
    if "," in place:
        return [found for one in place.split(",") for found in tokens_at(token, one, support)]
    first, _, rest = place.partition(".")
    if rest:
        return [found for outer in tokens_at(token, first, support) for found in _inside(outer, rest)]
    find = NAMED.get(first)
    return find(token) if find is not None else _prepositional(token, SYNONYMS.get(first, (first,)), support)


def _inside(token: Token, place: str) -> list[Token]:
    """A place of what stands in another place; the words of a name, as in "the West Bank", own nothing of it."""
    named = place == "poss" and token.pos_ == "PROPN"
    return syntax.possessors(token) if named else tokens_at(token, place)


def _owners(token: Token) -> list[Token]:
    return [*syntax.possessors(token), *syntax.modifiers(token)]


def _infinitives(token: Token) -> list[Token]:
    return [clause for clause in syntax.complements(token) if syntax.is_infinitive(clause)]


def _contents(token: Token) -> list[Token]:
    clauses = [child for child in token.children if child.dep_ in {"acl", "ccomp", "relcl"}]
    return [clause for clause in clauses if any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)]


def _attributes(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ in {"acomp", "attr"}]


def _purposes(token: Token) -> list[Token]:
    """Whom or what an infinitive is about: only the people themselves in "to treat victims in Peru"."""
    clauses = [c for c in token.children if c.dep_ in {"advcl", "xcomp"} and syntax.is_infinitive(c)]
    helped = [t for c in clauses for t in tokens_at(c, "obj")]
    people = [t for t in helped if any(lexicon().is_a(word, ("victims",)) for word in (t.lower_, t.lemma_))]
    return people or helped + [t for c in clauses for name in ("in", "to", "for") for t in tokens_at(c, name)]


def _protested(token: Token) -> list[Token]:
    clauses = [c for c in token.children if c.dep_ in {"advcl", "xcomp"} and c.lemma_.lower() in PROTESTING]
    return [t for c in clauses for name in ("against", "obj") for t in tokens_at(c, name)]


def _addressed(token: Token) -> list[Token]:
    """To whom a letter goes that asks for something: "wrote to A, urging", "sent A a petition demanding"."""
    if token.tag_ != "VBG" or token.dep_ not in {"advcl", "acl"}:
        return []
    verb = token.head if token.dep_ == "advcl" else token.head.head
    if verb.lemma_.lower() not in WRITING:
        return []
    return tokens_at(verb, "to") or syntax.datives(verb)


def _accused(token: Token) -> list[Token]:
    clauses = [c for c in token.children if c.dep_ == "advcl"]
    named = [c for c in clauses if c.lemma_.lower() in ACCUSING and c.tag_ == "VBG"]
    forced = [c for c in clauses if c.lemma_.lower() in FORCING and syntax.is_infinitive(c)]
    return [t for c in (*named, *forced) for t in control.objects(c)]


def _detained(token: Token) -> list[Token]:
    """Who "is still in detention" or "remains under house arrest"."""
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ in {"in", "under"} else None
    return control.surface_subjects(above) if above is not None and above.lemma_.lower() in STAYING else []


def _employers(token: Token) -> list[Token]:
    """Whom those work for who strike: a body or company after "at" or "of"."""
    counted = [t for s in control.subjects(token) for t in (s, *syntax.prepositional(s, ("of",)))]
    staff = [t for t in counted if lexicon().is_a(t.lemma_.lower(), ("workers",))]
    found = [t for one in staff for t in syntax.prepositional(one, ("at", "of"))]
    return [t for t in found if t.ent_type_ == "ORG" or lexicon().is_a(t.lemma_.lower(), ("employers",))]


NAMED: dict[str, Callable[[Token], list[Token]]] = {
    "subj": control.subjects,
    "surface": control.surface_subjects,
    "obj": control.objects,
    "dat": syntax.datives,
    "poss": _owners,
    "inner": syntax.complements,
    "comp": syntax.complements,
    "infinitive": _infinitives,
    "oprd": syntax.predicatives,
    "acomp": _attributes,
    "that": _contents,
    "purpose": _purposes,
    "protested": _protested,
    "addressed": _addressed,
    "accused": _accused,
    "detained": _detained,
    "employer": _employers,
    "petitioner": petitioners,
}


def _prepositional(token: Token, names: tuple[str, ...], support: Token | None) -> list[Token]:
    """Objects of a preposition, wherever the parser hung it near the predicate."""
    found = syntax.prepositional(token, names)
    if found or "by" in names:
        found = found or (syntax.following_agents(token) if "by" in names else [])
        if not found and support is None and token.pos_ == "NOUN":
            return makers(token)
        return found or (syntax.prepositional(support, names) if support is not None else [])
    carriers: list[Token] = []
    if token.pos_ in {"VERB", "AUX"}:
        carriers += [c for c in token.children if c.dep_ in {"dobj", "attr", "acomp", "oprd", "nsubjpass"}]
        carriers += _objects_of(token)
        carriers += [
            g
            for c in token.children
            if c.dep_ == "dobj"
            for g in c.children
            if g.dep_ == "acl" and (g.tag_ == "VBN" or g.lower_ == "pending")
        ]
        carriers += [g for c in token.children if c.dep_ == "dobj" for g in _objects_of(c)]
    else:
        carriers += _objects_of(token)
        carriers += [g for c in tuple(carriers) for g in _objects_of(c) if g.head.lower_ != "as"]
        if support is not None:
            carriers.append(support)
        elif token.dep_ in {"dobj", "nsubjpass"} and token.head.pos_ == "VERB":
            carriers.append(token.head)
    for carrier in carriers:
        found = syntax.prepositional(carrier, names)
        if found:
            return found
    return []


def makers(noun: Token) -> list[Token]:
    """Who made the thing: "the report published by A", "a list of names drawn up by A", "the talks held by A"."""
    below = [noun, *syntax.prepositional(noun, ("of",))]
    made = [c for one in below for c in one.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    return [agent for c in made if c.lemma_.lower() in lexicon().classes["making"] for agent in syntax.agents(c)]


def _objects_of(token: Token) -> list[Token]:
    """What a word's prepositions govern, but for the circumstances: "in the first year of", "amid pressure on"."""
    near = [c for c in token.children if c.dep_ == "prep" and c.lower_ not in CIRCUMSTANTIAL]
    found = [g for child in near for g in child.children if g.dep_ == "pobj"]
    return [one for one in found if one.ent_type_ not in TIMES and one.lemma_.lower() != "behalf"]
