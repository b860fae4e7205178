"""Prepositions: "according to X", "per X", "in the words of X", "in X's view" and what they attribute."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.reading.said.cues import Cues
from dragoman.reading.said.relays import name, reported_by
from dragoman.reading.said.saying import Range, Saying, pieces
from dragoman.reading.said.sources import phrase


def sayings(doc: Doc, words: list[Token], cues: Cues) -> Iterator[Saying]:
    """Sayings that a prepositional phrase introduces; the content is the sentence or clause around it."""
    for token in words:
        i, lower = token.i, token.lower_
        following = doc[i + 1] if i + 1 < len(doc) else None
        if lower == "according":
            if following is not None and following.lower_ == "to" and i + 2 < len(doc) and _speaks(doc[i + 2], cues):
                yield from _around(doc, token, (i, i + 2), _head(doc[i + 2]))
        elif lower == "per":
            if following is not None and _is_named(doc, token, cues):
                yield from _around(doc, token, (i, i + 1), _head(following))
        elif token.dep_ == "pobj" and token.head.lower_ == "in":
            yield from _in_view(doc, token)


def _in_view(doc: Doc, noun: Token) -> Iterator[Saying]:
    """ "In his view", "in the words of the general"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        yield from _around(doc, noun.head, (noun.head.i, noun.i + 1), owner)
        return
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    owner = None if of is None else next((c for c in of.children if c.dep_ == "pobj"), None)
    if of is not None and owner is not None:
        yield from _around(doc, noun.head, (noun.head.i, of.i + 1), owner)


def _is_named(doc: Doc, token: Token, cues: Cues) -> bool:
    """Whether "per" names a source and no rate: something with a name follows after a comma or at the start."""
    before = doc[token.i - 1] if token.i else None
    free = before is None or before.is_punct or before.is_space
    head = _head(doc[token.i + 1])
    return free and (
        head.pos_ == "PROPN" or head.lemma_.lower() in cues.speakers or any(t.pos_ == "PROPN" for t in head.subtree)
    )


def _speaks(first: Token, cues: Cues) -> bool:
    """Whether what follows "according to" can say anything: no bare noun as in "according to rank"."""
    head = _head(first)
    return head.tag_ != "NN" or head.i != first.i or head.lemma_.lower() in cues.speakers


def _head(token: Token) -> Token:
    """The head of the noun phrase that starts at a token."""
    node = token
    while node.head.i > node.i and node.dep_ in {
        "det",
        "amod",
        "compound",
        "poss",
        "nummod",
        "case",
        "nmod",
        "advmod",
        "quantmod",
        "predet",
        "nsubj",
    }:
        if node.dep_ == "nsubj":
            break
        node = node.head
    return node


def _around(doc: Doc, token: Token, cue: Range, head: Token) -> Iterator[Saying]:
    source = phrase(head)
    inside = source[0] >= cue[0] and source[1] <= cue[1]  # the possessive of "in his view"
    if not inside:
        source = (max(source[0], cue[1]), source[1])
        source = (source[0], _end_of_source(doc, source))
    relay = reported_by(doc, source)
    after = max(source[1], cue[1])
    via: list[str] = []
    if relay is not None and relay[0] > source[0]:
        after = max(after, relay[1].right_edge.i + 1)
        source = (source[0], relay[0])
        via = [name(doc, relay[1])]
    sent = token.sent
    start, end = _clause(doc, token, sent.start, sent.end, after)
    own = set(range(cue[0], after))
    content = pieces(doc, (i for i in range(start, end) if i not in own))
    if content:
        yield Saying(
            cue=cue, content=content, source=source, source_head=head.i, stance="say", via=via, phrase=(cue[0], after)
        )


def _end_of_source(doc: Doc, source: Range) -> int:
    """Where the source ends: a comma followed by a clause with its own subject ends it."""
    start, end = source
    for i in range(start, end):
        if (
            doc[i].text == ","
            and i + 1 < end
            and any(
                t.dep_ in {"nsubj", "nsubjpass"} and t.head.pos_ in {"VERB", "AUX"} and t.head.dep_ != "relcl"
                for t in doc[i + 1 : end]
            )
        ):
            return i
    return end


def _clause(doc: Doc, token: Token, start: int, end: int, after: int) -> Range:
    """The part of the sentence that the phrase speaks of: up to a coordinate clause beyond it."""
    if token.i - start > 3:
        for t in doc[after:end]:
            if (
                t.dep_ in {"nsubj", "nsubjpass"}
                and t.head.i > t.i
                and t.head.dep_ in {"conj", "ROOT", "advcl", "ccomp"}
            ):
                return start, after
    return start, end
