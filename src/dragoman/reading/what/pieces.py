"""Pieces: parties of one list that are pieces of one another's names and titles.

A name or a title with "and" in it looks like a list: "the Ministry of Mines and Energy", "the Ida and Ole Berg
Foundation", "Deputy Prime Minister and Finance Minister A". So does an apposition: "A, acting chairman and treasurer
of the union,". One man is one party, with all of his name and the sector that either piece gives.
"""

from __future__ import annotations

from itertools import pairwise

import msgspec
from spacy.tokens import Doc, Token

from dragoman.reading.document import article_of, head_of, tokens_of
from dragoman.reading.who.mentions import indexes_at
from dragoman.records import Mention, Party

ARTICLES = ("the ", "a ", "an ")
PLURAL = frozenset({"NNS", "NNPS"})
DEPARTMENTS = frozenset({"ministry", "department", "directorate", "secretariat", "office"})
BODIES = frozenset({"organisation"})
LEADING = frozenset({"leader", "head", "chief", "boss", "commander", "founder", "deputy", "ringleader"})


def without_pieces(doc: Doc, parties: list[Party]) -> list[Party]:
    """The parties of a list, each with all of its name."""
    if len(parties) < len("AB"):
        return parties
    kept: list[Party] = []
    end = 0  # of what the last one was joined with
    for one in _with_fellows(doc, parties):
        joined = _joined(doc, kept[-1], one, end) if kept else None
        end = one.end
        if joined is None:
            kept.append(one)
        else:
            kept[-1] = joined
    return kept


def _with_fellows(doc: Doc, parties: list[Party]) -> list[Party]:
    """ "A leader and two other members of the gang": a leader whom nobody can place is of the gang, too."""
    text = article_of(doc).text
    told = list(parties)
    for at, (one, other) in enumerate(pairwise(parties)):
        fellows = text[one.end : other.start] == " and " and _is_led(doc, one) and "other members of" in other.text
        if fellows and other.sector:
            told[at] = msgspec.structs.replace(one, country=other.country, sector=other.sector)
    return told


def _is_led(doc: Doc, one: Party) -> bool:
    """Whether a party is a leader without a name, of nobody knows what."""
    head = head_of(doc, one)
    return not (one.country or one.id) and head is not None and head.lemma_.lower() in LEADING


def is_inside_name(doc: Doc, token: Token) -> bool:
    """Whether a word goes on with a name of which a mention has the beginning: "the Ministry of Mines and Energy"."""
    first = token.i
    while first > 0 and doc[first].ent_iob_ == "I" and doc[first].ent_type_ == "ORG":
        first -= 1
    begun = first < token.i and token.ent_type_ == "ORG"
    return begun and any(indexes_at(doc, one) for one in doc[first : token.i])


def _joined(doc: Doc, one: Party, other: Party, end: int) -> Party | None:
    """The one party that two neighbours in a list are, or None; `end` is where the first one's pieces end."""
    text = article_of(doc).text
    between = text[end : other.start]
    titled = _is_named(doc, one) and _is_title(doc, other) and not _is_plural(doc, other)
    if between == " and ":
        if _is_one_man(doc, one, other) or (titled and end > one.end):
            return one if one.sector else msgspec.structs.replace(one, sector=other.sector)
        if _is_department(doc, one) and _is_matter(doc, other):
            return msgspec.structs.replace(one, end=other.end, text=text[one.start : other.end])
        if _is_name_begun(doc, one, other) or _is_further_title(doc, one, other):
            return msgspec.structs.replace(other, start=one.start, text=text[one.start : other.end])
    elif between == ", ":
        if titled:
            return one if one.sector else msgspec.structs.replace(one, sector=other.sector)
        if _is_office(doc, one) and _is_alone(doc, other) and _is_closed(doc, other):
            return msgspec.structs.replace(
                other, country=other.country or one.country, sector=other.sector or one.sector
            )
    return None


def _mention(doc: Doc, one: Party) -> Mention | None:
    return doc._.mentions[one.mention] if one.mention is not None else None


