"""Publication: the tightest interval in which an undated page can have appeared, by its own text.

Each piece of evidence is an interval with its words; they are intersected, and one that contradicts
those before it is left out. Reading the time expressions again from a tighter interval gives more
evidence, so the two steps alternate until nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace
from spacy.tokens import Doc

from dragoman.knowledge import Knowledge
from dragoman.reading.document import article_of
from dragoman.reading.when.anchor import Anchor, stated_anchor, supported
from dragoman.reading.when.calendar import Interval, parse_day, plus_days, plus_months, year_of
from dragoman.reading.when.evidence import Evidence
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.match import row_of
from dragoman.reading.when.namedyears import named_years
from dragoman.reading.when.numbers import Amount
from dragoman.reading.when.reader import Found, Reader
from dragoman.reading.when.scene import STATED, head_of
from dragoman.reading.when.tense import governor
from dragoman.reading.when.timex3 import iso
from dragoman.reading.when.turningpoints import TurningPoint, shipped_knowledge, turning_points
from dragoman.records import Published

KEY = "dragoman.publication"
ROUNDS = 4
DATED_WEEKDAY = {"weekday-md", "weekday-bracket", "md-bracket", "md-year-weekday", "weekday-dom"}
WEEK = 7
OPENING = 300  # characters in which a page tells its news
MONTHS = {"D": 1 / 30.4, "W": 7 / 30.4, "2W": 14 / 30.4, "M": 1.0, "Q": 3.0, "Y": 12.0, "10Y": 120.0}
DATELINE_MARKS = frozenset({":", "-", "–", "—", "(", ")", "/", "|"})
LONGEST_PLACE = 30  # characters of the place in a dateline
NEAR = 60  # characters between a duration and the turning point that it is reckoned from


class Publication(NamedTuple):
    """The anchor of a document, the evidence for it, and what was read from it."""

    anchor: Anchor
    evidence: tuple[Evidence, ...]
    found: tuple[Found, ...]
    points: tuple[TurningPoint, ...]
    knowledge: Knowledge


def publication(doc: Doc, knowledge: Knowledge | None = None) -> Publication:
    """The document's publication and time expressions, solved on first use."""
    known: Publication | None = doc.user_data.get(KEY)
    if known is None:
        known = _solved(doc, knowledge or shipped_knowledge())
        doc.user_data[KEY] = known
    return known


def publication_interval(doc: Doc) -> tuple[str | None, str | None, str]:
    """Earliest and latest publication day that the page supports, and the reasons in words."""
    solved = publication(doc)
    first, last = solved.anchor.days
    return iso(first), iso(last), "; ".join(e.words for e in solved.evidence) or "nothing in the text bounds it"


def published(doc: Doc) -> Published | None:
    """What is known of the page's day after reading: what cleaning found, or the interval that the text supports.

    A date in doubt, or derived and contradicted by the text, is kept as doubtful beside that interval.
    """
    found = article_of(doc).published
    solved = publication(doc)
    first, last = iso(solved.anchor.days.first), iso(solved.anchor.days.last)
    if solved.anchor.name == STATED or not (first or last):
        return found
    reasons = "; ".join(evidence.words for evidence in solved.evidence)
    reason = f"{_span(first, last)}, by the text: {reasons}" if reasons else _span(first, last)
    if found is None or found.date is None:
        day = first if first == last else None
        ends = (None, None) if day else (first, last)
        return Published(date=day, basis="text", trust="derived", reason=reason, earliest=ends[0], latest=ends[1])
    reason = f"{found.reason}; {reason}" if found.reason else reason
    return replace(found, trust="doubtful", reason=reason, earliest=first, latest=last)


def _span(first: str | None, last: str | None) -> str:
    if first and last:
        return f"between {first} and {last}" if first != last else first
    return f"not before {first}" if first else f"not after {last}"


