"""Whatever a user names, `pages` gives its pages in order and a reason for what cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from dragoman.records import Page, Quarantined
from dragoman.sources import MAX_PAGE, page_of, pages

STORY = "The two envoys met in the harbour town on Tuesday and agreed to talk again, officials said.\n"
HTML = f"<!DOCTYPE html><html><head><title>Envoys meet</title></head><body><p>{STORY}</p></body></html>"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only(found: list[Page | Quarantined]) -> Page | Quarantined:
    assert len(found) == 1
    return found[0]


def kinds(found: list[Page | Quarantined]) -> list[str]:
    return [item.kind if isinstance(item, Quarantined) else "page" for item in found]


def test_formats_are_told_by_content_not_by_ending(tmp_path: Path) -> None:
    web, text = put(tmp_path, "web.txt", HTML), put(tmp_path, "text.html", STORY)
    found = list(pages([web, text]))
    assert [page.format for page in found if isinstance(page, Page)] == ["html", "text"]


def test_text_that_quotes_a_tag_is_text(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", STORY * 20 + '<iframe src="https://example.org/x"></iframe>\n' + STORY * 20)
    page = only(list(pages([path])))
    assert isinstance(page, Page)
    assert page.format == "text"


def test_a_folder_gives_its_files_sorted_by_path_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".hidden.txt", ".git/x.txt"):
        put(tmp_path, name, STORY + name)
    found = [item.source for item in pages([tmp_path])]
    assert found == [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt")]


def test_the_same_bytes_have_the_same_id_wherever_they_lie() -> None:
    a, b = page_of(STORY.encode(), "here"), page_of(STORY.encode(), "there")
    assert a.id == b.id
    assert len(a.id) == 16
    assert a.id != page_of(STORY.encode(), "here", published="2023-03-01").id


def test_a_missing_file_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    found = list(pages([tmp_path / "nowhere.txt", put(tmp_path, "a.txt", STORY)]))
    assert kinds(found) == ["missing", "page"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", STORY)
    path.chmod(0)
    assert kinds(list(pages([path]))) == ["permission"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "binary"),
    ],
)
def test_empty_and_binary_files_are_quarantined_with_their_reason(tmp_path: Path, content: bytes, kind: str) -> None:
    assert kinds(list(pages([put(tmp_path, "a", content)]))) == [kind]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert kinds(list(pages([tmp_path]))) == ["empty"]


def test_a_line_of_fifty_megabytes_is_too_large(tmp_path: Path) -> None:
    path = put(tmp_path, "long.txt", b"word " * 10_000_000)
    assert kinds(list(pages([path]))) == ["too-large"]


def test_a_json_line_of_fifty_megabytes_is_skipped_and_its_neighbours_read(tmp_path: Path) -> None:
    long = json.dumps({"id": "long", "text": "word " * 10_000_000})
    path = put(tmp_path, "a.jsonl", "\n".join([json.dumps({"text": STORY}), long, json.dumps({"text": STORY + "x"})]))
    found = list(pages([path]))
    assert kinds(found) == ["page", "too-large", "page"]
    assert [item.source for item in found] == [f"{path}#{n}" for n in (1, 2, 3)]


def test_json_lines_are_detected_and_their_fields_used(tmp_path: Path) -> None:
    rows = [
        {
            "id": 7,
            "body": STORY,
            "url": "https://example.org/a",
            "title": "Envoys meet",
            "published": "2023-03-01T10:00Z",
        },
        {"body": HTML},
    ]
    first, second = pages([put(tmp_path, "a.txt", "\n".join(map(json.dumps, rows)))])
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.source, first.url, first.title, first.published) == ("7", rows[0]["url"], "Envoys meet", "2023-03-01")
    assert (first.format, second.format) == ("text", "html")


def test_bad_json_lines_are_quarantined_by_number(tmp_path: Path) -> None:
    lines = [json.dumps({"text": STORY}), "{broken", json.dumps({"other": 1}), json.dumps([1]), '{"text": "\xff"}']
    path = tmp_path / "a.jsonl"
    path.write_bytes("\n".join(lines).encode("latin-1"))
    found = list(pages([path], field="text"))
    assert kinds(found) == ["page", "malformed", "malformed", "malformed", "encoding"]
    assert found[1].source == f"{path}#2"


def test_as_is_keeps_html_as_text(tmp_path: Path) -> None:
    page = only(list(pages([put(tmp_path, "a.html", HTML)], as_is=True)))
    assert isinstance(page, Page)
    assert (page.format, page.content.decode()) == ("text", HTML)


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    page = only(list(pages(["-"])))
    assert isinstance(page, Page)
    assert page.source == "-"


def test_published_holds_for_pages_that_state_none(tmp_path: Path) -> None:
    path = put(
        tmp_path, "a.jsonl", json.dumps({"text": STORY, "published": "2022-01-02"}) + "\n" + json.dumps({"text": STORY})
    )
    found = list(pages([path], published="2023-03-01"))
    assert [page.published for page in found if isinstance(page, Page)] == ["2022-01-02", "2023-03-01"]


def test_gzip_is_unpacked_and_damaged_gzip_told(tmp_path: Path) -> None:
    packed = gzip.compress(STORY.encode() * 50)
    whole, cut = put(tmp_path, "a.gz", packed), put(tmp_path, "b.gz", packed[: len(packed) // 2])
    assert kinds(list(pages([whole, cut]))) == ["page", "malformed"]


def test_a_gzip_bomb_costs_no_more_than_a_long_page(tmp_path: Path) -> None:
    bomb = put(tmp_path, "a.gz", gzip.compress(b" word" * (MAX_PAGE // 2)))
    nested = put(tmp_path, "b.gz", gzip.compress(gzip.compress(gzip.compress(STORY.encode()))))
    assert kinds(list(pages([bomb, nested]))) == ["too-large", "malformed"]


@pytest.mark.parametrize(
    "top", ["<!-- a > b -->" * 400, "<?x y?>" * 400, "<!DOCTYPE html>" + "<!--x-->" * 400 + "<div>" * 50]
)
def test_a_long_prologue_is_told_at_once(tmp_path: Path, top: str) -> None:
    page = only(list(pages([put(tmp_path, "a", top + HTML.removeprefix("<!DOCTYPE html>"))])))
    assert isinstance(page, Page)
    assert page.format == "html"
