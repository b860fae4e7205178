"""Syntax: who stands in which grammatical place of a predicate.

Read off spaCy's (ClearNLP) dependency labels, one step around a token; what has to be followed further,
through control and the passive, is in `control`. Every function is total: a tree that makes no sense
gives an empty list.
"""

from __future__ import annotations

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
PREPOSITIONS = frozenset({"prep", "agent", "dative", "prt", "advmod"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})


ARTICLES = frozenset({"a", "an", "the"})
PREFIXES = frozenset({"ex", "non", "vice"})
OFFICES = frozenset({"minister", "president", "premier", "official", "officer", "lawmaker", "leader", "soldier"})
SOURCES = frozenset({"according", "based"})  # "according to A" names a source, "based in A" a seat


def conjuncts(tokens: list[Token]) -> list[Token]:
    """The tokens with everything coordinated to their right."""
    found: list[Token] = []
    for token in tokens:
        later = [one for one in token.conjuncts if one.i > token.i and not _is_apart(token, one)]
        named = [a for one in (token, *later) for a in one.children if _names(one, a) and a.conjuncts]
        lists = [a for a in named if not _describes(a) and not any(c.lower_ == "namely" for c in a.children)]
        for one in (token, *map(_prefixed, later), *(c for a in lists for c in (a, *a.conjuncts))):
            if one not in found and one.i >= token.i:
                found.append(one)
    return found


def _names(noun: Token, child: Token) -> bool:
    """Whether a word names whom a noun means; the parser may take a plural title for a verb: "leaders A and B"."""
    titled = child.dep_ == "dobj" and child.i == noun.i + 1 and noun.tag_ == "NNS" and child.ent_type_ == "PERSON"
    return titled or child.dep_ == "appos"


def _describes(apposition: Token) -> bool:
    """Whether an apposition says who somebody is, and does not go on with a list: "A, a farmer and unionist"."""
    return apposition.head.pos_ == "PROPN" and apposition.pos_ == "NOUN"


def _is_apart(token: Token, later: Token) -> bool:
    """Whether what the parser coordinates belongs elsewhere.

    An owner ("support for A and B's coolness"), what an apposition's clause goes on with ("A, a state that sent food,
    tents and ..."), or the name of the one just described ("a senior judge, Mr A").
    """
    if later.dep_ == "conj" and token.dep_ != "poss" and any(c.dep_ == "case" for c in later.children):
        return not any(c.dep_ == "case" for c in token.children)
    between = [c for c in token.children if c.dep_ == "appos" and c.i < later.i]
    if any(g.dep_ == "relcl" for c in between for g in c.children):
        return True
    described = token.pos_ != "PRON" and any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in token.children)
    alone = later.head.i == token.i and not any(c.dep_ == "cc" for one in (token, later) for c in one.children)
    return described and alone and later.ent_type_ == "PERSON" and not any(c.dep_ == "conj" for c in later.children)


def _prefixed(token: Token) -> Token:
    """The noun itself where the parser stops at its prefix: "an ex-minister"."""
    hyphened = token.lower_ in PREFIXES and token.i + 2 < len(token.doc) and token.nbor(1).text == "-"
    return token.nbor(2) if hyphened else token


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject is its logical object."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB":
        own = any(child.dep_ in {"nsubj", "aux"} for child in verb.children)
        return not own and is_passive(verb.head)
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "ROOT", "oprd", "ccomp", "relcl", "xcomp", "pcomp"}:
        return not any(child.dep_ in {"nsubj", "aux", "dobj"} or _is_called_upon(child) for child in verb.children)
    return False


def _is_called_upon(preposition: Token) -> bool:
    """Whether a preposition has the object of a phrasal verb that is no passive then: "called upon his people"."""
    phrasal = preposition.lower_ in {"on", "upon"} and preposition.head.lower_ == "called"
    return phrasal and any(c.dep_ == "pobj" and c.ent_type_ != "DATE" for c in preposition.children)


def agents(token: Token) -> list[Token]:
    """What "by" names: the agent of a passive or of a noun ("attack by rebels")."""
    return prepositional(token, ("by",))


def following_agents(noun: Token) -> list[Token]:
    """What "by" names right after a noun's phrase, on whatever word the parser hung it.

    "A scene like the storming of the palace by rebels": unless it is the agent of a passive above.
    """
    after = noun.right_edge.i + 1
    if noun.pos_ not in {"NOUN", "PROPN"} or after >= noun.sent.end:
        return []
    mark = noun.doc[after]
    if mark.lower_ != "by" or mark.head.tag_ in {"VBN", "VBD"}:
        return []
    return conjuncts([child for child in mark.children if child.dep_ == "pobj"])


