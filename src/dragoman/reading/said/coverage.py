"""Coverage: which stretches of text cover a place, found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc, Token

CACHE = "dragoman.coverage"  # in doc.user_data: the attributions and their cover


class Cover:
    """Stretches [start, end) with an index each; asked for those that cover an offset."""

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        self.spans = sorted(spans)
        self.starts = [start for start, _, _ in self.spans]
        self.longest = max((end - start for start, end, _ in self.spans), default=0)

    def at(self, offset: int) -> list[int]:
        """The indexes of the stretches that cover an offset, in their order of start, each once."""
        found: list[int] = []
        i = bisect_right(self.starts, offset) - 1
        while i >= 0 and self.starts[i] >= offset - self.longest:
            if self.spans[i][1] > offset:
                found.append(self.spans[i][2])
            i -= 1
        return list(dict.fromkeys(reversed(found)))


def covering(doc: Doc, token: Token) -> list[int]:
    """Indexes of the attributions whose content covers the start of a token."""
    attributions = doc._.attributions
    cached = doc.user_data.get(CACHE)
    if cached is None or cached[0] is not attributions:
        spans = ((c.start, c.end, i) for i, a in enumerate(attributions) for c in a.content)
        cached = doc.user_data[CACHE] = (attributions, Cover(spans))
    found: list[int] = cached[1].at(token.idx)
    return found
