"""Tables: the columns that the user names, one clear line when they are not there, and no row lost in silence."""

from __future__ import annotations

import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.cleaning import clean
from dragoman.errors import QueryError
from dragoman.records import Page, Quarantined
from dragoman.sources import MAX_PAGE, pages

STORY = "The two envoys met in the harbour town on Tuesday and agreed to talk again, officials said."
MAPPING = {"text": "story", "url": "link", "title": "headline", "published": "day", "id": "number", "captured": "seen"}
ROW = {
    "number": "n1", "headline": "Envoys meet", "story": STORY, "link": "https://example.org/1", "day": "2023-03-01",
    "seen": "2023-03-02T10:00:00Z",
}  # fmt: skip


def put(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "a"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def parquet(**columns: list[object]) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def csv(delimiter: str = ",") -> str:
    return delimiter.join(ROW) + "\n" + delimiter.join(f'"{value}"' for value in ROW.values()) + "\n"


CONTENTS = {
    "csv": csv(),
    "tsv": csv("\t"),
    "parquet": parquet(**{name: [value] for name, value in ROW.items()}),
    "jsonl": '{"number": "n1", "headline": "Envoys meet", "story": "' + STORY + '", "link": "https://example.org/1", '
    '"day": "2023-03-01", "seen": "2023-03-02T10:00:00Z"}\n',
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_named_columns_are_used_whatever_the_format(tmp_path: Path, kind: str) -> None:
    (page,) = pages([put(tmp_path, CONTENTS[kind])], columns=MAPPING)
    assert isinstance(page, Page)
    assert (page.source, page.title, page.url) == ("n1", "Envoys meet", "https://example.org/1")
    assert (page.published, page.captured) == ("2023-03-01", "2023-03-02T10:00:00Z")
    assert page.content.decode() == STORY


@pytest.mark.parametrize("kind", ["csv", "tsv", "parquet"])
def test_a_column_that_is_not_there_is_one_clear_line(tmp_path: Path, kind: str) -> None:
    (found,) = pages([put(tmp_path, CONTENTS[kind])], columns={"text": "story", "url": "address"})
    assert isinstance(found, Quarantined)
    assert found.kind == "malformed"
    assert found.message == "no column 'address'; the file has number, headline, story, link, day, seen"


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(QueryError, match="'body'"):
        list(pages(["a"], columns={"body": "text"}))


@pytest.mark.parametrize("content", [f'title,body\nEnvoys,"{STORY}"\n', parquet(title=["Envoys"], body=[STORY])])
def test_without_names_the_usual_ones_are_found(tmp_path: Path, content: str | bytes) -> None:
    (page,) = pages([put(tmp_path, content)])
    assert isinstance(page, Page)
    assert (page.title, page.content.decode()) == ("Envoys", STORY)


def test_prose_that_begins_with_a_list_of_words_is_no_table(tmp_path: Path) -> None:
    (page,) = pages([put(tmp_path, f"Ministers, envoys, text and speeches\n\n{STORY}\n")])
    assert isinstance(page, Page)
    assert page.content.decode().startswith("Ministers, ")


def test_a_parquet_file_without_any_column_of_text_is_told(tmp_path: Path) -> None:
    (found,) = pages([put(tmp_path, parquet(a=[1], b=["x"]))])
    assert isinstance(found, Quarantined)
    assert found.message == "no column 'text or body or content or html'; the file has a, b"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_parquet_file_that_is_cut_off_is_told(tmp_path: Path, share: float) -> None:
    whole = parquet(text=[f"{STORY} {n}" for n in range(500)])
    found = list(pages([put(tmp_path, whole[: int(len(whole) * share)])]))
    assert [getattr(item, "kind", "page") for item in found] == ["malformed"]


def test_columns_of_numbers_and_missing_values_do_no_harm(tmp_path: Path) -> None:
    found = list(pages([put(tmp_path, parquet(id=[1, 2, 3], text=[STORY, None, ""], title=[None, "x", "y"]))]))
    assert [(item.source, getattr(item, "kind", "page")) for item in found] == [
        ("1", "page"), ("2", "malformed"), ("3", "empty"),
    ]  # fmt: skip


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_as_spreadsheets_save_them_are_decoded(tmp_path: Path, codec: str) -> None:
    text = f"El ministro llegó mañana a Córdoba. {STORY}"
    (page,) = pages([put(tmp_path, f"id;text\r\n1;{text}\r\n".encode(codec))])
    assert isinstance(page, Page)
    assert clean(page).text == text


def test_a_cell_that_is_too_long_is_told_and_its_neighbours_read(tmp_path: Path) -> None:
    long = "\n".join(["word " * 100] * (MAX_PAGE // 400))
    found = list(pages([put(tmp_path, f'id,text\n1,{STORY}\n2,"{long}"\n3,{STORY} again\n')]))
    kinds = [getattr(item, "kind", "page") for item in found]
    assert kinds[0] == kinds[-1] == "page"
    assert set(kinds[1:-1]) == {"malformed"}


def test_a_line_of_a_hundred_megabytes_is_told(tmp_path: Path) -> None:
    found = list(pages([put(tmp_path, b"id,text\n1," + STORY.encode() + b"\n2," + b"word " * 20_000_000 + b"\n")]))
    assert [getattr(item, "kind", "page") for item in found] == ["page", "malformed"]
