"""Speakers: who says something, and whom a person who asks means by a name.

A speaker is asked for by name, alias, office ("French president"), country code or id. Spellings that the
pages link to one id are one speaker: asking for one finds them all. A name inside another's - "Novak's
spokeswoman" - does not name the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.knowledge import Knowledge
from dragoman.knowledge.name import fold
from dragoman.records import Attribution, Mention, MentionKind, Reading, Record

ID = re.compile(r"Q\d+|\w+:\S+")  # Wikidata, or "person:BLR:…", "ORG:…"
ISO3 = re.compile(r"[A-Z]{3}")
POSSESSIVE = re.compile(r"['’]s?$")
EDGES = " ,;:.\n\"“”'’"
PRONOUNS = frozenset(
    ("he", "she", "it", "they", "i", "we", "you", "who", "which", "that", "his", "her", "their", "its", "my", "our")
)


class Speaker(Record, frozen=True, kw_only=True):
    """Who says something: the words of the page, and whom they were linked to, where that is known."""

    text: str
    id: str | None = None
    name: str | None = None
    country: str | None = None
    kind: MentionKind | None = None

    @property
    def shown(self) -> str:
        """The name, else the words of the page."""
        return self.name or self.text

    def key(self, page: str) -> tuple[str, ...]:
        """What tells speakers apart over a case; words that name nobody are tied to their page."""
        if self.id:
            return (self.id,)
        if self.name:
            return (fold(self.name), self.country or "")
        return (fold(self.text), self.country or "", page)


def speaker_of(reading: Reading, attribution: Attribution) -> Speaker | None:
    """Who says what an attribution holds; None when the page names nobody."""
    source = attribution.source
    if source is None:
        return None
    mention = mention_of(reading, attribution)
    text = POSSESSIVE.sub("", " ".join(source.text.split()).strip(EDGES)) or source.text
    if mention is None:
        return Speaker(text=text)
    together = [m for m in reading.mentions if (m.start, m.end) == (mention.start, mention.end)]
    if len(together) > 1:  # "the two presidents": nobody speaks alone
        countries = {m.country for m in together}
        return Speaker(
            text=text,
            name=" and ".join(dict.fromkeys(m.name or m.text for m in together)),
            country=mention.country if len(countries) == 1 else None,
            kind="group",
        )
    name = mention.name
    if name is None and text.casefold() in PRONOUNS and mention.text.casefold() not in PRONOUNS:
        text = " ".join(mention.text.split())  # "who said": the words that the pronoun stands for
    return Speaker(text=text, id=mention.id, name=name, country=mention.country, kind=mention.kind)


def mention_of(reading: Reading, attribution: Attribution) -> Mention | None:
    """The mention that the source of an attribution is."""
    source = attribution.source
    known = source is not None and source.mention is not None and source.mention < len(reading.mentions)
    return reading.mentions[source.mention] if known and source is not None and source.mention is not None else None


class Asked:
    """A name that somebody asks for, and all ids that it can mean in a case."""

    def __init__(self, name: str, knowledge: Knowledge, mentions: Iterable[Mention] = ()) -> None:
        mentions = list(mentions)
        self.words = " ".join(fold(name).split())
        self.knowledge = knowledge
        is_code = name in knowledge.states or (ISO3.fullmatch(name) and any(m.country == name for m in mentions))
        self.country = name if is_code else None
        self.ids = {name} if ID.fullmatch(name) else set(_known_as(self.words, knowledge))
        self.office = _office(self.words, knowledge)
        if self.country is None and not ID.fullmatch(name):
            self.ids |= {m.id for m in mentions if m.id and self.is_name(m)}

    def is_name(self, mention: Mention) -> bool:
        """Whether the name is one of a mention's; a word that only takes somebody up must be the whole of it."""
        text = _without_article(" ".join(fold(mention.text).split()))
        if mention.method == "coreference":
            return text == _without_article(self.words)
        return _names(self.words, text) or _names(self.words, fold(mention.name or ""))

    def speaker(self, speaker: Speaker | None, day: str | None = None) -> bool:
        """Whether a speaker is meant; `day` is when it was said, if known: offices pass from one to another."""
        if speaker is None:
            return False
        if self.country is not None:
            return speaker.country == self.country
        if speaker.id in self.ids:
            return True
        if self.office is not None and speaker.id in self._in_office(day):
            return True
        if speaker.id is None and _names(self.words, fold(speaker.name or "")):
            return True
        return speaker.id is None and _names(self.words, " ".join(fold(speaker.text).split()))

    def text(self, text: str) -> bool:
        """Whether the words stand in a text, as whole words."""
        return _at(self.words, " ".join(fold(text).split())) is not None

    def _in_office(self, day: str | None) -> set[str]:
        assert self.office is not None
        country, phrase = self.office
        if day is not None:
            return {h.qid for h in self.knowledge.titled(country, phrase, day, unverified=True) if h.qid}
        office = self.knowledge.offices[phrase].office
        return {h.qid for h in self.knowledge.holders_of(country, office) if h.qid}


def _known_as(words: str, knowledge: Knowledge) -> Iterable[str]:
    """The ids that the tables know by a name; a family name only where one person has it."""
    names = knowledge.folded.get(words, ())
    persons = {n.key for n in names if n.kind == "person"}
    for name in names:
        if name.kind == "state" and name.form not in {"capital", "adjective"}:
            yield knowledge.states[name.key].qid or name.key
        elif name.kind == "organisation" or (name.kind == "person" and (name.form != "surname" or len(persons) == 1)):
            yield name.key


def _office(words: str, knowledge: Knowledge) -> tuple[str, str] | None:
    """Country and office phrase of "belarusian president", "president of belarus"."""
    parts = _without_article(words).split()
    for at in range(1, len(parts)):
        before, after = " ".join(parts[:at]), " ".join(parts[at:])
        pairs = [(POSSESSIVE.sub("", before), after)]
        if parts[at] == "of" and at + 1 < len(parts):
            pairs.append((_without_article(" ".join(parts[at + 1 :])), before))
        for place, phrase in pairs:
            states = [n.key for n in knowledge.folded.get(place, ()) if n.kind == "state"]
            if states and phrase in knowledge.offices:
                return states[0], phrase
    return None


def _names(words: str, text: str) -> bool:
    """Whether the words stand in a name, and not as the owner of somebody else in it."""
    at = _at(words, text)
    if at is None:
        return False
    rest = text[at + len(words) :]
    return not re.match(r"['’]s?\s+\w", rest) and not re.search(r"\b(?:of|for|to|from|in)\s(?:the\s)?$", text[:at])


def _at(words: str, text: str) -> int | None:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else None
    return found.start() if found else None


def _without_article(words: str) -> str:
    return words.removeprefix("the ").removeprefix("a ")
