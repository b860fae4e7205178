"""Unreal: predicates that tell what can be, is feared, is usual or is only meant, and report no event.

"Is able to mobilise", "the right to protest", "risk being punished", "are often evicted", "no sign that they plan
to strike", "filed a suit to force them to talk": the words that make them so stand in `what/unreal.tsv`. What is
promised, planned or threatened is an event of its own and is no business of this module.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.what import syntax
from dragoman.reading.what.frames import Lexicon
from dragoman.reading.what.reader import Found

CLAUSES = frozenset({"xcomp", "advcl", "ccomp", "acl", "pcomp"})
# force that is only what something else is done for; a jet sent to bomb has most likely bombed
MEANT = frozenset({"COERCE", "MOBILIZE", "ASSAULT", "RETREAT", "SANCTION", "CONCEDE"})
PAST = frozenset({"was", "were", "been"})  # who was able to, did
UPWARD = 3  # predicates above the trigger that are looked at


class Unreal:
    """The words of a lexicon's table of the unreal, by kind."""

    def __init__(self, lexicon: Lexicon) -> None:
        kinds = {kind: frozenset(words.split("|")) for kind, words in lexicon.unreal}
        self.ability = kinds["ability"]
        self.entitlement = kinds["entitlement"]
        self.risk = kinds["risk"]
        self.habit = kinds["habit"]
        self.absence = kinds["absence"]
        self.meaning = kinds["meaning"]

    def event(self, found: Found) -> bool:
        """Whether the event is none because of what governs or modifies its predicate."""
        anchor = found.anchor
        if anchor.pos_ not in {"VERB", "AUX"}:
            return False
        return self._is_usual(anchor) or self._is_potential(anchor) or self._is_absent(anchor) or self._is_meant(found)

    def _is_usual(self, verb: Token) -> bool:
        """ "Are often evicted", "always strive to": a habit has no day."""
        return any(child.dep_ == "advmod" and child.lower_ in self.habit for child in verb.children)

    def _is_potential(self, verb: Token) -> bool:
        """ "Able to", "the right to", "risk being": followed through coordination and infinitives upward."""
        token = verb
        for _ in range(UPWARD):
            if token.dep_ == "conj" and token.head.pos_ in {"VERB", "AUX"}:
                token = token.head
                continue
            if token.dep_ not in CLAUSES:
                return False
            head = token.head
            if token.dep_ == "pcomp" and head.head.dep_ in {"amod", "acl", "prep"} and head.i > 0:
                head = head.head  # "such as demanding": the clause lists what the noun's clause can do
            if head.lemma_.lower() in self._potentials(token, head):
                return True
            token = head
        return False

    def _potentials(self, clause: Token, head: Token) -> frozenset[str]:
        """The words under which a clause of this kind is only potential."""
        if head.pos_ == "ADJ" and syntax.is_infinitive(clause):
            return frozenset() if head.lower_ == "able" and head.head.lower_ in PAST else self.ability
        if head.pos_ == "NOUN" and clause.dep_ in {"acl", "advcl", "xcomp"} and syntax.is_infinitive(clause):
            return self.entitlement
        return self.risk if head.pos_ == "VERB" and clause.dep_ in {"xcomp", "pcomp"} else frozenset()

    def _is_absent(self, verb: Token) -> bool:
        """ "There is no sign that", "no evidence that"."""
        for ancestor in verb.ancestors:
            if ancestor.lemma_.lower() in self.absence and ancestor.pos_ == "NOUN":
                return any(child.lower_ == "no" for child in ancestor.children)
            if ancestor.pos_ not in {"VERB", "AUX"}:
                return False
        return False

    def _is_meant(self, found: Found) -> bool:
        """An infinitive of purpose whose main clause is no deed of force: "met to advance", "sued to force"."""
        verb = found.anchor
        if found.type not in MEANT or verb.dep_ != "advcl" or not syntax.is_infinitive(verb):
            return False
        return verb.i > verb.head.i and verb.head.lemma_.lower() in self.meaning
