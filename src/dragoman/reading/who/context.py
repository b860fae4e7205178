"""Context: small words beside a name or a title that change what it says.

"former" ends an office, "Iran-backed" names a sponsor and no nationality, "flew to Beijing" makes a
capital a place and "warned Beijing" a government. The words are in `context_words.tsv`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge.table import read, shipped
from dragoman.reading.who.words import Words

if TYPE_CHECKING:
    from dragoman.reading.who.units import Unit  # which reads titles in short from here

_DIRECTION = frozenset({"to", "from"})


@cache
def used(use: str) -> frozenset[str]:
    """The words of one use: former, deputy, shadow, sponsor, against, motion, locative, visitor and so on."""
    return frozenset(
        r["word"] for r in read(shipped("who/context_words.tsv"), ("word", "use", "source")) if r["use"] == use
    )


def marked(words: Words, first: int, last: int, use: str) -> bool:
    """Whether tokens [first, last) hold a word of a use ("ex-president" included, and "ex - president")."""
    marks = used(use)
    if use == "former" and first > 1 and words.lower[first - 2 : first] == ["ex", "-"]:
        return True
    return any(word in marks or (use == "former" and word.startswith("ex-")) for word in words.lower[first:last])


def is_sponsor(words: Words, unit: Unit) -> bool:
    """Whether a state stands in "Iran-backed", "pro-Russian" and the like: named, but not the actor's own."""
    text, last = words.lower, unit.last
    if last + 1 < len(words) and text[last] == "-" and text[last + 1] in used("sponsor"):
        return True
    return unit.first > 1 and text[unit.first - 1] == "-" and text[unit.first - 2] in used("against")


def is_locative(words: Words, token: int) -> bool:
    """Whether a name stands where places stand: in a prepositional phrase of place or direction."""
    head = words.head[token]
    if words.dep[token] == "conj":
        return head != token and words.dep[head] != "conj" and is_locative(words, head)
    if words.dep[token] in {"appos", "compound", "nmod"} and words.dep[head] == "pobj" and words.dep[token] == "appos":
        return is_locative(words, head)
    if words.dep[token] != "pobj":
        return words.dep[token] == "dobj" and _stem(words, head) in {"visit", "leave", "reach", "tour", "flee", "enter"}
    word = words.lower[head]
    if word in used("locative"):
        return True
    if word == "of" and words.lower[words.head[head]] in used("direction-of"):
        return True
    return word in _DIRECTION and _stem(words, words.head[head]) in used("motion")


def _stem(words: Words, token: int) -> str:
    """A rough lemma, enough for the list of verbs of motion."""
    word = words.lower[token]
    return _stems().get(word, word)


@cache
def _stems() -> dict[str, str]:
    irregular = {
        "went": "go",
        "gone": "go",
        "came": "come",
        "flew": "fly",
        "flown": "fly",
        "left": "leave",
        "fled": "flee",
    }
    irregular |= {
        "drove": "drive",
        "driven": "drive",
        "took": "take",
        "taken": "take",
        "brought": "bring",
        "sent": "send",
    }
    found = dict(irregular)
    for stem in used("motion") | {"reach", "enter"}:
        base = stem[:-1] if stem.endswith("e") else stem
        for form in (
            stem,
            stem + "s",
            base + "es",
            base + "ed",
            base + "ing",
            base + base[-1] + "ed",
            base + base[-1] + "ing",
        ):
            found.setdefault(form, stem)
        if stem.endswith("y"):
            found[stem[:-1] + "ies"] = found[stem[:-1] + "ied"] = stem
    return found
