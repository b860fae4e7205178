"""Datelines: place, day and agency before the first words of a report - "MINSK, March 2 (Belta) —". Nobody says them.

A dateline stands at the beginning of a paragraph and ends with a dash or colon; it begins with a place in
capitals, or its agency stands in brackets. Runs in one pass over the beginnings of paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from dragoman.reading.said.saying import Range

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+){0,3}"  # MINSK, NEW YORK
_NAMED = r"[A-ZÀ-Þ][\w.'’-]{1,20}(?: [A-ZÀ-Þ][\w.'’-]{1,20}){0,3}"  # Minsk, New York
_MORE = r"(?:, ?[A-Z][\w.]{1,15}(?: \d{1,2})?){0,2}(?:, ?\d{4})?"  # a region, a day, a year
_AGENCY = r"\([A-Z][\w .,&'’/-]{1,40}\)"
_END = r" ?(?:[-–—]{1,2}|:) ?"
DATELINE = re.compile(rf"(?m)^[ \t]*(?:{_PLACE}{_MORE}(?: ?{_AGENCY})?|(?:{_NAMED}{_MORE} ?)?{_AGENCY}){_END}(?=\S)")
LONGEST = 90  # characters


class Datelines:
    """The datelines of a text."""

    def __init__(self, text: str, turns: frozenset[int] = frozenset()) -> None:
        found = (m.span() for m in DATELINE.finditer(text))
        self.spans = [(start, end) for start, end in found if end - start <= LONGEST and start not in turns]
        self.starts = [start for start, _ in self.spans]

    def without(self, content: list[Range]) -> list[Range]:
        """Content without the datelines that it begins in or with; unchanged where nothing else is left."""
        if not self.spans:
            return content
        kept = [piece for start, end in content if (piece := (max(start, self._end(start)), end))[0] < piece[1]]
        return kept or content

    def _end(self, at: int) -> int:
        """Where the dateline ends that an offset stands in; the offset itself outside of all."""
        i = bisect_right(self.starts, at) - 1
        return max(at, self.spans[i][1]) if i >= 0 else at
