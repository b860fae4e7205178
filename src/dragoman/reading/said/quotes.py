"""Quotes: where quotation marks open and close, whatever marks a page uses.

A quotation never runs over a line break; one that a paragraph leaves open ends with the paragraph and is
marked `open_end`, so that a quotation that runs on ("… all over.\\n\\n"And then …") can be joined again.
Marks may be straight, curly, low, guillemets, doubled apostrophes, backquotes or commas, or single
apostrophes; a mark without a partner is recovered when words of a sentence stand on its quoted side and
dropped otherwise. Offsets are code points and include the marks. Runs in one pass over the characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

DOUBLE = {"“": "”", "„": "”“", "«": "»", "‟": "”", "〝": "〞", "「": "」", "『": "』"}
CLOSERS = set("”»〞」』")
STRAIGHT = {'"', "＂"}
DIGRAPHS = {"''", "``", ",,", "‘‘", "’’", "´´"}
MARK = re.compile(r"''|``|,,|‘‘|’’|´´|[\"＂“”„‟«»〝〞「」『』‘’'‹›]")
END = ".,!?…—–-;:"
DEPTH = 6  # quotations in quotations
WINDOW = 64  # marks that are looked at ahead
PARAGRAPH = re.compile(r"[^\n]+")


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation: characters [start, end) with its marks, the words in it at [inner_start, inner_end)."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    open_end: bool = False  # the paragraph ended before the quotation did
    open_start: bool = False  # its opening mark is lost
    single: bool = False


class Mark(msgspec.Struct, frozen=True):
    """One quotation mark in the text and what it may do there."""

    start: int
    end: int
    opens: bool
    closes: bool
    family: str  # marks of one family close each other


def quotes(text: str) -> list[Quote]:
    """The outermost quotations of a text, in their order."""
    if MARK.search(text) is None:
        return []
    found: list[Quote] = []
    for paragraph in PARAGRAPH.finditer(text):
        found += _paragraph(text, paragraph.start(), paragraph.end())
    return found


def _paragraph(text: str, start: int, end: int) -> Iterator[Quote]:
    marks = list(_marks(text, start, end))
    doubles = [m for m in marks if m.family != "single"]
    outer = list(_paired(text, doubles, start, end))
    singles = [m for m in marks if m.family == "single"]
    starts = [m.start for m in singles]
    gaps = zip([start, *(q.end for q in outer)], [*(q.start for q in outer), end], strict=True)
    for before, after in list(gaps):
        outer += _single(text, singles[bisect_left(starts, before) : bisect_left(starts, after)])
    return iter(sorted(outer, key=lambda q: q.start))


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    for match in MARK.finditer(text, start, end):
        at, to, sign = match.start(), match.end(), match.group()
        before = text[at - 1] if at > start else " "
        after = text[to] if to < end else " "
        left_free = before.isspace() or before in "([{—–-/:" or (before in "‘“\"'«" and before != sign)
        right_free = after.isspace() or after in ")]}.,!?;:—–-…/" or (after in "’”\"'»" and after != sign)
        if sign in DOUBLE:
            closes = sign == "“" and right_free and not left_free and not before.isspace()  # „so“
            yield Mark(at, to, True, closes, "curly" if sign in "“„‟" else sign)
        elif sign in CLOSERS:
            family = {"”": "curly", "»": "«", "〞": "〝", "」": "「", "』": "『"}[sign]
            yield Mark(at, to, sign == "”" and left_free and not right_free, True, family)
        elif sign in STRAIGHT or sign in DIGRAPHS:
            opens, closes = (not after.isspace() and left_free), not before.isspace() and (right_free or not left_free)
            if sign in {"``", ",,", "‘‘"}:
                opens, closes = not after.isspace() and (left_free or sign != ",,"), False
                if not opens:
                    continue
            elif not opens and not closes:
                opens = closes = True  # spaces on both sides: the neighbours decide
            family = "straight" if sign in STRAIGHT else "digraph"
            yield Mark(at, to, opens, closes, family)
        elif sign in "‹›":
            continue
        else:
            opens = left_free and (after.isalnum() or after in '“"…[.$£€') and sign != "’"
            closes = not before.isspace() and right_free and sign != "‘"
            if opens or closes:
                yield Mark(at, to, opens, closes, "single")


def _paired(text: str, marks: list[Mark], start: int, end: int) -> Iterator[Quote]:
    """Outermost pairs of double marks."""
    stack: list[Mark] = []
    for at, mark in enumerate(marks):
        match = next((i for i in range(len(stack) - 1, -1, -1) if _partners(stack[i], mark)), None)
        nests = mark.opens and not mark.closes and (match is None or _nests(marks, at, mark.family))
        if mark.closes and match is not None and not nests:
            opener = stack[match]
            del stack[match:]
            if not stack:
                yield Quote(start=opener.start, end=mark.end, inner_start=opener.end, inner_end=mark.start)
        elif mark.opens and match is not None and not nests:
            # opened again without having closed: the earlier quotation lost its closing mark
            opener = stack[match]
            del stack[match:]
            if not stack and (cut := _recovered(text, opener.end, mark.start)) is not None:
                yield Quote(start=opener.start, end=cut, inner_start=opener.end, inner_end=cut)
            stack.append(mark)
        elif mark.opens:
            stack = [*stack[: DEPTH - 1], mark]
        elif at == 0 and text[mark.start - 1 : mark.start] in set(END) and _is_sentence(text[start : mark.start]):
            # the mark that opened the paragraph is lost
            yield Quote(start=start, end=mark.end, inner_start=start, inner_end=mark.start, open_start=True)
    if stack and text[stack[0].end : end].count(" ") >= 2:
        opener = stack[0]
        yield Quote(start=opener.start, end=end, inner_start=opener.end, inner_end=end, open_end=True)


def _partners(opener: Mark, mark: Mark) -> bool:
    """Whether two marks belong together; straight ones and curly ones are often mixed up by editors."""
    if opener.family == mark.family:
        return True
    return {opener.family, mark.family} <= {"straight", "curly", "digraph"} and not mark.opens


def _nests(marks: list[Mark], at: int, family: str) -> bool:
    """Whether an opening mark inside an open quotation has a closing mark to spare: a quotation in a quotation."""
    closers = openers = 0
    for mark in marks[at + 1 : at + 1 + WINDOW]:
        if mark.closes:
            closers += 1
        elif mark.opens:
            openers += 1
        if closers - openers >= 2:
            return True
    return family in {"straight", "digraph"} and closers > openers and closers >= 2


def _recovered(text: str, start: int, end: int) -> int | None:
    """Where a quotation that never closed may have ended before `end`, if it said anything."""
    stripped = text[start:end].rstrip()
    return start + len(stripped) if _is_sentence(stripped) else None


def _is_sentence(words: str) -> bool:
    return words.count(" ") >= 3


def _single(text: str, marks: list[Mark]) -> Iterator[Quote]:
    """Pairs of single marks; an apostrophe closes nothing unless punctuation or no plural stands before it."""
    at = 0
    while at < len(marks):
        opener = marks[at]
        at += 1
        closer = _closer(text, marks, at, opener) if opener.opens else None
        if closer is not None:
            close = marks[closer]
            yield Quote(start=opener.start, end=close.end, inner_start=opener.end, inner_end=close.start, single=True)
            at = closer + 1


def _closer(text: str, marks: list[Mark], at: int, opener: Mark) -> int | None:
    """The index of the mark that closes a single one; a plural's apostrophe only when no other does."""
    plural: int | None = None
    for i in range(at, min(at + WINDOW, len(marks))):
        mark = marks[i]
        if not mark.closes or mark.start <= opener.end:
            continue
        if text[mark.start - 1] in "sz" and text[mark.end : mark.end + 1] == " ":
            plural = i
        else:
            return i
    return plural
