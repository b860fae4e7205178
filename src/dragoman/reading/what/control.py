"""Control: who the logical subject and object of a predicate are, however far they stand from it.

Followed through the passive, control and raising ("urged A to leave"), relative clauses, participles,
infinitives and coordination. A walk up the tree ends after a fixed number of steps.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dragoman.reading.what.frames import lexicon
from dragoman.reading.what.syntax import (
    NOMINAL,
    OBJECTS,
    RELATIVE,
    SUBJECTS,
    agents,
    auxiliaries,
    conjuncts,
    is_infinitive,
    is_passive,
    own_subjects,
    possessors,
    stray_possessive,
    verb_above,
)

PLACING = frozenset({"where", "when", "why"})  # "in A, where the two will meet" is about no object
STRAY = 3  # phrases below a passive in which its agent may be
ACTING = ("bodies", "police", "armed", "court")
DEPTH = 6  # steps up the tree before a subject is given up
SINGULAR = frozenset({"was", "is", "has"})
PLURAL = frozenset({"were", "are"})
PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
CONTROLLING = frozenset({"of", "for", "from", "into"})  # "accused A of", "stopped A from", "talked A into"
BESIDE = frozenset({"along", "together"})
TOWNS = frozenset({"capital", "city", "town", "village", "port", "hub", "suburb", "district", "province", "region"})


def subjects(verb: Token, depth: int = DEPTH) -> list[Token]:
    """The logical subjects of a verb or predicate adjective."""
    if is_passive(verb):
        if lexicon().is_a(verb.lemma_.lower(), ("growing",)):  # "was expanded by 9,000 men" tells how far
            return [one for one in agents(verb) if not any(c.tag_ == "CD" for c in (one, *one.children))]
        return agents(verb) or stray_agents(verb)
    own = _accompanying(verb) or own_subjects(verb)
    if own:
        return _without_scenes(own) + [one for one in companions(verb) if one.i < verb.i]  # "A, along with B, said"
    return _inherited(verb, depth)


def _without_scenes(subjects_: list[Token]) -> list[Token]:
    """The subjects; what only tells of a place named before gives way to whoever is there.

    "A court in Oslo, the Norwegian capital, banned the party" may be read as an act of the capital.
    """
    noun = subjects_[0]
    first = noun.left_edge.i
    if noun.lemma_.lower() not in TOWNS or first <= noun.sent.start + 1 or noun.doc[first - 1].text != ",":
        return subjects_
    place = noun.doc[first - 2]
    there = place.head.head
    inside = place.ent_type_ == "GPE" and place.dep_ == "pobj" and there.pos_ in NOMINAL
    return [there, *subjects_[1:]] if inside and there.sent == noun.sent else subjects_


def _accompanying(verb: Token) -> list[Token]:
    """The subject of "with A and B extending support", however the parser reads the participle."""
    if verb.tag_ != "VBG" or verb.i == verb.sent.start or verb.dep_ in {"acl", "relcl"}:
        return []
    top = verb.nbor(-1)
    while top.dep_ == "conj":
        top = top.head
    named = top.dep_ == "pobj" and top.head.lower_ == "with" and top.pos_ in NOMINAL
    return conjuncts([top]) if named and not any(c.dep_ == "aux" for c in verb.children) else []


def stray_agents(verb: Token) -> list[Token]:
    """The agent of a passive that hangs on a word below it: "was slammed for hosting a fair by the union".

    Only a body of office or people in arms counts, and only under a word that reports no act of its own.
    """
    below = [verb]
    for _ in range(STRAY):
        preps = [c for one in below for c in one.children if c.dep_ == "prep" and c.i > verb.i]
        below = [g for c in preps for g in c.children if g.dep_ in {"pobj", "pcomp"}]
        below += [g for one in below for g in one.children if g.dep_ == "dobj"]
        for one in below:
            if one.tag_ == "VBN" or (one.tag_ != "VBG" and one.lemma_.lower() in lexicon().frames):
                return []
            found = [a for a in agents(one) if lexicon().is_a(a.lemma_.lower(), ACTING)]
            if found:
                return found
    return []


def surface_subjects(token: Token) -> list[Token]:
    """The grammatical subjects of a predicate adjective or verb, inherited ones included."""
    return _surface_subject(token, DEPTH)


def authors(participle: Token) -> list[Token]:
    """Who made the thing that a participle describes: "A passed a resolution criticising B"."""
    above = verb_above(participle.head)
    if participle.head.lemma_.lower() in lexicon().classes["agreement2"]:
        return []  # who makes a deal that calls for something asks nobody for it
    issued = [c for c in participle.head.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i < participle.i]
    issuers = [agent for one in issued for agent in agents(one)]
    if participle.tag_ == "VBG" and issuers:
        return issuers  # "an order issued by A banning B"
    if participle.tag_ != "VBG" or above is None or participle.head.dep_ not in {"dobj", "pobj", "nsubjpass"}:
        return []
    return subjects(above)


def objects(verb: Token) -> list[Token]:
    """The logical objects of a verb; the relative pronoun's antecedent counts."""
    if is_passive(verb):
        own = own_subjects(verb)
        if own:
            return own + companions(verb)
        if verb.dep_ in {"acl", "relcl"}:
            return _antecedents(verb)
        if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "oprd", "pcomp"}:
            return _surface_subject(verb, DEPTH)
        return []
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "dobj" and stray_possessive(child) is not None:
            continue
        if child.dep_ in OBJECTS or (child.dep_ == "ccomp" and child.pos_ in {"NOUN", "PROPN"}):
            found.append(verb.head if child.lower_ in RELATIVE and verb.dep_ == "relcl" else child)
    if (
        not found
        and verb.dep_ == "relcl"
        and not any(c.lower_ in PLACING for c in verb.children)
        and any(c.dep_ == "nsubj" and c.lower_ not in RELATIVE for c in verb.children)
    ):
        found.append(verb.head)  # "the journalist police arrested"
    if not found:  # "arrested and deported three men": the object stands after the last verb
        later = [c for c in verb.conjuncts if c.i > verb.i and c.pos_ == "VERB" and c.i - verb.i <= 4]
        if later and not any(c.dep_ in SUBJECTS for c in later[0].children):
            found += [c for c in later[0].children if c.dep_ == "dobj"]
    if not found and _controls_by_object(verb):  # "urged Moscow to leave", read as a clause with a subject of its own
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and is_infinitive(c)]
        found += [g for c in clauses for g in c.children if g.dep_ == "nsubj"]
    return _with_stray(verb, conjuncts(found or _displaced(verb)))


