"""Archives: the files in a zip archive, each told by its content like any other.

Nothing is ever unpacked to disk. An entry whose name leads out of the archive, that is encrypted or damaged is
quarantined; its neighbours come through.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources.options import Options
from dragoman.sources.page import MAX_PAGE, quarantined
from dragoman.sources.peeked import Peeked

MAGIC = b"PK\x03\x04"
MAX_ENTRIES = 200_000
SPARE = 1 << 28  # bytes that the entries of an archive may unpack to in any case
RATIO = 200  # and so many times their packed size; text packs to a tenth
_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}

Reader = Callable[[BinaryIO, str, Options, int], Iterator[Page | Quarantined]]


def read(stream: Peeked, source: str, options: Options, depth: int, reader: Reader) -> Iterator[Page | Quarantined]:
    """The pages of a zip archive's entries, sorted by name; `reader` reads a stream one level deeper."""
    with stream.whole() as held:
        try:
            archive = zipfile.ZipFile(held)
            entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            yield quarantined(source, UnreadablePage("malformed", f"a damaged zip archive: {error}"))
            return
        if len(entries) > MAX_ENTRIES:
            yield quarantined(source, UnreadablePage("too-large", f"a zip archive of {len(entries):,} entries"))
        elif _OFFICE & {entry.filename for entry in entries}:
            yield quarantined(
                source, UnreadablePage("binary", "an office document or a program, not an archive of pages")
            )
        else:
            left = SPARE + RATIO * sum(entry.compress_size for entry in _apart(entries))
            for entry in entries:
                left -= min(entry.file_size, MAX_PAGE)
                if left < 0:
                    reason = "a zip archive that unpacks to far more than it holds; the rest is left out"
                    yield quarantined(source, UnreadablePage("too-large", reason))
                    return
                if not entry.is_dir() and not _hidden(entry.filename):
                    where = f"{source}/{entry.filename}"
                    yield from _entry(archive, entry, where, lambda member, name: reader(member, name, options, depth))


def _apart(entries: Sequence[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The entries without those that share their bytes with another one, as in a bomb."""
    return list({entry.header_offset: entry for entry in entries}.values())


def _entry(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    where: str,
    opened: Callable[[BinaryIO, str], Iterator[Page | Quarantined]],
) -> Iterator[Page | Quarantined]:
    name = entry.filename.replace("\\", "/")
    if ".." in PurePosixPath(name).parts or name.startswith("/") or name[1:2] == ":":
        yield quarantined(where, UnreadablePage("malformed", "a name that leads out of the archive"))
        return
    try:
        with archive.open(entry) as member:
            yield from opened(cast(BinaryIO, member), where)
    except RuntimeError:
        yield quarantined(where, UnreadablePage("encrypted", "an entry with a password"))
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError) as error:
        yield quarantined(where, UnreadablePage("malformed", f"a damaged entry: {error}"))


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "__MACOSX" in parts or any(part.startswith(".") and part != ".." for part in parts)
