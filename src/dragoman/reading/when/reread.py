"""Reread: an expression that counts from the page's day, read again by its words once that day is known better.

"Early this month" of an undated page is one of several months. When other pages give away the day that the page
tells of, the words alone give the month, without a parse: only expressions are read so whose value follows from the
page's day whatever their clause says ("this month", "two days ago", "yesterday"), not a bare weekday or month.
"""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.reading import document
from dragoman.reading.when.anchor import Anchor
from dragoman.reading.when.calendar import Interval, parse_day
from dragoman.reading.when.reader import Reader
from dragoman.records import Article

COUNTED = frozenset({"unit", "today", "shift"})  # rules whose value does not depend on the clause
NAME = "when the page can have appeared"


def reread(words: str, days: Interval) -> Interval | None:
    """The days that an expression stands for on a page of `days`; None where its words alone do not say."""
    if not words.strip():
        return None
    document.register()
    doc = Doc(Vocab(), words=[words], spaces=[False])
    doc._.article = Article(id="", source="", text=words, raw_length=len(words))
    found = [f for f in Reader(doc, Anchor(days, NAME)).read() if f.timex.text == words]
    if len(found) != 1 or not (found[0].match.pattern.rule in COUNTED or found[0].match.has("rel")):
        return None
    timex = found[0].timex
    first, last = parse_day(timex.earliest), parse_day(timex.latest)
    return Interval(first, last) if first and last else None