def _with_stray(verb: Token, found: list[Token]) -> list[Token]:
    """The objects, with one that the parser coordinates to the verb: "sought five years for A, and six years for B"."""
    lemmas = {one.lemma_ for one in found if one.pos_ == "NOUN"}
    return found + [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "NOUN" and c.lemma_ in lemmas]


def companions(verb: Token) -> list[Token]:
    """Who did or underwent the same: "was held along with two guards", "A, together with B, said"."""
    near = [c for one in (verb, *own_subjects(verb)) for c in one.children if c.dep_ in {"prep", "advmod"}]
    marks = [(p, {c.lower_, *(g.lower_ for g in p.children)}) for c in near for p in (c, *c.children)]
    return conjuncts(
        [g for p, by in marks if p.lower_ == "with" and by & BESIDE for g in p.children if g.dep_ == "pobj"]
    )


def _displaced(verb: Token) -> list[Token]:
    """The object that the parser hung on a phrase put before it: "condemned in the strongest terms A's raid"."""
    phrases = ([g for g in c.children if g.dep_ == "pobj"] for c in verb.children if c.dep_ == "prep" and c.i > verb.i)
    return [two[1] for two in phrases if len(two) > 1 and two[1].left_edge.i == two[0].i + 1]


def _antecedents(clause: Token) -> list[Token]:
    """What a participle or relative clause describes: what is coordinated after the clause is not meant."""
    return [one for one in conjuncts([clause.head]) if one.i < clause.i]


def reporter(token: Token) -> list[Token]:
    """The subject of the verb of saying above a token: whom "he" or "it" most likely is in what somebody said."""
    for ancestor in token.ancestors:
        if ancestor.lemma_.lower() in lexicon().classes["saying"] and ancestor.pos_ == "VERB" and token.i > ancestor.i:
            return [s for s in own_subjects(ancestor) if s.pos_ != "PRON"]
    return []


def _surface_subject(verb: Token, depth: int) -> list[Token]:
    return own_subjects(verb) or _inherited(verb, depth)


def _inherited(verb: Token, depth: int) -> list[Token]:
    """The subject that a clause without one takes from what governs it."""
    follow = WAYS.get(verb.dep_)
    if depth <= 0 or verb.head is verb or follow is None:
        return []
    return follow(verb, depth - 1)


def _of_participle(verb: Token, depth: int) -> list[Token]:
    """ "troops fighting", "the decision to leave", "a report accused B"; brackets are about what is before them."""
    if verb.i > 1 and verb.nbor(-1).text == "(" and verb.nbor(-2).pos_ in NOMINAL:
        return [verb.nbor(-2)]
    finite = verb.head.dep_ == "ROOT" and (verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not is_passive(verb)))
    return _antecedents(verb) if verb.tag_ == "VBG" or finite else _of_noun(verb.head, depth)


