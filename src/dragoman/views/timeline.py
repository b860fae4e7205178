"""Timeline: events in the order of their days, one line each in a wide terminal, two in a narrow one.

The counts are documents and independent sources: ten copies of one wire story are ten documents and one
source. `!` and the names of fields mark what documents disagree on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from dragoman.records import Event
from dragoman.views.terminal import QUAD_STYLES, STATUS_STYLES, cell, status, table
from dragoman.views.words import event_day, kind, number, place, plain, short_ids, who

ROOMY = 125  # columns from which every value has one of its own
DAY = 35  # characters of the longest date, "between 28 Feb 2022 and 31 Mar 2023"


class Timeline:
    """A rich renderable of the first `limit` events.

    `ids` are the ids of all events of the case, so that the short forms shown are those that commands take.
    """

    def __init__(self, events: Sequence[Event], ids: Sequence[str], limit: int | None = None) -> None:
        self.events = events if limit is None else events[:limit]
        self.left_out = len(events) - len(self.events)
        self.short = short_ids(ids)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self.events:
            yield Text("no events")
        elif options.max_width >= ROOMY:
            yield self._wide()
        else:
            yield from self._narrow()
        if self.left_out:
            yield Text(f"… and {number(self.left_out, 'more event')}", style="dim")

    def _wide(self) -> Table:
        fixed = ("when", "what", "status", "event")
        names = ("when", "what", "who", "where", "status", "docs", "sources", "disputed", "event")
        grid = table(*names, fixed=fixed, right=("docs", "sources"))
        for event in self.events:
            grid.add_row(
                cell(event_day(event.date)),
                Text(kind(event), style=QUAD_STYLES.get(event.quad, "")),
                cell(who(event)),
                cell(place(event.place)),
                status(event.status),
                str(event.documents),
                str(event.independent_sources),
                dispute_mark(event),
                self._id(event),
            )
        return grid

    def _narrow(self) -> Iterator[RenderableType]:
        width = min(DAY, max(len(event_day(e.date)) for e in self.events))
        for event in self.events:
            grid = Table.grid(padding=(0, 2, 0, 0))
            grid.add_column(width=width, no_wrap=True)
            grid.add_column(overflow="fold")
            grid.add_row(cell(event_day(event.date)), Text(plain(who(event)), style="bold"))
            grid.add_row("", self._facts(event))
            yield grid

    def _facts(self, event: Event) -> Text:
        """Everything but day and parties in one line, the id last."""
        text = Text(kind(event), style=QUAD_STYLES.get(event.quad, ""))
        text.append(f", {event.status}", style=STATUS_STYLES.get(event.status, ""))
        where = place(event.place)
        text.append(f", {where}" if where else "")
        text.append(
            f", {number(event.documents, 'document')} / {number(event.independent_sources, 'source')}", style="dim"
        )
        if event.disputes:
            text.append("  ").append_text(dispute_mark(event))
        return text.append("  ").append_text(self._id(event))

    def _id(self, event: Event) -> Text:
        return Text(self.short.get(event.id, event.id), style="dim")


def dispute_mark(event: Event) -> Text:
    """An exclamation mark and the fields that documents disagree on, such as "! status, date"."""
    if not event.disputes:
        return Text("")
    return Text("! " + ", ".join(dict.fromkeys(d.field for d in event.disputes)), style="bold yellow")
