"""Features: what speaks for or against each line of a page being part of its article.

A line's score is the sum of the weights (`cleaning/weights.tsv`) of the features it has; nothing else
enters it. Features look at a line alone, at its repetition in the page and at the furniture phrases
around it; which run of lines is the article is decided in `segment`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dragoman.cleaning.lines import Line
from dragoman.cleaning.markers import Marker
from dragoman.knowledge.table import read, shipped

FUNCTION_WORDS = frozenset(
    "a an the of in on at to for from by with and or but as that this which who it its he she his her they their we our "
    "i you your is are was were be been has have had will would can could not no if than then there when while after "
    "before into over about up out so what how".split()
)
LONG = 10  # words; from here on a repeated line is a repeated sentence, below a repeated menu entry
CORE = 15  # words of the paragraphs between which everything is likelier
BULK = 0.5  # of the largest cluster's words make another one part of the article's bulk
PARTING = frozenset({"share", "related-links", "ranking", "advert", "other"})
TAIL_SHARE = 0.6  # of the words in longer lines stand before a page's tail
RUN = 6  # open lines in a row that make a menu or a list
LIST_REACH = 30  # entries that a list's heading can govern
_LENGTHS = (
    (2, "words-1"), (4, "words-2-3"), (7, "words-4-6"), (10, "words-7-9"), (15, "words-10-14"), (25, "words-15-24"),
    (50, "words-25-49"), (100, "words-50"),
)  # fmt: skip
_END = tuple(".!?…。！？")
_CLOSERS = "\"'”’»)]*"
_SEPARATORS = re.compile(r"\s[|·•›»→/]\s|\|")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w")
_BYLINE = re.compile(r"(?:by|von|par|por)[:\s]+(?:[A-Z][\w.'’-]+[\s,]*(?:and\s)?){1,6}", re.I)
_COMMENT = re.compile(
    r"^(?:reply|reply to this|flag as inappropriate|permalink|upvote|downvote|report comment)\b|\b(?:writes|says|wrote|replied):$"
    r"|\(score:|^log in to reply|^reply to .{1,40}$|\b(?:am|pm) at \d|\bat \d{1,2}:\d\d\s?(?:am|pm)$",
    re.I,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = re.compile(
    rf"\b\d{{1,2}}:\d\d\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\b\d+\s+(?:second|minute|min|hour|day|week|month|year)s?\s+(?:ago|read)",
    re.I,
)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each feature, and the costs of entering and leaving the article."""
    rows = read(shipped("cleaning/weights.tsv"), ("feature", "weight", "says", "source"))
    return {row["feature"]: float(row["weight"]) for row in rows}


def scores(lines: Sequence[Line], marks: dict[int, Marker]) -> list[float]:
    """The score of every line, in their order."""
    table = weights()
    context = _context(lines, marks)
    return [
        sum(table[name] for name in features(line, marks.get(i))) + sum(table[name] for name in context.get(i, ()))
        for i, line in enumerate(lines)
    ]


def features(line: Line, marker: Marker | None) -> Iterator[str]:
    """The features of a line alone."""
    yield _length(line.words)
    bare = line.text.rstrip(_CLOSERS)
    if bare.endswith(("...", "…")):
        yield "ellipsis-end" if line.words < 15 else "teaser"
    elif bare.endswith(_END):
        yield "sentence-end"
    elif bare.endswith(":"):
        yield "colon-end"
    elif line.words >= LONG:
        yield "no-end"
    if line.words < 25:
        yield from _short(line)
    elif _ADDRESS.search(line.text, 0, 200) and line.words < 40:
        yield "address"
    if line.words >= 5:
        yield from _words(line)
    if marker is not None and marker.effect != "tail":
        yield _marker(line, marker)


def is_prose(line: Line) -> bool:
    """A full sentence or more."""
    return line.words >= 15 and line.text.rstrip(_CLOSERS).endswith(_END)


def _length(words: int) -> str:
    return next((name for limit, name in _LENGTHS if words < limit), "words-100")


def _short(line: Line) -> Iterator[str]:
    text = line.text
    if _SEPARATORS.search(text):
        yield "separators"
    if _ADDRESS.search(text):
        yield "address"
    if is_dated(line):
        yield "clock"
    if is_byline(line):
        yield "byline"
    if line.words <= 4 and not any(c.isalpha() for c in text):
        yield "no-letters"


def _words(line: Line) -> Iterator[str]:
    words = line.text.split(" ", 40)[:40]
    function = sum(word.lower() in FUNCTION_WORDS for word in words)
    if function >= 0.3 * len(words):
        yield "function-words"
    elif function < 0.08 * len(words):
        yield "no-function-words"
    if line.words < 20 and line.text[-1] not in ".!?:" and sum(w[0].isupper() for w in words) >= 0.75 * len(words):
        yield "title-case"


def _marker(line: Line, marker: Marker) -> str:
    if marker.where == "line":
        return "marker-line"
    if line.words >= 30:
        return "marker-paragraph"
    return "marker-start" if marker.where == "start" else "marker-within"


