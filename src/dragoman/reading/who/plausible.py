"""Plausible: hits of the gazetteer that cannot be names here, or not of what the tables say.

"HK$14" names no government, "Friday" no politician of that name, and "Time has stopped" no magazine. A body with a
name that any state could give to one ("Department of Justice", "Congress") is another state's in a page about that
one. What is dropped here is still read as an ordinary noun.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from dragoman.knowledge import Name
from dragoman.knowledge.organisation import MEDIA
from dragoman.knowledge.table import read, shipped
from dragoman.reading.who.gazetteer import Hit, ordinary_words
from dragoman.reading.who.page import Page
from dragoman.reading.who.supplement import organisations
from dragoman.reading.who.words import Words

_OFFICES = frozenset({"minister", "ministers", "ministry", "secretary", "department", "committee", "council"})
_MODIFIER = frozenset({"amod", "compound", "nmod"})
_HOME = 2  # mentions that the outlet's own state is worth
_SHARE = 0.5  # of the mentions of the most named state that a body's own must have


def plausible(page: Page, hits: list[Hit]) -> list[Hit]:
    """The hits that can be names here, in their order."""
    kept = [hit for hit in hits if not _impossible(page, hit)]
    named = Counter(hit.names[0].key for hit in kept if hit.names[0].kind in {"state", "place"})
    if page.home is not None:
        named[page.home] += _HOME
    most = max(named.values(), default=0)
    owned = {i for hit in kept for i in range(hit.first, hit.last)}
    parts = [hit for hit in kept if hit.surface.lower() in _common() and _goes_on(page.words, hit, owned)]
    foreign = {
        name.key
        for hit in kept
        for name in hit.names
        if hit.surface.lower() in _common()
        and (_of_another_state(page, name, named, most) or (hit in parts and not _is_home(page, name)))
    }
    kept = [hit for hit in kept if hit not in parts]
    return [hit for hit in kept if not foreign or not _is_foreign(page, hit, foreign)] if foreign else kept


def _impossible(page: Page, hit: Hit) -> bool:
    words = page.words
    if "$" in words.slice(hit.first, hit.last) or _dollars_follow(words, hit.last):
        return True
    kinds = {name.kind for name in hit.names}
    if kinds == {"organisation"} and (_is_portfolio(words, hit) or _is_beginning(words, hit)):
        return True
    if not kinds & {"state", "organisation"} and all(i in page.times for i in range(hit.first, hit.last)):
        return True
    if _is_office(page, hit) or (kinds == {"organisation"} and _is_word_of_name(page, hit)):
        return True
    one_word = hit.last - hit.first == 1 and kinds == {"organisation"} and not words.text[hit.first].isupper()
    return (
        one_word
        and not page.caseless
        and words.lower[hit.first] in ordinary_words()
        and words.pos[hit.first] not in {"PROPN", "X"}
    )


def _is_office(page: Page, hit: Hit) -> bool:
    """Whether a surname is an office here: "the Pope", "the Bishop"."""
    words = page.words
    named = hit.first and hit.last - hit.first == 1 and all(name.form == "surname" for name in hit.names)
    if not named or words.lower[hit.first - 1] not in {"the", "a"}:
        return False
    return words.lower[hit.first] in page.knowledge.offices or words.lower[hit.first] in page.knowledge.agents


def _is_word_of_name(page: Page, hit: Hit) -> bool:
    """Whether an outlet's name is a word of another name, or an adjective: "the First Nation", "Hindu pilgrims"."""
    words, i = page.words, hit.first
    if hit.last - i != 1 or words.text[i].isupper() or words.lower[i] not in ordinary_words():
        return False
    bodies = organisations(page.knowledge)
    if not all(bodies[name.key].kind in MEDIA for name in hit.names if name.kind == "organisation"):
        return False
    before = words.text[i - 1] if i and words.sent[i - 1] == words.sent[i] else ""
    return (before.istitle() and before.lower() != "the") or words.pos[i] == "ADJ" or words.dep[i] in _MODIFIER


def _is_portfolio(words: Words, hit: Hit) -> bool:
    """Whether a magazine's name is what an office is for: "Minister of Foreign Affairs"."""
    return hit.first > 1 and words.lower[hit.first - 1] in {"of", "for"} and words.lower[hit.first - 2] in _OFFICES


def _is_beginning(words: Words, hit: Hit) -> bool:
    """Whether a paper's name is how a longer one begins: "The National" in "The National Electoral Commission"."""
    last = hit.last
    if words.lower[hit.first] != "the" or last >= len(words) or words.sent[last] != words.sent[hit.first]:
        return False
    return words.pos[last] == "PROPN" and words.text[last].istitle() and words.dep[hit.last - 1] == "compound"


def _dollars_follow(words: Words, i: int) -> bool:
    return i < len(words) and words.text[i].startswith("$") and words.start[i] == words.end[i - 1]


def _is_foreign(page: Page, hit: Hit, foreign: set[str]) -> bool:
    """Whether all that a hit can name are bodies of other states, by a name that is not theirs alone."""
    return all(name.kind == "organisation" and name.key in foreign for name in hit.names) and (
        hit.names[0].form == "acronym" or hit.surface.lower() in _common()
    )


def _goes_on(words: Words, hit: Hit, owned: set[int]) -> bool:
    """Whether a name that nobody knows stands right before: "Springfield Metropolitan Police"."""
    before = hit.first - 1
    return before >= 0 and before not in owned and words.pos[before] == "PROPN" and words.text[before].istitle()


def _is_home(page: Page, name: Name) -> bool:
    """Whether a name is of a body of the state whose affairs the page's outlet writes of."""
    own = name.kind == "organisation" and page.home is not None
    return own and organisations(page.knowledge)[name.key].country == page.home


def _of_another_state(page: Page, name: Name, named: Counter[str], most: int) -> bool:
    if name.kind != "organisation" or not named:
        return False
    country = organisations(page.knowledge)[name.key].country
    return country is not None and named[country] < _SHARE * most


@cache
def _common() -> frozenset[str]:
    """Names, in lower case, that bodies of several states have."""
    return frozenset(row["name"].lower() for row in read(shipped("who/common_bodies.tsv"), ("name", "source")))
