"""Genders: whether a person of the text is a man or a woman, where a title, a noun or the given name tells.

Pronouns need it. Nothing is guessed: a given name that both bear, a surname alone and a name that no table has tell
nothing, and then any pronoun may take the person up.
"""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.table import read, shipped
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.words import Words


def gender_of(words: Words, draft: Draft) -> str | None:
    """ "f" or "m" by the words of a person's phrase, or the one right before it, else by the given name."""
    table = genders()
    for token in range(max(draft.first - 1, 0), draft.last):
        if words.pos[token] == "PRON":
            continue
        told = table.get(words.lower[token])
        if told is not None and words.sent[token] == words.sent[draft.head] and _is_title(words, token, draft):
            return told
    given, *rest = (draft.name or "").split() or [""]
    return table.get(given) if rest and given.istitle() else None


def _is_title(words: Words, token: int, draft: Draft) -> bool:
    """Whether a word stands in or right before the phrase, and not in another one inside it ("the king's aide")."""
    if token < draft.first:
        return words.pos[token] == "PROPN" and words.text[token][0].isupper()
    return token == draft.head or (words.head[token] == draft.head and words.dep[token] != "poss")


@cache
def genders() -> dict[str, str]:
    """Titles and nouns in lower case and given names as written, with the sex that they tell."""
    return {row["word"]: row["gender"] for row in read(shipped("who/genders.tsv"), ("word", "gender", "source"))}
