"""Lines: the blocks of a plain-text page, with their places in the raw text.

A line is what stands between line breaks of any kind, without surrounding white space; text that was
hard-wrapped (as in mail and agency files) is put back into paragraphs first. `raw[line.start:line.end]`
always is the line as it came; `line.text` has its breaks and runs of white space folded to single spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, pairwise

import msgspec
import numpy as np

from dragoman.cleaning import characters as ch
from dragoman.errors import UnreadablePage

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_EDGES = " \t\u00a0\u3000\ufeff\u200b" + ch.EDGES
_INVISIBLE = dict.fromkeys(map(ord, ch.INVISIBLES))
_FIRST = np.zeros(1, np.int64)
_NO_GAP = np.zeros(1, np.bool_)
MAX_LINES = 250_000  # no article has a hundredth of it
WRAP = (40, 100)  # widths at which people and programs wrap text


class Line(msgspec.Struct, gc=False):
    """One block: [start, end) in the raw text, the text itself, and the number of its words."""

    start: int
    end: int
    text: str
    words: int
    gap: bool = False  # an empty line stands before it


def lines_of(raw: str) -> list[Line]:
    """The non-empty lines of a page in order. Raises UnreadablePage (too-large) beyond `MAX_LINES`."""
    return spread(raw)[0]


def spread(raw: str) -> tuple[list[Line], ch.Characters | None]:
    """The lines of a page, and its characters where it is nothing but these lines with line feeds between.

    Raises UnreadablePage (too-large) beyond `MAX_LINES`.
    """
    if raw.count("\n") > 4 * MAX_LINES:
        raise UnreadablePage("too-large", f"a page may have {MAX_LINES:,} lines")
    characters = ch.Characters(raw)
    kinds = int(np.bitwise_or.reduce(characters.kinds)) if raw else 0
    if _is_bare(characters, kinds):
        lines, whole = _bare(characters, kinds)
    else:
        folded = not kinds & (ch.INVISIBLE | ch.SPACE) and "  " not in raw
        lines, whole = _trimmed(raw, kinds, folded), False
    if len(lines) > MAX_LINES:
        raise UnreadablePage("too-large", f"{len(lines):,} lines; a page may have {MAX_LINES:,}")
    if whole:  # no empty lines, so no paragraphs to put together
        return lines, characters
    return _unwrapped(raw, lines), None


def _is_bare(characters: ch.Characters, kinds: int) -> bool:
    """Whether white space stands between words and between lines only, and singly between words: as in most texts."""
    if kinds & (ch.INVISIBLE | ch.SPACE | ch.BREAK | ch.EDGE) or not characters.text:
        return False
    space, feed = characters.plain == ord(" "), characters.plain == ord("\n")
    beside = (space[:-1] & (space | feed)[1:]) | (feed[:-1] & space[1:])
    return not (space[0] or space[-1] or beside.any())


def _bare(characters: ch.Characters, kinds: int) -> tuple[list[Line], bool]:
    """The lines of a text in which they stand without anything around them, and whether none of them is empty."""
    raw, plain = characters.text, characters.plain
    ends = np.append((plain == ord("\n")).nonzero()[0], len(raw))
    starts = np.concatenate((_FIRST, ends[:-1] + 1))
    filled = ends > starts
    texts = raw.split("\n")
    whole = bool(filled.all())
    gaps = np.concatenate((_NO_GAP, ~filled[:-1]))
    if not whole:
        starts, ends, gaps = starts[filled], ends[filled], gaps[filled]
        texts = [text for text in texts if text]
    spaces = (plain == ord(" ")).nonzero()[0]
    words = (np.searchsorted(spaces, ends) - np.searchsorted(spaces, starts) + 1).tolist()
    if kinds & ch.UNSPACED:
        unspaced = np.bitwise_or.reduceat(characters.kinds, starts) & ch.UNSPACED
        for i in unspaced.nonzero()[0].tolist():
            words[i] = words_in(texts[i])
    return list(map(Line, starts.tolist(), ends.tolist(), texts, words, gaps.tolist())), whole


def _trimmed(raw: str, kinds: int, folded: bool) -> list[Line]:
    """The lines of any text of these kinds of characters; `folded` says that its white space is single spaces."""
    invisible = bool(kinds & ch.INVISIBLE)
    lines: list[Line] = []
    gap = False
    for at, piece in _pieces(raw, bool(kinds & ch.BREAK)):
        text = piece.strip(_EDGES)
        if not text or text.isspace():
            gap = True
            continue
        shown = text if folded else " ".join((text.translate(_INVISIBLE) if invisible else text).split())
        if shown:
            start = at if piece[0] == text[0] else at + piece.index(text)
            words = words_in(shown) if kinds & ch.UNSPACED else shown.count(" ") + 1
            lines.append(Line(start, start + len(text), shown, words, gap))
            gap = False
    return lines


def words_in(text: str) -> int:
    """The number of words; two characters of a script that puts no spaces between words count as one."""
    words = text.count(" ") + 1
    return words if text.isascii() else words + len(_UNSPACED.findall(text)) // 2


def _pieces(raw: str, rare: bool) -> Iterable[tuple[int, str]]:
    """The stretches between line breaks, `rare` kinds of breaks among them, each with its offset."""
    if not rare:
        pieces = raw.split("\n")
        return zip(accumulate([len(piece) + 1 for piece in pieces], initial=0), pieces, strict=False)
    ends = [match.span() for match in _BREAK.finditer(raw)]
    places = zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(raw)], strict=True)
    return [(start, raw[start:end]) for start, end in places]


def _unwrapped(raw: str, lines: list[Line]) -> list[Line]:
    """Paragraphs instead of lines where the text was wrapped at a fixed width with empty lines between."""
    if not _is_wrapped(lines):
        return lines
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is None or line.gap or len(raw[last.start : last.end].rsplit("\n", 1)[-1]) < WRAP[0]:
            joined.append(line)
        else:
            joined[-1] = Line(last.start, line.end, f"{last.text} {line.text}", last.words + line.words, last.gap)
    return joined


def _is_wrapped(lines: list[Line]) -> bool:
    """Most lines that another follows directly end in mid-sentence at about the same width."""
    inner = [a for a, b in pairwise(lines) if not b.gap]
    if len(inner) < 8 or len(inner) == len(lines) - 1:
        return False
    wide = [line for line in inner if WRAP[0] <= len(line.text) <= WRAP[1]]
    open_ended = sum(line.text[-1].isalnum() or line.text[-1] in ",-" for line in wide)
    starts_low = sum(b.text[0].islower() for b in lines[1:])
    return len(wide) > 0.7 * len(inner) and open_ended > 0.6 * len(inner) and starts_low > 0.3 * len(lines)
