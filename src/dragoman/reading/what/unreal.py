"""Unreal: predicates that tell what can be, is feared, is usual or is only meant, and report no event.

"Is able to mobilise", "the right to protest", "risk being punished", "are often evicted", "no sign that they plan
to strike", "filed a suit to force them to talk": the words that make them so stand in `what/unreal.tsv`. What is
promised, planned or threatened is an event of its own and is no business of this module.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.what import syntax
from dragoman.reading.what.frames import Lexicon
from dragoman.reading.what.past import is_lasting
from dragoman.reading.what.reader import Found

CLAUSES = frozenset({"xcomp", "advcl", "ccomp", "acl", "pcomp"})
# force that is only what something else is done for; a jet sent to bomb has most likely bombed
MEANT = frozenset({"COERCE", "MOBILIZE", "ASSAULT", "RETREAT", "SANCTION", "CONCEDE"})
MATERIAL = frozenset({"AID", "COOPERATE"})  # which decades may well add up to: "has given millions since"
TAKEN = frozenset({"opportunity", "occasion", "chance"})
PROSPECTS = frozenset({"risk", "danger", "possibility", "prospect", "likelihood", "fear", "chance", "odds", "dread"})
UNLIKELY = frozenset({"unlikely", "doubtful", "improbable", "inconceivable", "unthinkable", "impossible"})
PAST = frozenset({"was", "were", "been"})  # who was able to, did
WORDS = frozenset({"ACCUSE", "SUPPORT"})
WAITING = frozenset({"will", "wo", "'ll", "would", "shall", "must", "should"})
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
        self.memory = kinds["memory"]
        self.standing = kinds["standing"]
        self.undone: dict[str, tuple[str, ...]] = {}  # "paid back", "hails from", "battled it out"
        for verb, _, particle in (word.partition("_") for word in sorted(kinds["particle"])):
            self.undone[verb] = (*self.undone.get(verb, ()), particle)
        self.lemma = lexicon.lemma

    def event(self, found: Found) -> bool:
        """Whether the event is none because of what governs or modifies its predicate."""
        anchor = found.anchor
        if found.type not in MATERIAL and is_lasting(found.token):
            return True
        if found.frame.pos == "a":
            return _is_unsaid(found) or _is_explained(found.token)
        if _is_feared(found.token) or _is_of_nobody(found) or self._is_remembered(found) or self._is_standing(found):
            return True
        if anchor.pos_ not in {"VERB", "AUX"}:
            return False
        if _is_trait(found) or _is_unsaid(found) or _is_awaited(anchor) or self._is_undone(found):
            return True
        return self._is_usual(anchor) or self._is_potential(anchor) or self._is_absent(anchor) or self._is_meant(found)

    def _is_remembered(self, found: Found) -> bool:
        """ "The 28th anniversary of the bombing": what is only commemorated is no news."""
        above = found.token.head
        if not found.is_bare_noun or found.token.dep_ != "pobj" or above.lower_ not in {"of", "for", "to"}:
            return False
        return above.head.lemma_.lower() in self.memory

    def _is_standing(self, found: Found) -> bool:
        """ "Its illegal occupation of the strip": a state that lasts, unless the text tells when it began or ended."""
        if not found.is_bare_noun or found.token.lemma_.lower() not in self.standing:
            return False
        return found.token.dep_ not in {"nsubj", "nsubjpass"} and not any(
            t.ent_type_ == "DATE" for t in found.token.subtree
        )

    def _is_undone(self, found: Found) -> bool:
        """ "Paid back", "hails from": a particle, none of the frame's own, that makes the verb another one."""
        others = set(self.undone.get(self.lemma(found.token), ())) - set(found.frame.words)
        return any(syntax.has_particle(found.token, one) for one in others)

    def _is_usual(self, verb: Token) -> bool:
        """ "Are often evicted", "always strive to": a habit has no day."""
        return any(child.dep_ == "advmod" and child.lower_ in self.habit for child in verb.children)

    def _is_potential(self, verb: Token) -> bool:
        """ "Able to", "the right to", "risk being": followed through coordination and infinitives upward."""
        token = verb
        if _is_listed(verb):
            return True
        for _ in range(UPWARD):
            if token.dep_ == "conj" and token.head.pos_ in {"VERB", "AUX"}:
                token = token.head
                continue
            if token.dep_ not in CLAUSES:
                return False
            head = token.head
            if token.dep_ == "pcomp" and head.lower_ == "against":  # "ruled against forcing them to talk"
                return True
            if self._is_under(token, head):
                return True
            token = head.head if token.dep_ == "pcomp" and head.lower_ == "by" else head
        return False

    def _is_under(self, clause: Token, head: Token) -> bool:
        """Whether a clause is only potential under this head."""
        word, infinitive = head.lemma_.lower(), syntax.is_infinitive(clause)
        if head.pos_ == "ADJ" and clause.dep_ == "ccomp" and word in UNLIKELY:
            return True
        if head.pos_ == "ADJ" and infinitive:
            return word in self.ability and not (word == "able" and head.head.lower_ in PAST)
        if head.pos_ == "NOUN" and clause.dep_ in {"acl", "advcl", "xcomp"} and infinitive:
            return word in self.entitlement and not _is_taken(head)
        if word == "be" and infinitive:  # "it is important for them to"
            return any(c.dep_ == "acomp" and c.lemma_.lower() in self.ability - {"able"} for c in head.children)
        if word == "be" and clause.dep_ == "ccomp":  # "it is unlikely that"
            return any(c.dep_ == "acomp" and c.lemma_.lower() in UNLIKELY for c in head.children)
        return head.pos_ == "VERB" and clause.dep_ in {"xcomp", "pcomp"} and word in self.risk

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


