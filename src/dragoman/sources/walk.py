"""Walk: from what a user names (files, folders, addresses, "-") to pages, in a fixed order.

Every named thing gives at least one record: a page, or `Quarantined` with the reason. Files of a folder
come sorted by path, hidden ones are skipped, links to folders are not followed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources.addresses import is_address
from dragoman.sources.link import Link
from dragoman.sources.options import Options, columns_of
from dragoman.sources.page import quarantined
from dragoman.sources.stream import fetched, pages_in

if TYPE_CHECKING:
    from dragoman.sources.fetching.fetcher import Fetcher


def pages(  # noqa: PLR0913  # what a caller can say about sources
    sources: Iterable[str | Path],
    *,
    field: str | None = None,
    columns: Mapping[str, str] | None = None,
    as_is: bool = False,
    published: str | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Page | Quarantined]:
    """The pages of files, folders, addresses and standard input ("-"), in the order given.

    `field` names the field of JSON lines and tables that holds the text (or HTML), `columns` says the same of any of
    text, id, url, title, published and captured; without them they are detected. `as_is` keeps every character;
    `published` is the ISO day of pages whose source states none. Addresses, and what lists of them, feeds and sitemaps
    point to, are fetched by `fetcher` and by nobody else. What cannot be read is yielded as Quarantined (for the kinds
    see docs/documents.md); nothing raises but QueryError for an unknown name in `columns`.
    """
    options = Options(columns=columns_of(columns or {}, field), as_is=as_is, published=published, fetcher=fetcher)
    for source in sources:
        if str(source) == "-":
            yield from pages_in(sys.stdin.buffer, "-", options)
        elif is_address(str(source)):
            yield from fetched(Link(str(source), str(source)), options)
        elif Path(source).is_dir():
            yield from _folder(Path(source), options)
        else:
            yield from _file(Path(source), options)


def _file(path: Path, options: Options) -> Iterator[Page | Quarantined]:
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        yield _refused(path, error)
        return
    with stream:
        yield from pages_in(stream, str(path), options)


def _folder(folder: Path, options: Options) -> Iterator[Page | Quarantined]:
    refused: list[OSError] = []
    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root) / name for name in names if not name.startswith(".")]
    for error in sorted(refused, key=lambda e: str(e.filename)):
        yield _refused(Path(str(error.filename)), error)
    if not found and not refused:
        yield quarantined(str(folder), UnreadablePage("empty", "no files in this folder"))
    for path in sorted(found):
        yield from _file(path, options)


def _refused(path: Path, error: Exception) -> Quarantined:
    """Why a path could not be opened: missing, permission, or what the system says."""
    if isinstance(error, FileNotFoundError):
        return quarantined(str(path), UnreadablePage("missing", "no such file or folder"))
    if isinstance(error, PermissionError):
        return quarantined(str(path), UnreadablePage("permission", "may not be opened"))
    reason = getattr(error, "strerror", None) or str(error)
    return quarantined(str(path), UnreadablePage("missing", f"cannot be opened: {reason}"))
