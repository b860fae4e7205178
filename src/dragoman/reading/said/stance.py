"""Stance: whether an act is alleged because of who tells it, where grammar alone does not say so.

Three things make a told act alleged: the word of telling is one of accusing or claiming ("he claimed: …"), or
one state's side tells of another state's conduct, or the opposition of its own police, that is not an act in public
("Kyiv said Russia moved troops"), or the act is one that only whoever tells it calls so ("said they insulted us").
What a news agency reports, or a state says of itself, or police of a crime,
stays as told.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

from dragoman.knowledge import table
from dragoman.reading.said.coverage import covering
from dragoman.reading.said.lemma import lemma as lemma_of
from dragoman.reading.said.sources import agent, is_passive, subject
from dragoman.reading.said.wordlists import words
from dragoman.reading.who.mentions import indexes_at
from dragoman.records import Attribution, Mention

STANCES = "dragoman.stances"  # in doc.user_data: a stance for each attribution
CLAIMED = "claim"
DOUBTED = {"accuse", CLAIMED}
BACKGROUND = {"relcl", "advcl", "acl"}  # clauses that take their act for known
OCCASIONS = {"when", "while", "as"}
SIDES = {"GOV", "MIL", "SPY", "LEG", "REB", "OPP", "PTY", "SEP"}  # sectors that speak for a state or a side
IMPARTIAL = {"JUD"}  # whose word settles what an act was
AGAINST = {"OPP", "REB", "SEP"}  # who opposes the powers of his own state
POWERS = {"GOV", "MIL", "COP", "SPY", "PRM"}


@lru_cache(maxsize=1)
def open_acts() -> frozenset[str]:
    """Lemmas of acts done in public, which those who report them seldom dispute."""
    return frozenset(row["lemma"] for row in table.read(table.shipped("said/open_acts.tsv"), ("lemma", "source")))


def alleged(doc: Doc, trigger: Token) -> bool:
    """Whether somebody's telling makes the act at `trigger` an allegation."""
    stances: tuple[str, ...] = doc.user_data.get(STANCES, ())
    for at in covering(doc, trigger):
        attribution: Attribution = doc._.attributions[at]
        stance = stances[at] if at < len(stances) else "say"
        if stance in DOUBTED and attribution.kind == "direct":
            return True
        if stance == CLAIMED and trigger.dep_ == "advcl" and _is_occasion(trigger):
            return True
        if stance in DOUBTED | {"say", "warn"} and _about_others(doc, trigger, attribution):
            return True
        if lemma_of(trigger) in words("judging") and _is_judged(doc, trigger, attribution):
            return True
    return False


def _is_occasion(verb: Token) -> bool:
    """ "When he met them, they offered land, she claims": on what occasion something happened is claimed with it."""
    return any(c.dep_ in {"advmod", "mark"} and c.lower_ in OCCASIONS for c in verb.children)


def _is_judged(doc: Doc, trigger: Token, attribution: Attribution) -> bool:
    """Whether somebody, and no court, tells that others insulted or betrayed somebody."""
    source = attribution.source
    if source is None or trigger.pos_ not in {"VERB", "AUX"} or trigger.dep_ in BACKGROUND:
        return False
    teller = None if source.mention is None else doc._.mentions[source.mention]
    return (teller is None or teller.sector not in IMPARTIAL) and bool(_actors(doc, trigger, placed=False))


def _about_others(doc: Doc, trigger: Token, attribution: Attribution) -> bool:
    """Whether one state's side tells of what another state does."""
    if trigger.pos_ not in {"VERB", "AUX"} or trigger.dep_ in BACKGROUND:
        return False
    if attribution.source is None or attribution.source.mention is None or lemma_of(trigger) in open_acts():
        return False
    teller = doc._.mentions[attribution.source.mention]
    people = teller.kind == "group" and teller.sector == "CVL"  # "many Iraqis said that Turkey …"
    if teller.country is None or not (teller.kind == "state" or teller.sector in SIDES or people):
        return False
    actors = _actors(doc, trigger)
    if teller.sector in AGAINST and any(m.country == teller.country and m.sector in POWERS for m in actors):
        return True
    countries = {m.country for m in actors}
    return bool(countries) and teller.country not in countries


def _actors(doc: Doc, trigger: Token, placed: bool = True) -> list[Mention]:
    """Whoever of some country, or `placed` or not, does the act: its subject or agent."""
    head = agent(trigger) if is_passive(trigger) else subject(trigger)
    if head is None:
        return []
    return [m for i in indexes_at(doc, head) if (m := doc._.mentions[i]).country is not None or not placed]
