"""Governing: the time expressions that date a trigger by syntax, never by distance.

A path leads from the trigger up through clauses that share its time: coordination, infinitives,
participles, "when" clauses, and what somebody is reported to have said. Each step may turn equality into
a bound ("after", "before"); a relative clause or a noun under a verb of another act ends the path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from spacy.tokens import Token

from dragoman.reading.when.calendar import EVER, Interval
from dragoman.reading.when.dated import Dated
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.longago import done_after, done_later
from dragoman.reading.when.tense import direction, is_pluperfect
from dragoman.reading.when.timeline import Timeline

Relation = Literal["at", "after", "before"]
DEPTH = 6
_NOMINAL_PATH = {"dobj", "nsubj", "nsubjpass", "attr", "pobj", "obj"}


class Governing(NamedTuple):
    """A dated expression and how the trigger lies to it."""

    dated: Dated
    relation: Relation
    path: str  # in words: "directly", "through the clause of 'said'"

    @property
    def days(self) -> Interval:
        """The days that this leaves for the trigger."""
        first, last = self.dated.days
        if self.relation == "after":
            return Interval(first, None)
        if self.relation == "before":
            return Interval(None, last)
        return self.dated.days


def governing(timeline: Timeline, trigger: Token, done: bool) -> list[Governing]:
    """The time expressions nearest to the trigger on its path; none when the text dates it otherwise or not at all.

    `done` says that the act is no plan: words of a speech ("We will not accept") are then as old as the speech.
    """
    token, path = trigger, "directly"
    relation: Relation = "at"
    seen: set[int] = set()
    for _ in range(DEPTH):
        if token.i in seen:
            break
        seen.add(token.i)
        found = [*_attached(timeline, token, relation, path), *_below(timeline, token, relation, path)]
        found += _beside(timeline, token, relation, path)
        if found:
            return _best(found)
        step = up(token, trigger, done)
        if step is None:
            break
        token, turn = step
        relation = turn if relation == "at" else relation
        path = f"through {token.text!r}"
    return _best(
        [Governing(dated, "before", f"through {trigger.head.head.text!r}") for dated in done_after(timeline, trigger)]
    )


def closing(timeline: Timeline, trigger: Token) -> list[Governing]:
    """The day that closes the trigger's sentence, where the parse hangs it on a clause inside the trigger's.

    A last phrase may belong to either verb. It is read so only when it is one day without a year, which a
    look back into somebody's life would have.
    """
    sentence = trigger.sent
    last = next((t.i for t in reversed(sentence) if not t.is_space and not t.is_punct), trigger.i)
    inside = {t.i for t in trigger.subtree}
    found = [
        dated
        for i in sorted(inside)
        for dated in timeline.dated.get(i, ())
        if dated.days.days == 1 and not any(word.isdigit() and len(word) == 4 for word in dated.timex.text.split())
    ]
    if not found or {dated.days for dated in found} != {found[-1].days}:
        return []
    closes = found[-1].timex.end >= timeline.doc[last].idx + len(timeline.doc[last])
    return [Governing(found[-1], "at", "at the end of the sentence")] if closes else []


def _attached(timeline: Timeline, token: Token, relation: Relation, path: str) -> Iterator[Governing]:
    here = timeline.dated.get(token.i, ())
    for dated in here:
        own = _end_of_range(dated, here) or relation_of(dated.links)
        yield Governing(dated, own if relation == "at" else relation, path)


def _end_of_range(dated: Dated, here: Sequence[Dated]) -> Relation | None:
    """Which end of "from May to July" or "between 2014 and 2016" a date is; None when it is no end."""
    link = dated.links[-1] if dated.links else ""
    if link == "between":
        ends = [other for other in here if other.links[-1:] == ("between",)]
        return None if len(ends) < 2 else "after" if dated is ends[0] else "before"
    if link == "from" and dated.links[0] in {"to", "until", "through"}:
        return "before"  # "from 2025 to 2027", where the parse hangs the second year on the first
    starts = any(other.links[-1:] == ("from",) for other in here)
    return "before" if starts and link in {"to", "until", "till", "through"} else None


def relation_of(links: tuple[str, ...]) -> Relation:
    """How what a time expression modifies lies to it, by the outermost preposition."""
    if not links:
        return "at"
    link = links[-1]
    if is_cue("from", link):
        return "after"
    if is_cue("until", link):
        return "before"
    return "at"


def _below(timeline: Timeline, token: Token, relation: Relation, path: str, last: bool = False) -> Iterator[Governing]:
    """Dates of an occasion or clause that hangs below: "at the meeting on Monday", "when it fell in May"."""
    for child in token.children:
        turn: Relation | None = None
        below: list[Token] = []
        if child.dep_ == "prep":
            of = token.pos_ == "NOUN" and child.lower_ == "of"  # "the annexation of the island in 1981"
            turn, below = "at" if of else _occasion(child), [noun for noun in child.children if noun.dep_ == "pobj"]
        elif child.dep_ == "advcl":
            turn, below = _clause(child), [child]
        elif not last and shares_object(token, child):
            yield from _below(timeline, child, relation, path, last=True)
        elif child.dep_ == "xcomp" and _one_occasion(token, child):
            yield from _attached(timeline, child, relation, path)
        elif child.dep_ == "xcomp":
            yield from (Governing(dated, "before", path) for dated in done_later(timeline, child))
        if turn is None:
            continue
        for dated in (dated for inner in below for dated in timeline.dated.get(inner.i, ())):
            if child.dep_ == "advcl" or relation_of(dated.links) == "at":
                yield Governing(dated, turn if relation == "at" else relation, path)


def shares_object(verb: Token, other: Token) -> bool:
    """Whether two verbs are so close that what closes the clause belongs to both: "booed and hit him when he came"."""
    if other.dep_ != "conj" or other.tag_ != verb.tag_ or verb.pos_ != "VERB":
        return False
    between = {child.dep_ for child in verb.children if verb.i < child.i < other.i}
    return not between & {"dobj", "ccomp", "xcomp", "advcl"} and not any(
        child.dep_ in {"nsubj", "nsubjpass"} for child in other.children
    )


def _beside(timeline: Timeline, noun: Token, relation: Relation, path: str) -> Iterator[Governing]:
    """The date of an act behind "after" or "following" that the parse hangs on that word: "after the raid in 1981"."""
    above = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ not in {"pobj", "dobj"} or not is_cue("from", above.lower_):
        return
    for dated in timeline.dated.get(above.i, ()):
        if dated.links == ("in",) and dated.timex.start > noun.idx:
            yield Governing(dated, relation, path)


def _occasion(preposition: Token) -> Relation | None:
    """How a verb lies to the dated noun under its preposition; None where that noun is no occasion of it."""
    turn = relation_of((preposition.lower_,))
    return turn if turn != "at" or preposition.lower_ in {"at", "during", "in", "upon"} else None


def _clause(clause: Token) -> Relation | None:
    """How a verb lies to a dated clause under it, by the clause's conjunction."""
    mark = next((t.lower_ for t in clause.children if t.dep_ in {"mark", "advmod"} and t.i < clause.i), "")
    if is_cue("same-time", mark):
        return "at"
    return relation_of((mark,)) if mark in {"after", "before", "since", "until"} else None