def _has_article(doc: Doc, one: Party) -> bool:
    before = article_of(doc).text[max(one.start - len(" the "), 0) : one.start].lower()
    return one.text.lower().startswith(ARTICLES) or before.endswith(ARTICLES)


def _is_plural(doc: Doc, one: Party) -> bool:
    head = head_of(doc, one)
    return head is None or head.tag_ in PLURAL


def _is_name_begun(doc: Doc, one: Party, other: Party) -> bool:
    """ "The Ida" and "Ole Berg Foundation": the first names that a body shares its article with."""
    body, first = _mention(doc, other), head_of(doc, one)
    if one.mention is not None or body is None or body.kind not in BODIES or first is None:
        return False
    return first.pos_ == "PROPN" and _has_article(doc, one) and not _has_article(doc, other) and first.text.istitle()


def _is_department(doc: Doc, one: Party) -> bool:
    """Whether a party is a department called by what it is for: "the ministry of interior"."""
    words = one.text.lower().split()
    body = _mention(doc, one)
    named = body is not None and body.kind in BODIES and body.sector == "GOV"
    return named and "of" in words[1:-1] and words[words.index("of") - 1] in DEPARTMENTS


def _is_matter(doc: Doc, other: Party) -> bool:
    """Whether a word after "and" is what else a department is for, and nobody by itself: "municipalities"."""
    alone = len(other.text.split()) == 1 and not _has_article(doc, other)
    return alone and other.id is None and other.sector in {"GOV", None}


def _is_further_title(doc: Doc, one: Party, other: Party) -> bool:
    """ "Deputy Prime Minister" and "Finance Minister A": two titles of one man share his name and no article."""
    office, man = _mention(doc, one), _mention(doc, other)
    if office is None or man is None or office.kind != "person" or man.kind != "person":
        return False
    titled = _ends_in_name(doc, other) and not _ends_in_name(doc, one) and not _has_article(doc, one)
    return titled and len(other.text.split()) > len("AB") and one.country in {other.country, None}


def _is_one_man(doc: Doc, one: Party, other: Party) -> bool:
    """ "The first lady and vice-president, A,": two offices that share an article and the name after them."""
    if not (_is_office(doc, one) and _is_title(doc, other)) or _is_plural(doc, other):
        return False
    after = tokens_of(doc, other)
    if after is None or after.end + 1 >= len(doc) or doc[after.end].text != ",":
        return False
    name = doc[after.end + 1]
    return name.ent_type_ == "PERSON" and name.ent_iob_ == "B" and one.country in {other.country, None}


def _is_title(doc: Doc, one: Party) -> bool:
    """Whether a party is a bare office or calling without article and name: "acting chairman"."""
    head = head_of(doc, one)
    person = one.mention is None or doc._.mentions[one.mention].kind == "person"
    return person and head is not None and head.pos_ == "NOUN" and not _has_article(doc, one)


def _is_named(doc: Doc, one: Party) -> bool:
    mention = _mention(doc, one)
    return mention is not None and mention.kind == "person" and _ends_in_name(doc, one)


def _is_office(doc: Doc, one: Party) -> bool:
    """Whether a party is one office with its article, but without a name: "the ambassador in Lima"."""
    mention = _mention(doc, one)
    bare = mention is not None and mention.kind == "person" and not _ends_in_name(doc, one)
    return bare and _has_article(doc, one) and not _is_plural(doc, one)


def _is_alone(doc: Doc, one: Party) -> bool:
    """Whether a party is a person's name and nothing else."""
    span = tokens_of(doc, one)
    return _is_named(doc, one) and span is not None and all(token.ent_type_ == "PERSON" for token in span)


def _is_closed(doc: Doc, one: Party) -> bool:
    """Whether a comma or the end follows a name: an apposition, and not the next of a list."""
    return article_of(doc).text[one.end : one.end + 1] in {",", ".", ";", ""}


def _ends_in_name(doc: Doc, one: Party) -> bool:
    span = tokens_of(doc, one)
    return span is not None and span[-1].ent_type_ == "PERSON"
