"""Foreign: linking mentions that another coder found, a program or a person.

A line names a trigger in a text; what it leaves open is filled by reading the text: the event that
stands at the trigger or nearest to it in its sentence. Lines of one document may give its text once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from dragoman.case.file import scratch
from dragoman.errors import QueryError
from dragoman.fusion import linking, mentions
from dragoman.fusion.copies import Text, copies
from dragoman.fusion.mentions import Row, first_day, last_day
from dragoman.fusion.pages import vectors_of
from dragoman.knowledge import load
from dragoman.reading.sentence import sentence
from dragoman.records import Reading

UNCODED = "OTHER"  # a trigger that is no PLOVER event: linked by its wording, parties and date alone


def texts(rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, str | None]]:
    """Document → (text, publication day). Raises QueryError for a document without a text."""
    found: dict[str, tuple[str, str | None]] = {}
    for row in rows:
        document = str(row.get("document"))
        if row.get("text") and document not in found:
            found[document] = (str(row["text"]), row.get("published"))
    for at, row in enumerate(rows, 1):
        if str(row.get("document")) not in found:
            raise QueryError(f"line {at}: document {row.get('document')!r} has no text in any line")
    return found


def link_mentions(rows: Sequence[Mapping[str, Any]], readings: Mapping[str, Reading]) -> list[dict[str, Any]]:
    """Link the rows; `readings` holds each document's reading, keyed by the rows' document. A dict a row, in order."""
    made = [_row(at, row, readings[str(row["document"])]) for at, row in enumerate(rows, 1)]
    renamed = {
        d: msgspec.structs.replace(r, article=msgspec.structs.replace(r.article, id=d)) for d, r in readings.items()
    }
    connection = scratch()
    try:
        pages = [Text(id=d, text=r.article.text, rank=d) for d, r in sorted(renamed.items())]
        roots = {c.document: c.copy_of for c in copies(pages, connection)}
        linked = linking.link(made, linking.Pages(roots, vectors_of(list(renamed.values()))), connection)
    finally:
        connection.close()
    return [
        {"id": row["id"], "event": linked.cluster[r.id], "score": linked.score.get(r.id, 1.0)}
        for row, r in zip(rows, made, strict=True)
    ]


def _row(at: int, given: Mapping[str, Any], reading: Reading) -> Row:
    """One given mention as linking sees it, the open fields filled from the reading."""
    text, start, end = reading.article.text, given.get("start"), given.get("end")
    if given.get("id") is None:
        raise QueryError(f"line {at}: no id")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end <= len(text):
        raise QueryError(f"line {at}: start {start!r} and end {end!r} are no span of a text of {len(text)} characters")
    begin, stop = sentence(text, start, end)
    near = [e for e in reading.events if begin <= e.trigger.start < stop]
    best = min(near, key=lambda e: (max(e.trigger.start - end, start - e.trigger.end, 0), e.id), default=None)
    exact = best is not None and best.trigger.start < end and start < best.trigger.end
    filled = mentions.row(reading, best) if best is not None else None
    kind = given.get("type") or (filled.type if filled and exact else None)
    actors = _parties(given.get("actors"), filled.actors if filled and exact else ())
    recipients = _parties(given.get("recipients"), filled.recipients if filled and exact else ())
    parties = tuple(sorted({*actors, *recipients})) or _named(reading, begin, stop)
    day, until = _days(given.get("date"), filled)
    return Row(
        id=str(given["id"]),
        document=str(given["document"]),
        type=kind or UNCODED,
        mode=filled.mode if filled and exact else "",
        quad=load().plover.quad(kind) if kind in load().plover.types else UNCODED,
        actors=actors,
        recipients=recipients,
        parties=parties,
        dyad="|".join(parties),
        persons=filled.persons if filled and exact else (),
        day=day,
        until=until,
        precise=filled.precise if filled and day == filled.day else day is not None and day == until,
        vague=filled.vague if filled and day == filled.day else day is None,
        weekday=filled.weekday if filled and day is None else None,
        city=str(given["place"]) if given.get("place") else (filled.city if filled else None),
        country=filled.country if filled else None,
        status=filled.status if filled and exact else "occurred",
        lemma=text[start:end].casefold(),
        sentence=text[begin:stop],
        phrase=mentions.phrase(text[begin:stop], start - begin, end - begin),
    )


def _parties(given: Any, read: tuple[str, ...]) -> tuple[str, ...]:
    if not given:
        return read
    named = [
        g if isinstance(g, str) else g.get("country") or g.get("id") or g.get("name") or g.get("text") for g in given
    ]
    return tuple(sorted({str(n) for n in named if n}))


def _named(reading: Reading, begin: int, stop: int) -> tuple[str, ...]:
    """Whom the sentence names, for a trigger without parties of its own."""
    inside = [m for m in reading.mentions if begin <= m.start < stop and m.kind != "place"]
    return tuple(sorted({m.country or m.id or (m.name or m.text).casefold() for m in inside}))


def _days(given: Any, filled: Row | None) -> tuple[str | None, str | None]:
    if isinstance(given, Mapping):
        start, end = given.get("start") or given.get("end"), given.get("end") or given.get("start")
        return (first_day(start), last_day(end)) if start and end else (None, None)
    if isinstance(given, str) and given:
        return first_day(given), last_day(given)
    return (filled.day, filled.until) if filled is not None else (None, None)
