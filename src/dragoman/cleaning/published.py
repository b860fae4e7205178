"""Published: when an article appeared, why we think so, and how far to believe it."""

from __future__ import annotations

import re

import htmldate

from dragoman.cleaning.head import Head
from dragoman.records import Page, Published

_META_NAMES = (
    "article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.date", "dc.date", "dcterms.created", "pubdate", "publishdate", "publish_date", "date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def published_of(page: Page, source: str, head: Head | None) -> Published | None:
    """The publication date that the page's caller or the page itself states; None when there is none."""
    if page.published:
        return Published(date=page.published, basis="given", trust="stated")
    if head is None or page.as_is:
        return None
    stated = head.thing("datePublished")
    if stated and (day := _DAY.match(stated)):
        return Published(date=day[0], basis="JSON-LD", trust="stated")
    stated = head.first(*_META_NAMES)
    if stated and (day := _DAY.match(stated)):
        return Published(date=day[0], basis="meta tag", trust="stated")
    found = htmldate.find_date(source, original_date=True)
    return Published(date=found, basis="text", trust="derived") if found else None
