"""Clauses: whom the grammar of a pronoun's own clause allows it to mean, and whom not.

An object is never the subject of its verb, "itself" is nobody else, and "it" in a second clause goes on about the
first one's subject.
"""

from __future__ import annotations

from dragoman.reading.who.antecedents import Antecedents
from dragoman.reading.who.general import is_general
from dragoman.reading.who.words import Words

_OWN = frozenset({"poss"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "that", "which"})
_DEEPEST = 6  # clauses and phrases looked up through


def clause_mates(antecedents: Antecedents, token: int) -> frozenset[int]:
    """Heads that the pronoun cannot mean: the subject of its own verb, when it is an object itself."""
    words = antecedents.words
    if words.dep[token] in _OWN or words.lower[token].endswith(("self", "selves")):
        return frozenset()
    verb = words.head[token]
    if words.dep[verb] == "prep":
        verb = words.head[verb]
    mates = [kid for kid in words.kids[verb] if kid != token and words.dep[kid] in {"nsubj", "nsubjpass", "dobj"}]
    if words.dep[token] not in _SUBJECTS:
        mates += _understood(words, verb)
    return frozenset(mates) | frozenset(k for mate in mates for k in words.kids[mate] if words.dep[k] == "conj")


def _understood(words: Words, verb: int) -> list[int]:
    """The heads of the subject that a verb has from elsewhere: "the officer who hit him", "he wrote, asking him"."""
    subjects = [kid for kid in words.kids[verb] if words.dep[kid] in _SUBJECTS]
    if words.dep[verb] == "relcl" and any(words.lower[kid] in _RELATIVE for kid in subjects):
        return [words.head[verb]]
    if subjects or words.dep[verb] not in {"advcl", "xcomp", "conj"}:
        return []
    above = words.head[verb]
    objects = [kid for kid in words.kids[above] if words.dep[kid] == "dobj"]
    if words.dep[verb] == "xcomp" and objects:
        return objects  # "told the envoy to call him"
    return [kid for kid in words.kids[above] if words.dep[kid] in _SUBJECTS]


def subject_of(words: Words, token: int) -> frozenset[int] | None:
    """The heads of the subject of the clause, which alone "itself" can mean; None where the parse shows none."""
    verb = words.head[token]
    for _ in range(_DEEPEST):
        subjects = [kid for kid in words.kids[verb] if words.dep[kid] in _SUBJECTS and kid < token]
        if subjects:
            joined = [k for kid in subjects for k in words.kids[kid] if words.dep[k] == "conj"]
            relative = words.dep[verb] == "relcl" and words.lower[subjects[0]] in _RELATIVE
            return frozenset([words.head[verb]] if relative else [*subjects, *joined])
        if words.head[verb] == verb:
            return None
        verb = words.head[verb]
    return None


def goes_on_about_team(antecedents: Antecedents, token: int) -> bool:
    """Whether "it" goes on about a body that is nobody known: "a team was formed and it raided the house"."""
    words = antecedents.words
    verb = words.head[token]
    if words.dep[token] not in _SUBJECTS or words.dep[verb] != "conj":
        return False
    above = words.head[verb]
    subjects = [k for k in words.kids[above] if words.dep[k] in _SUBJECTS and words.tag[k] == "NN" and k < token]
    teams = [k for k in subjects if is_general(words.lower[k])]
    return bool(teams) and not any(d.head in teams and d.country for d in antecedents.drafts)
