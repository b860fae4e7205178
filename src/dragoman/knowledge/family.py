"""Family names: which part of a person's name the press uses alone ("Xi", "von der Leyen", "Abiy").

The order of names is a custom of countries and lives in `name_orders.tsv`: family name first (China,
the Koreas), given name as the short form (Ethiopia, Vietnam's last syllable), or family name last.
"""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.holder import Holder
from dragoman.knowledge.table import items, read, shipped

_COLUMNS = ("country", "order", "surnames", "source")
_PARTICLES = frozenset(
    ["al-", "al", "el", "bin", "ben", "ibn", "bint", "abu", "abdul", "von", "van", "der", "den", "de", "del", "della", "da", "das", "do", "dos", "di", "du", "la", "le", "lo", "ter", "ten", "zu", "af", "st.", "san", "mac", "y"]
)
_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "v", "vi", "x", "xvi", "viii"})


def family_name(holder: Holder) -> str:
    """The family name of a person, as their country orders names; the whole name when it has one part."""
    parts = [part for part in holder.person.split() if part.casefold() not in _SUFFIXES]
    if len(parts) < 2:
        return holder.person
    order, known = _orders().get(holder.country, ("last", frozenset()))
    if order in {"first", "first-short-last"}:
        return parts[0]
    if order == "first-if-known" and parts[0] in known and parts[-1] not in known:
        return parts[0]
    start = len(parts) - 1
    while start > 1 and parts[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(parts[start:])


def surnames(holder: Holder) -> tuple[str, ...]:
    """The forms by which the press refers to a person after the first mention, the likeliest first."""
    parts = [part for part in holder.person.split() if part.casefold() not in _SUFFIXES]
    if len(parts) < 2:
        return ()
    order, _ = _orders().get(holder.country, ("last", frozenset()))
    family = family_name(holder)
    if order == "first-short-last":
        return (parts[-1],)
    if order == "given":
        return (parts[0],) if family == parts[0] else (parts[0], family)
    last = family.split()[-1]
    return (family,) if last == family else (family, last)


@cache
def _orders() -> dict[str, tuple[str, frozenset[str]]]:
    rows = read(shipped("name_orders.tsv"), _COLUMNS)
    return {row["country"]: (row["order"], frozenset(items(row["surnames"]))) for row in rows}