def _is_unsaid(found: Found) -> bool:
    """ "Nor has it been critical of", "did not praise": words that were never said."""
    top = found.token.head if found.frame.pos == "a" and found.token.dep_ in {"acomp", "oprd"} else found.anchor
    return found.type in WORDS and (syntax.is_negated(top) or syntax.is_neither(top))


def _is_trait(found: Found) -> bool:
    """ "A writer who has criticised the church": words of no day that only tell what sort of person somebody is."""
    verb, who = found.token, found.token.head
    if found.type not in WORDS or verb.dep_ != "relcl" or verb.tag_ != "VBN" or syntax.is_passive(verb):
        return False
    kind = any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in who.children)
    return kind and {"has", "have"} & set(syntax.auxiliaries(verb)) != set() and not _is_on_a_day(verb)


def _is_on_a_day(verb: Token) -> bool:
    return any(token.ent_type_ in {"DATE", "TIME"} for token in verb.subtree)


def _is_explained(adjective: Token) -> bool:
    """ "Explains why it is keen to help": somebody's state of mind that the text gives a reason for."""
    verb = adjective.head if adjective.dep_ in {"acomp", "oprd"} else adjective
    return any(c.tag_ == "WRB" and c.lower_ == "why" for c in verb.children)


def _is_feared(noun: Token) -> bool:
    """ "At risk of kidnapping", "the prospect of an invasion": what may come of something."""
    top = noun
    while top.dep_ == "conj":
        top = top.head
    above = top.head
    return (
        above.dep_ == "prep"
        and above.lower_ == "of"
        and above.head.lemma_.lower() in PROSPECTS
        and (noun.pos_ in {"NOUN", "PROPN"} or noun.tag_ == "VBG")
    )


def _is_of_nobody(found: Found) -> bool:
    """ "Faces no sanctions", "not a single officer has been prosecuted": what befell or was done by nobody."""
    if found.frame.pos == "n":
        return any(child.dep_ == "det" and child.lower_ == "no" for child in found.token.children)
    if found.type in {"REJECT", "REQUEST"}:
        return False
    return any(_is_nobody(subject) for subject in syntax.own_subjects(found.anchor))


def _is_nobody(noun: Token) -> bool:
    before = noun.left_edge
    single = before.lower_ == "not" and before.i + 1 < noun.i and before.nbor().lower_ in {"a", "one"}
    none = noun.lower_ in {"nobody", "no-one"}
    return none or single or any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in noun.children)


def _is_awaited(verb: Token) -> bool:
    """ "Would stay in the square until the minister resigned": what is waited for has not happened."""
    waits = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in {"until", "till"} for c in verb.children)
    return waits and bool(WAITING & set(syntax.auxiliaries(verb.head)))


def _is_taken(chance: Token) -> bool:
    """ "The talks served as an opportunity to thank them": a chance that was there and taken."""
    above = chance.head
    if chance.lemma_.lower() not in TAKEN or above.lower_ not in {"as", "was", "were"}:
        return False
    verb = above.head if above.lower_ == "as" else above
    return verb.tag_ == "VBD" and not any(c.dep_ == "neg" for c in verb.children)


def _is_listed(verb: Token) -> bool:
    """ "Functions such as recommending and demanding": what a clause only gives as an example."""
    top = verb
    while top.dep_ == "conj" and top.head.pos_ in {"VERB", "AUX"}:
        top = top.head
    before = top.head.nbor(-1).lower_ if top.dep_ == "pcomp" and top.head.i > 0 else ""
    return before == "such" and top.head.lower_ == "as"
