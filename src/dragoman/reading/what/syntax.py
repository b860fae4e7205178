"""Syntax: who stands in which grammatical place of a predicate.

Places are read off spaCy's (ClearNLP) dependency labels and followed through control, raising,
relative clauses, participles, infinitives, coordination and the passive, so that `subjects` and
`objects` are the logical ones. Every function is total: a tree that makes no sense gives an empty list.
"""

from __future__ import annotations

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
PREPOSITIONS = frozenset({"prep", "agent", "dative", "prt", "advmod"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
DEPTH = 6  # steps up the tree before a subject is given up


def conjuncts(tokens: list[Token]) -> list[Token]:
    """The tokens with everything coordinated to their right."""
    found: list[Token] = []
    for token in tokens:
        lists = [a for a in token.children if a.dep_ == "appos" and a.conjuncts]  # "A, B, and C" read as an apposition
        for one in (token, *token.conjuncts, *(c for a in lists for c in (a, *a.conjuncts))):
            if one not in found and one.i >= token.i:
                found.append(one)
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject is its logical object."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB":
        own = any(child.dep_ in {"nsubj", "aux"} for child in verb.children)
        return not own and is_passive(verb.head)
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "ROOT", "oprd", "ccomp", "relcl", "xcomp", "pcomp"}:
        return not any(child.dep_ in {"nsubj", "aux", "dobj"} for child in verb.children)
    return False


def agents(token: Token) -> list[Token]:
    """What "by" names: the agent of a passive or of a noun ("attack by rebels")."""
    return prepositional(token, ("by",))


def prepositional(token: Token, names: tuple[str, ...]) -> list[Token]:
    """Objects of the prepositions `names` that belong to the token, nearest first."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in PREPOSITIONS and child.lower_ in names:
            found += [g for g in child.children if g.dep_ in {"pobj", "pcomp"}]
            for inner in child.children:  # "from across", "out of", "together with"
                if inner.dep_ in PREPOSITIONS:
                    found += [g for g in inner.children if g.dep_ == "pobj"]
        elif child.dep_ in PREPOSITIONS:  # "along with", "because of", "ahead of"
            for inner in child.children:
                if inner.dep_ == "prep" and inner.lower_ in names:
                    found += [g for g in inner.children if g.dep_ == "pobj"]
    return conjuncts(found)


def subjects(verb: Token, depth: int = DEPTH) -> list[Token]:
    """The logical subjects of a verb or predicate adjective."""
    if is_passive(verb):
        return agents(verb)
    own = _own_subjects(verb)
    if own:
        return own
    return _inherited(verb, depth)


def authors(participle: Token) -> list[Token]:
    """Who made the thing that a participle describes: "A passed a resolution criticising B"."""
    above = _verb_above(participle.head)
    if participle.tag_ != "VBG" or above is None or participle.head.dep_ not in {"dobj", "pobj", "nsubjpass"}:
        return []
    return subjects(above)


def surface_subjects(token: Token) -> list[Token]:
    """The grammatical subjects of a predicate adjective or verb, inherited ones included."""
    return _surface_subject(token, DEPTH)


def objects(verb: Token) -> list[Token]:
    """The logical objects of a verb; the relative pronoun's antecedent counts."""
    if is_passive(verb):
        own = _own_subjects(verb)
        if own:
            return own
        if verb.dep_ in {"acl", "relcl"}:
            return conjuncts([verb.head])
        if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "oprd", "pcomp"}:
            return _surface_subject(verb, DEPTH)
        return []
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "dobj" and _stray_possessive(child) is not None:
            continue
        if child.dep_ in OBJECTS or (child.dep_ == "ccomp" and child.pos_ in {"NOUN", "PROPN"}):
            found.append(verb.head if child.lower_ in RELATIVE and verb.dep_ == "relcl" else child)
    if (
        not found
        and verb.dep_ == "relcl"
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
    return conjuncts(found)


def datives(verb: Token) -> list[Token]:
    """Indirect objects: "gave Ukraine tanks"; those after "to" are prepositional."""
    return conjuncts([child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"])


def possessors(noun: Token) -> list[Token]:
    """Who a noun belongs to: "Russia's invasion", "their talks"."""
    found = [child for child in noun.children if child.dep_ == "poss"]
    mark = _stray_possessive(noun)
    if mark is not None:
        found += [child for child in mark.children if child.dep_ == "nsubj"]
    return conjuncts(found)


def _stray_possessive(noun: Token) -> Token | None:
    """The "'s" before a noun that the parser took for a verb: "Putin's invasion"."""
    edge = noun.left_edge
    before = edge.nbor(-1) if edge.i > 0 else None
    return before if before is not None and before.tag_ == "POS" and before.dep_ != "case" else None


def modifiers(noun: Token) -> list[Token]:
    """Adjectives and compounds before a noun that may name a party: "Russian invasion", "US sanctions"."""
    return [
        child for child in noun.children if child.dep_ in {"amod", "compound", "nmod", "nummod"} and child.i < noun.i
    ]


def complements(token: Token) -> list[Token]:
    """The predicates that a predicate governs: "agreed to withdraw", "plan to visit", "accused of arming"."""
    found = [child for child in token.children if child.dep_ in {"xcomp", "ccomp"}]
    found += [
        child
        for child in token.children
        if child.dep_ in {"acl", "advcl"} and child.tag_ == "VB" and is_infinitive(child)
    ]
    for child in token.children:
        if child.dep_ == "prep":
            found += [g for g in child.children if g.dep_ == "pcomp"]
        elif child.dep_ in {"dobj", "dative", "nsubjpass", "pobj"} and token.pos_ == "VERB":
            found += [g for g in child.children if g.dep_ == "acl" and g.tag_ == "VB" and is_infinitive(g)]
            found += [
                g
                for p in child.children
                if p.dep_ == "prep" and p.lower_ == "of"
                for g in p.children
                if g.dep_ == "pcomp"
            ]
    return found


def governor(token: Token) -> Token | None:
    """The predicate whose complement a token heads, or None: the inverse of `complements`."""
    if token.dep_ in {"xcomp", "ccomp"}:
        return token.head
    if token.dep_ == "pcomp" and token.head.dep_ == "prep":
        return token.head.head
    if token.dep_ in {"acl", "advcl"} and token.tag_ == "VB" and is_infinitive(token):
        return token.head
    return None


def has_particle(verb: Token, particle: str) -> bool:
    """Whether the verb has the particle: "called the strike off"."""
    return any(
        child.lower_ == particle and child.dep_ in {"prt", "advmod", "prep", "advcl", "acomp", "xcomp", "ccomp", "oprd"}
        for child in verb.children
    )


def is_negated(verb: Token) -> bool:
    """Whether a negation belongs to the predicate itself: "will not attend"."""
    if any(c.dep_ == "neg" or (c.dep_ in {"advmod", "det"} and c.lower_ in {"never", "no"}) for c in verb.children):
        return True
    phrases = [
        c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"by", "in", "under", "at", "on"} and c.i < verb.i
    ]
    return any(d.lower_ == "no" for c in phrases for p in c.children for d in p.children)  # "will by no means accept"


MODALS = frozenset({"may", "might", "could", "would", "can", "should"})


def is_modal(verb: Token) -> bool:
    """Whether the predicate is put as possible: "may supply", "could attack"."""
    return bool(MODALS & set(auxiliaries(verb)))


def reporter(token: Token) -> list[Token]:
    """The subject of the verb of saying above a token: whom "he" or "it" most likely is in what somebody said."""
    for ancestor in token.ancestors:
        if ancestor.lemma_.lower() in SAYING and ancestor.pos_ == "VERB" and token.i > ancestor.i:
            return [s for s in _own_subjects(ancestor) if s.pos_ != "PRON"]
    return []


SAYING = frozenset(
    [
        "say",
        "announce",
        "add",
        "state",
        "declare",
        "confirm",
        "tell",
        "insist",
        "note",
        "promise",
        "vow",
        "pledge",
        "claim",
        "warn",
        "deny",
    ]
)


def auxiliaries(verb: Token) -> tuple[str, ...]:
    """The lower-case auxiliaries of a predicate, those of the verb it is coordinated to when it has none."""
    own = tuple(child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"})
    if own or verb.dep_ != "conj" or any(child.dep_ in SUBJECTS for child in verb.children) or verb.tag_ != "VB":
        return own
    return tuple(child.lower_ for child in verb.head.children if child.dep_ in {"aux", "auxpass"})


def is_infinitive(verb: Token) -> bool:
    """Whether the clause is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _own_subjects(verb: Token) -> list[Token]:
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.dep_ != "expl":
            relative = verb.dep_ == "relcl" and child.lower_ in RELATIVE
            found.append(verb.head if relative else child)
    return conjuncts(found)


def _surface_subject(verb: Token, depth: int) -> list[Token]:
    own = _own_subjects(verb)
    return own or _inherited(verb, depth)


def _inherited(verb: Token, depth: int) -> list[Token]:
    """The subject that a clause without one takes from what governs it."""
    head, dep = verb.head, verb.dep_
    if depth <= 0 or head is verb:
        return []
    if dep == "acl" and verb.tag_ == "VBG":
        return conjuncts([head])
    if dep == "pcomp" and head.lower_ == "of":  # "accused A and its allies of arming B"
        top = head.head
        while top.dep_ == "conj" and top.head.pos_ in NOMINAL:
            top = top.head
        if top.dep_ in {"dobj", "nsubjpass"} and _controls_by_object(top.head):
            return conjuncts([top])
    if dep == "acl" or (dep == "pcomp" and head.head.pos_ == "NOUN"):
        noun = head if dep == "acl" else head.head
        owner = possessors(noun) or agents(noun)
        if owner:
            return owner
        above = _verb_above(noun)
        if above is None:
            return []
        if noun.dep_ in {"nsubjpass"}:
            return agents(above)
        if noun.dep_ == "dobj" and _controls_by_object(above):
            return conjuncts([noun])
        return subjects(above, depth - 1)
    if dep == "relcl":
        return []
    if dep in {"xcomp", "ccomp", "advcl"} and _controls_by_object(head):
        controlled = [c for c in head.children if c.dep_ in {"dobj", "nsubjpass", "dative"}]
        if controlled:
            return conjuncts(controlled)
    if dep == "pcomp":
        verb_above = head.head
        if head.lower_ in {"of", "for", "from", "into"}:  # "accused X of arming", "stop X from", "talked X into"
            controlled = [c for c in verb_above.children if c.dep_ in {"dobj", "nsubjpass"}]
            if controlled:
                return conjuncts(controlled)
        return _surface_subject(verb_above, depth - 1) if verb_above.pos_ in {"VERB", "AUX", "ADJ"} else []
    if dep in {"xcomp", "conj", "advcl", "ccomp", "dep", "parataxis", "pcomp"} and head.pos_ in {
        "VERB",
        "AUX",
        "ADJ",
        "NOUN",
    }:
        if dep in {"ccomp", "parataxis", "dep"} and verb.i < head.i:
            return []
        if dep == "conj" and head.pos_ == "NOUN":
            return []
        return _surface_subject(head, depth - 1)
    if dep == "acomp":
        return _surface_subject(head, depth - 1)
    return []


OBJECT_CONTROL = frozenset(
    [
        "accuse",
        "allow",
        "ask",
        "authorize",
        "authorise",
        "ban",
        "bar",
        "beg",
        "blame",
        "cause",
        "charge",
        "coerce",
        "command",
        "compel",
        "convince",
        "direct",
        "empower",
        "enable",
        "encourage",
        "expect",
        "forbid",
        "force",
        "get",
        "help",
        "implore",
        "instruct",
        "invite",
        "let",
        "make",
        "oblige",
        "order",
        "permit",
        "persuade",
        "pressure",
        "press",
        "prompt",
        "push",
        "request",
        "require",
        "see",
        "send",
        "suspect",
        "task",
        "teach",
        "tell",
        "train",
        "urge",
        "want",
        "warn",
    ]
)


def _controls_by_object(verb: Token) -> bool:
    return verb.lemma_.lower() in OBJECT_CONTROL


def _verb_above(token: Token) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor
    return None


def predicate_above(token: Token) -> Token | None:
    """The nearest verb above a token, or None."""
    return _verb_above(token)


def predicatives(verb: Token) -> list[Token]:
    """What a verb says its object is: "called the claims a smear campaign"."""
    heads = [c for c in verb.children if c.dep_ in {"oprd", "attr", "acomp"}]
    heads += [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in {"NOUN", "ADJ", "PROPN"}]
    objects_ = [c for c in verb.children if c.dep_ == "dobj"]
    heads += objects_[1:]
    return [t for head in heads for t in (head, *modifiers(head))]


OBLIGATION = frozenset({"should", "must"})


def is_obliged(verb: Token) -> bool:
    """Whether the clause tells somebody what to do: "should leave", "must stop", "needs to talk"."""
    if OBLIGATION & set(auxiliaries(verb)):
        return True
    return verb.lemma_ in {"need", "have", "ought"} and any(c.dep_ == "xcomp" for c in verb.children)
