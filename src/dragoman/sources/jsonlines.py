"""JSON lines: one page a line, the text in one field, what is known about it in others.

A line that is no object, lacks the field or is too long is quarantined by its number; the others come
through. A line's own `id` becomes the page's source, else it is PATH#LINE.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources.options import TEXT_FIELDS, Options
from dragoman.sources.origin import Origin
from dragoman.sources.page import MAX_PAGE, page_of, quarantined
from dragoman.sources.sniff import WINDOW

PROBE = 5  # lines looked at to tell JSON lines from text that begins with a brace
_LONG_RECORD = re.compile(rb'\s*\{\s*"[^{}\[\]\n]{0,2000}?"?(?:text|body|content|html)"\s*:\s*"')
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")


def matches(head: bytes, options: Options) -> bool:
    """Whether a stream that begins with `head` holds JSON lines: the caller named a field, or it looks so."""
    if options.columns and not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return True
    lines = [line for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip()]
    if not lines or not lines[0].lstrip().startswith(b"{"):
        return False
    if len(head) >= WINDOW:
        lines.pop()  # probably cut off
        if not lines:
            return bool(_LONG_RECORD.match(head))
    return all(_looks_like_record(line) for line in lines[:PROBE])


def read(stream: BinaryIO, source: str, options: Options) -> Iterator[Page | Quarantined]:
    """The pages of JSON lines, in their order."""
    blank = True
    for number, line in _lines(stream):
        where = f"{source}#{number}"
        if line is None:
            yield quarantined(where, UnreadablePage("too-large", f"a line of more than {MAX_PAGE:,} bytes"))
        elif line.strip():
            yield _page(line, where, options)
        else:
            continue
        blank = False
    if blank:
        yield quarantined(source, UnreadablePage("empty", "there is nothing in it"))


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines from 1; None for one that is too long, which is skipped without holding it."""
    number = 0
    while line := stream.readline(MAX_PAGE + 1):
        number += 1
        if len(line) <= MAX_PAGE:
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(MAX_PAGE)):
            pass
        yield number, None


def _page(line: bytes, where: str, options: Options) -> Page | Quarantined:
    try:
        return page_of_row(_object(line), where, options)
    except UnreadablePage as error:
        return quarantined(where, error, line)


def page_of_row(row: dict[str, Any], where: str, options: Options) -> Page | Quarantined:
    """The page in a row of named values; its own id, where it has one, becomes the page's source."""
    where = _id(row.get(options.column("id"))) or where
    origin = Origin(url=_string(row, options.column("url")), captured=_string(row, options.column("captured")))
    try:
        return page_of(
            _bytes(_text(row, options)),
            where,
            title=_string(row, options.column("title")),
            published=_day(row.get(options.column("published"))) or options.published,
            as_is=options.as_is,
            origin=origin,
        )
    except UnreadablePage as error:
        head = next((value for value in row.values() if isinstance(value, str)), "")
        return quarantined(where, error, _bytes(head[:200]), origin)


def _bytes(text: str) -> bytes:
    """The bytes of a value; those of a table that were no UTF-8 come back as they were (`tables`)."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadablePage("encoding", f"a JSON line that is not UTF-8: {error.reason}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadablePage("malformed", f"not a JSON line: {error}") from error
    if not isinstance(row, dict):
        raise UnreadablePage("malformed", "a JSON line that is not an object")
    return row


def _text(row: dict[str, Any], options: Options) -> str:
    names = options.texts()
    for name in names:
        value = row.get(name)
        if isinstance(value, str):
            return value
    raise UnreadablePage("malformed", f"no text in {' or '.join(names)}; the line has {', '.join(row) or 'no fields'}")


def _looks_like_record(line: bytes) -> bool:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and any(isinstance(row.get(name), str) for name in TEXT_FIELDS)


def _id(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None


def _string(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _day(value: Any) -> str | None:
    """The ISO day at the start of a value such as `2023-03-01T10:00:00Z`."""
    found = _DAY.match(value) if isinstance(value, str) else None
    return found.group(1) if found else None
