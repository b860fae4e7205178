"""Words: how values of records are worded for people, in every view the same way.

What comes from a page is shown without control characters, so that no page can move the cursor of a
terminal or reorder a line; machine formats (JSON lines, CSV) do not go through here.
"""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from collections.abc import Sequence

from dragoman.records import Event, EventActor, EventDate, FusedPlace

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NO_DATE = "no date"
SHORTEST_ID = 6
# Bidirectional embeddings, overrides and isolates: harmless in a page, they reorder a line of a terminal.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """A text without control characters, each replaced by a space; same length, so offsets stay valid."""
    return "".join(" " if _unprintable(c) else c for c in text)


def _unprintable(character: str) -> bool:
    return character in _REORDERING or unicodedata.category(character) in {"Cc", "Cs"}


def shorten(text: str, width: int) -> str:
    """The beginning of a text on one line, cut at `width` characters."""
    line = " ".join(plain(text).split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def day(iso: str) -> str:
    """An ISO day, month or year: "1 Mar 2023", "Mar 2023", "2023"."""
    year, month, number = _parts(iso)
    return " ".join([*([str(number)] if number else []), *([MONTHS[month - 1]] if month else []), year])


def interval(start: str | None, end: str | None) -> str:
    """First and last ISO day: "1 Mar 2023", "1–3 Mar 2023", "Mar 2023" for a whole month, "by …", "from …"."""
    if not start or not end:
        return f"from {day(start)}" if start else f"by {day(end)}" if end else NO_DATE
    if start == end:
        return day(start)
    whole = _whole(start, end)
    if whole:
        return day(whole)
    (year, month, first), (end_year, end_month, last) = _parts(start), _parts(end)
    if first and last and year == end_year:
        if month == end_month:
            return f"{first}–{last} {MONTHS[month - 1]} {year}"
        return f"{first} {MONTHS[month - 1]} – {last} {MONTHS[end_month - 1]} {year}"
    return f"{day(start)} – {day(end)}"


def _parts(iso: str) -> tuple[str, int, int]:
    """Year, month and day of the month; 0 for what is not given."""
    pieces = iso[:10].split("-")
    month, number = (int(pieces[at]) if len(pieces) > at and pieces[at].isdigit() else 0 for at in (1, 2))
    return pieces[0], month if month <= 12 else 0, number


def _whole(start: str, end: str) -> str | None:
    """The month or year that an interval covers from its first to its last day."""
    if start.endswith("-01-01") and end == f"{start[:4]}-12-31":
        return start[:4]
    year, month, first = _parts(start)
    if first == 1 and start[:7] == end[:7] and year.isdigit() and 1 <= month <= 12 and int(year) > 0:
        return start[:7] if _parts(end)[2] == monthrange(int(year), month)[1] else None
    return None


def event_day(date: EventDate | None) -> str:
    """When an event happened, or that no date is known; a day within bounds is worded as such."""
    if date is None:
        return NO_DATE
    if (
        date.trust == "bounded"
        and date.start
        and date.end
        and date.start != date.end
        and not _whole(date.start, date.end)
    ):
        return f"between {day(date.start)} and {day(date.end)}"
    return interval(date.start, date.end)


def party(actor: EventActor) -> str:
    """A party's name with its country: "Xi Jinping (CHN)"."""
    name = plain(actor.name or actor.id or actor.country or "somebody")
    return f"{name} ({actor.country})" if actor.country and actor.country != name else name


def parties(actors: Sequence[EventActor]) -> str:
    """Several parties in one line."""
    return ", ".join(party(actor) for actor in actors)


def who(event: Event) -> str:
    """Actors and recipients: "A → B"; the parties of a reciprocal act stand side by side: "A, B"."""
    actors = parties(event.actors) or "somebody"
    return f"{actors} → {parties(event.recipients)}" if event.recipients else actors


def kind(event: Event) -> str:
    """PLOVER type and mode: "CONSULT visit"."""
    return f"{event.type} {event.mode}" if event.mode else event.type


def place(found: FusedPlace | None) -> str:
    """Where: "Beijing (CHN)", or nothing."""
    if found is None:
        return ""
    name = plain(found.name or found.country or "")
    return f"{name} ({found.country})" if found.country and found.country != name else name


def number(count: int, singular: str, plural: str | None = None) -> str:
    """A count with its noun: "1 document", "2 documents"."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def short_ids(ids: Sequence[str]) -> dict[str, str]:
    """Each id cut to the fewest characters (six or more) that tell all of them apart; commands take the short form."""
    unique = list(dict.fromkeys(ids))
    longest = max((len(i) for i in unique), default=0)
    for width in range(SHORTEST_ID, longest):
        if len({i[:width] for i in unique}) == len(unique):
            return {i: i[:width] for i in unique}
    return {i: i for i in unique}