def prepositional(token: Token, names: tuple[str, ...]) -> list[Token]:
    """Objects of the prepositions `names` that belong to the token, nearest first."""
    found: list[Token] = []
    for child in token.children:
        if child.lower_ in SOURCES:
            continue
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


def datives(verb: Token) -> list[Token]:
    """Indirect objects: "gave Ukraine tanks"; those after "to" are prepositional."""
    return conjuncts([child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"])


def possessors(noun: Token) -> list[Token]:
    """Who a noun belongs to: "Russia's invasion", "their talks"."""
    found = [child for child in noun.children if child.dep_ == "poss"]
    mark = stray_possessive(noun)
    if mark is not None:
        found += [child for child in mark.children if child.dep_ == "nsubj"]
    return conjuncts(found)


def stray_possessive(noun: Token) -> Token | None:
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


def has_no_object(verb: Token) -> bool:
    """ "Showed no respect", "gave no aid": the object says that there was nothing."""
    return any(g.lower_ == "no" for c in verb.children if c.dep_ == "dobj" for g in c.children if g.dep_ == "det")


MODALS = frozenset({"may", "might", "could", "would", "can", "should"})


def is_modal(verb: Token) -> bool:
    """Whether the predicate is put as possible: "may supply", "could attack"."""
    return bool(MODALS & set(auxiliaries(verb)))


def auxiliaries(verb: Token) -> tuple[str, ...]:
    """The lower-case auxiliaries of a predicate, those of the verb it is coordinated to when it has none."""
    own = tuple(child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"})
    if own or verb.dep_ != "conj" or any(child.dep_ in SUBJECTS for child in verb.children) or verb.tag_ != "VB":
        return own
    return tuple(child.lower_ for child in verb.head.children if child.dep_ in {"aux", "auxpass"})


def is_infinitive(verb: Token) -> bool:
    """Whether the clause is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


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
    if verb.lemma_ not in {"need", "have", "ought"} or not any(c.dep_ == "xcomp" for c in verb.children):
        return False
    # "told them what Kenya had to offer": a clause without anybody in it obliges nobody
    return verb.dep_ != "ccomp" or any(c.dep_ in SUBJECTS for c in verb.children)


def is_neither(verb: Token) -> bool:
    """ "Nor has it joined", "neither did they attack": negated by the word that opens the clause."""
    above = verb.head.children if verb.dep_ == "conj" else ()
    return any(c.lower_ in {"nor", "neither"} and c.i < verb.i for c in (*verb.children, *above))


def own_subjects(verb: Token) -> list[Token]:
    """The subjects that hang on the verb itself; a relative pronoun stands for its antecedent."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.dep_ != "expl":
            relative = verb.dep_ == "relcl" and child.lower_ in RELATIVE
            if relative and child.lower_ == "which" and verb.head.lemma_.lower() in OFFICES:
                continue  # "visits to the minister, which": people are "who"
            found.append(_antecedent(verb.head) if relative else child)
    if len(found) > 1:  # "the union, an old ally of the left, condemned": read as two subjects
        found = [one for one in found if not _is_inserted(one)] or found
    return conjuncts(found)


def _is_inserted(noun: Token) -> bool:
    """Whether a noun phrase stands like an apposition, with its article right after a comma."""
    first = noun.left_edge
    return noun.pos_ == "NOUN" and first.lower_ in ARTICLES and first.i > 0 and first.nbor(-1).text == ","


def _antecedent(noun: Token) -> Token:
    """The noun that a relative clause is about: not what a cleft sets it off from, "it was A, not B, who"."""
    edge = noun.left_edge.i
    denied = edge > 0 and noun.doc[edge - 1].lower_ == "not" and noun.dep_ in {"appos", "conj"}
    return noun.head if denied else noun


def examples(noun: Token) -> list[Token]:
    """What "such as" or "including" names after a noun: "bodies such as A and B"."""
    marks = [c for c in noun.children if c.dep_ == "prep" and c.i > noun.i]
    such = [c for c in marks if c.lower_ == "as" and c.i > 0 and c.nbor(-1).lower_ == "such"]
    return conjuncts([g for c in such for g in c.children if g.dep_ == "pobj"])


def verb_above(token: Token) -> Token | None:
    """The nearest verb above a token, or None."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor
    return None
