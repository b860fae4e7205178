"""Traces: a day of publication for a page that states none, from what its markup gives away.

Complete dates only: a month or a year alone is never made into a day. First comes the address of the page's picture,
then elements whose names speak of a date, then the day that stands most often in the source. Each is a bounded,
linear search, and what it finds is a bare day, never called that of publication.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.cleaning.claims import Claim
from dragoman.cleaning.days import days_in, iso
from dragoman.cleaning.head import Head
from dragoman.cleaning.url import of_address

SOURCE = 400_000  # characters looked at
NEAR = 160  # characters behind a tag in which its date stands
TRIES = 30  # elements looked at
_NAMED = re.compile(
    r"""<(?!meta|link|script|style|html|body)[a-z][^<>]{0,200}?\b(?:class|id|itemprop)\s*=\s*["']?[^"'<>]{0,80}?"""
    r"""(?:date|datum|fecha|time|posted|publi[sc])[^<>]{0,300}>""",
    re.I,
)
_TAG = re.compile(r"<[^<>]*>")
# what may not stand before a year is looked at behind its first digit: a search for a digit is quick
_FIGURES = re.compile(r"([12](?<![\d.]\d)(?:(?<=2)0[0-4]|(?<=1)99)\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_PATH = re.compile(r"/(20[0-4]\d)([01]\d)([0-3]\d)(?:\d{4}|\d{6})?(?=[/_.-])")
_WORDED = re.compile(r"\d(?<!\w\d)\d?\D{1,12}(?:199|20[0-4])\d\b")


def traced(head: Head, source: str) -> Claim | None:
    """The best guess at the day of publication that the source allows."""
    source = source[:SOURCE]
    day = _pictured(head) or _named(source) or _frequent(source)
    return Claim(day, "text", False) if day else None


def _named(source: str) -> str | None:
    """The first date in an element that is named for one."""
    for n, match in enumerate(_NAMED.finditer(source)):
        if n == TRIES:
            break
        text = _TAG.sub(" ", source[match.end() : match.end() + NEAR])
        found = days_in(text.split("<", 1)[0])
        if found:
            return found[0].iso
    return None


def _pictured(head: Head) -> str | None:
    """The day in the address of the picture that the page shows to others."""
    found = next(of_address(head.first("og:image", "twitter:image", "og:image:url")), None)
    return found.day if found else None


def _frequent(source: str) -> str | None:
    """The day that stands most often in the source, in figures or in words; the first of equals."""
    counts = Counter(_all(source))
    return max(counts, key=counts.__getitem__) if counts else None


def _all(source: str) -> Iterator[str]:
    figures = [(m.start(), iso(m[1], m[3], m[4])) for m in _FIGURES.finditer(source)]
    figures += [(m.start(), iso(m[1], m[2], m[3])) for m in _PATH.finditer(source)]
    yield from (day for _, day in sorted(figures, key=lambda found: found[0]) if day)
    for m in _WORDED.finditer(source):
        yield from (day.iso for day in days_in(m[0]))
