"""Family names: which part of a person's name the press uses alone ("Xi", "von der Leyen", "Abiy").

The order of names is a custom of countries and lives in `name_orders.tsv`: family name last unless the
table says otherwise (first in China and the Koreas, the given name alone in Ethiopia, the whole name in
Myanmar). Particles, suffixes and articles are in `name_parts.tsv`.
"""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.holder import Holder
from dragoman.knowledge.table import items, read, shipped

ORDERS = ("last", "first", "first-if-known", "first-short-last", "given", "full")
PARTS = ("particle", "suffix", "prefix")


def family_name(holder: Holder) -> str:
    """The family name of a person, as their country orders names; the whole name when it has one part."""
    parts = _parts(holder.person)
    order, known = _orders().get(holder.country, ("last", frozenset()))
    if len(parts) < 2 or order == "full":
        return holder.person
    if order in {"first", "first-short-last"}:
        return parts[0]
    if order == "first-if-known" and parts[0] in known and (parts[-1] not in known or len(parts) > 2):
        return parts[0]
    start = len(parts) - 1
    while start > 1 and parts[start - 1].casefold() in _kind("particle"):
        start -= 1
    return " ".join(parts[start:])


def surnames(holder: Holder) -> tuple[str, ...]:
    """The forms by which the press refers to a person after the first mention, the likeliest first.

    Empty when the person is only ever called by the whole name.
    """
    parts = _parts(holder.person)
    order, _ = _orders().get(holder.country, ("last", frozenset()))
    if len(parts) < 2 or order == "full":
        return ()
    if order == "first-short-last":
        return (parts[-1],)
    family = family_name(holder)
    forms = [parts[0]] if order == "given" else []
    forms += [family, family.split()[-1]]
    if family.casefold().startswith(_prefixes()):
        forms.append(family.split("-", 1)[1])
    return tuple(dict.fromkeys(form for form in forms if len(form) > 1))


def _parts(person: str) -> list[str]:
    suffixes = _kind("suffix")
    return [part for part in person.split() if part.casefold() not in suffixes]


@cache
def _orders() -> dict[str, tuple[str, frozenset[str]]]:
    rows = read(shipped("name_orders.tsv"), ("country", "order", "surnames", "source"))
    return {row["country"]: (row["order"], frozenset(items(row["surnames"]))) for row in rows}


@cache
def _kind(kind: str) -> frozenset[str]:
    rows = read(shipped("name_parts.tsv"), ("part", "kind", "source"))
    return frozenset(row["part"] for row in rows if row["kind"] == kind)


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(sorted(_kind("prefix")))
