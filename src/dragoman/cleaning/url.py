"""Url: the day of publication in the address of a page.

Most sites that date their addresses write the year first; some write the day first, some number pages with the day
or with the seconds since 1970. The last is believed only where nothing else is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from dragoman.cleaning.claims import DAYTIME, Claim
from dragoman.cleaning.days import iso

LENGTH = 500  # characters of a path or a query that are looked at
# a packed day may have a time of day or a number behind it, never as many digits as a count of milliseconds has
_PATH = re.compile(
    r"(?<!\d)(20\d\d|199\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)|(?<!\d)(20[0-4]\d)([01]\d)([0-3]\d)(?:\d{4}|\d{6})?(?!\d)"
)
_DAY_FIRST = re.compile(r"/(\d{1,2})/(\d{1,2})/(20\d\d)(?=/|$)")
_QUERY = re.compile(r"(?:^|&)[^=&]{1,30}=(20[0-4]\d)-?([01]\d)-?([0-3]\d)(?:\d{4}|\d{6})?(?=&|$)")
_ARCHIVED = re.compile(r"^.*?/https?:/+")  # a web archive's own path stands before the address it holds
# at the end of a slug a site may put a digit or two of its own before the count of milliseconds
_MILLISECONDS = re.compile(r"(?:[/_-]|(?<=[/_-]\d)|(?<=[/_-]\d\d))(1\d{9})\d{3}(?=[/._-]|$)")
_SECONDS = re.compile(r"[/_-](1\d{9})(?=[/._-]|$)")


def of_address(*addresses: str | None) -> Iterator[Claim]:
    """The day written in an address, of each the first."""
    for address in addresses:
        parts = _parts(address)
        if parts is not None and (claim := _written(*parts)) is not None:
            yield claim


def stamped(address: str | None) -> Claim | None:
    """The day of the seconds or milliseconds since 1970 (UTC) by which a site numbers its pages."""
    parts = _parts(address)
    found = (_MILLISECONDS.search(parts[0]) or _SECONDS.search(parts[0])) if parts else None
    if found is None:
        return None
    moment = datetime.fromtimestamp(int(found[1]), UTC)
    return Claim(moment.date().isoformat(), "URL", False, utc=moment.hour not in DAYTIME, words=found[1])


def _parts(address: str | None) -> tuple[str, str] | None:
    """Path and query of an address, or of the one that a web archive's address holds."""
    try:
        split = urlsplit(address) if address else None
    except ValueError:
        return None
    return (_ARCHIVED.sub("/", split.path)[:LENGTH], split.query[:LENGTH]) if split else None


def _written(path: str, query: str) -> Claim | None:
    for m in _PATH.finditer(path):
        if day := iso(m[1], m[2], m[3]) if m[1] else iso(m[4], m[5], m[6]):
            return Claim(day, "URL", False, words=m[0])
    for m in _DAY_FIRST.finditer(path):
        by_day, by_month = iso(m[3], m[2], m[1]), iso(m[3], m[1], m[2])
        if first := by_day or by_month:
            other = by_month if by_day and by_month != by_day else None
            return Claim(first, "URL", False, swapped=other, words=m[0])
    for m in _QUERY.finditer(query):
        if day := iso(m[1], m[2], m[3]):
            return Claim(day, "URL", False, words=m[0])
    return None
