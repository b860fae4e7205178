"""Markup: the article out of an HTML page.

trafilatura finds the article; the furniture phrases that plain text is cleaned with take out what it leaves.
"""

from __future__ import annotations

import trafilatura

from dragoman.cleaning.features import LONG
from dragoman.cleaning.lines import Line, lines_of
from dragoman.cleaning.markers import marked


def paragraphs_of(source: str) -> list[Line]:
    """The paragraphs of the article in a page's source, as lines of the extracted text."""
    text = trafilatura.extract(source, favor_recall=True, include_comments=False, with_metadata=False) or ""
    lines = lines_of(text)
    marks = marked(lines)
    return [line for i, line in enumerate(lines) if i not in marks or (line.words >= LONG and marks[i].where != "line")]
