"""Content: the words that a cue verb's complement covers, by the constructions its lexicon row allows.

Content is a set of token indexes, never holding the cue or the words that belong to the cue's own clause.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.said.cues import Cue
from dragoman.reading.said.governor import finite, infinitive
from dragoman.reading.said.sources import is_passive
from dragoman.reading.said.wordlists import words

NAMING = {"call"}  # with an object alone they summon
PREPOSITIONS = {"as", "of", "for", "about", "against", "to", "with", "over", "from"}


def subtree(token: Token) -> set[int]:
    """The indexes of a token and all below it."""
    return {t.i for t in token.subtree}


def complement(verb: Token, cue: Cue) -> set[int]:
    """The content tokens of a verb cue; empty when none of its constructions is there."""
    children = _dependents(verb)
    passive = is_passive(verb)
    content = set() if passive and _raises(cue, children) else _clause(verb, cue, children)
    if not content and passive:
        content = _passive(verb, cue, children)
    if not content:
        content = _object(verb, cue, children) or _prepositional(verb, cue, children) or _gap(verb, cue, children)
    if not content and "parataxis" in cue.frames:
        content = _host(verb)
    return content - {verb.i}


def _raises(cue: Cue, children: list[Token]) -> bool:
    """Whether a passive's subject is part of what is said ("He is said to have fled"), and nobody told something."""
    if cue.stance not in {"say", "claim", "think", "know"} or (cue.stance == "say" and "to" in cue.frames):
        return False
    return any(c.dep_ == "xcomp" and infinitive(c) for c in children)


def _dependents(verb: Token) -> list[Token]:
    """The verb's dependents; of "…, citing officials, that …" what the parser hung on "citing" is the verb's own."""
    found: list[Token] = []
    for child in verb.children:
        if child.tag_ == "VBG" and child.lemma_ in {"cite", "quote"} and child.i > verb.i:
            found += [c for c in child.children if c.dep_ == "ccomp"]
        else:
            found.append(child)
    return found


def _clause(verb: Token, cue: Cue, children: list[Token]) -> set[int]:
    """Finite, infinitive and gerund clauses, wherever they stand; those after the verb first."""
    for child in [c for c in children if c.i > verb.i] + [c for c in children if c.i < verb.i]:
        if child.dep_ in {"ccomp", "xcomp"} or _clause_like(child, cue):
            content = _of_clause(verb, child, cue, children)
            if content:
                return content
    return set()


def _of_clause(verb: Token, child: Token, cue: Cue, children: list[Token]) -> set[int]:
    """The content that one clause carries under this cue; empty when the cue takes no such clause."""
    frames = cue.frames
    if child.pos_ not in {"VERB", "AUX"} and not (child.dep_ == "ccomp" and _has_subject(child)):
        return _with_object(verb, child, children) if "oc" in frames and child.i > verb.i else set()
    if infinitive(child):
        return _of_infinitive(verb, child, cue, children)
    if child.tag_ == "VBG" and not finite(child):
        return subtree(child) if {"ing", "p:ing", "obj", "oc"} & frames or _has_subject(child) else set()
    if {"that", "wh", "parataxis"} & frames:
        return subtree(child)
    return _with_object(verb, child, children) if {"obj", "oc"} & frames else set()


def _of_infinitive(verb: Token, child: Token, cue: Cue, children: list[Token]) -> set[int]:
    frames = cue.frames
    if "to" in frames and "obj" not in frames:
        return _without_addressee(child) if _has_subject(child) else subtree(child)
    if {"to", "oc", "obj"} & frames:
        return _with_object(verb, child, children)
    return subtree(child) if _has_subject(child) and "that" in frames else set()


def _clause_like(child: Token, cue: Cue) -> bool:
    """Whether an adverbial clause is a complement that the parser hung wrong: "that …" or "to …"."""
    if child.dep_ != "advcl" or child.pos_ not in {"VERB", "AUX"}:
        return False
    if "to" in cue.frames and infinitive(child):
        return True
    first = child.left_edge
    return "that" in cue.frames and first.lower_ == "that" and first.i > child.head.i


def _has_subject(clause: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in clause.children)


