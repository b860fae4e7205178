"""Plaintext: the article out of the visible text of a page, menus, lists and captions and all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.cleaning.body import Body, body_of
from dragoman.cleaning.columns import Columns
from dragoman.cleaning.features import Scores
from dragoman.cleaning.lines import Line, spread
from dragoman.records import Dropped, DropReason

Extra = Callable[[Columns], Scores]


def text_body(raw: str, title: str | None = None, extra: Extra | None = None) -> tuple[Body, tuple[Dropped, ...]]:
    """The article in `raw` and the stretches left out; `title` is the title where the source states one.

    `extra` is asked what else speaks for or against the lines.
    """
    columns = Columns(*spread(raw))
    body = body_of(columns, title, extra(columns) if extra is not None else None)
    return body, merged(raw, body.dropped)


def merged(raw: str, dropped: Iterable[tuple[Line, DropReason]]) -> tuple[Dropped, ...]:
    """Stretches of `raw`: neighbours dropped for the same reason, with nothing but space between, as one."""
    found: list[Dropped] = []
    start, end, why = 0, 0, None
    for line, reason in dropped:
        if why is not None:
            if reason == why and raw[end : line.start].isspace():
                end = line.end
                continue
            found.append(Dropped(start=start, end=end, reason=why))
        start, end, why = line.start, line.end, reason
    if why is not None:
        found.append(Dropped(start=start, end=end, reason=why))
    return tuple(found)
