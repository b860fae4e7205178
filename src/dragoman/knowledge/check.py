"""Checks: what may stand in a cell of a knowledge table.

A check takes a cell's text and returns what is wrong with it in one line, or None. An empty cell is
sound unless the check is wrapped in `required`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection

from dragoman.knowledge.table import Check, items

_QID = re.compile(r"Q[1-9][0-9]{0,11}")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ISO3 = re.compile(r"[A-Z]{3}")
_USER_ISO3 = re.compile(r"AAA|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")


def required(check: Check | None = None) -> Check:
    """The cell must not be empty, and must pass `check` when one is given."""

    def run(cell: str) -> str | None:
        if not cell.strip():
            return "is empty"
        return check(cell) if check else None

    return run


def one_of(allowed: Collection[str], what: str) -> Check:
    """The cell is one of a closed list of values."""

    def run(cell: str) -> str | None:
        if not cell or cell in allowed:
            return None
        shown = ", ".join(sorted(allowed)) if len(allowed) <= 25 else f"{len(allowed)} are known"
        return f"{cell!r} is no {what} ({shown})"

    return run


def each(check: Check) -> Check:
    """Every item of a list cell passes the check."""

    def run(cell: str) -> str | None:
        return next((message for message in map(check, items(cell)) if message), None)

    return run


def qid(cell: str) -> str | None:
    """A Wikidata item: Q and a number."""
    return None if not cell or _QID.fullmatch(cell) else f"{cell!r} is no Wikidata item (Q and a number)"


def date(cell: str) -> str | None:
    """An ISO 8601 date of day, month or year precision that the calendar has."""
    if not cell:
        return None
    found = _DAY.fullmatch(cell)
    if not found:
        return f"{cell!r} is no date (YYYY-MM-DD, YYYY-MM or YYYY)"
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return f"{cell!r} is not in the calendar"
    if day is not None and month is not None and not 1 <= day <= monthrange(year, month)[1]:
        return f"{cell!r} is not in the calendar"
    return None


def new_iso3(shipped: Collection[str]) -> Check:
    """The code of a state: an ISO 3166-1 alpha-3 code, or one of those that ISO leaves to users."""

    def run(cell: str) -> str | None:
        if cell in shipped or _USER_ISO3.fullmatch(cell):
            return None
        if not _ISO3.fullmatch(cell):
            return f"{cell!r} is no ISO 3166-1 alpha-3 code (three capital letters)"
        return f"{cell!r} is no ISO 3166-1 code; for a state of your own use AAA, QMA-QZZ, XAA-XZZ or ZZA-ZZZ"

    return run


def known_iso3(states: Collection[str], also: Collection[str] = ()) -> Check:
    """The code of a state that the tables define, or one of the other values allowed here."""

    def run(cell: str) -> str | None:
        if not cell or cell in states or cell in also:
            return None
        if _USER_ISO3.fullmatch(cell):
            return f"{cell!r} is a user-assigned code that no row of states.tsv defines"
        return f"{cell!r} is no known country code (ISO 3166-1 alpha-3)"

    return run


def number(cell: str) -> str | None:
    """A decimal number."""
    try:
        float(cell or "0")
    except ValueError:
        return f"{cell!r} is no number"
    return None
