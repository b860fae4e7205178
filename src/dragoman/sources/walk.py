"""Walk: from what a user names (files, folders, "-") to pages, in a fixed order.

Every named thing gives at least one record: a page, or `Quarantined` with the reason. Files of a folder
come sorted by path, hidden ones are skipped, links to folders are not followed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources.options import Options
from dragoman.sources.page import quarantined
from dragoman.sources.stream import pages_in


def pages(
    sources: Iterable[str | Path],
    *,
    field: str | None = None,
    as_is: bool = False,
    published: str | None = None,
) -> Iterator[Page | Quarantined]:
    """The pages of files, folders and standard input ("-"), in the order given.

    `field` names the field of JSON lines that holds the text (or HTML); without it JSON lines are detected.
    `as_is` keeps every character; `published` is the ISO day of pages whose source states none. What cannot be
    read is yielded as Quarantined (kinds missing, permission, empty, binary, too-large, malformed); nothing raises.
    """
    options = Options(field=field, as_is=as_is, published=published)
    for source in sources:
        if str(source) == "-":
            yield from pages_in(sys.stdin.buffer, "-", options)
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
