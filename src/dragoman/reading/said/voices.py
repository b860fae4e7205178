"""Voices: who vouches for what stands at a given place of the text.

The sources of all attributions whose content covers a word, the innermost first. A pronoun is printed as the
name of whom it stands for, and "the study" as the fuller words that named it before, where the page has them.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.reading.said.coverage import covering
from dragoman.records import Attribution, SaidBy

PRONOUNS = {
    "he",
    "she",
    "it",
    "they",
    "i",
    "we",
    "you",
    "who",
    "which",
    "that",
    "his",
    "her",
    "their",
    "its",
    "my",
    "our",
}


def said_by(doc: Doc, trigger: Token) -> tuple[SaidBy, ...]:
    """The sources of the attributions whose content covers `trigger`, the innermost first, without repeats."""
    found = []
    for at in covering(doc, trigger):
        attribution: Attribution = doc._.attributions[at]
        source, content = attribution.source, attribution.content
        if source is not None and not source.start <= trigger.idx < source.end:
            found.append((content[-1].end - content[0].start, -len(attribution.via), at))
    return tuple(dict.fromkeys(_voice(doc, at) for _, _, at in sorted(found)))


def _voice(doc: Doc, at: int) -> SaidBy:
    """The voice of one attribution."""
    attribution: Attribution = doc._.attributions[at]
    source = attribution.source
    assert source is not None
    text, mention = source.text.strip(" ,;:\n"), source.mention
    if text.lower() in PRONOUNS:
        named = None if mention is None else doc._.mentions[mention].name
        return SaidBy(text=named or text, mention=mention, via=attribution.via)
    fuller = _fuller(doc, at, text) if mention is None else text
    return SaidBy(text=fuller, mention=mention, via=attribution.via)


def _fuller(doc: Doc, at: int, text: str) -> str:
    """The first source of the page that "the report", "the ministry" may take up: the same noun, more words."""
    words = text.lower().split()
    if len(words) != 2 or words[0] not in {"the", "this", "that"}:
        return text
    for earlier in doc._.attributions[:at]:
        if (
            earlier.source is not None
            and words[1] in earlier.source.text.lower().split()
            and len(earlier.source.text) > len(text)
        ):
            named: str = earlier.source.text.strip(" ,;:\n")
            return named
    return text
