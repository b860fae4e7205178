"""Place: what speaks for or against a line of an HTML page by where it stands in the markup.

The element that holds the bulk of the page's paragraphs is its main element; lines in it gain, lines outside lose.
Regions that are named as furniture lose, unless they hold the bulk themselves: then the name is no guide. Weights
are those of `cleaning/weights.tsv`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from dragoman.cleaning.blocks import Blocks, Element
from dragoman.cleaning.columns import Columns
from dragoman.cleaning.features import Scores, weights
from dragoman.cleaning.regions import Label

BULK = 0.75  # of the page's paragraphs, by words, that the main element holds
SURE: frozenset[Label | None] = frozenset({"comments", "footer", "notice", "hidden"})  # hardly ever the article
VOID = 0.5  # of the paragraphs, all or outside of these, that no single region of furniture holds
MISUSED = 0.7  # of them that no kind of furniture holds
PARAGRAPH = 25  # words of a line that is a paragraph even without a sentence end
LINKED = (0.35, 0.8)  # shares of a line's text from which on it is partly, or all, a link
_TAGS = {"p": "paragraph", "li": "item", "tr": "row", **dict.fromkeys(("h2", "h3", "h4"), "heading")}


def places(page: Blocks, columns: Columns) -> Scores:
    """For each line the sum of the weights of what its place says."""
    table = weights()
    linked = np.array([line.linked for line in page.lines])
    standing = np.array([line.element for line in page.lines], np.int64)  # the element that each line stands in
    paragraph = (linked < LINKED[0]) & ((columns.words >= PARAGRAPH) | columns.prose)
    words: list[int] = np.where(paragraph, columns.words, 0).tolist()
    labels = _labels(page, words)
    sound = [0 if _furniture(labels[line.element]) else count for line, count in zip(page.lines, words, strict=True)]
    main = _main(page.elements, list(accumulate(sound if any(sound) else words, initial=0)))
    frame = _frame(page.elements, main)
    values: Scores = np.full(len(linked), table["outside-main"])
    values[frame.start : frame.stop] = table["in-frame"]
    values[main.first : main.last] = table["in-main"]
    region = [0.0 if label is None else table[f"region-{label}"] for label in labels]
    values += np.array(region).take(standing)
    values += (linked >= LINKED[1]) * table["all-link"]
    values += ((linked >= LINKED[0]) & (linked < LINKED[1])) * table["part-link"]
    tags = [table[f"tag-{_TAGS[element.tag]}"] if element.tag in _TAGS else 0.0 for element in page.elements]
    values += np.array(tags).take(standing)
    return values


def _furniture(label: Label | None) -> bool:
    return label is not None and label != "article"


def _labels(page: Blocks, words: Sequence[int]) -> list[Label | None]:
    """The region of each element: its own where it is named, else that of the element around it.

    Furniture stays furniture, whatever is in it. `words` are those of each line that is a paragraph.
    """
    every = list(accumulate(words, initial=0))
    sure = _inherited([element.label if element.label in SURE else None for element in page.elements], page.elements)
    open_words = [0 if sure[line.element] else count for line, count in zip(page.lines, words, strict=True)]
    total = list(accumulate(open_words, initial=0)) if any(open_words) else every
    void = _void(page.elements, total) | (_void(page.elements, every) - {"comments"})
    own = [
        None if label is None or _is_void(element, void, total) or _is_void(element, void, every) else label
        for element in page.elements
        for label in (element.label,)
    ]
    return _inherited(own, page.elements)


def _inherited(own: Sequence[Label | None], elements: Sequence[Element]) -> list[Label | None]:
    found: list[Label | None] = []
    for label, element in zip(own, elements, strict=True):
        around = found[element.parent] if found else None
        found.append(around if label is None or (around is not None and around != "article") else label)
    return found


def _is_void(element: Element, void: set[Label], total: Sequence[int]) -> bool:
    if not _furniture(element.label):
        return False
    return element.label in void or total[element.last] - total[element.first] > VOID * total[-1]


def _void(elements: Sequence[Element], total: Sequence[int]) -> set[Label]:
    """The names of furniture under which most of the paragraphs stand: on this page they mean something else."""
    words: Counter[Label] = Counter()
    until: dict[Label, int] = {}  # the lines before are counted
    for element in elements:
        label = element.label
        if label is not None and _furniture(label) and element.first >= until.get(label, 0):
            words[label] += total[element.last] - total[element.first]
            until[label] = element.last
    return {label for label, count in words.items() if count > MISUSED * total[-1]}


def _frame(elements: Sequence[Element], main: Element) -> range:
    """The lines of the innermost element around the main one that is named as the article: summaries stand there."""
    at: Element = main
    while at.parent != 0:
        at = elements[at.parent]
        if at.label == "article":
            return range(at.first, at.last)
    return range(0)


def _main(elements: Sequence[Element], total: Sequence[int]) -> Element:
    """The element with the fewest lines that holds the bulk of the paragraphs, the innermost of equals."""
    enough = BULK * total[-1]
    holding = [e for e in elements if total[e.last] - total[e.first] >= enough]
    return min(reversed(holding), key=lambda e: e.last - e.first)
