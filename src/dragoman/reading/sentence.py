"""Sentence: the sentence around a span of an article, told by paragraphs and punctuation.

Records carry no parse, so what fusion compares and people read is found again from the characters
alone. The result is a slice of the text and always contains the span.
"""

from __future__ import annotations

import re

# An end mark, closing quotes or brackets, space, and something that can begin a sentence.
_BREAK = re.compile(r"""(?<=[.!?…])["'”’»)\]]*\s+(?=["'“‘«(\[]*[A-Z0-9À-Þ])""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Sen|Rep|Gov|Prof|St|No|Inc|Jan|Feb|Mar|Apr|"
    r"Aug|Sept?|Oct|Nov|Dec|vs|etc)|\b[A-Za-z]\.[A-Za-z])\.$"
)
_LONGEST = 1200  # characters on either side that are searched: a page without punctuation has no sentences


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """First and last offset (code points, half-open) of the sentence that holds text[start:end]."""
    first = max(text.rfind("\n", 0, start) + 1, start - _LONGEST)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + _LONGEST)
    begin, stop = first, last
    for gap in _BREAK.finditer(text, first, last):
        if _ABBREVIATION.search(text, max(first, gap.start() - 8), gap.start()):
            continue
        if gap.end() <= start:
            begin = gap.end()
        elif gap.start() >= end:
            stop = gap.start()
            break
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop
