"""Occasions: an act that the page dates once is dated wherever the page speaks of it again.

"The two met on Tuesday … the meeting", "signed the agreement on 15 June … the deal". A mention is taken for
the same occasion when it has the same lemma, or another name of the same kind of act, and is definite, and when
all dates that the page gives to that lemma agree; an ordinal, "another" or "new" marks a different occasion.
A verb names it again only in what somebody is reported to have said: "said that it had signed a contract". What
happened "in the clashes" is of the day of these.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.when.constraints import Constraint
from dragoman.reading.when.dated import Dated
from dragoman.reading.when.governing import relation_of
from dragoman.reading.when.lexicon import cues, is_cue
from dragoman.reading.when.tense import is_pluperfect
from dragoman.reading.when.timeline import Timeline

COURSE = frozenset({"in", "during", "at"})  # how an act leads to what happened in its course
LONGEST = 31  # days: a looser date than a month says too little to carry over


def occasion(line: Timeline, trigger: Token) -> list[Constraint]:
    """The date that the page gives elsewhere to the act that a noun, or a verb of reported speech, names again."""
    if line.occasions is None:
        line.occasions = _dated_acts(line)
    if trigger.pos_ != "NOUN" and not _is_reported(trigger):
        return _during(line, line.occasions, trigger)
    if trigger.pos_ == "NOUN" and not _is_definite(trigger):
        return []
    return _known(line.occasions, trigger)


def _during(line: Timeline, known: dict[str, Dated], verb: Token) -> list[Constraint]:
    """The date of the act in whose course something happened, "five were hurt in the clashes"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in COURSE:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and _is_definite(noun) and not line.dated.get(noun.i):
                    return _known(known, noun)
    return []


def _known(acts: dict[str, Dated], token: Token) -> list[Constraint]:
    known = acts.get(_kind(token.lemma_.lower()))
    if known is None:
        return []
    words = f"{token.text!r} is dated elsewhere in the page: {known.timex.basis or known.timex.text!r}"
    return [Constraint("occasion", words, known.days, "derived", known.place)]


def _dated_acts(line: Timeline) -> dict[str, Dated]:
    """Lemma → its date, for acts whose dates in the page all agree."""
    found: dict[str, list[Dated]] = {}
    for at in sorted(line.dated):
        for dated in line.dated[at]:
            if relation_of(dated.links) == "at" and (dated.days.days or LONGEST + 1) <= LONGEST:
                for lemma in _acts(line.doc[at]):
                    found.setdefault(_kind(lemma), []).append(dated)
    agreed: dict[str, Dated] = {}
    for lemma, dates in found.items():
        finest = min(dates, key=lambda d: (d.days.days or 0, d.place))
        if all(not (finest.days & other.days).empty for other in dates):
            agreed[lemma] = finest
    return agreed


def _acts(token: Token) -> list[str]:
    """The acts that a date on a token dates: a noun, a verb, or the noun of a light verb."""
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN":
        return [lemma]
    if token.pos_ != "VERB" or is_cue("say", lemma):
        return []
    nouns = [
        child.lemma_.lower()
        for child in token.children
        if child.pos_ == "NOUN" and child.dep_ in {"dobj", "nsubj", "nsubjpass"}
    ]
    names = [pair.partition("=")[2] for pair in sorted(cues()["verb-of"]) if pair.startswith(f"{lemma}=")]
    return [lemma, *names, *(nouns if is_cue("light", lemma) else [])]


def _kind(lemma: str) -> str:
    """The name under which an act is known: a deal and a contract are agreements."""
    return next((pair.partition("=")[2] for pair in sorted(cues()["same-act"]) if pair.startswith(f"{lemma}=")), lemma)


def _is_reported(verb: Token) -> bool:
    """Whether a verb stands in reported speech in the pluperfect, which there may be a simple past."""
    return is_pluperfect(verb) and verb.dep_ == "ccomp" and is_cue("say", verb.head.lemma_.lower())


def _is_definite(noun: Token) -> bool:
    lefts = list(noun.lefts)
    if any(t.tag_ == "JJS" or t.ent_type_ == "ORDINAL" or is_cue("other", t.lower_) for t in lefts):
        return False
    return any(t.dep_ == "poss" or (t.dep_ == "det" and t.lower_ in {"the", "this", "that"}) for t in lefts)