def _solved(doc: Doc, knowledge: Knowledge) -> Publication:
    row = row_of(article_of(doc).text)
    points = tuple(turning_points(doc, row, knowledge)) if doc.has_annotation("DEP") else ()
    published = article_of(doc).published
    stated = stated_anchor(published)
    if published is not None and stated is not None:
        found = Reader(doc, stated).read(row)
        against = tuple(_against(doc, found, points, stated))
        if published.trust == "stated" or not against:
            words = Evidence(f"stated: {published.basis}", stated.days)
            return Publication(stated, (words, *against), tuple(found), points, knowledge)
    given = supported(published)
    anchor = Anchor(given, "when the page can have appeared")
    evidence: tuple[Evidence, ...] = ()
    found = Reader(doc, anchor).read(row)
    for _ in range(ROUNDS):
        fresh = tuple(_evidence(doc, found, points))
        days = given
        kept: list[Evidence] = []
        for one in fresh:
            narrowed = days & one.days
            if not narrowed.empty:
                if narrowed != days:
                    kept.append(one)
                days = narrowed
        if days == anchor.days and tuple(kept) == evidence:
            break
        anchor, evidence = anchor._replace(days=days), tuple(kept)
        found = Reader(doc, anchor).read(row)
    return Publication(anchor, evidence, tuple(found), points, knowledge)


def _against(doc: Doc, found: list[Found], points: tuple[TurningPoint, ...], stated: Anchor) -> Iterator[Evidence]:
    """What the text says against a stated date: a later year told as past, a war longer or shorter than it would be.

    A date that somebody stated is kept all the same, with the contradiction among its evidence; one that was
    only derived (an URL, a capture) gives way to the text.
    """
    kinds = (_years_of_points(doc, found, points), _spans_from_points(doc, found, points))
    for one in (*named_years(doc, found, strictly=True), *(evidence for kind in kinds for evidence in kind)):
        if (one.days & stated.days).empty:
            yield one._replace(words=f"{one.words}, against {stated.days.first}")


def _evidence(doc: Doc, found: list[Found], points: tuple[TurningPoint, ...]) -> Iterator[Evidence]:
    """All evidence, the firmest kind first."""
    yield from _dateline(doc, found)
    yield from named_years(doc, found)
    yield from _years_of_points(doc, found, points)
    yield from _spans_from_points(doc, found, points)
    yield from _weekdays(doc, found)


def _dateline(doc: Doc, found: list[Found]) -> Iterator[Evidence]:
    """A full date that opens the text between a place and a mark is the page's: "CAIRO - 25 July 2022: …"."""
    text = article_of(doc).text
    for one in found[:1]:
        day = parse_day(one.timex.earliest)
        if not one.match.has("year") or day is None or one.timex.earliest != one.timex.latest:
            return
        lead, mark = text[: one.timex.start].strip(), text[one.timex.end : one.timex.end + 2].strip()[:1]
        place = lead.rstrip(" ,-–—(").split(",")[0]
        if mark in DATELINE_MARKS and place.isupper() and len(place) <= LONGEST_PLACE and "\n" not in lead:
            yield Evidence(f"{one.timex.text!r} is its dateline", Interval(day, day))


def _years_of_points(doc: Doc, found: list[Found], points: tuple[TurningPoint, ...]) -> Iterator[Evidence]:
    """ "the invasion began in February last year": the page is of the year after the invasion's."""
    for one in found:
        match = one.match
        step = match.value("rel", "last", "this", "next")
        yearly = match.pattern.rule in {"month", "day"} or match.value("unit", "unit") == "Y"
        if step is None or not yearly or match.pattern.name == "rel-month":
            continue
        month = match.number("month")
        for point in points:
            start = point.days.first
            if start is None or not _close(doc, one, point) or (month is not None and month != start.month):
                continue
            if month is None and not _hangs_on(doc, one, point):
                continue
            days = year_of(start.year - int(step))
            if days is not None:
                yield Evidence(f"{one.timex.text!r} is said of {point.name}, {start}", days)


