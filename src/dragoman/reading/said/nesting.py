"""Nesting: which sayings inside another one's content are statements of their own.

"Xinhua said that the minister announced …" holds two statements, the minister's reached the page through
Xinhua. "She said she asked them to deny it" holds one: what somebody tells of himself, wants others to say, or
leaves without a speaker is part of what he says. A wish or thought inside a report is part of the report too.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.reading.said.coverage import Cover
from dragoman.reading.said.cues import REPORTS
from dragoman.reading.said.governor import finite
from dragoman.reading.said.saying import Saying
from dragoman.reading.who.mentions import indexes_at

PERSONAL = {"he", "she", "it", "they", "i", "we", "you"}
HELD = {"would", "could", "may", "might", "should", "must", "can", "will", "'ll", "’ll", "'d", "’d"}


def without_nested(doc: Doc, found: list[Saying]) -> list[Saying]:
    """The sayings that stand in no other one's content, or are statements of their own there."""
    cover = Cover((start, end, i) for i, saying in enumerate(found) for start, end in saying.content)
    kept: list[Saying] = []
    for i, saying in enumerate(found):
        outer = [found[j] for j in cover.at(doc[saying.cue[0]].idx) if j != i]
        if all(_stands(doc, saying, other) for other in outer):
            kept.append(saying)
    return kept


def _stands(doc: Doc, saying: Saying, outer: Saying) -> bool:
    """Whether a saying inside another one is a statement that the other one passes on."""
    if not saying.report or not outer.report or outer.quoted:
        return False
    if saying.phrase is not None:
        return True
    verb = next((t for t in doc[saying.cue[0] : saying.cue[1]] if t.pos_ == "VERB"), None)
    if verb is None or saying.source_head is None or saying.stance not in REPORTS - {"ask"}:
        return False
    if not _told(verb) and not saying.quoted:
        return False
    return not _himself(doc, doc[saying.source_head], outer)


def _told(verb: Token) -> bool:
    """Whether a verb tells that something was said: finite, not negated, not under a modal."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"}]
    return finite(verb) and not any(c.dep_ == "neg" or c.lower_ in HELD for c in helpers)


def _himself(doc: Doc, head: Token, outer: Saying) -> bool:
    """Whether a speaker inside a report is, as far as the page tells, the one who makes the report."""
    if head.lower_ not in PERSONAL:
        return False
    inner = _names(doc, head)
    around = _names(doc, doc[outer.source_head]) if outer.source_head is not None else set()
    return not inner or not around or bool(inner & around)


def _names(doc: Doc, head: Token) -> set[str | None]:
    return {doc._.mentions[i].name for i in indexes_at(doc, head)} - {None}
