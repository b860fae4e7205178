"""Attributions: sayings as records, with their form and the mention that their source is.

Form follows PolNeAR: direct when quotation marks enclose the content, mixed when it holds some, indirect
when it holds none.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc

from dragoman.reading.said.quotes import MARK
from dragoman.reading.said.saying import Saying
from dragoman.reading.said.sources import antecedent
from dragoman.reading.when.governing import governing
from dragoman.reading.when.timeline import timeline
from dragoman.reading.who.mentions import indexes_at
from dragoman.records import Attribution, AttributionKind, Source, Span, Timex

MARKS = '"“”„«»＂'


def record(doc: Doc, text: str, saying: Saying) -> Attribution:
    """A saying as a record. Raises SpanError never: all offsets come from the Doc."""
    cue = doc[saying.cue[0] : saying.cue[1]]
    return Attribution(
        kind=kind(text, saying),
        source=source(doc, text, saying),
        cue=_span(text, cue.start_char, cue.end_char),
        content=tuple(_span(text, start, end) for start, end in saying.content),
        via=tuple(saying.via),
        stance=saying.stance,
        timex=said_when(doc, saying),
    )


def said_when(doc: Doc, saying: Saying) -> int | None:
    """The index of the time expression that dates the saying: one that hangs on its cue, outside of its content.

    "She said on Friday that they left on Monday": Friday. A stretch of more than a day dates no saying.
    """
    sentence = doc[saying.cue[0]].sent
    first = bisect_left(doc._.timexes, sentence.start_char, key=_start)
    if first == len(doc._.timexes) or doc._.timexes[first].start >= sentence.end_char:
        return None
    line = timeline(doc)
    if not line.parsed:
        return None
    verb = next((t for t in doc[saying.cue[0] : saying.cue[1]] if t.pos_ == "VERB"), doc[saying.cue[1] - 1])
    for found in governing(line, verb, True):
        timex = found.dated.timex
        inside = any(start < timex.end and timex.start < end for start, end in saying.content)
        near = sentence.start_char <= timex.start < sentence.end_char
        if found.relation == "at" and near and not inside and found.days.days == 1:
            return found.dated.place
    return None


def _start(timex: Timex) -> int:
    return timex.start


def source(doc: Doc, text: str, saying: Saying) -> Source | None:
    """The source with the mention that covers its head; a relative pronoun counts as its antecedent."""
    if saying.source is None or saying.source_head is None:
        return None
    words = doc[saying.source[0] : saying.source[1]]
    head = antecedent(doc[saying.source_head])
    mentions = indexes_at(doc, head)
    start, end = words.start_char, words.end_char
    return Source(start=start, end=end, text=text[start:end], mention=mentions[0] if mentions else None)


def kind(text: str, saying: Saying) -> AttributionKind:
    """The form of a saying by the quotation marks in its content, from its first to its last character."""
    if saying.quoted and all(_enclosed(text[s:e]) or _closed(text[s:e]) for s, e in saying.content):
        return "direct"
    content = text[saying.content[0][0] : saying.content[-1][1]]
    if _enclosed(content) and content.count(content[0]) <= 2:
        return "direct"
    return "mixed" if any(m in content for m in MARKS) or "''" in content else "indirect"


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _closed(text: str) -> bool:
    """Whether the only mark stands at the end: the opening one is lost."""
    return text[-1:] in MARKS and sum(text.count(mark) for mark in MARKS) == 1


def _enclosed(text: str) -> bool:
    return bool(text) and MARK.match(text) is not None