def _without_addressee(clause: Token) -> set[int]:
    subject = next(c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass", "expl"})
    return subtree(clause) - subtree(subject)


def _with_object(verb: Token, clause: Token, children: list[Token]) -> set[int]:
    """A clause with the object before it that is its subject ("urged them to leave")."""
    content = subtree(clause)
    for child in children:
        if child.dep_ in {"dobj", "dative"} and verb.i < child.i < clause.i:
            content |= subtree(child)
        elif child.lower_ in {"on", "upon"} and child.dep_ == "prep" and verb.i < child.i < clause.i:
            content |= subtree(child) - {child.i}  # "called on them to leave"
    return content


def _object(verb: Token, cue: Cue, children: list[Token]) -> set[int]:
    if not {"obj", "oc", "as"} & cue.frames:
        return set()
    objects = [c for c in children if c.dep_ in {"dobj", "oprd", "attr", "acomp"} and c.i > verb.i]
    if not objects or (objects[0].dep_ in {"attr", "acomp"} and "oc" not in cue.frames and "as" not in cue.frames):
        return set()
    if cue.lemma in NAMING and _summons(verb, objects[0], children):
        return set()
    content: set[int] = set()
    for child in children:
        if child in objects or (child.i > verb.i and _belongs(child)):
            content |= subtree(child)
    return content


def _summons(verb: Token, named: Token, children: list[Token]) -> bool:
    """Whether "called a meeting" says nothing of it: no predicate, no gap before it, no quotation marks."""
    if named.dep_ != "dobj" or verb.dep_ in {"relcl", "ccomp", "pcomp", "csubj"}:
        return False
    return not any(_predicates(c, named) for c in children) and not any(t.is_quote for t in verb.subtree)


def _predicates(child: Token, named: Token) -> bool:
    """Whether a dependent tells what the object is called: a predicate beside it, or another object."""
    return child.i > named.i and child.dep_ in {"oprd", "attr", "acomp", "xcomp", "ccomp", "dobj", "advcl"}


def _belongs(child: Token) -> bool:
    """Whether a dependent after the object is part of what is said and no circumstance of saying it."""
    if child.dep_ in {"xcomp", "ccomp", "dative"}:
        return True
    return child.dep_ == "prep" and child.lower_ in {
        "as",
        "of",
        "for",
        "about",
        "against",
        "to",
        "with",
        "over",
        "from",
    }


def _prepositional(verb: Token, cue: Cue, children: list[Token]) -> set[int]:
    for child in children:
        if child.i < verb.i and verb.dep_ != "relcl":
            continue  # "Of note, he called …"
        if child.dep_ in {"prep", "dative", "prt", "advmod"} and child.lower_ in cue.prepositions and not _terms(child):
            content = {i for c in child.children for i in subtree(c)}
            if content:
                for later in children:
                    if later.i > child.i and later.dep_ in {"xcomp", "ccomp"} and infinitive(later):
                        content |= subtree(later)  # "called on them to leave"
                return content
    return set()


def _terms(prep: Token) -> bool:
    """Whether a phrase gives the terms on which somebody speaks: "on condition of anonymity", "on the record"."""
    return prep.lower_ == "on" and any(c.lemma_.lower() in words("terms") for c in prep.children)


def _gap(verb: Token, cue: Cue, children: list[Token]) -> set[int]:
    """Content that stands before its verb: "which he denied", "the deal that they oppose"."""
    if not {"obj", "oc", "as"} & cue.frames:
        return set()
    content: set[int] = set()
    fronted = next((c for c in children if c.dep_ == "dobj" and c.i < verb.i), None)
    if fronted is not None:
        content |= subtree(fronted)
    elif verb.dep_ == "relcl":
        content |= set(range(verb.head.left_edge.i, verb.head.i + 1))
    if content:
        for child in children:
            if child.i > verb.i and (_belongs(child) or child.dep_ in {"oprd", "attr", "acomp"}):
                content |= subtree(child)
    return content


def _passive(verb: Token, cue: Cue, children: list[Token]) -> set[int]:
    """The subject of a passive and its complement ("the vote is expected to pass")."""
    subject = next((c for c in children if c.dep_ in {"nsubjpass", "csubjpass"}), None)
    rest: set[int] = set()
    for child in [c for c in children if c.i > verb.i]:
        if child.dep_ in {"xcomp", "oprd", "ccomp", "attr", "acomp"}:
            rest |= subtree(child)
        elif child.dep_ == "prep" and child.lower_ in {"as", "of", "for"} | cue.prepositions:
            rest |= subtree(child) - {child.i}
    if subject is None:
        if verb.dep_ == "acl" and {"obj", "oc"} & cue.frames:
            return set(range(verb.head.left_edge.i, verb.head.i + 1)) | rest
        return rest
    if not ({"obj", "oc", "as", "to"} & cue.frames or rest):
        return set()
    if subject.lower_ == "it" and rest:
        return rest
    return subtree(subject) | rest


def _host(verb: Token) -> set[int]:
    """The clause that a comment clause stands in: "The talks, he said, will go on", "as officials put it"."""
    if verb.dep_ not in {"parataxis", "ccomp", "advcl", "dep"} or verb.head.i == verb.i:
        return set()
    as_clause = any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children) or any(
        c.dep_ == "advmod" and c.lower_ == "as" for c in verb.children
    )
    if verb.dep_ in {"advcl", "ccomp", "dep"} and not as_clause and not _bracketed(verb):
        return set()
    if not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return set()
    return subtree(verb.head) - subtree(verb)


def _bracketed(verb: Token) -> bool:
    """Whether commas or dashes set the verb's clause apart on both sides."""
    doc = verb.doc
    before, after = verb.left_edge.i - 1, verb.right_edge.i + 1
    left = before >= 0 and doc[before].text in {",", "-", "—", "–"}
    return left and (after >= len(doc) or doc[after].is_punct)
