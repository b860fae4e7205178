"""Phrases: units put together into noun phrases ("China's Defence Minister Li Shangfu").

One unit is the phrase's main one; adjectives and titles are absorbed, while possessors, complements ("of Belarus") and
appositions tell about it. Attachment follows the parse, mended where words side by side say otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from dragoman.knowledge import Agent, Office
from dragoman.reading.who.general import is_role
from dragoman.reading.who.units import Unit
from dragoman.reading.who.words import Words

Relation = Literal["adjective", "title", "possessor", "of", "in", "apposition"]
ABSORBED = frozenset({"adjective", "title"})
_MODIFIER = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod"})
_OF = frozenset({"of", "for"})
_IN = frozenset({"in", "from", "at", "across", "throughout", "inside"})
_KINDS = frozenset({"state", "city", "town", "village", "province", "region", "district", "county", "prefecture"})
_SHARED = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "CVL", "BUS", "OPP", "PTY", "MED", "EDU", "JRN", "LAB"})
_PLURAL = frozenset({"NNS", "NNPS"})
_BRACKETS = 3  # tokens of a bracket that holds one word
_OF_THE = (["of"], ["of", "the"])
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase over tokens [first, last) with head token `head`."""

    main: Unit
    first: int
    last: int
    head: int
    parts: list[tuple[Relation, Unit]] = field(default_factory=list)
    modifies: int | None = None  # the noun that a bare adjective or compound stands before, when no unit owns it

    def of(self, *relations: Relation) -> list[Unit]:
        """The units in some relation to the main one, in the order of the text."""
        return [unit for relation, unit in self.parts if relation in relations]


def phrases(words: Words, units: list[Unit]) -> list[Phrase]:
    """The noun phrases that the units make up, in the order of the text."""
    owner = {i: unit for unit in units for i in range(unit.first, unit.last)}
    parents = _parents(words, units, owner)
    _mend(words, units, parents)
    _coordinate(words, units, owner, parents)
    parts: Parts = {}
    for unit in units:
        if id(unit) in parents:
            parent, relation = parents[id(unit)]
            parts.setdefault(id(parent), []).append((relation, unit))
    _share(words, [unit for unit in units if id(unit) not in parents], owner, parts)
    ends: dict[int, int] = {}
    found = [
        _phrase(words, unit, parts, ends, owner)
        for unit in reversed(units)
        if id(unit) not in parents or parents[id(unit)][1] not in ABSORBED or _after_of(words, unit)
    ]
    return found[::-1]


def _after_of(words: Words, unit: Unit) -> bool:
    """Whether an absorbed name is a phrase of its own too: the state in "President of Belarus Lukashenko"."""
    return (
        unit.kind == "name" and unit.names[0].kind == "state" and unit.first > 0 and words.lower[unit.first - 1] == "of"
    )


Parents = dict[int, tuple[Unit, Relation]]


def _parents(words: Words, units: list[Unit], owner: dict[int, Unit]) -> Parents:
    """The unit that each unit tells about, as the parser sees it."""
    parents: Parents = {}
    for unit in units:
        root = unit.root
        dep, head = words.dep[root], words.head[root]
        if head == root:
            continue
        target = owner.get(head)
        relation: Relation | None = None
        if dep in _MODIFIER or dep == "poss":
            target = owner.get(_noun(words, owner, head))
            relation = "possessor" if dep == "poss" else "title" if _is_title(unit) else "adjective"
            if target is not None and not _joined(words, unit, target):
                target = None
            if target is not None and (target.first < unit.last or (is_person(target) and not _names_person(unit))):
                target = None
        elif dep == "pobj":
            above = words.head[head]
            if words.lower[head] == "of" and words.lower[above] in _KINDS and words.dep[above] == "pobj":
                head = words.head[above]  # "a judge in the state of Victoria"
                above = words.head[head]
            below = words.head[above]
            if above not in owner and words.dep[above] == "pobj" and words.lower[head] == words.lower[below] == "of":
                head = below  # "the director of operations of the bank"
                above = words.head[head]
            target = owner.get(above)
            close = target is not None and head - target.last <= 1
            if close and words.lower[head] in _OF:
                relation = "of"
            elif close and words.lower[head] in _IN:
                relation = "in"
        elif dep == "appos" and target is not None and target is not unit:
            relation = "apposition"
        if relation is not None and target is not None and target is not unit:
            parents[id(unit)] = (target, relation)
    return parents


