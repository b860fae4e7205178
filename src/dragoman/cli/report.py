"""Report: what `dragoman read` prints when it is done: counts, what could not be read, what was found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.cli.options import CASE
from dragoman.records import Event, Story
from dragoman.views import tables
from dragoman.views.filters import placed
from dragoman.views.rankings import most_reported
from dragoman.views.terminal import show
from dragoman.views.timeline import Timeline
from dragoman.views.words import number

if TYPE_CHECKING:
    from dragoman.api import Case, ReadReport

EVENTS = 25
STORIES = 8
DISPUTES = 5
UNREADABLE = 20


def report(case: Case, done: ReadReport, path: Path) -> None:
    """Print it."""
    events, stories = case.events(), case.stories()
    show(Text(_pages(done)))
    show(Text(_found(done, path)))
    if done.quarantine:
        _heading(f"Could not be read ({len(done.quarantine)})")
        show(tables.quarantine(done.quarantine, UNREADABLE))
    option = "" if path == CASE else f" --case {path}"
    _stories(stories, option)
    if events:
        _timeline(events, option)
    disputed = [e for e in events if e.disputes]
    if disputed:
        _heading(f"Disputes{_of(min(len(disputed), DISPUTES), len(disputed), f'dragoman disputes{option}')}")
        show(tables.disputes(disputed[:DISPUTES], [e.id for e in events]))
    if events:
        show(Text(f"Look closer: dragoman explain EVENT{option}; dragoman brief{option} --out brief.html", style="dim"))


def _pages(done: ReadReport) -> str:
    return (
        f"{number(done.pages, 'page')} in = {done.read} read + {done.known} known already + {done.repeated} repeated "
        f"bytes + {done.quarantined} quarantined"
    )


def _found(done: ReadReport, path: Path) -> str:
    return (
        f"{path} now says: {number(done.events, 'event')}, {number(done.disputes, 'dispute')}, "
        f"{number(done.stories, 'storyline')}, {number(done.near_copies, 'near copy', 'near copies')}"
    )


def _stories(stories: Sequence[Story], option: str) -> None:
    told = sorted((s for s in stories if len(s.documents) > 1), key=lambda s: -len(s.documents))[:STORIES]
    if told:
        _heading(f"Storylines{_of(len(told), len(stories), f'dragoman stories{option}')}")
        show(tables.stories(sorted(told, key=lambda s: (s.start or "9999", s.end or "", s.id)), stories))


def _timeline(events: Sequence[Event], option: str) -> None:
    """The most reported dated events: a first look must not open with the background of decades."""
    dated = [e for e in events if placed(e)]
    chosen = most_reported(dated, EVENTS)
    most = f" (the {len(chosen)} most reported of {len(dated)}; all: dragoman timeline{option})"
    _heading(f"Timeline{most if len(chosen) < len(dated) else ''}")
    show(Timeline(chosen, [e.id for e in events]))
    if len(dated) < len(events):
        without = number(len(events) - len(dated), "event")
        show(
            Text(f"{without} without a date, or with years between which it lies: dragoman events{option}", style="dim")
        )


def _of(shown: int, total: int, command: str) -> str:
    return "" if shown == total else f" ({shown} of {total}; all: {command})"


def _heading(text: str) -> None:
    show(Text(f"\n{text}", style="bold"))
