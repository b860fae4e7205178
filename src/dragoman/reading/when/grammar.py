"""Grammar: reads a pattern row into a small tree, and the tree into a regular expression and its first set.

Items are words (`this|that`), categories (`{month}`), macros (`<phase>`) and groups (`( a | b )`), each
with an optional slot name in front and `?` behind. There is no repetition, so matching is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

_ITEM = re.compile(r"(?:(?P<slot>[\w-]+)=)?(?P<body>\(|<[\w-]+>|\{[\w-]+\}|[^\s?]+)(?P<opt>\?)?$")
_BRACKETS = {"LP": "lp", "RP": "rp"}


class Node(NamedTuple):
    """One item: a set of code characters, or a choice between sequences."""

    chars: frozenset[str]
    choices: tuple[tuple[Node, ...], ...]
    slot: str | None
    optional: bool


def literals(pattern: str) -> Iterator[str]:
    """The words that a pattern names literally."""
    for item in pattern.split():
        match = _ITEM.match(item)
        if match and item not in {"|", ")", ")?"} and match["body"][0] not in "(<{":
            yield from (_BRACKETS.get(word, word) for word in match["body"].split("|") if word)


class Grammar:
    """Parses patterns, given the macros and the code characters of a category or word."""

    def __init__(self, macros: dict[str, str], category: dict[str, frozenset[str]], word: Callable[[str], str]) -> None:
        self.macros = macros
        self.category = category
        self.word = word

    def parse(self, pattern: str) -> Node:
        """The tree of a pattern. Raises KeyError for an unknown macro or category, ValueError for a bad bracket."""
        items = pattern.split()
        node, rest = self._group(items, 0, None)
        if rest != len(items):
            raise ValueError(f"unbalanced bracket in pattern {pattern!r}")
        return node

    def _group(self, items: list[str], at: int, slot: str | None) -> tuple[Node, int]:
        """The choices up to the closing bracket or the end; returns the place of that bracket."""
        choices: list[tuple[Node, ...]] = []
        sequence: list[Node] = []
        while at < len(items) and items[at] not in {")", ")?"}:
            if items[at] == "|":
                choices.append(tuple(sequence))
                sequence = []
                at += 1
                continue
            node, at = self._item(items, at)
            sequence.append(node)
        choices.append(tuple(sequence))
        return Node(frozenset(), tuple(choices), slot, False), at

    def _item(self, items: list[str], at: int) -> tuple[Node, int]:
        match = _ITEM.match(items[at])
        if match is None:
            raise ValueError(f"not an item of a pattern: {items[at]!r}")
        body, slot, optional = match["body"], match["slot"], match["opt"] is not None
        if body == "(":
            node, end = self._group(items, at + 1, slot)
            if end >= len(items):
                raise ValueError(f"unbalanced bracket in pattern {' '.join(items)!r}")
            return node._replace(optional=items[end] == ")?"), end + 1
        if body[0] == "<":
            return self.parse(self.macros[body[1:-1]])._replace(slot=slot, optional=optional), at + 1
        if body[0] == "{":
            return Node(self.category[body[1:-1]], (), slot, optional), at + 1
        chars = frozenset(self.word(_BRACKETS.get(word, word)) for word in body.split("|") if word)
        return Node(chars, (), slot, optional), at + 1


def regex(node: Node, numbers: count[int]) -> str:
    """The regular expression of a tree; slot names get a running number, as group names must differ."""
    if node.chars:
        text = "[" + "".join(sorted(node.chars)) + "]"
    else:
        text = "|".join("".join(regex(item, numbers) for item in choice) for choice in node.choices)
        text = f"(?:{text})" if not node.slot else text
    if node.slot:
        text = f"(?P<{node.slot}__{next(numbers)}>{text})"
    return text + "?" if node.optional else text


def openings(node: Node) -> frozenset[str]:
    """The first two code characters of every match; one character for a match of one, "" for an empty one."""
    if node.chars:
        found: frozenset[str] = node.chars
    else:
        found = frozenset().union(*(_sequence(choice) for choice in node.choices))
    return found | {""} if node.optional else found


def _sequence(items: tuple[Node, ...]) -> frozenset[str]:
    found = frozenset({""})
    for item in items:
        short = {opening for opening in found if len(opening) < 2}
        if not short:
            break
        more = openings(item)
        found = found - short | {(a + b)[:2] for a in short for b in more}
    return found
