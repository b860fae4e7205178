"""What a user gets from the commands that read pages: read, annotate, link."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command

TALKS = (
    "Belarus and China hold talks\n\n"
    "Chinese Foreign Minister Wang Yi met Belarusian President Alexander Lukashenko in Minsk on March 1, 2023, "
    "the agency Belta reported. They discussed trade between the two countries.\n\n"
    "China condemned the sanctions that the United States had imposed on Belarus in February 2022.\n"
)
PROTEST = (
    "Poland expels an attaché\n\n"
    "Poland on Tuesday expelled the Belarusian military attaché, the Foreign Ministry in Warsaw said. It gave him two "
    "days to leave the country.\n\n"
    "Thousands of people protested in Warsaw against the government of Belarus. The police arrested nobody.\n"
)
KEYS = ["schema", "doc", "raw_length", "text", "dropped", "timexes", "mentions", "attributions", "events"]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with two pages, the same bytes once more, an empty file and a picture."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a-talks.txt").write_text(TALKS)
    (folder / "b-protest.txt").write_text(PROTEST)
    (folder / "c-talks-again.txt").write_text(TALKS)
    (folder / "d-empty.txt").write_bytes(b"")
    (folder / "e-photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8)
    return folder


def test_read_accounts_for_every_page_and_prints_what_it_found(dragoman: Command, pages: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.duckdb"
    done = dragoman("read", pages, "--case", case)
    assert done.status == 1, "two pages could not be read"
    first, second, *rest = done.out.splitlines()
    assert first == "5 pages in = 2 read + 0 known already + 1 repeated bytes + 2 quarantined"
    assert second.startswith(f"{case} now says: ")
    text = "\n".join(rest)
    assert f"empty (1)\n  {pages}/d-empty.txt: " in text
    assert f"binary (1)\n  {pages}/e-photo.jpg: " in text
    assert "Timeline" in text
    assert f"dragoman explain EVENT --case {case}" in text
    assert done.err == "", "no progress bar where nobody watches"


def test_reading_again_changes_nothing_and_says_so(dragoman: Command, pages: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.duckdb"
    dragoman("read", pages, "--case", case)
    before = dragoman("events", "--case", case, "--format", "jsonl").out
    again = dragoman("read", pages, "--case", case)
    assert again.out.splitlines()[0] == "5 pages in = 0 read + 3 known already + 0 repeated bytes + 2 quarantined"
    assert again.status == 1
    assert before
    assert dragoman("events", "--case", case, "--format", "jsonl").out == before


def test_read_of_good_pages_has_exit_status_0(dragoman: Command, pages: Path, tmp_path: Path) -> None:
    assert dragoman("read", pages / "b-protest.txt", "--case", tmp_path / "case.duckdb").status == 0


def test_a_missing_page_among_others_is_quarantined_and_the_run_goes_on(
    dragoman: Command, pages: Path, tmp_path: Path
) -> None:
    done = dragoman("read", tmp_path / "gone.txt", pages / "a-talks.txt", "--case", tmp_path / "case.duckdb")
    assert done.status == 1
    assert done.out.startswith("2 pages in = 1 read + 0 known already + 0 repeated bytes + 1 quarantined")
    assert "missing (1)" in done.out


def test_annotate_prints_a_line_a_page_and_an_error_line_for_those_it_cannot_read(
    dragoman: Command, pages: Path
) -> None:
    done = dragoman("annotate", pages / "d-empty.txt", pages / "a-talks.txt", pages / "gone.txt")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 1
    assert "2 of 3 documents could not be read" in done.err
    assert [row.get("error", {}).get("kind") for row in rows] == ["empty", None, "missing"]
    assert rows[0]["doc"] == {"source": str(pages / "d-empty.txt")}
    assert list(rows[1]) == KEYS
    assert all(row["schema"] == "dragoman.annotation/1" for row in rows)


def test_annotate_reads_standard_input_as_it_is_and_takes_a_date(dragoman: Command) -> None:
    text = "Poland  protested.\n\n\nMinsk did not answer. "
    done = dragoman("annotate", "-", "--as-is", "--published", "2023-03-02", stdin=text)
    row = json.loads(done.out)
    assert (done.status, row["text"], row["doc"]["source"]) == (0, text, "-")
    assert row["doc"]["published"]["date"] == "2023-03-02"


def test_annotate_takes_json_lines_and_keeps_their_order_with_workers(dragoman: Command, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    rows: list[dict[str, object]] = [
        {"id": f"n{i}", "body": f"{TALKS} Number {i}.", "url": f"https://x.example/{i}"} for i in range(3)
    ]
    rows.insert(1, {"id": "bad", "other": "no text here"})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = dragoman("annotate", path, "--jsonl", "body", "--predicates", "--workers", "2")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert [row["doc"]["source"] for row in found] == ["n0", "bad", "n1", "n2"]
    assert found[1]["error"]["kind"] == "malformed"
    assert found[0]["doc"]["url"] == "https://x.example/0"
    assert "dated_predicates" in found[0]
    assert done.status == 1


def test_link_gives_one_event_to_mentions_of_the_same_act(dragoman: Command) -> None:
    sentence = (
        "Chinese Foreign Minister Wang Yi met Belarusian President Alexander Lukashenko in Minsk on March 1, 2023."
    )
    texts = {"d1": f"{sentence} They spoke for an hour.", "d2": f"Minsk. {sentence}"}
    lines = []
    for document, text in texts.items():
        at = text.index("met")
        lines.append({"id": f"m-{document}", "document": document, "text": text, "start": at, "end": at + 3})
    done = dragoman("link", "-", stdin="".join(json.dumps(line) + "\n" for line in lines))
    found = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert [row["id"] for row in found] == ["m-d1", "m-d2"]
    assert found[0]["event"] == found[1]["event"]
    assert all(list(row) == ["id", "event", "score"] for row in found)


def test_faulty_rows_of_the_users_own_tables_are_named_and_left_out(dragoman: Command, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    header = "qid\tname\tacronym\tkind\tcountry\taliases\tdomain\tmembers\tsource"
    (folder / "organisations.tsv").write_text(f"{header}\n\tLamp Post\t\toutlet\tNOWHERE\t\t\t\tmade up\n")
    done = dragoman("annotate", "-", "--knowledge", folder, stdin=TALKS)
    assert done.status == 0
    assert "row 1, column country" in done.err
    assert "left out" in done.err
    checked = dragoman("knowledge", "check", folder)
    assert (checked.status, "row 1, column country" in checked.out) == (1, True)


def test_knowledge_search_says_which_row_a_name_comes_from(dragoman: Command) -> None:
    done = dragoman("knowledge", "search", "belarus")
    assert done.status == 0
    assert "states.tsv: BLR" in done.out
    assert dragoman("knowledge", "search", "Qwxyzzy").status == 1
