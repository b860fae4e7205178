"""Plaintext: the article out of the visible text of a page, menus, lists and captions and all."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.cleaning.body import Body, body_of
from dragoman.cleaning.lines import Line, lines_of
from dragoman.records import Dropped, DropReason


def text_body(raw: str, title: str | None = None) -> tuple[Body, tuple[Dropped, ...]]:
    """The article in `raw` and the stretches left out; `title` is the title where the source states one."""
    body = body_of(lines_of(raw), title)
    return body, merged(raw, body.dropped)


def merged(raw: str, dropped: Iterable[tuple[Line, DropReason]]) -> tuple[Dropped, ...]:
    """Stretches of `raw`: neighbours dropped for the same reason, with nothing but space between, as one."""
    found: list[Dropped] = []
    for line, reason in dropped:
        last = found[-1] if found else None
        if last is not None and last.reason == reason and raw[last.end : line.start].isspace():
            found[-1] = Dropped(start=last.start, end=line.end, reason=reason)
        else:
            found.append(Dropped(start=line.start, end=line.end, reason=reason))
    return tuple(found)
