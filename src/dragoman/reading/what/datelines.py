"""Datelines: the place before the first words of a report is where it was written, and nobody who acts.

"MINSK, March 2 (Belta) — The minister ...", "Doha: The forum ...", "TODAY PANAMA (EFE) Lawmaker ...": what stands in
a dateline is no party, and a name that the recogniser glued to it begins after it. Found once per document.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from dragoman.reading.document import article_of
from dragoman.reading.said.datelines import Datelines

CACHE = "dragoman.what.datelines"
PLACES = frozenset({"place", "state"})
_NAME = r"[A-ZÀ-Þ][\w.'’]{1,20}(?: [A-ZÀ-Þ][\w.'’]{1,20}){0,3}"
# a town and a dash or colon, an agency between strokes, or an outlet in capitals and an agency in brackets
_OUTLET = r"[A-Z]{3,12} [A-Z]{3,12} \([A-Z]{2,6}\) "
# an outlet and the day: "Hilltop News, 12 May - "
_DATED = r"\w[\w.'’]{1,20}(?: \w[\w.'’]{1,20}){0,3}, \d{1,2} [A-Z][a-z]{2,8} ?[-–—] "
HEADED = re.compile(
    rf"(?m)^[ \t]*(?:(?P<place>{_NAME}) ?(?:[-–—:] |/[A-Z]{{3,12}}/)|{_OUTLET}|{_DATED})(?=\W?[A-ZÀ-Þ0-9])"
)


def dateline_end(doc: Doc, at: int) -> int | None:
    """The offset after the dateline that an offset stands in; None outside of all."""
    spans: list[tuple[int, int]] | None = doc.user_data.get(CACHE)
    if spans is None:
        spans = doc.user_data[CACHE] = _spans(doc)
    i = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return spans[i][1] if i >= 0 and at < spans[i][1] else None


def forget(doc: Doc) -> None:
    """Drops what was found, which holds only as long as the mentions are the same."""
    doc.user_data.pop(CACHE, None)


def _spans(doc: Doc) -> list[tuple[int, int]]:
    text = article_of(doc).text
    places = {m.start for m in doc._.mentions if m.kind in PLACES}
    persons = {m.start for m in doc._.mentions if m.kind == "person"}
    found = [(start, end) for start, end in Datelines(text).spans if start not in persons]
    headed = (m for m in HEADED.finditer(text) if m["place"] is None or m.start("place") in places)
    return sorted({*found, *((m.start(), m.end()) for m in headed)})