def _of_noun(noun: Token, depth: int) -> list[Token]:
    """Whose plan, decision or attempt it is: its owner, or the subject of the verb that it depends on."""
    owner = possessors(noun) or agents(noun)
    above = verb_above(noun)
    if owner or above is None:
        return owner
    if noun.dep_ == "nsubjpass":
        return agents(above)
    if noun.dep_ == "dobj" and _controls_by_object(above):
        return conjuncts([noun])
    return subjects(above, depth)


def _of_preposition(verb: Token, depth: int) -> list[Token]:
    """ "accused A and its allies of arming B", "after meeting A"."""
    preposition = verb.head
    while preposition.dep_ == "conj" and preposition.head.lower_ == preposition.lower_:
        preposition = preposition.head  # "by boycotting it or by mocking it"
    top = above = preposition.head
    while top.dep_ == "conj" and top.head.pos_ in NOMINAL:
        top = top.head
    if preposition.lower_ == "of" and top.dep_ in {"dobj", "nsubjpass"} and _controls_by_object(top.head):
        return conjuncts([top])
    if above.pos_ == "NOUN":
        return _of_noun(above, depth)
    controlled = [c for c in above.children if c.dep_ in {"dobj", "nsubjpass"}]
    if preposition.lower_ == "for" and not controlled:  # "hit out at A for ignoring B"
        controlled = [g for c in above.children if c.dep_ == "prep" and c.lower_ == "at" for g in c.children]
    if controlled and preposition.lower_ in CONTROLLING:
        return conjuncts(controlled)
    return _surface_subject(above, depth) if above.pos_ in PREDICATES else []


def _of_clause(verb: Token, depth: int) -> list[Token]:
    """ "urged A to leave", "agreed to leave"."""
    controlled = [c for c in verb.head.children if c.dep_ in {"dobj", "nsubjpass", "dative"}]
    if controlled and _controls_by_object(verb.head):
        return conjuncts(controlled)
    return _of_head(verb, depth)


def _of_complement(verb: Token, depth: int) -> list[Token]:
    """A clause before its verb is quoted speech: what it leaves without a subject the speaker does."""
    if verb.i > verb.head.i:
        stray = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i]
        if stray and verb.tag_ in {"VBD", "VBP", "VBZ", "MD"}:  # "ruled that two men were to go", without its "that"
            return conjuncts(stray)
        return _of_clause(verb, depth)
    told = verb.head.lemma_.lower() in lexicon().classes["saying"] and verb.tag_ in {"VB", "VBP"}
    return own_subjects(verb.head) if told else []


def _of_coordination(verb: Token, depth: int) -> list[Token]:
    """The subject of the verb before, unless number or voice tells that they have different ones."""
    if verb.head.pos_ == "NOUN" or _disagree(verb, verb.head):
        return []
    if verb.tag_ == "VBD" and is_passive(verb.head):  # "were accused of fighting the army that rose and killed"
        told = [t for t in verb.doc[verb.head.i : verb.i] if t.dep_ == "relcl" and t.tag_ == "VBD"]
        if told:
            return subjects(told[-1], depth)
    return _misread(verb) or _of_head(verb, depth)


def _disagree(verb: Token, head: Token) -> bool:
    """ "A was unwilling because …, were attacking": one cannot be singular and plural."""
    own, above = ({head_.lower_, *auxiliaries(head_)} for head_ in (verb, head))
    return bool(own & PLURAL and above & SINGULAR) or bool(own & SINGULAR and above & PLURAL)


def _misread(verb: Token) -> list[Token]:
    """The subject of "a team of officers swooped in and arrested two", read as a noun with a participle."""
    top = verb.head
    while top.dep_ == "conj" and top.head.pos_ == "VERB":
        top = top.head
    bare = top.dep_ == "acl" and top.tag_ == "VBN" and top.head.dep_ == "ROOT" and top.head.pos_ in NOMINAL
    return [top.head] if bare and verb.tag_ == "VBD" else []


def _of_head(verb: Token, depth: int) -> list[Token]:
    return _surface_subject(verb.head, depth) if verb.head.pos_ in PREDICATES | {"NOUN"} else []


WAYS: dict[str, Callable[[Token, int], list[Token]]] = {
    "acl": _of_participle,
    "pcomp": _of_preposition,
    "xcomp": _of_clause,
    "advcl": _of_clause,
    "ccomp": _of_complement,
    "parataxis": _of_complement,
    "dep": _of_complement,
    "conj": _of_coordination,
    "acomp": _of_head,
}


def _controls_by_object(verb: Token) -> bool:
    return verb.lemma_.lower() in lexicon().classes["object_control"]
