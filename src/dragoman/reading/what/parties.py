"""Parties: from a word in an actor's or recipient's place to the record of who stands there.

A party is a mention that knowledge can place (a country, a sector, an organisation), or, where the
place holds people that nobody can place ("three students"), their words alone. A thing without a
mind is replaced by whoever it belongs to: "positions in Syria", "the army's convoy".
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from spacy.tokens import Doc, Token

from dragoman.reading.document import article_of
from dragoman.reading.what import control, syntax
from dragoman.reading.what.datelines import dateline_end
from dragoman.reading.what.frames import Lexicon
from dragoman.reading.what.pieces import is_inside_name, without_pieces
from dragoman.reading.what.places import makers
from dragoman.reading.what.strangers import is_thing, words
from dragoman.reading.who.context import used
from dragoman.reading.who.mentions import indexes_at
from dragoman.records import Mention, Party

PEOPLE_ENTITIES = frozenset({"PERSON", "NORP", "ORG", "GPE"})
OWNERS = (
    *("of", "against", "on", "in", "from", "by", "to", "at", "near", "for", "among", "with", "inside", "across"),
    "between",
)
BACKWARD = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
UNCOUNTED = frozenset({"many", "some", "several", "most", "others", "thousands", "hundreds", "dozens"})
TIMES = frozenset({"DATE", "TIME"})
COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
RULING = frozenset({"GOV", "LEG", "MIL", "PTY"})
ATTRIBUTIVE = frozenset({"amod", "compound", "nmod", "nummod"})
DEPTH = 4


def parties_of(doc: Doc, tokens: Iterable[Token], lexicon: Lexicon) -> list[Party]:
    """The parties that the tokens head, each once, in their order."""
    found: dict[tuple[int, int, int | None], Party] = {}  # "both sides" has a mention for each side
    for token in tokens:
        for party in _parties(doc, token, lexicon, DEPTH):
            if not any(_is_same_stranger(party, one) for one in found.values()):
                found.setdefault((party.start, party.end, party.mention), party)
    whole = [one for one in found.values() if not any(_is_within(one, other) for other in found.values())]
    return without_pieces(doc, whole)


def _is_within(one: Party, other: Party) -> bool:
    """Whether a party's words are part of another's of the same country: "Burma" in "Burma's regime"."""
    inside = other.start <= one.start and one.end <= other.end and (one.start, one.end) != (other.start, other.end)
    beside = inside and other.text[one.end - other.start :].startswith(" and ")  # "government and rebel forces"
    return inside and not beside and one.country == other.country


def _is_same_stranger(one: Party, other: Party) -> bool:
    """Whether one pronoun was taken for two people of whom nobody knows more than of the other."""
    strangers = one.id is None and other.id is None and one.mention != other.mention
    alike = (one.start, one.end, one.country, one.sector) == (other.start, other.end, other.country, other.sector)
    return strangers and alike and one.text.lower() in BACKWARD


def is_known(party: Party) -> bool:
    """Whether knowledge places the party: it has a country, a sector or an identity."""
    return bool(party.country or party.sector or party.id)


def _parties(doc: Doc, token: Token, lexicon: Lexicon, depth: int) -> list[Party]:
    end = dateline_end(doc, token.idx)
    if end is not None:  # the parser may take the dateline for the subject and the subject for its apposition
        named = [c for c in token.subtree if c.dep_ == "appos" and c.head.idx < end <= c.idx]
        return [party for one in named for party in _parties(doc, one, lexicon, depth - 1)] if depth > 0 else []
    describes = token.dep_ in ATTRIBUTIVE
    token = _meant(token)
    covering = mentions_at(doc, token)
    if describes:  # "Russian attack" names a party, "military attack" does not
        return [party for party in covering if party.country or party.id or (party.sector and token.pos_ == "NOUN")]
    if covering:
        if any(p.mention is not None and is_thing(doc._.mentions[p.mention]) for p in covering):
            covering = []
        vague = bool(covering) and not any(party.country or party.id for party in covering)
        return (vague and _examples(doc, token)) or [
            *_sharing(doc, token),
            *(_with_origin(doc, token, party) for party in covering),
        ]
    if _is_those(token):
        return [words(doc, token, None)]
    if token.pos_ == "PRON":
        spoken = control.reporter(token) if token.lower_ in BACKWARD and depth == DEPTH else []
        return [party for one in spoken for party in mentions_at(doc, one)]
    return _unlinked(doc, token, lexicon, depth) if depth > 0 else []


def _meant(token: Token) -> Token:
    """The noun that the parser put before a day or a compass point, as if it described that one.

    "Met with President Assad Tuesday", "a raid on a rebel camp north of Lima".
    """
    day = token.ent_type_ in TIMES and token.pos_ == "PROPN"
    if not day and not (token.lower_ in COMPASS and any(c.lower_ == "of" for c in token.rights)):
        return token
    before = [c for c in token.lefts if c.dep_ == "compound" and c.i == token.i - 1]
    return next((c for c in before if not day or c.ent_type_ in PEOPLE_ENTITIES), token)


def _sharing(doc: Doc, token: Token) -> list[Party]:
    """The first side of "government and rebel forces", who share their noun and no more."""
    first = [c for c in token.children if c.dep_ in ATTRIBUTIVE and c.pos_ == "NOUN" and list(c.conjuncts)]
    if token.tag_ != "NNS" or not first or first[0].nbor(1).lower_ != "and":
        return []
    sides = [one for one in mentions_at(doc, first[0]) if one.end == first[0].idx + len(first[0])]
    country = next((one.country for one in mentions_at(doc, token) if one.country), None)
    return [msgspec.structs.replace(one, country=one.country or country) for one in sides if one.sector]


def _unlinked(doc: Doc, token: Token, lexicon: Lexicon, depth: int) -> list[Party]:
    """The parties of a noun phrase that is no mention: people by their words, things by whoever they belong to."""
    dated = token.ent_type_ in TIMES and token.dep_ == "pobj"  # "in the first year of his government"
    if lexicon.is_a(token.lemma_.lower(), ("nobody",)) or token.dep_ == "pcomp" or dated or is_inside_name(doc, token):
        return []
    made = [party for one in makers(token) if token.pos_ == "NOUN" for party in mentions_at(doc, one)]
    instead = made or _members(doc, token, lexicon) or _examples(doc, token) or _uncounted(doc, token)
    if instead:
        return instead
    owners = [*syntax.possessors(token), *syntax.modifiers(token)] or _shared(token)
    placed = [party for owner in owners for party in mentions_at(doc, owner) if is_known(party)]
    if is_people(token, lexicon):
        return [_strangers(doc, token, placed, lexicon)]
    owned = _owned(doc, token, placed, lexicon, depth)
    if owned:
        return owned[:1]
    made_of = lexicon.is_a(token.lemma_.lower(), ("founding",))  # "the establishment of a fund": what is being made
    for name in OWNERS[made_of:]:
        inner = syntax.prepositional(token, (name,))
        below = [party for one in inner for party in _parties(doc, one, lexicon, depth - 1)]
        if below:
            return below
    return [party for owner in owners for party in _parties(doc, owner, lexicon, depth - 2)][:1]


def _strangers(doc: Doc, token: Token, placed: list[Party], lexicon: Lexicon) -> Party:
    """People by their words, of the state that stands before them or that they come from."""
    resisted = _resisted(doc, token, lexicon)
    if resisted is not None:
        return msgspec.structs.replace(words(doc, token, resisted), sector="OPP")
    described = None if placed else _described(doc, token)
    if described is not None:
        return msgspec.structs.replace(words(doc, token, described), sector=described.sector)
    akin = lexicon.is_a(token.lemma_.lower(), ("relational",))  # China's allies are not China's people
    return words(doc, token, None if akin else next(iter(placed), _origin(doc, token)))


def _resisted(doc: Doc, token: Token, lexicon: Lexicon) -> Party | None:
    """Whose opponents at home people are: "opponents of the senate"; "China's critics" may live anywhere."""
    if not lexicon.is_a(token.lemma_.lower(), ("domestic",)):
        return None
    above = [*syntax.possessors(token), *syntax.prepositional(token, ("of",))]
    inner = (p for one in above for p in mentions_at(doc, one) if p.mention is not None and p.country)
    return next((p for p in inner if p.sector in RULING and doc._.mentions[p.mention].kind != "state"), None)


def _described(doc: Doc, token: Token) -> Party | None:
    """What the words after a name without a mention say of who it is: "Kato, one of the convicts"."""
    if token.pos_ != "PROPN":
        return None
    said = [c for c in token.children if c.dep_ == "appos" and c.i > token.i]
    said += [g for c in said if c.lower_ == "one" for g in syntax.prepositional(c, ("of",))]
    return next((p for c in said if c.pos_ == "NOUN" for p in mentions_at(doc, c) if p.sector and not p.id), None)


def _shared(token: Token) -> list[Token]:
    """What stands before the first of two bare nouns: "the Peruvian government and nation"."""
    first = token.head
    bare = token.dep_ == "conj" and token.pos_ == "NOUN" and first.pos_ == "NOUN" and not any(token.lefts)
    return [c for c in first.lefts if c.dep_ in {"amod", "poss"} and c.pos_ != "PRON"] if bare else []


def _members(doc: Doc, token: Token, lexicon: Lexicon) -> list[Party]:
    """Whom a team or crowd without a country is made of: "a team of police officers"."""
    if not lexicon.is_a(token.lemma_.lower(), ("teams",)):
        return []
    if any(is_known(p) for owner in syntax.modifiers(token) for p in mentions_at(doc, owner)):
        return []
    return [p for one in syntax.prepositional(token, ("of",))[:1] for p in mentions_at(doc, one) if p.sector][:1]


def _examples(doc: Doc, token: Token) -> list[Party]:
    """Whom "such as" names for a noun that says less: "bodies such as A and B"."""
    found = [party for one in syntax.examples(token) for party in mentions_at(doc, one)]
    return found if all(is_known(one) for one in found) else []


def _uncounted(doc: Doc, token: Token) -> list[Party]:
    """ "Many in Peru": people, not the country."""
    if token.lower_ not in UNCOUNTED or token.pos_ == "NOUN" or syntax.prepositional(token, ("of",)):
        return []
    return [msgspec.structs.replace(words(doc, token, _origin(doc, token)), sector="CVL")]


def _owned(doc: Doc, token: Token, placed: list[Party], lexicon: Lexicon, depth: int) -> list[Party]:
    """What a thing is called or whose it is: "the country's capital, Oslo", "Peru's army", "the Danish crown's"."""
    holders = syntax.possessors(token)
    called = [p for one in token.children if holders and one.dep_ == "appos" for p in mentions_at(doc, one)]
    if placed:
        return called or placed
    found = [p for one in holders for p in _parties(doc, one, lexicon, depth - 2)]
    return found if any(is_known(p) or p.mention is not None for p in found) else []


def _with_origin(doc: Doc, token: Token, party: Party) -> Party:
    """A group without a country takes the one it is said to come from: "gunmen from Chad"."""
    origin = None if party.country or party.id else _origin(doc, token)
    return party if origin is None else msgspec.structs.replace(party, country=origin.country)


def _origin(doc: Doc, token: Token) -> Party | None:
    """Where people are said to come from or to be, right after their noun: "two men from Nepal", "police in Lima"."""
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ not in {"from", "of", "in"}:
        return None
    preposition = doc[token.i + 1]
    if preposition.lower_ == "in" and any(child.lower_ in used("foreign") for child in token.lefts):
        return None  # "foreign residents in Lima"
    near = [child for child in preposition.children if child.dep_ == "pobj"]
    placed = (p for one in near for inner in (one, *one.lefts) for p in mentions_at(doc, inner))
    return next((p for p in placed if p.country), None)


def mentions_at(doc: Doc, token: Token) -> list[Party]:
    """The mentions whose words include the token, as parties; places without a country are no parties."""
    if token.ent_type_ in TIMES:
        return []
    mentions: tuple[Mention, ...] = doc._.mentions
    indexes = indexes_at(doc, token)
    if not indexes:
        return []
    first = mentions[indexes[0]]
    same = [i for i in indexes if (mentions[i].start, mentions[i].end) == (first.start, first.end)]
    found = [party(mentions[i], i) for i in same if _may_act(mentions[i])]
    end = dateline_end(doc, first.start)
    return found if end is None or end > token.idx else [_after(doc, one, end) for one in found]


def _after(doc: Doc, party: Party, end: int) -> Party:
    """A party without the dateline that its name was glued to."""
    return msgspec.structs.replace(party, start=end, text=article_of(doc).text[end : party.end])


def _is_those(token: Token) -> bool:
    """ "Those arrested": people, by their words."""
    return token.lower_ == "those" and any(c.dep_ == "acl" and c.tag_ == "VBN" for c in token.children)


def party(mention: Mention, index: int) -> Party:
    """A mention as a party."""
    return Party(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        mention=index,
        id=mention.id,
        name=mention.name,
        country=mention.country,
        sector=mention.sector,
    )


def _may_act(mention: Mention) -> bool:
    return mention.kind != "place" or mention.country is not None


def is_people(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word names people or a body of people."""
    if token.lemma_ in {"establishment", "front"} and any(c.lower_ == "of" for c in token.children):
        return False  # "the establishment of a fund", "in front of"
    return (
        lexicon.is_a(token.lemma_.lower(), ("people", "bodies"))
        or (token.pos_ == "PROPN" and not token.ent_type_ and _is_unseen_name(token, lexicon))
        or (token.ent_type_ in PEOPLE_ENTITIES and token.pos_ in {"PROPN", "NOUN", "ADJ"})
    )


def _is_unseen_name(token: Token, lexicon: Lexicon) -> bool:
    """Whether a name that the recogniser passed over is a person's.

    By its apposition ("Akoto, the founder of"), or as one of several names ("Merlo, Pintado and Akoto").
    """
    described = (c for c in token.children if c.dep_ == "appos" and c.pos_ == "NOUN")
    if any(lexicon.is_a(c.lemma_.lower(), ("people",)) for c in described):
        return True
    return token.dep_ == "conj" and token.head.pos_ == "PROPN" and token.head.ent_type_ in {"PERSON", "GPE", "NORP"}