def _joined(words: Words, unit: Unit, target: Unit) -> bool:
    """Whether nothing coordinates a unit with what follows it; adjectives of states may be coordinated."""
    if unit.kind == "name" and unit.names[0].kind == "state":
        return True
    return not any(words.pos[i] == "CCONJ" or words.text[i] == "," for i in range(unit.last, target.first))


def _noun(words: Words, owner: dict[int, Unit], token: int) -> int:
    """The noun that a modifier of `token` belongs to: up through compounds to a unit or the phrase's head."""
    for _ in range(8):
        if token in owner or words.dep[token] not in _MODIFIER or words.head[token] <= token:
            break
        token = words.head[token]
    return token


def _is_title(unit: Unit) -> bool:
    return unit.kind == "term"


def _names_person(unit: Unit) -> bool:
    """Whether a unit before a person's name can tell about the person: no name of a group can."""
    record = _record(unit)
    return record is None or is_role(record) or (isinstance(record, Agent) and record.kind == "modifier")


def is_person(unit: Unit) -> bool:
    """Whether a unit is a person's name."""
    return unit.kind == "person" or (unit.kind == "name" and bool(unit.names) and unit.names[0].kind == "person")


def _mend(words: Words, units: list[Unit], parents: Parents) -> None:
    """Attach what stands side by side, whatever the parser made of it."""
    for one, other in pairwise(units):
        gap = words.text[one.last : other.first]
        if not gap:
            below = parents.get(id(one))
            _beside(one, other, parents)
            if below and below[1] == "of" and parents[id(one)] == (other, "title"):
                parents.setdefault(id(other), below)  # "the leader of the rebel group Ada Ab"
        elif len(gap) == 1 and gap[0] in _POSSESSIVE and id(one) not in parents:
            parents[id(one)] = (other, "possessor")
        elif one.kind == "term" and words.lower[one.last : other.first] in _OF_THE and _is_body(other):
            parents.setdefault(id(other), (one, "of"))
    for one, other in pairwise(units):
        above = parents.get(id(other))
        if one.last == other.first and _is_body(one) and above is not None and above[1] == "title":
            parents.setdefault(id(one), (other, "adjective"))  # "Ekonomi Party president Ada Ab"
    _bracketed(words, units, parents)
    for unit in units:  # "President of Belarus Alexander Lukashenko": the person is meant, not a president of him
        above = parents.get(id(unit))
        if above and above[1] == "of" and is_person(unit) and isinstance(_record(above[0]), Office):
            inner = any(p is unit and r == "adjective" for p, r in parents.values())
            if inner or unit.first > above[0].last + 1:
                del parents[id(unit)]
                parents[id(above[0])] = (unit, "title")


def _is_body(unit: Unit) -> bool:
    """Whether a unit is the name of a body."""
    known = unit.kind == "name" and bool(unit.names) and unit.names[0].kind == "organisation"
    return known or (unit.kind == "organisation" and unit.label == "ORG")


def _bracketed(words: Words, units: list[Unit], parents: Parents) -> None:
    """Attach a body to the title after its acronym: "the Anti-Corruption Commission (ACC) chairman"."""
    ends = {unit.last: unit for unit in units if unit.kind in {"name", "organisation", "term"}}
    for unit in units:
        if unit.kind != "term" or unit.first < _BRACKETS or words.text[unit.first - 1] != ")":
            continue
        opening = unit.first - _BRACKETS
        body = ends.get(opening) if words.text[opening] == "(" else None
        if body is not None and id(body) not in parents and not is_person(body):
            parents[id(body)] = (unit, "adjective")


def _beside(one: Unit, other: Unit, parents: Parents) -> None:
    above = parents.get(id(other))
    if above and above[0] is one and above[1] == "apposition" and one.kind == "term":
        del parents[id(other)]  # "leader Xi Jinping" read as two names of one thing
        parents[id(one)] = (other, "title")
    elif (
        one.kind == "term"
        and is_person(other)
        and _names_person(one)
        and (id(one) not in parents or parents[id(one)][0] is not other)
    ):
        if above is None or above[0] is not one:
            parents[id(one)] = (other, "title")
    elif (
        one.kind == "name"
        and other.kind in {"term", "person", "name"}
        and id(one) not in parents
        and one.names[0].form in {"adjective", "demonym"}
        and (other.kind == "term" or is_person(other))
    ):
        parents[id(one)] = (other, "adjective")


