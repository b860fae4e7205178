"""Voices: who vouches for what stands at a given place of the text."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.records import SaidBy


def said_by(doc: Doc, trigger: Token) -> tuple[SaidBy, ...]:
    """The sources of the attributions whose content covers `trigger`, the innermost first, without repeats."""
    start, end = trigger.idx, trigger.idx + len(trigger)
    covering = []
    for attribution in doc._.attributions:
        lengths = [c.end - c.start for c in attribution.content if c.start <= start and end <= c.end]
        if lengths and attribution.source is not None:
            covering.append((min(lengths), attribution.source.start, attribution))
    voices = [
        SaidBy(text=a.source.text, mention=a.source.mention, via=a.via)
        for _, _, a in sorted(covering, key=lambda found: found[:2])
    ]
    return tuple(dict.fromkeys(voices))
