"""Terms: the nouns and titles of a text that name agents and offices ("troops", "prime minister").

Phrases of the lexicon are singular and lower case; a text's words are compared in any number and in
British or American spelling. The longest phrase wins; terms do not overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from dragoman.knowledge import Agent, Knowledge, Office
from dragoman.knowledge.table import read, shipped
from dragoman.reading.who.portfolios import matters, whole
from dragoman.reading.who.words import Words

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X", ""})
_BEFORE_NOUNS = frozenset({"the", "'s", "’s"})
_SPELLINGS = {"defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation"}


class Term(msgspec.Struct):
    """Tokens [first, last) are an agent noun or an office title."""

    first: int
    last: int
    record: Agent | Office


class Lexicon:
    """The phrases of a knowledge base by their first word."""

    def __init__(self, knowledge: Knowledge) -> None:
        found: dict[str, dict[tuple[str, ...], Agent | Office]] = {}
        more = [Agent(**row) for row in read(shipped("who/more_agents.tsv"), ("phrase", "sector", "kind", "source"))]
        modifiers = [record for record in more if record.kind == "modifier"]  # a noun of the lexicon comes before them
        own = [record for record in more if record.kind != "modifier"]
        records: list[Agent | Office] = [*modifiers, *knowledge.agents.values(), *knowledge.offices.values(), *own]
        for record in records:
            phrase = tuple(_spelt(word) for word in record.phrase.lower().replace("-", " ").split())
            if phrase:
                found.setdefault(phrase[0], {})[phrase] = record
        self._phrases = {first: sorted(of.items(), key=lambda item: -len(item[0])) for first, of in found.items()}

    def terms(self, words: Words, taken: set[int]) -> list[Term]:
        """Terms in the order of the text, none on a taken token."""
        found: list[Term] = []
        reached = 0
        for i, word in enumerate(words.lower):
            if i < reached or i in taken or not word[0].isalpha():
                continue
            term = self._longest(words, i, word, taken)
            if term is not None:
                term.last = whole(words, term.first, term.last, lambda at: self._is_party(words, at, taken), taken)
                found.append(term)
                reached = term.last
        return found

    def _is_party(self, words: Words, i: int, taken: set[int]) -> bool:
        """Whether a name or somebody's title begins at a token."""
        term = self._longest(words, i, words.lower[i], taken) if i not in taken else None
        return i in taken or (term is not None and (term.last - i > 1 or words.lower[i] not in matters()))

    def _longest(self, words: Words, i: int, word: str, taken: set[int]) -> Term | None:
        best: Term | None = None
        for form in _forms(word):
            for phrase, record in self._phrases.get(form, ()):
                if best is not None and len(phrase) <= best.last - best.first:
                    break
                last = _end(words, i, phrase, taken)
                if last is not None and _is_noun(words, i, last):
                    best = Term(i, last, record)
                    break
        return best


def _is_noun(words: Words, first: int, last: int) -> bool:
    """Whether a phrase can be a noun here; a participle is one after an article or a possessor ("the displaced")."""
    if words.pos[last - 1] in _NOMINAL:
        return True
    before = words.lower[first - 1] if first else ""
    after = words.pos[last] if last < len(words) else ""
    return words.tag[last - 1] == "VBN" and before in _BEFORE_NOUNS and after not in {"NOUN", "PROPN", "ADJ"}


def _end(words: Words, i: int, phrase: tuple[str, ...], taken: set[int]) -> int | None:
    """The token after the phrase when it stands at token `i`."""
    at = i + 1
    for part in phrase[1:]:
        if at < len(words) and words.text[at] == "-":
            at += 1
        if at >= len(words) or at in taken or part not in _forms(words.lower[at]):
            return None
        at += 1
    return at


def _spelt(word: str) -> str:
    return _SPELLINGS.get(word, word)


@lru_cache(maxsize=20_000)
def _forms(word: str) -> tuple[str, ...]:
    """A word as written and as the singulars that it may be the plural of."""
    return tuple(dict.fromkeys(_spelt(form) for form in _singulars(word)))


def _singulars(word: str) -> Iterator[str]:
    yield word
    if len(word) > 60:
        return
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        yield word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith("ss"):
        yield word[:-1]
