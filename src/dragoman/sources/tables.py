"""Tables: pages in the rows of CSV and Parquet files, the text in the column that the caller names.

The columns id, url, title, published and captured are used where they are there, or those that the caller names in
their place. A row without text is quarantined by its number, a file without a named column as a whole.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources.jsonlines import page_of_row
from dragoman.sources.options import NAMES, TEXT_FIELDS, Options
from dragoman.sources.page import MAX_PAGE, quarantined
from dragoman.sources.peeked import Peeked
from dragoman.sources.sniff import BOMS

PARQUET = b"PAR1"
BATCH = 64  # rows decoded at a time
MAX_HEADER = 8192  # bytes of a first line that names columns
MAX_LINE = MAX_PAGE  # characters; what is longer is no line of a table
_DELIMITERS = ",\t;|"
_COLUMN = re.compile(r"[\w .:/()-]{1,60}")


def delimiter_of(head: bytes, options: Options) -> str | None:
    """The delimiter of a CSV file, None when it is no such file.

    It is one when its first line names the column with the text, or, where the caller named columns, when it is
    parted at all and no JSON: then `read_csv` tells which columns are missing.
    """
    lines = head[:MAX_HEADER].decode(_encoding(head), "replace").removeprefix("\ufeff").strip().splitlines()
    first = lines[0].strip() if lines else ""
    if not first or first[0] in "{[<":
        return None
    parted = [(mark, _parted(first, mark)) for mark in _DELIMITERS if mark in first]
    for mark, names in parted or [(",", [first])]:
        named = [name.strip() for name in names]
        if options.columns and set(options.columns.values()) <= set(named):
            return mark
        if not options.columns and len(named) > 1 and set(named) & set(TEXT_FIELDS) and all(map(_is_name, named)):
            return mark
    return parted[0][0] if options.columns and parted else None


def read_csv(stream: Peeked, source: str, options: Options, delimiter: str) -> Iterator[Page | Quarantined]:
    """The rows of a CSV file as pages. Bytes that are no UTF-8 are kept for the page to be decoded by itself."""
    csv.field_size_limit(MAX_PAGE)
    head = stream.head
    text = io.TextIOWrapper(stream, encoding=_encoding(head), errors="surrogateescape", newline="")
    rows = csv.DictReader(_lines(text), delimiter=delimiter)
    try:
        _check(rows.fieldnames or (), options)
        yield from _pages(_sound(rows), source, options)
    except UnreadablePage as error:
        yield quarantined(source, error, head)
    except (csv.Error, UnicodeError) as error:
        yield quarantined(f"{source}#{rows.line_num}", UnreadablePage("malformed", f"not readable as CSV: {error}"))
    finally:
        text.detach()


def read_parquet(stream: Peeked, source: str, options: Options) -> Iterator[Page | Quarantined]:
    """The rows of a Parquet file as pages."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with stream.whole() as file:
        try:
            names = pq.read_schema(file).names
            _check(names, options)
            wanted = [options.column(name) for name in NAMES[1:]]
            text = next(name for name in options.texts() if name in names)
            columns = [name for name in (text, *wanted) if name in names]
            table = pq.ParquetFile(file, read_dictionary=columns)  # a text that many rows share is held once
            rows = (
                {name: value.as_py() for name, value in zip(columns, row, strict=True)}
                for batch in table.iter_batches(BATCH, columns=columns)
                for row in zip(*(batch.column(name) for name in columns), strict=True)
            )
            yield from _pages(rows, source, options)
        except UnreadablePage as error:
            yield quarantined(source, error)
        except (pa.ArrowException, OSError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            yield quarantined(source, UnreadablePage("malformed", f"not readable as Parquet: {reason}"))


def _check(names: Sequence[str], options: Options) -> None:
    """Raises UnreadablePage when a column is not there."""
    present = {name.strip() for name in names if name}
    missing = [column for column in options.columns.values() if column not in present]
    if not options.field and not present & set(TEXT_FIELDS):
        missing.append(" or ".join(TEXT_FIELDS))
    if missing:
        wanted = ", ".join(map(repr, missing))
        has = ", ".join(list(names)[:20]) or "no columns"
        raise UnreadablePage("malformed", f"no column {wanted}; the file has {has[:400]}")


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a table. Raises csv.Error for one that no table has, without holding it."""
    while line := text.readline(MAX_LINE):
        if len(line) == MAX_LINE and not line.endswith("\n"):
            raise csv.Error(f"a line of more than {MAX_LINE:,} characters")
        yield line


def _sound(rows: csv.DictReader[str]) -> Iterator[dict[str, Any] | UnreadablePage]:
    """The rows; a fault in one of them in its place."""
    while True:
        try:
            row: dict[str, Any] = {key.strip(): value for key, value in next(rows).items() if isinstance(key, str)}
        except StopIteration:
            return
        except csv.Error as error:
            yield UnreadablePage("malformed", f"not readable as CSV: {error}")
        else:
            yield row


def _parted(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _is_name(name: str) -> bool:
    return bool(_COLUMN.fullmatch(name))


def _encoding(head: bytes) -> str:
    """UTF-16 as spreadsheets save it, else UTF-8 with or without its mark."""
    return "utf-16" if head[:2] in BOMS else "utf-8-sig"


def _pages(
    rows: Iterable[dict[str, Any] | UnreadablePage], source: str, options: Options
) -> Iterator[Page | Quarantined]:
    empty = True
    for number, row in enumerate(rows, 1):
        empty = False
        where = f"{source}#{number}"
        if isinstance(row, UnreadablePage):
            yield quarantined(where, row)
        else:
            values = {k: v if isinstance(v, str) or v is None else str(v) for k, v in row.items()}
            yield page_of_row(values, where, options)
    if empty:
        yield quarantined(source, UnreadablePage("empty", "a table without rows"))
