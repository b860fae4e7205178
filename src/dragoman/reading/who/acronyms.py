"""Acronyms: short names that a page itself explains: "the Anti-Corruption Commission (ACC)".

From there on the letters mean what the page says, whatever the tables know by them.
"""

from __future__ import annotations

from dragoman.reading.who.draft import Draft
from dragoman.reading.who.foreigners import is_foreign
from dragoman.reading.who.page import Page
from dragoman.reading.who.units import Unit
from dragoman.reading.who.words import Words

_FEWEST = 2
_MOST = 8
_SKIPPED = frozenset({"of", "the", "for", "and", "on", "in", "to", "de", "la", "&"})
_JOINING = frozenset({"of", "for", "and", "the"})
_BEFORE = 10  # words that an acronym can stand for


def explained(words: Words) -> dict[str, int]:
    """The acronyms that a page explains, with the token before the bracket: the last of the name in full."""
    found: dict[str, int] = {}
    for i, text in enumerate(words.text):
        if text == "(" and 0 < i < len(words) - 1:
            letters = words.text[i + 1]
            if letters not in found and _is_acronym(letters) and _spells(words, i, letters):
                found[letters] = i - 1
    _add_initials(words, found)
    return found


def _add_initials(words: Words, found: dict[str, int]) -> None:
    """Add the acronyms without brackets that are the initials of a name before them: "the Election Commission"."""
    wanted = {t: words.text.index(t) for t in sorted(set(words.text)) if _is_letters(t) and t not in found}
    if not wanted:
        return
    longest = max(map(len, wanted))
    run: list[int] = []
    for i, text in enumerate(words.text):
        if words.pos[i] == "PROPN" and text.istitle() and text.isalpha():
            run.append(i)
            continue
        if len(run) > 1 and not (text in _JOINING and words.pos[i + 1 : i + 2] == ["PROPN"]):
            letters = "".join(words.text[j][0] for j in run)
            if len(letters) <= longest and letters in wanted and run[-1] < wanted[letters]:
                found.setdefault(letters, run[-1])
        if text not in _JOINING:
            run = []


def _is_letters(text: str) -> bool:
    return _FEWEST < len(text) <= _MOST and text.isupper() and text.isalpha()


def without_namesakes(page: Page, units: list[Unit]) -> list[Unit]:
    """The units; what an acronym of the page names elsewhere is forgotten, where the name in full is not that."""
    page.acronyms = explained(page.words)
    if not page.acronyms:
        return units
    owner = {i: unit for unit in units for i in range(unit.first, unit.last)}
    for unit in units:
        last = page.acronyms.get(page.words.slice(unit.first, unit.last))
        meant = owner.get(last) if last is not None else None
        if (
            last is None
            or not unit.names
            or unit.names[0].kind == "state"
            or (meant is not None and meant.names and _same(meant, unit))
        ):
            continue
        unit.names = meant.names if meant is not None and meant.kind == "name" else ()
        unit.kind, unit.label = ("name", unit.label) if unit.names else ("organisation", "ORG")
    words = page.words
    fresh = [
        Unit(i, i + 1, i, "organisation", label="ORG")
        for i, text in enumerate(words.text)
        if text in page.acronyms and i not in owner and words.pos[i] in {"PROPN", "NOUN"} and words.text[i - 1] != "("
    ]
    return sorted((*units, *fresh), key=lambda unit: (unit.first, unit.last))


def _same(one: Unit, other: Unit) -> bool:
    return bool({(name.kind, name.key) for name in one.names} & {(name.kind, name.key) for name in other.names})


class Acronyms:
    """The acronyms of one page, by the draft that each stands for."""

    def __init__(self, page: Page, drafts: list[Draft]) -> None:
        self.words = page.words
        self._means: dict[str, Draft] = {}
        self._uses: dict[int, Draft] = {}
        if not page.acronyms:
            return
        at: dict[int, Draft] = {}
        for draft in drafts:
            body = draft.kind in {"organisation", "group"} or (draft.kind == "person" and not draft.name)
            if body and not draft.plural:
                at[draft.head] = at[draft.last - 1] = draft
        named = {letters: self._body(at, last) for letters, last in page.acronyms.items()}
        self._means = {letters: draft for letters, draft in named.items() if draft is not None}
        self._replace(drafts)

    def _body(self, at: dict[int, Draft], last: int) -> Draft | None:
        """The draft of the name that ends at a token: that of "Peruvian Association" in "… against Torture"."""
        i = last
        for _ in range(2 * len(_JOINING)):
            above = self.words.head[i]
            if i in at or above >= i or self.words.dep[i] not in {"pobj", "prep"}:
                break
            i = above
        return at.get(i)

    def _replace(self, drafts: list[Draft]) -> None:
        """Let each draft that is such an acronym alone mean what the page explains."""
        for draft in drafts:
            named = draft.kind in {"place", "state"}
            meant = None if named else self._means.get(self.words.slice(draft.first, draft.last))
            if meant is None or meant is draft or (draft.key is not None and draft.key == meant.key):
                continue
            self._uses[id(draft)] = meant
            draft.kind, draft.key, draft.id, draft.country = meant.kind, None, None, None
            draft.method, draft.score, draft.weak = None, 0.0, False
            _take(draft, meant, self.words)

    def fill(self, draft: Draft) -> None:
        """Give an acronym the country that its explanation has got meanwhile."""
        meant = self._uses.get(id(draft))
        if meant is not None:
            _take(draft, meant, self.words)

    def is_foreign(self, draft: Draft) -> bool:
        """Whether an acronym stands for a body that is said to be of another state than the page's."""
        meant = self._uses.get(id(draft))
        return meant is not None and meant.country is None and is_foreign(self.words, meant)


def _take(draft: Draft, meant: Draft, words: Words) -> None:
    called = meant.name or words.slice(meant.first, meant.last)
    draft.key, draft.id, draft.name = meant.key, meant.id, called
    draft.country, draft.sector, draft.office = meant.country, meant.sector or draft.sector, meant.office
    draft.international = meant.international
    if meant.country or meant.id:
        draft.method, draft.score = "coreference", round(0.9 * (meant.score or 0.5), 2)
        draft.evidence = f"in this page: {called}"


def _is_acronym(text: str) -> bool:
    return _FEWEST <= len(text) <= _MOST and text.isalpha() and sum(map(str.isupper, text)) >= len(text) - 1


def _spells(words: Words, end: int, letters: str) -> bool:
    """Whether the initials of the words before token `end` hold the letters in their order, from the first one on."""
    wanted = letters.lower()
    at = len(wanted) - 1
    for i in range(end - 1, max(end - _BEFORE, 0) - 1, -1):
        word = words.lower[i]
        if word[0] == wanted[at] and (word not in _SKIPPED or at > 0):
            at -= 1
        elif word in wanted and len(word) > 1 and words.text[i].isupper() and wanted[: at + 1].endswith(word):
            at -= len(word)
        elif word not in _SKIPPED and not words.text[i][0].isalpha() and words.text[i] not in {"-", "’s", "'s"}:
            return False
        if at < 0:
            return True
    return False