def _one_occasion(verb: Token, complement: Token) -> bool:
    """Whether a date on an infinitive dates its verb too: "began to", and "decided to" where it is no plan's."""
    lemma = verb.lemma_.lower()
    return is_cue("light", lemma) or (is_cue("plan-head", lemma) and direction(complement) != "future")


def _best(found: list[Governing]) -> list[Governing]:
    """Those that fix the time before those that bound it, the finest first; only ones that agree."""
    found.sort(key=lambda g: (g.relation != "at", g.dated.days.days or 10**6, g.dated.place))
    kept: list[Governing] = []
    days = EVER
    for one in found:
        narrowed = days & one.days
        if not narrowed.empty:
            kept.append(one)
            days = narrowed
    return kept


def up(token: Token, trigger: Token, done: bool) -> tuple[Token, Relation] | None:
    """One step up to a token that shares the time, or lies before or after; None at the end of the path."""
    head, dep = token.head, token.dep_
    if head.i == token.i:
        return None
    step: tuple[Token, Relation] | None = None
    if dep in {"xcomp", "acomp", "oprd"} or (dep == "conj" and _same_direction(token, head)):
        step = head, "at"
    elif dep == "pcomp":
        step = head, _gerund(head)
    elif dep == "relcl" and is_occasion(noun := described(token)):
        step = noun, "before" if is_pluperfect(token) else "at"
    elif dep == "prep" and token.i != trigger.i:
        step = head, relation_of((token.lower_,))
    elif dep == "advcl":
        step = _adverbial(token, head)
    elif dep in {"ccomp", "parataxis"}:
        step = _reported(token, head, done)
    elif dep in _NOMINAL_PATH and token.pos_ in {"NOUN", "PROPN"} and _carries(token, head):
        step = head, "at"
    return step


