"""The store: what is put in is whole or not there, and putting it in twice changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.case.store import Copy, Fusion, Result, Store
from dragoman.records import Article, Page, Quarantined, Reading

READER = "dragoman test"


def result(number: int, source: str | None = None) -> Result:
    """A page and its reading."""
    text = f"Page {number} says nothing of note."
    source = source or f"{number}.txt"
    page = Page(id=f"p{number:03}", source=source, content=text.encode(), format="text")
    article = Article(id=page.id, source=source, text=text, raw_length=len(text))
    return Result(page, Reading(article=article))


def dump(store: Store) -> list[object]:
    """Everything in the appended tables."""
    tables = ("pages", "sightings", "readings", "quarantine")
    return [store.connection.execute(f"SELECT * FROM {t} ORDER BY ALL").fetchall() for t in tables]


def test_appending_the_same_pages_again_changes_nothing() -> None:
    with Store(None) as store:
        store.append([result(1), result(2)], READER)
        before = dump(store)
        store.append([result(2), result(1)], READER)
        assert dump(store) == before
        assert store.known(READER) == {"p001", "p002"}


def test_the_same_bytes_at_two_places_are_one_page_with_two_sightings() -> None:
    with Store(None) as store:
        store.append([result(1, "b/copy.txt"), result(1, "a/first.txt")], READER)
        ((reading, sources),) = store.documents()
        assert reading.article.id == "p001"
        assert sources == ("a/first.txt", "b/copy.txt")


def test_a_failed_append_leaves_nothing_of_itself() -> None:
    class Unwritable(Exception):
        pass

    with Store(None) as store:
        insert = store._insert

        def failing(table: str, rows: object) -> None:
            if table == "readings":
                raise Unwritable
            insert(table, rows)  # type: ignore[arg-type]

        store._insert = failing  # type: ignore[method-assign]
        with pytest.raises(Unwritable):
            store.append([result(1)], READER)
        assert dump(store) == [[], [], [], []]


def test_raw_pages_and_readings_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "case.duckdb"
    made = [result(n) for n in range(150)]
    with Store(path) as store:
        store.append(made, READER)
    with Store(path, read_only=True) as store:
        assert [reading for reading, _ in store.documents()] == [m.reading for m in made]
        assert store.page_content("p007") == made[7].page.content


def test_quarantine_keeps_source_reason_and_first_characters() -> None:
    row = Quarantined(source="junk.bin", kind="binary", message="no text in it", page="p9", head="\ufffdELF")
    with Store(None) as store:
        store.append_quarantine([row])
        store.append_quarantine([row])
        assert store.quarantine() == [row]
        assert "p9" in store.known(READER)


def test_fusion_is_out_of_date_as_soon_as_a_page_comes_in() -> None:
    with Store(None) as store:
        store.append([result(1)], READER)
        store.replace_fusion(Fusion((Copy("p001", "p000", 0.9),), (), (), ()))
        assert store.fused()
        store.append([result(2)], READER)
        assert not store.fused()
        store.replace_fusion(Fusion((), (), (), ()))
        assert store.fused()
        assert store.copies() == []
