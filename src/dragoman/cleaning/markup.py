"""Markup: the article out of an HTML page.

The lines of the page are scored by the table that scores the lines of plain text, and by their place in the markup. No
tree is built and no tool stands between that could lose what is nested too deep or too long.
"""

from __future__ import annotations

from dragoman.cleaning.blocks import Blocks, blocks_of
from dragoman.cleaning.body import Body, body_of
from dragoman.cleaning.columns import Columns
from dragoman.cleaning.place import places
from dragoman.cleaning.plaintext import Extra, merged
from dragoman.records import Dropped

DEEP = "markup-repaired"
MAX_DEPTH = 250  # open elements beyond which common parsers lose text without a word


def markup_body(
    source: str, title: str | None, extra: Extra | None = None
) -> tuple[Body, tuple[Dropped, ...], tuple[str, ...]]:
    """The article of a page's source, what was left out (offsets in `source`), and flags.

    `extra` is asked what else speaks for or against the lines.
    """
    page = blocks_of(source)
    headings = _headings(page, "h1")
    if title is None and (named := headings or _headings(page, "h2")):
        title, headings = page.lines[named[0]].text, named[:1]
    columns = Columns(page.lines)
    values = places(page, columns)
    body = body_of(columns, title, values if extra is None else values + extra(columns), headings)
    return body, merged(source, body.dropped), (DEEP,) if page.depth > MAX_DEPTH else ()


def _headings(page: Blocks, tag: str) -> list[int]:
    """The lines that are headings of this rank."""
    return [i for i, line in enumerate(page.lines) if page.elements[line.element].tag == tag]
