"""Strangers: persons whom no table knows, and what the page says of them anywhere.

"Embakasi East lawmaker Ada Ab" tells who "Ab" is in every other sentence; "the ambassador, Ada Ab" tells both
ways. Nothing is passed on where a part of a name could be two persons', or where the page says two things.
"""

from __future__ import annotations

from dragoman.reading.who.draft import Draft
from dragoman.reading.who.introduced import introduced
from dragoman.reading.who.mislabelled import mend_kinds
from dragoman.reading.who.page import Page
from dragoman.reading.who.words import Words

_SHORTEST = 3  # letters of a part of a name that stands alone
_TITLE = 14  # tokens of a title with all that belongs to it
_CLOSED = ([","], ["."], [")"])  # what ends a name that stands in apposition
_OUT = frozenset({"ELI", "PTY"})  # sectors of those whose office has ended
_UNTOLD = frozenset({None, "CVL", "UNK"})  # sectors that say little: what is told elsewhere in the page is more
_SCORE = 0.8  # what is left of a score when it is passed on


def strangers(page: Page, drafts: list[Draft]) -> None:
    """Pass on country and sector between the drafts of one unknown person."""
    words = page.words
    mend_kinds(page, drafts)
    _appositions(words, drafts, page.day is None)
    introduced(words, drafts)
    _known(words, drafts)
    _retitled(drafts)
    _bodies(drafts)
    people = [d for d in drafts if d.kind == "person" and d.key is None and d.name and not d.plural]
    full: dict[str, list[Draft]] = {}
    for draft in people:
        parts = _parts(draft)
        if len(parts) > 1:
            full.setdefault(" ".join(parts), []).append(draft)
    _merge(full)
    owners: dict[str, set[str]] = {}
    for name in full:
        parts = name.split()
        for part in {*parts, " ".join(parts[1:]), " ".join(parts[:-1])}:
            if len(part) >= _SHORTEST:
                owners.setdefault(part, set()).add(name)
    alone: dict[str, list[Draft]] = {}  # by the one name that the page has for somebody
    for draft in people:
        name = " ".join(_parts(draft))
        if name not in full and len(owners.get(name, ())) == 1:
            full[next(iter(owners[name]))].append(draft)
        elif " " not in name and len(name) >= _SHORTEST and name not in owners:
            alone.setdefault(name, []).append(draft)
    for same in (*full.values(), *alone.values()):
        if len(same) > 1:
            _share(same)


def _bodies(drafts: list[Draft]) -> None:
    """Let a part of an international body be one wherever the page names it."""
    unknown = [d for d in drafts if d.kind == "organisation" and d.key is None and d.name]
    told = {d.name: d for d in unknown if d.international}
    for draft in unknown:
        teller = told.get(draft.name)
        if teller is not None and draft.country is None and not draft.international:
            draft.international, draft.sector, draft.weak = True, teller.sector, False
            draft.method, draft.score, draft.evidence = "coreference", 0.5, teller.evidence


def _merge(full: dict[str, list[Draft]]) -> None:
    """Put the drafts of a name to those of the one longer name that has all its words: "Ada Ab", "Ada B Ab"."""
    for name in sorted(full, key=len):
        parts = name.split()
        longer = [o for o in full if o != name and o.split()[-1] == parts[-1] and set(parts) < set(o.split())]
        if len(longer) == 1:
            full[longer[0]] += full.pop(name)


def _retitled(drafts: list[Draft]) -> None:
    """Let somebody whom the page gives another office than the tables hold that one wherever it names them."""
    told: dict[str, Draft] = {}
    for draft in drafts:
        if draft.retitled and draft.key is not None and draft.sector != "ELI":
            told.setdefault(draft.key, draft)
    for draft in drafts:
        teller = told.get(draft.key or "")
        if teller is None or draft.kind != "person":
            continue
        if teller.international or draft.sector in {"ELI", "PTY"}:
            draft.sector, draft.country = teller.sector, teller.country
            draft.international = teller.international


def _known(words: Words, drafts: list[Draft]) -> None:
    """Let a surname alone mean the one person whom the page names in full, however it spells the given name."""
    full: dict[str, dict[str, Draft]] = {}
    for draft in drafts:
        if draft.kind == "person" and not draft.plural and draft.name:
            *given, last = words.slice(draft.first, draft.last).removesuffix("'s").removesuffix("’s").split()
            if given and given[-1][0].isupper():
                full.setdefault(last, {}).setdefault(draft.key or draft.name, draft)
    for draft in drafts:
        if draft.kind != "person" or draft.key is not None or draft.plural or " " in (draft.name or " "):
            continue
        bearers = list(full.get(draft.name or "", {}).values())
        if len(bearers) == 1 and bearers[0].key is not None:
            bearer = bearers[0]
            draft.key, draft.id, draft.name, draft.weak = bearer.key, bearer.id, bearer.name, False
            draft.country, draft.sector, draft.international = bearer.country, bearer.sector, bearer.international
            draft.method, draft.score = "coreference", round(_SCORE * bearer.score, 2)
            draft.evidence = f"named in full in the page; {bearer.evidence}"
            draft.gender = draft.gender or bearer.gender


