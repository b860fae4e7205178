"""Petitioners: who asked for what somebody rejects.

"The court threw out the appeal that A had filed against B", "A lodged an appeal against a ruling, which was turned
down", "the court refused to step in after A filed a petition": it is A who is rejected, and neither the one whom the
appeal is against nor the court whose ruling it is about.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.what import control
from dragoman.reading.what.frames import lexicon

FOLLOWING = frozenset({"after", "when", "as", "although", "though", "even"})
ABOUT = frozenset({"against", "of", "over", "on", "for"})


def petitioners(verb: Token) -> list[Token]:
    """The heads of those who filed, before the verb tells that it was rejected, what it rejects; none if nobody did."""
    return [who for plea in _pleas(verb) for who in _filers(plea)] or _filed_before(verb)


def _pleas(verb: Token) -> list[Token]:
    """The appeals, petitions and offers among a verb's objects."""
    found = control.objects(verb)
    if verb.dep_ == "relcl":  # "an appeal against the order, which was turned down"
        found = [plea for one in found for plea in (_above(one), one) if plea is not None][:1]
    return [one for one in found if _is_plea(one)]


def _is_plea(token: Token) -> bool:
    return token.pos_ == "NOUN" and lexicon().is_a(token.lemma_.lower(), ("plea",))


def _above(noun: Token) -> Token | None:
    """The appeal that a noun tells the matter of."""
    about = noun.dep_ == "pobj" and noun.head.lower_ in ABOUT and _is_plea(noun.head.head)
    return noun.head.head if about else None


def _filers(plea: Token) -> list[Token]:
    """Who filed an appeal, where a clause about it or the verb above it tells: "the appeal that A filed"."""
    clauses = [c for c in plea.children if c.dep_ in {"relcl", "acl"} and _is_filing(c)]
    above = [plea.head] if plea.dep_ in {"dobj", "nsubjpass"} and _is_filing(plea.head) else []
    return [who for verb in (*clauses, *above) for who in control.subjects(verb) if who.i != plea.i]


def _filed_before(verb: Token) -> list[Token]:
    """Who filed a petition before somebody refused to do something about it: "refused to step in after A sued"."""
    governed = [c for c in verb.children if c.dep_ == "xcomp"]
    clauses = [c for one in (verb, *governed) for c in one.children if c.dep_ == "advcl" and _is_filing(c)]
    clauses = [c for c in clauses if any(k.dep_ in {"mark", "advmod"} and k.lower_ in FOLLOWING for k in c.children)]
    told = [c for c in clauses if any(_is_plea(k) for k in c.children if k.dep_ in {"dobj", "nsubjpass"})]
    return [who for clause in told for who in control.subjects(clause)]


def _is_filing(verb: Token) -> bool:
    return verb.pos_ == "VERB" and lexicon().is_a(lexicon().lemma(verb), ("filing",))
