"""Claims: everything in a page that says when it was published, each with its basis; nothing is believed yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from dragoman.cleaning.body import Body
from dragoman.cleaning.days import Day, day_of, days_in
from dragoman.cleaning.head import Head
from dragoman.cleaning.lines import Line
from dragoman.knowledge.table import read, shipped

Meaning = Literal["published", "updated", "other", ""]
MASTHEAD = "masthead line"
KICKER = 3  # lines directly above the title: section, date
SHORT = 25  # words of a line that can be a date line
_TIME = re.compile(r"<time\b([^>]{0,600})>", re.I)
_DATETIME = re.compile(r"""\bdatetime\s*=\s*["']?([^"'>]{8,60})""", re.I)
_PUBLISHED = re.compile(r"pubdate|datepublished|entry-date|published|post-date|posted", re.I)
_UPDATED = re.compile(r"datemodified|updated|modified", re.I)
_UTC = re.compile(r"[T ](\d\d):\d\d(?::\d\d)?(?:\.\d+)?\s?(?:Z|[+-]00:?00|GMT|UTC)$")
DAYTIME = range(6, 20)  # hours in UTC that fall on the same day nearly everywhere people read news
_LEADING = re.compile(r"^\W*(?:date|dated|published|posted|updated)\W{1,3}(?=\d{4}-\d\d-\d\d)", re.I)
_ADDRESS = re.compile(r"https?://[^\s/]{3,200}/\S{0,2000}")
_REST = re.compile(r"\d{1,2}:\d\d(?::\d\d)?|[^\W\d_]+")


class Claim(msgspec.Struct, frozen=True):
    """One statement about the day of publication."""

    day: str  # ISO
    basis: str
    strong: bool  # names itself the day of publication
    swapped: str | None = None  # the other reading of a date in figures
    utc: bool = False  # a time in UTC near midnight: the local day may be the one before or after
    words: str = ""  # as written


@lru_cache(maxsize=1)
def _tags() -> tuple[str, ...]:
    return tuple(row["name"] for row in read(shipped("cleaning/date_tags.tsv"), ("name", "basis", "source")))


@lru_cache(maxsize=1)
def _cues() -> dict[str, Meaning]:
    rows = read(shipped("cleaning/date_cues.tsv"), ("phrase", "meaning", "source"))
    return {row["phrase"]: msgspec.convert(row["meaning"], Meaning) for row in rows}


def of_markup(head: Head, source: str) -> Iterator[Claim]:
    """What structured data, meta elements and time elements state, best first."""
    stated = head.thing("datePublished") or head.thing("dateCreated") or head.thing("uploadDate")
    if day := day_of(stated):
        yield Claim(day, "JSON-LD", True, utc=_is_utc(stated))
    for name in _tags():
        value = head.meta.get(name)
        if day := day_of(value):
            yield Claim(day, "meta tag", True, utc=_is_utc(value))
            break
    yield from _time_elements(source)


def address_of(header: Sequence[Line]) -> str | None:
    """The address of a scrape that gives it in a line of its own above the body."""
    return next((line.text for line in header if line.words == 1 and _ADDRESS.fullmatch(line.text)), None)


def of_lines(body: Body, month_first: bool) -> Iterator[Claim]:
    """The dates in the lines around the body; lines that say what their date is come first."""
    near = [
        claim for line in (*body.below, *body.above[:KICKER]) for claim in _of_line(line, month_first, "header line")
    ]
    far = [claim for line in body.above[KICKER:] for claim in _of_line(line, month_first, MASTHEAD)]
    foot = [claim for line in body.foot for claim in _of_line(line, month_first, "footer line") if claim.strong]
    found = [*near, *far, *foot]
    yield from (claim for claim in found if claim.strong)
    yield from (claim for claim in found if not claim.strong)


def leading(text: str) -> tuple[Claim, int] | None:
    """A header glued to the first paragraph ("date 2023-02-28 Nearly …"): the claim and where the text begins."""
    m = _LEADING.match(text[:60])
    if not m:
        return None
    found = days_in(text[m.end() : m.end() + 10])
    if not found:
        return None
    end = m.end() + 10
    rest = re.match(r"[T\s]*(?:\d{1,2}:\d\d(?::\d\d)?)?[\s|,;:–—-]*", text[end:])
    return Claim(found[0].iso, "header line", True, found[0].swapped), end + (rest.end() if rest else 0)


def _of_line(line: Line, month_first: bool, basis: str) -> Iterator[Claim]:
    text = line.text
    if line.words > SHORT or len(text) > 300:
        return
    for day in days_in(text, month_first):
        meaning = _meaning(text[: day.start])
        if meaning in {"other", "updated"}:
            continue
        if meaning == "published" or _is_date_line(text, day):
            strong = meaning == "published"
            yield Claim(day.iso, basis, strong, day.swapped, words=text[day.start : day.end])


def _meaning(before: str) -> Meaning:
    """What the words before a date say about it: the longest cue that ends there."""
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", before[-60:])]
    cues = _cues()
    for size in (4, 3, 2, 1):
        for skip in (0, 1):  # a weekday may stand between
            piece = words[len(words) - size - skip : len(words) - skip]
            if len(piece) == size and (meaning := cues.get(" ".join(piece))):
                return meaning
    return ""


def _is_date_line(text: str, day: Day) -> bool:
    """Whether little else stands in the line: a weekday, a time, a name, a section."""
    rest = text[: day.start] + " " + text[day.end :]
    return len(_REST.findall(rest)) <= 10 and not rest.strip().endswith((".", "!", "?"))


def _time_elements(source: str) -> Iterator[Claim]:
    """`<time>` elements: the first that is marked as the publication, and the first of all."""
    first: Claim | None = None
    for n, element in enumerate(_TIME.finditer(source)):
        if n == 40:
            break
        stamp = _DATETIME.search(element[1])
        day = day_of(stamp[1]) if stamp else None
        if day is None or stamp is None or _UPDATED.search(element[1]):
            continue
        claim = Claim(day, "time element", bool(_PUBLISHED.search(element[1])), utc=_is_utc(stamp[1]))
        first = first or claim
        if claim.strong:
            yield claim
            break
    if first is not None and not first.strong:
        yield first


def changed(head: Head) -> str | None:
    """The day on which the page says it was last changed."""
    stated = head.thing("dateModified") or head.first("article:modified_time", "og:updated_time", "datemodified")
    return day_of(stated)


def _is_utc(value: str | None) -> bool:
    stamp = _UTC.search(value.strip()) if value else None
    return stamp is not None and int(stamp[1]) not in DAYTIME