def _parts(draft: Draft) -> list[str]:
    return [part for part in (draft.name or "").replace("’s", "").replace("'s", "").split() if part[0].isalpha()]


def _share(same: list[Draft]) -> None:
    """Give the drafts of one person what any of them is said to be."""
    countries = {d.country for d in same if d.country}
    teller = max((d for d in same if d.country), key=lambda d: d.score, default=None)
    told = next((d for d in same if d.sector not in _UNTOLD), None) or next((d for d in same if d.sector), None)
    office = next((d.office for d in same if d.office), None)
    genders = {d.gender for d in same if d.gender}
    worldwide = not countries and any(d.international for d in same)
    longest = max((d.name or "" for d in same), key=len)
    for draft in same:
        if told is not None and draft.sector in _UNTOLD:
            draft.sector, draft.weak = told.sector, False
        draft.office = draft.office or office
        draft.international = draft.international or worldwide
        if teller is not None and len(countries) == 1 and draft.country is None:
            draft.country, draft.method, draft.weak = teller.country, "coreference", False
            draft.score = round(_SCORE * teller.score, 2)
            draft.evidence = f"{teller.name} in this page; {teller.evidence}"
        draft.name = longest
        if len(genders) == 1:
            draft.gender = next(iter(genders))


def _is_misread(words: Words, draft: Draft, heads: dict[int, Draft]) -> bool:
    """Whether a name taken for a body's stands in apposition to an office: "the judge, Ada Ab"."""
    if draft.kind != "organisation" or not draft.weak or words.dep[draft.head] != "appos":
        return False
    other = heads.get(words.head[draft.head])
    named = all(words.pos[i] == "PROPN" and words.text[i].istitle() for i in range(draft.first, draft.last))
    return other is not None and other.name is None and draft.last - draft.first > 1 and named


def _title_before(words: Words, draft: Draft, heads: dict[int, Draft]) -> Draft | None:
    """The title that a name follows after a comma, whatever the parser makes of it: "the chief of the army, Ada Ab"."""
    comma = draft.first - 1
    named = draft.name is not None and draft.key is None and draft.country is None and draft.sector is None
    if not named or comma < 1 or words.text[comma] != "," or words.text[draft.last : draft.last + 1] not in _CLOSED:
        return None
    for i in range(comma - 1, max(comma - _TITLE, -1), -1):
        if words.sent[i] != words.sent[comma] or words.pos[i] in {"VERB", "AUX", "CCONJ"} or words.text[i] == ",":
            return None
        if i in heads:
            title = heads[i]
            return title if title.name is None and title.office is not None else None
    return None


def _called(draft: Draft) -> bool:
    """Whether a draft has a person's name, not only that of the body that it belongs to."""
    return bool(draft.name) and not (draft.international and draft.key is None)


def _appositions(words: Words, drafts: list[Draft], undated: bool) -> None:
    """Let a name and the office in apposition to it be one person.

    Whom the tables know by a state's office may meanwhile serve a body that the page names, if the office has ended or
    the page has no day.
    """
    heads = {d.head: d for d in drafts if d.kind == "person" and not d.plural}
    for draft in drafts:
        if _is_misread(words, draft, heads):
            draft.kind = "person"
        if draft.kind != "person" or draft.plural:
            continue
        is_appos = words.dep[draft.head] == "appos"
        other = heads.get(words.head[draft.head]) if is_appos else _title_before(words, draft, heads)
        if other is None or other is draft:
            continue
        named, titled = (draft, other) if draft.name and not _called(other) else (other, draft)
        if not _called(named) or _called(titled):
            continue
        if named.key is None:
            named.office, named.sector = named.office or titled.office, named.sector or titled.sector
            named.international = named.international or (titled.international and named.country is None)
            if named.country is None and titled.country:
                named.country, named.method, named.weak = titled.country, "office", False
                named.score, named.evidence = round(_SCORE * (titled.score or 0.5), 2), titled.evidence
        elif (undated or named.sector in _OUT) and titled.international and not named.international:
            named.country, named.sector, named.office = None, titled.sector, titled.office
            named.international = named.retitled = True
        if titled.country is None and named.country:
            titled.key, titled.id, titled.country = named.key, named.id, named.country
            titled.method, titled.score = "coreference", round(_SCORE * (named.score or 0.5), 2)
            titled.evidence = named.evidence
        titled.name = named.name
        titled.gender = named.gender = named.gender or titled.gender
