"""Tables: disputes, storylines and quarantine as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.records import Event, Quarantined, Story
from dragoman.views.terminal import cell, table
from dragoman.views.words import event_day, interval, kind, number, plain, short_ids, shorten, who

HEAD = 60  # characters of an unreadable page


def disputes(events: Sequence[Event], ids: Sequence[str]) -> RenderableType:
    """Each disputed event with the values that documents give, and who gives them."""
    short = short_ids(ids)
    blocks = list(_dispute_blocks(events, short))
    return Group(*blocks) if blocks else Text("no disputes: no two documents contradict each other")


def _dispute_blocks(events: Sequence[Event], short: dict[str, str]) -> Iterator[RenderableType]:
    for event in events:
        heading = Text(f"{event_day(event.date)}  {kind(event)}  {plain(who(event))}", style="bold")
        yield heading.append(f"  {short.get(event.id, event.id)}", style="not bold dim")
        for dispute in event.disputes:
            yield Text(f"  {dispute.field}:")
            for value in dispute.values:
                voices = ", ".join(value.said_by) or "the page itself"
                text = f"{plain(value.value)} — {plain(voices)} ({number(len(value.documents), 'document')})"
                yield Padding(Text(text), (0, 0, 0, 4))
        yield Text("")


def stories(records: Sequence[Story], everything: Sequence[Story]) -> RenderableType:
    """One line a storyline; `everything` are all storylines of the case, which short ids must tell apart."""
    if not records:
        return Text("no storylines")
    short = short_ids([s.id for s in everything])
    grid = table(
        "when",
        "storyline",
        "docs",
        "copies",
        "events",
        "story",
        fixed=("when", "story"),
        right=("docs", "copies", "events"),
    )
    for story in records:
        copies = sum(1 for d in story.documents if d.copy_of)
        grid.add_row(
            cell(interval(story.start, story.end)),
            cell(story.title),
            str(len(story.documents)),
            str(copies or ""),
            str(len(story.events)),
            Text(short[story.id], style="dim"),
        )
    return grid


def quarantine(records: Sequence[Quarantined], limit: int | None = None) -> RenderableType:
    """What could not be read, grouped by reason, with the first characters of each page."""
    if not records:
        return Text("quarantine is empty: every page could be read")
    shown = records if limit is None else records[:limit]
    blocks: list[RenderableType] = []
    for reason, group in groupby(sorted(shown, key=lambda q: (q.kind, q.source, q.message)), key=lambda q: q.kind):
        members = list(group)
        blocks.append(Text(f"{reason} ({len(members)})", style="bold"))
        for q in members:
            row = Text(f"  {plain(q.source)}: {plain(q.message)}")
            blocks.append(row.append(f"  {shorten(q.head, HEAD)!r}", style="dim") if q.head.strip() else row)
    if len(shown) < len(records):
        blocks.append(Text(f"… and {number(len(records) - len(shown), 'more page')}", style="dim"))
    return Group(*blocks)
