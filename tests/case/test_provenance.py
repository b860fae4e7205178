"""A case of an older version keeps what it holds and takes what the newer one adds."""

from __future__ import annotations

from pathlib import Path

import duckdb

from dragoman.case import file
from dragoman.case.store import Store
from dragoman.records import Quarantined


def test_a_case_from_before_archive_records_were_kept_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE dragoman_case (magic VARCHAR NOT NULL, version INTEGER NOT NULL)")
        connection.execute("INSERT INTO dragoman_case VALUES (?, 1)", [file.MAGIC])
        connection.execute(file.migrations()[0])
        connection.execute("INSERT INTO quarantine VALUES ('a.txt', 'empty', 'nothing in it', NULL, '')")
    new = Quarantined(source="b.warc#9", kind="malformed", message="cut off", url="https://example.org/", record="<r>")
    with Store(path) as store:
        store.append_quarantine([new])
    with Store(path, read_only=True) as store:
        assert store.quarantine() == [Quarantined(source="a.txt", kind="empty", message="nothing in it"), new]
