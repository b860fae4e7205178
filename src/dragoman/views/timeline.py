"""Timeline: events in the order of their days, one compact line each.

The counts at the end of a line are documents and independent sources: ten copies of one wire story are
ten documents and one source. `!` and the names of fields mark what documents disagree on.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from dragoman.records import Event
from dragoman.views.terminal import QUAD_STYLES, cell, status, table
from dragoman.views.words import event_day, kind, number, place, short_ids, who

FIXED = ("when", "what", "status", "event")


def timeline(events: Sequence[Event], ids: Sequence[str], limit: int | None = None) -> RenderableType:
    """The first `limit` events as a table, with a line that says how many are left out.

    `ids` are the ids of all events of the case, so that the short forms shown are those that commands take.
    """
    shown = events if limit is None else events[:limit]
    if not shown:
        return Text("no events")
    short = short_ids(ids)
    grid = table(
        "when",
        "what",
        "who",
        "where",
        "status",
        "docs",
        "sources",
        "disputed",
        "event",
        fixed=FIXED,
        right=("docs", "sources"),
    )
    for event in shown:
        grid.add_row(
            cell(event_day(event.date)),
            Text(kind(event), style=QUAD_STYLES.get(event.quad, "")),
            cell(who(event)),
            cell(place(event.place)),
            status(event.status),
            str(event.documents),
            str(event.independent_sources),
            dispute_mark(event),
            Text(short.get(event.id, event.id), style="dim"),
        )
    return Group(grid, *_left_out(len(events) - len(shown)))


def dispute_mark(event: Event) -> Text:
    """ "! status, date" when documents disagree on these fields."""
    if not event.disputes:
        return Text("")
    return Text("! " + ", ".join(dict.fromkeys(d.field for d in event.disputes)), style="bold yellow")


def _left_out(count: int) -> list[Text]:
    return [Text(f"… and {number(count, 'more event')}", style="dim")] if count > 0 else []
