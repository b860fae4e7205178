"""Portfolios: all of what a minister or a ministry is for, "Minister of Health and Welfare".

The lexicon has titles with one matter at most; a title with several looks like a list of two parties. What follows
belongs to the title as long as it consists of words for matters of state (`portfolios.tsv`).
"""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import cache

from dragoman.knowledge.table import read, shipped
from dragoman.reading.who.words import Words

_HOLDERS = frozenset(
    ["minister", "ministers", "ministry", "ministries", "secretary", "secretaries", "undersecretary", "department"]
)
_FOR = frozenset({"of", "for"})
_JOINING = frozenset({"and", "&", ","})
_THINGS = frozenset({"NOUN", "NUM"})


@cache
def matters() -> frozenset[str]:
    """The words, in lower case."""
    return frozenset(row["word"] for row in read(shipped("who/portfolios.tsv"), ("word", "source")))


def whole(words: Words, first: int, last: int, is_party: Callable[[int], bool], named: Container[int] = ()) -> int:
    """The token after all of a title of tokens [first, last); `is_party` tells whether a token begins somebody else.

    `named` are the tokens of known names: a bare one bears the title, "the Minister of Health and Welfare Bo Ce".

    Nothing is added where the last matter is the beginning of another party: "the minister of justice and police
    chiefs", "the Minister of Health and Education Minister Bo Ce".
    """
    if not _HOLDERS & set(words.lower[first:last]):
        return last
    begun = not _FOR.isdisjoint(words.lower[first:last])
    end = at = last
    while at < len(words) and words.lower[at] in (_JOINING if begun else _FOR):
        comma = words.text[at] == ","
        at += 2 if words.lower[at + 1 : at + 2] in (["the"], ["and"]) else 1
        start = at
        while at < len(words) and words.lower[at] in matters() and not is_party(at):
            at += 1
        if at == start or (at not in named and _goes_on(words, at, is_party)):
            break
        end = end if comma and words.lower[start - 1] != "and" else at  # a list of matters ends with "and"
        begun = True
    return end


def _goes_on(words: Words, at: int, is_party: Callable[[int], bool]) -> bool:
    """Whether a noun or a title follows, so that the matter before it is not the title's own; a bare name may."""
    if at >= len(words) or words.ent[at] == "PERSON":
        return False
    return is_party(at) or (words.pos[at] in _THINGS and words.text[at].islower())
