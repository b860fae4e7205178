"""Tables: pages in the rows of CSV and Parquet files, the text in the column that the caller names.

The columns id, url, title and published are used where they are there. A row without text is quarantined by its
number, a file without the column as a whole.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined
from dragoman.sources.jsonlines import page_of_row
from dragoman.sources.options import Options
from dragoman.sources.page import MAX_PAGE, quarantined

PARQUET = b"PAR1"
MAX_TABLE = 4 * 1024 * 1024 * 1024  # bytes of a Parquet file that is not on disk
BATCH = 64  # rows held at a time
_DELIMITERS = ",\t;|"


def delimiter_of(head: bytes, field: str | None) -> str | None:
    """The delimiter of a CSV file that has the column `field`, None when it is no such file."""
    if field is None:
        return None
    first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "replace").strip()
    for delimiter in _DELIMITERS:
        if delimiter in first and field in next(csv.reader([first], delimiter=delimiter), []):
            return delimiter
    return None


def read_csv(stream: BinaryIO, source: str, options: Options, delimiter: str) -> Iterator[Page | Quarantined]:
    """The rows of a CSV file as pages."""
    csv.field_size_limit(MAX_PAGE)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    rows = csv.DictReader(text, delimiter=delimiter)
    try:
        yield from _pages(rows, source, options)
    except csv.Error as error:
        yield quarantined(f"{source}#{rows.line_num}", UnreadablePage("malformed", f"not readable as CSV: {error}"))
    finally:
        text.detach()


def read_parquet(stream: BinaryIO, source: str, options: Options) -> Iterator[Page | Quarantined]:
    """The rows of a Parquet file as pages."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(io.BytesIO(stream.read(MAX_TABLE)))
        wanted = options.field or "text"
        if wanted not in table.schema_arrow.names:
            names = ", ".join(table.schema_arrow.names)
            raise UnreadablePage("malformed", f"no column {wanted!r}; the file has {names}")
        columns = [name for name in (wanted, "id", "url", "title", "published") if name in table.schema_arrow.names]
        rows = (row for batch in table.iter_batches(BATCH, columns=columns) for row in batch.to_pylist())
        yield from _pages(rows, source, options)
    except UnreadablePage as error:
        yield quarantined(source, error)
    except (pa.ArrowException, OSError) as error:
        yield quarantined(source, UnreadablePage("malformed", f"not readable as Parquet: {error}"))


def _pages(rows: Iterable[dict[str, Any]], source: str, options: Options) -> Iterator[Page | Quarantined]:
    empty = True
    for number, row in enumerate(rows, 1):
        empty = False
        yield page_of_row(
            {str(k): v if isinstance(v, str) else v and str(v) for k, v in row.items()}, f"{source}#{number}", options
        )
    if empty:
        yield quarantined(source, UnreadablePage("empty", "a table without rows"))
