"""Labels: speakers named without a verb, behind a dash after the quotation or before a colon."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from dragoman.reading.said.quotes import Quote
from dragoman.reading.said.saying import Range, Saying
from dragoman.reading.said.tags import NOMINAL

SIGNED = re.compile(r"[^\S\n]*(?:[―—–~]|--?)[^\S\n]*(?P<name>[^\W\d_][^\n“”\"―—–]{1,80}?)[.\s]*(?=\n|\Z)")
SIGNATURE = 14  # tokens of a name before a colon


def signed(doc: Doc, text: str, quote: Quote, tail: Range, content: Range) -> Saying | None:
    """A quotation with its speaker's name behind a dash, to the end of the line ("…" — Name)."""
    signature = SIGNED.match(text, quote.end)
    if signature is None:
        return None
    named = [t for t in doc[tail[0] : tail[1]] if signature.start("name") <= t.idx < signature.end("name")]
    if not named or any(t.pos_ in {"VERB", "AUX"} for t in named) or not any(t.pos_ == "PROPN" for t in named):
        return None
    start, end = named[0].i, named[-1].i + 1
    return Saying(cue=(start - 1, start), content=[content], source=(start, end), source_head=end - 1, quoted=True)


def labelled(doc: Doc, lead: Range, lead_text: str, content: Range) -> Saying | None:
    """A quotation with its speaker or text named before a colon ("From the letter: …")."""
    start, end = lead
    if not lead_text.rstrip().endswith(":"):
        return None
    begin = end
    for i in range(end - 1, max(start, end - SIGNATURE) - 1, -1):
        if doc[i].text in {".", "!", "?"}:
            break
        begin = i
    if any(t.lemma_ == "be" and t.pos_ in {"AUX", "VERB"} for t in doc[begin:end]):
        return None  # "The pageant is on the theme: …"
    nouns = [t for t in doc[begin:end] if t.pos_ in NOMINAL]
    if not nouns:
        return None
    head = nouns[0]
    first = head.left_edge.i if begin <= head.left_edge.i else head.i
    colon = (
        next(i for i in range(end - 1, begin - 1, -1) if doc[i].text == ":")
        if any(t.text == ":" for t in doc[begin:end])
        else end - 1
    )
    if first >= colon:
        return None
    return Saying(cue=(colon, colon + 1), content=[content], source=(first, colon), source_head=head.i, quoted=True)
