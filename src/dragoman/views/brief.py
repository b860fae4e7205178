"""Brief: one case as a readable page, a single HTML file that loads nothing from anywhere.

The file is a function of the case alone: no clock, no network, no random ids. Everything that comes from
a page is escaped, and a content security policy forbids whatever might slip through.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman.records import Event, Quarantined, Reading, Story
from dragoman.views import rankings, words
from dragoman.views.documents import anchor, documents
from dragoman.views.explain import date_reason, party_reason
from dragoman.views.filters import placed

SHORT = 10  # events that the summary names
PARTIES = 40
PLACES = 40


class Contents(msgspec.Struct, frozen=True):
    """What a brief is made from; `events` in the order to show, `readings` with the sources each was seen at."""

    events: Sequence[Event]
    stories: Sequence[Story]
    readings: Iterable[tuple[Reading, tuple[str, ...]]]
    quarantine: Sequence[Quarantined] = ()


def brief(title: str, contents: Contents, version: str = "") -> str:
    """The page as HTML text; `version` is that of the program."""
    events, stories = contents.events, contents.stories
    shown, witnesses = documents(events, contents.readings)
    dated = [e for e in events if placed(e)]
    page: str = _template().render(
        title=title,
        version=version,
        events=events,
        most_reported=rankings.most_reported(dated, SHORT),
        by_id={e.id: e for e in events},
        years=[(year, list(found)) for year, found in groupby(dated, key=_year)],
        undated=[e for e in events if not placed(e)],
        disputed=[e for e in events if e.disputes],
        stories=stories,
        documents=shown,
        names={d.id: d.title for d in shown},
        witnesses=witnesses,
        copies={d.id: d.copy_of for s in stories for d in s.documents if d.copy_of},
        parties=rankings.parties(events, PARTIES),
        places=rankings.places(events, PLACES),
        quarantine=contents.quarantine,
        short=words.short_ids([e.id for e in events]),
    )
    return page


def _year(event: Event) -> str:
    date = event.date
    return ((date and (date.start or date.end)) or "")[:4]


@cache
def _template() -> Any:
    environment = Environment(
        loader=PackageLoader("dragoman.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    source = environment.loader.get_source(environment, "brief.js")[0] if environment.loader else ""
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    environment.globals.update(
        script=source,
        script_hash=f"sha256-{digest}",
        anchor=anchor,
        day=words.event_day,
        interval=words.interval,
        kind=words.kind,
        number=words.number,
        party=words.party,
        place=words.place,
        date_reason=date_reason,
        party_reason=party_reason,
    )
    return environment.get_template("brief.html")
