"""Attributions: sayings as records, with their form and the mention that their source is.

Form follows PolNeAR: direct when quotation marks enclose the content, mixed when it holds some, indirect
when it holds none.
"""

from __future__ import annotations

from spacy.tokens import Doc

from dragoman.reading.said.quotes import MARK
from dragoman.reading.said.saying import Saying
from dragoman.reading.said.sources import antecedent
from dragoman.reading.who.mentions import indexes_at
from dragoman.records import Attribution, AttributionKind, Source, Span

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
    )


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
    if saying.quoted and all(_enclosed(text[s:e]) for s, e in saying.content):
        return "direct"
    content = text[saying.content[0][0] : saying.content[-1][1]]
    if _enclosed(content) and content.count(content[0]) <= 2:
        return "direct"
    return "mixed" if any(m in content for m in MARKS) or "''" in content else "indirect"


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _enclosed(text: str) -> bool:
    return bool(text) and MARK.match(text) is not None
