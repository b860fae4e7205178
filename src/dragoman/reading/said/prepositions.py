"""Prepositions: "according to X", "per X", "in the words of X", "in X's view" and what they attribute."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.reading.said.cues import Cues
from dragoman.reading.said.relays import name, reported_by
from dragoman.reading.said.saying import Range, Saying, pieces
from dragoman.reading.said.sources import phrase
from dragoman.reading.who.mentions import indexes_at

DAY = 5  # words of a time expression
NAME = 6  # tokens of a person's name with a form of address


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
        source = (source[0], _with_name(doc, (source[0], _end_of_source(doc, source))))
    relay = reported_by(doc, source)
    after = max(source[1], cue[1])
    via: list[str] = []
    if relay is not None and relay[0] > source[0]:
        after = max(after, relay[1].right_edge.i + 1)
        source = (source[0], relay[0])
        via = [name(doc, relay[1])]
    told = _told(token)
    if told is None:
        start, end = _clause(doc, token, token.sent.start, token.sent.end, after)
    else:
        start, end = told
    own = set(range(cue[0], after))
    content = pieces(doc, (i for i in range(start, end) if i not in own))
    content = [p for p in content if p[0] < doc[cue[0]].idx or not _only_when(doc, p)] or content
    if content:
        yield Saying(
            cue=cue, content=content, source=source, source_head=head.i, stance="say", via=via, phrase=(cue[0], after)
        )


def _with_name(doc: Doc, source: Range) -> int:
    """The end of a source with the name that follows its title: "according to the founder, Ana Ruiz, …"."""
    end = source[1]
    if end + 1 >= len(doc) or doc[end].text != "," or doc[end - 1].ent_type_ == "PERSON":
        return end
    stop = end + 1
    while stop < len(doc) and stop - end <= NAME and doc[stop].pos_ == "PROPN":
        stop += 1
    closed = stop < len(doc) and doc[stop].text == ","
    return stop if closed and _is_person(doc, end + 1, stop) else end


def _is_person(doc: Doc, start: int, end: int) -> bool:
    """Whether a run of names is a person's: so labelled or linked, or two names that are labelled as nothing else."""
    words = doc[start:end]
    if any(t.ent_type_ == "PERSON" for t in words):
        return True
    if any(doc._.mentions[i].kind == "person" for t in words for i in indexes_at(doc, t)):
        return True
    return len(words) > 1 and not any(t.ent_type_ for t in words)


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


def _only_when(doc: Doc, piece: Range) -> bool:
    """Whether words behind a phrase only say when it was reported ("…, as reported by CNN on Friday")."""
    span = doc.char_span(*piece, alignment_mode="expand")
    words = [t for t in span or () if t.pos_ not in {"ADP", "DET", "PUNCT"}]
    return len(words) <= DAY and all(any(x.start <= t.idx < x.end for x in doc._.timexes) for t in words)


def _told(token: Token) -> Range | None:
    """The "that" clause that a phrase stands in, of something that somebody says: "He said that in her view …"."""
    node = token.head
    for _ in range(3):
        if node.dep_ == "ccomp" and node.head.i < token.i and token.i < node.i:
            that = next((c for c in node.children if c.lower_ == "that" and c.i < token.i), None)
            return None if that is None else (that.i + 1, node.right_edge.i + 1)
        if node.pos_ in {"VERB", "AUX"} or node.head.i == node.i:
            return None
        node = node.head
    return None


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
