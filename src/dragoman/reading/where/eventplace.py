"""Event places: where an event happened, from its syntax first.

In this order: the place in the event's own phrase ("talks in Minsk", "visit to X", "invaded X"), in the
phrase of its verb or noun, in the rest of its clause, and for events of the lead the dateline. What is
said of another clause's event is never taken; None when the text does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from dragoman.knowledge.table import read, shipped
from dragoman.reading.document import article_of
from dragoman.reading.who.mentions import indexes_at
from dragoman.records import EventPlace, Mention

_CLAUSE = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "xcomp", "acl", "pcomp", "parataxis", "csubj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LEAD = 700  # characters after a dateline that it can speak for
_DASHES = frozenset({"-", "–", "—", "--"})


def event_place(doc: Doc, token: Token) -> EventPlace | None:
    """Where the event at the trigger `token` happened, or None when the text does not say."""
    for candidate in _candidates(token):
        place = _place_at(doc, candidate)
        if place is not None:
            return place
    return _dateline(doc, token)


def _candidates(trigger: Token) -> Iterator[Token]:
    """Tokens that may name the place, the closest to the trigger first."""
    yield from _own(trigger)
    for child in trigger.children:  # "held talks in Minsk", "paid a visit to Kyiv"
        if child.dep_ in {"dobj", "attr", "nsubjpass", "prep", "agent", "xcomp"} and child.i > trigger.i:
            yield from _located(child, direction=_role(child, "to"))
            if child.dep_ == "prep":
                for noun in child.children:
                    yield from _located(noun, direction=False)
    if trigger.pos_ in _NOUNS:
        yield from (
            child for child in trigger.lefts if child.dep_ in {"compound", "nmod", "amod"} and child.pos_ == "PROPN"
        )
        yield from _own(_clause(trigger))
    clause = _clause(trigger)
    if clause is not trigger:
        yield from _located(clause, direction=_role(clause, "to"))
    if clause.dep_ in {"advcl", "xcomp"}:  # "flew to Minsk to start a visit"
        yield from _located(clause.head, direction=_role(clause.head, "to"))


def _own(trigger: Token) -> Iterator[Token]:
    """Places that the trigger governs itself."""
    yield from _located(trigger, direction=_role(trigger, "to"))
    for child in trigger.children:
        if child.dep_ in {"dobj", "nsubjpass"} and _role(trigger, "object"):
            yield child
        if child.dep_ == "prep" and any(
            child.lower_ == word and _role(trigger, role)
            for word, role in (("of", "of"), ("on", "on"), ("into", "into"), ("against", "on"))
        ):
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _located(head: Token, direction: bool) -> Iterator[Token]:
    """Objects of the prepositions of place below a token; with `direction`, also of "to"."""
    for child in head.children:
        if child.dep_ != "prep" or (head.pos_ in _NOUNS and child.i < head.i):
            continue
        if child.lower_ in _words("locative") or (direction and child.lower_ == "to"):
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield noun
                    yield from _located(noun, direction=False)


def _clause(token: Token) -> Token:
    """The verb or noun that heads the clause of a token."""
    for _ in range(12):
        if token.dep_ in _CLAUSE or token.head is token:
            break
        token = token.head
    return token


def _role(token: Token, role: str) -> bool:
    return token.lemma_.lower() in _words(role)


@cache
def _words(role: str) -> frozenset[str]:
    rows = read(shipped("where/place_roles.tsv"), ("word", "role", "source"))
    return frozenset(row["word"] for row in rows if row["role"] == role)


def _place_at(doc: Doc, token: Token) -> EventPlace | None:
    """The place that a noun names: its own mention, or the place in its own phrase ("the Chinese capital")."""
    mentions: tuple[Mention, ...] = doc._.mentions
    for i in indexes_at(doc, token):
        mention = mentions[i]
        if mention.kind == "place" or (mention.kind == "state" and mention.country):
            return _record(mention)
    for child in token.children:  # "Beijing's Great Hall", "the town of Kupiansk"
        nested = child if child.dep_ in {"poss", "compound"} else None
        if child.dep_ == "prep" and child.lower_ == "of":
            nested = next((noun for noun in child.children if noun.dep_ == "pobj"), None)
        if nested is not None:
            for i in indexes_at(doc, nested):
                if mentions[i].kind == "place":
                    return _record(mentions[i])
    return None


def _record(mention: Mention) -> EventPlace | None:
    if mention.country is None and mention.name is None:
        return None
    return EventPlace(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        name=mention.name or mention.text,
        country=mention.country,
        lat=mention.lat,
        lon=mention.lon,
        geonames=mention.geonames,
    )


def _dateline(doc: Doc, token: Token) -> EventPlace | None:
    """The place of the dateline, for a main-clause event of the paragraph that it opens."""
    if _clause(token).dep_ != "ROOT":
        return None
    text = article_of(doc).text
    for mention in doc._.mentions:
        if mention.start > token.idx or mention.start > _LEAD:
            break
        if mention.kind != "place" or not (mention.start == 0 or text[mention.start - 1] == "\n"):
            continue
        rest = text[mention.end : mention.end + 40]
        dash = min((rest.find(d) for d in _DASHES if d in rest), default=-1)
        line = text.find("\n", mention.end)
        if dash >= 0 and "\n" not in rest[:dash] and token.idx < (line if line >= 0 else len(text)):
            return _record(mention)
    return None