def _spans_from_points(doc: Doc, found: list[Found], points: tuple[TurningPoint, ...]) -> Iterator[Evidence]:
    """ "nearly two years into the war", "the fighting has lasted more than a year", "the invasion a year ago"."""
    for one in found:
        if one.timex.type != "DURATION" and one.match.pattern.rule != "shift":
            continue
        for point in points:
            start = point.days.first
            if start is None or not _close(doc, one, point) or not _reckoned(doc, one, point):
                continue
            days = since(start, one)
            if days is not None:
                yield Evidence(f"{one.timex.text!r} reckoned from {point.name}, {start}", days)
                break


def _weekdays(doc: Doc, found: list[Found]) -> Iterator[Evidence]:
    """A weekday tells that the page is of the same week: "Sunday (December 3)".

    With the year beside it, it does so where the page opens with it: "on Sunday, 3 December 2023, the mayor resigned".
    """
    for one in found:
        day = parse_day(one.timex.earliest)
        if day is None or one.timex.earliest != one.timex.latest:
            continue
        opening = one.timex.start < OPENING and one.direction == "past" and one.match.has("weekday")
        if opening if one.match.has("year") else one.match.pattern.name in DATED_WEEKDAY:
            if one.direction == "future":
                yield Evidence(f"{one.timex.text!r} lies ahead", Interval(plus_days(day, -WEEK), day))
            else:
                yield Evidence(f"{one.timex.text!r} is of the page's week", Interval(day, plus_days(day, WEEK)))
        elif one.match.pattern.rule == "weekday" and one.direction == "past":
            yield Evidence(f"{one.timex.text!r} is past", Interval(day, None))


def since(start: date, one: Found) -> Interval | None:
    """The days that lie so long after a day as a duration says, with the slack that its wording has."""
    match = one.match
    amount = match.amount() if match.has("number") else Amount(1)
    unit = match.value("unit", "unit", "units") or match.value("number", "unit", "units")
    if amount is None or amount.number is None or unit not in MONTHS:
        return None
    months = amount.number * MONTHS[unit]
    words = {*match.words("more"), match.before(), match.before(2)}
    if words & {"more", "over"}:
        low, high = months, months * 1.5
    elif words & {"nearly", "almost", "less"}:
        low, high = months * 0.8, months
    else:
        low, high = months * 0.8, months * 1.25
    return Interval(_after(start, low), _after(start, high))


def _after(day: date, months: float) -> date | None:
    whole = plus_months(day, int(months))
    return plus_days(whole, (months - int(months)) * 30.4) if whole else None


def _close(doc: Doc, one: Found, point: TurningPoint) -> bool:
    """Whether both stand in one sentence, not far apart."""
    gap = max(one.timex.start - point.end, point.start - one.timex.end, 0)
    if gap > NEAR:
        return False
    return one.match.row.text.find("\n", min(one.timex.end, point.end), max(one.timex.start, point.start)) < 0


def _hangs_on(doc: Doc, one: Found, point: TurningPoint) -> bool:
    """Whether the expression modifies the turning point's own noun or verb."""
    head = head_of(doc, one.timex.start, one.timex.end)
    return head is not None and any(token.i == point.token for token in (head.head, head.head.head))


def _reckoned(doc: Doc, one: Found, point: TurningPoint) -> bool:
    """Whether a duration is reckoned from the turning point: "into", "after", "-old", or a verb of lasting."""
    if one.match.has("old"):
        return 0 <= point.start - one.timex.end < NEAR // 2
    between = one.match.row.text[one.timex.end : point.start].split() if point.start >= one.timex.end else []
    if between and between[0].lower() in {"into", "after", "since", "of"}:
        return True
    if one.match.pattern.rule == "shift":
        beside = one.match.row.text[point.end : one.timex.start].strip() == ""
        return "ago" in one.match.words("sign") and (beside or _hangs_on(doc, one, point))
    head = head_of(doc, one.timex.start, one.timex.end)
    verb = governor(head)[0] if head is not None else None
    return verb is not None and is_cue("last", verb.lemma_.lower()) and point.end <= one.timex.start