def _gerund(preposition: Token) -> Relation:
    """How a gerund lies to what its preposition hangs on: "left after meeting him", "fined for selling it"."""
    turn = relation_of((preposition.lower_,))
    if turn == "at":
        return "before" if is_reason(preposition) else "at"
    return "before" if turn == "after" else "after"


def is_reason(preposition: Token) -> bool:
    """Whether a preposition leads to the act that an accusation, a penalty or thanks answers."""
    lemma = preposition.head.lemma_.lower()
    return preposition.lower_ in {"for", "of", "over", "with"} and (is_cue("motive", lemma) or is_cue("charge", lemma))


def described(clause: Token) -> Token:
    """What a relative clause tells more of, a date between left out: "a ruling of May 3, in which a judge …"."""
    noun = clause.head
    for _ in range(DEPTH):
        if noun.ent_type_ not in {"DATE", "TIME"} and noun.pos_ != "ADP":
            break
        noun = noun.head
    return noun


def is_occasion(noun: Token) -> bool:
    """Whether a noun names an act or words, of which a relative clause then tells more: "the raid that killed two"."""
    lemma = noun.lemma_.lower()
    return any(is_cue(cue, lemma) for cue in ("event-noun", "occasion-noun", "speech-noun"))


def carried(noun: Token) -> bool:
    """Whether a noun tells what its clause reports, "the visit included talks", so that it shares the clause's time."""
    for _ in range(DEPTH):
        if noun.dep_ not in _NOMINAL_PATH or not _carries(noun, noun.head):
            return False
        above = noun.head.head if noun.dep_ == "pobj" else noun
        if above.pos_ not in {"NOUN", "PROPN"} or above.dep_ not in {"dobj", "pobj"} or above.i == noun.i:
            return True
        noun = above  # "launched a wave of arrests", not "condemned the handling of the arrests"
    return False


def _carries(noun: Token, head: Token) -> bool:
    """Whether a noun shares the time of its head: "held talks", "at the meeting"; not "condemned the attack"."""
    if noun.dep_ == "pobj":
        return head.lower_ in {"at", "during", "in", "on", "for", "of"}
    return head.pos_ in {"VERB", "AUX"} and is_cue("light", head.lemma_.lower())


def _adverbial(token: Token, head: Token) -> tuple[Token, Relation] | None:
    mark = next((t.lower_ for t in token.children if t.dep_ in {"mark", "advmod"} and t.i < token.i), "")
    if mark in {"after", "since"}:
        return head, "before"
    if mark in {"before", "until", "till"}:
        return head, "after"
    if mark in {"if", "unless", "although", "though", "because", "despite"}:
        return None
    return head, "at"


def _reported(token: Token, head: Token, done: bool) -> tuple[Token, Relation] | None:
    """What is said happens by the time of saying; simple past and present share its day."""
    if not is_cue("say", head.lemma_.lower()):
        return (head, "at") if token.dep_ == "parataxis" else None
    if is_pluperfect(token):
        return head, "before"
    return (head, "at") if done or direction(token) != "future" else (head, "after")


def _same_direction(one: Token, other: Token) -> bool:
    return direction(one) == direction(other) or other.pos_ not in {"VERB", "AUX"}