def _context(lines: Sequence[Line], marks: dict[int, Marker]) -> dict[int, list[str]]:
    """The features that a line has by what stands around it."""
    found: dict[int, list[str]] = {}
    counts = Counter(line.text for line in lines)
    seen: set[str] = set()
    for i, line in enumerate(lines):
        if counts[line.text] > 1 and line.words < LONG:
            found.setdefault(i, []).append("repeated")
        elif line.text in seen:
            found.setdefault(i, []).append("repeated-long")
        seen.add(line.text)
    bulk = core(lines, marks)
    for i in range(len(lines) if bulk else 0):
        found.setdefault(i, []).append("in-core" if i in bulk else "above-core" if i < bulk.start else "below-core")
    for i in _tail(lines, marks):
        found.setdefault(i, []).append("tail")
    for i in _list_run(lines):
        found.setdefault(i, []).append("list-run")
    for i in _cards(lines):
        found.setdefault(i, []).append("card")
    for i in listed(lines, marks):
        found.setdefault(i, []).append("in-list")
    end = closing(lines, marks)
    for i in range(end, len(lines)):
        found.setdefault(i, []).append("after-end")
    return found


def core(lines: Sequence[Line], marks: dict[int, Marker]) -> range:
    """The lines between the first and the last full paragraph of the article's bulk.

    Full paragraphs form clusters, parted by furniture; the bulk is the largest cluster and those near it in
    size. A page without full paragraphs has no core.
    """
    clusters: list[list[int]] = []
    parted = True
    for i in range(closing(lines, marks)):
        marker = marks.get(i)
        if marker is not None and marker.effect != "tail":
            parted = parted or (marker.where == "line" and marker.reason in PARTING)
        elif lines[i].words >= CORE and marker is None and is_prose(lines[i]):
            if parted:
                clusters.append([])
            clusters[-1].append(i)
            parted = False
    sizes = [sum(lines[i].words for i in cluster) for cluster in clusters]
    bulk = [c for c, size in zip(clusters, sizes, strict=True) if size >= BULK * max(sizes)]
    return range(bulk[0][0], bulk[-1][-1] + 1) if bulk else range(0)


def _tail(lines: Sequence[Line], marks: dict[int, Marker]) -> Iterator[int]:
    """The lines with a tail phrase behind most of the prose."""
    prose = [line.words if line.words >= LONG else 0 for line in lines]
    total, before = sum(prose), 0
    for i in range(len(lines)):
        line, marker = lines[i], marks.get(i)
        if marker is not None and before > TAIL_SHARE * total and (marker.effect == "tail" or line.words >= LONG):
            yield i
        before += prose[i]


def is_dated(line: Line) -> bool:
    """A short line with a date or a time of day."""
    return line.words <= 12 and bool(_CLOCK.search(line.text))


def is_byline(line: Line) -> bool:
    """ "By" and a name."""
    return line.words <= 8 and bool(_BYLINE.fullmatch(line.text))


def is_open(line: Line) -> bool:
    """A line of two to sixteen words without a sentence end: a menu entry, a headline, a list item."""
    return 2 <= line.words <= 16 and not line.text.rstrip(_CLOSERS).endswith((*_END, ":", "…"))


def _list_run(lines: Sequence[Line]) -> Iterator[int]:
    """The lines of long unbroken runs of open lines."""
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and (is_open(lines[i]) or lines[i].words == 1):
            continue
        if i - start >= RUN:
            yield from range(start, i)
        start = i + 1


def _cards(lines: Sequence[Line]) -> Iterator[int]:
    """Headlines and teasers of other pages: an open line beside a date or before a line that breaks off."""
    for i, line in enumerate(lines):
        if line.words < 4 or not is_open(line):
            continue
        after = lines[i + 1] if i + 1 < len(lines) else None
        before = lines[i - 1] if i else None
        dated = any(n is not None and n.words <= 8 and _CLOCK.search(n.text) for n in (before, after))
        broken = after is not None and after.words >= LONG and after.text.endswith(("...", "…", "[…]", "[...]"))
        if dated or broken:
            yield i


def listed(lines: Sequence[Line], marks: dict[int, Marker]) -> Iterator[int]:
    """The entries of lists that a furniture phrase heads: up to the first full sentence or `LIST_REACH`."""
    left = 0
    for i, line in enumerate(lines):
        marker = marks.get(i)
        if marker is not None and marker.effect == "list" and marker.where == "line":
            left = LIST_REACH
        elif left and line.words >= 25 and is_prose(line):
            left = 0
        elif left:
            left -= 1
            yield i


def closing(lines: Sequence[Line], marks: dict[int, Marker]) -> int:
    """The first line after which the article is over; the number of lines when nothing says so.

    A closing phrase counts behind most of the prose; a thread of reader comments, which may be longer than
    the article, counts behind any full paragraph.
    """
    prose = [line.words if is_prose(line) else 0 for line in lines]
    total, before = sum(prose), 0
    thread = _thread(lines)
    for i in range(len(lines)):
        marker = marks.get(i)
        ends = marker is not None and marker.effect == "end" and marker.where == "line"
        if (ends and before > max(60, 0.35 * total)) or (i == thread and before > 60):
            return i
        before += prose[i]
    return len(lines)


def _thread(lines: Sequence[Line]) -> int:
    """Where a thread of reader comments begins: the first of three or more of its typical lines; -1 for none."""
    typical = [i for i, line in enumerate(lines) if line.words <= 16 and _COMMENT.search(line.text)]
    return max(0, typical[0] - 1) if len(typical) >= 3 else -1