def _record(unit: Unit) -> Agent | Office | None:
    return unit.term.record if unit.term else None


def _coordinate(words: Words, units: list[Unit], owner: dict[int, Unit], parents: Parents) -> None:
    """Give a conjunct the parent of the first one: "U.S. and Russian officials", "leaders of China and Russia"."""
    for unit in units:
        if id(unit) in parents or unit.kind == "term" or words.dep[unit.root] != "conj":
            continue
        first = owner.get(words.head[unit.root])
        if first is None or first is unit or id(first) not in parents or first.kind == "term":
            continue
        target, relation = parents[id(first)]
        if relation in {"of", "possessor"} or (relation == "adjective" and unit.last <= target.first):
            parents[id(unit)] = (target, relation)


Parts = dict[int, list[tuple[Relation, Unit]]]


def _share(words: Words, units: list[Unit], owner: dict[int, Unit], parts: Parts) -> None:
    """Let a bare conjunct have the state that stands before the first noun: "the U.S. people and government"."""
    for unit in units:
        record = _record(unit)
        if is_person(unit) and words.dep[unit.root] == "conj" and id(unit) not in parts:
            titled = parts.get(id(owner.get(words.head[unit.root])), ())
            if any(relation == "title" and words.tag[one.root] in _PLURAL for relation, one in titled):
                parts[id(unit)] = [one for one in titled if one[0] in ABSORBED]  # "ministers Ada Ab and Bo Ce"
        if record is None or record.sector not in _SHARED or words.dep[unit.root] != "conj" or id(unit) in parts:
            continue
        first = owner.get(words.head[unit.root])
        if first is None or first.kind != "term" or words.left_edge(unit.root) < unit.first:
            continue
        between = words.lower[first.last : unit.first]
        if between in (["and"], ["or"]):
            shared = [one for one in parts.get(id(first), ()) if one[0] in {"adjective", "possessor"} and one[1].names]
            if shared:
                parts[id(unit)] = shared


def _phrase(
    words: Words,
    unit: Unit,
    parts: Parts,
    ends: dict[int, int],
    owner: dict[int, Unit],
) -> Phrase:
    every = list(parts.get(id(unit), ()))
    for relation, part in tuple(every):  # what belongs to a title belongs to the person
        if relation in ABSORBED:
            every += [(r, u) for r, u in parts.get(id(part), ()) if u is not unit]
    every.sort(key=lambda item: item[1].first)
    first, last = unit.first, unit.last
    if unit.kind == "term":
        first = min(first, words.left_edge(unit.root))
        last = max(last, unit.root + 1)
    for relation, part in every:
        if relation in ABSORBED or (relation == "possessor" and part.first < unit.first):
            if _is_shared(part, unit, every, owner):
                continue
            first = min(first, part.first)
            if part.kind == "term":
                first = min(first, _clear(words, words.left_edge(part.root), part.first, owner))
    for relation, part in every:
        if relation in {"of", "in"} and unit.kind == "term" and 0 <= part.first - last <= 4:
            last = max(last, ends.get(id(part), part.last))
    ends[id(unit)] = last
    return Phrase(unit, first, last, unit.root, every, _modified(words, unit))


def _is_shared(part: Unit, unit: Unit, every: list[tuple[Relation, Unit]], owner: dict[int, Unit]) -> bool:
    """Whether what tells about a noun stands before another noun that it is coordinated with."""
    own = {id(unit), *(id(u) for _, u in every)}
    between = (owner[i] for i in range(part.last, unit.first) if i in owner)
    return any((other.kind == "term" or is_person(other)) and id(other) not in own for other in between)


def _clear(words: Words, edge: int, first: int, owner: dict[int, Unit]) -> int:
    """The left edge, without tokens that other units own."""
    while edge < first and edge in owner and owner[edge].last > first:
        edge += 1
    return edge


def _modified(words: Words, unit: Unit) -> int | None:
    head = words.head[unit.root]
    return head if words.dep[unit.root] in _MODIFIER and head > unit.root else None
