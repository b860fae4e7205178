"""`--fetch` and `--column` as users meet them: nothing is fetched unasked, every page is accounted for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.test_reading import PROTEST, TALKS
from tests.sources.server import Reply, Request, Server, serving
from tests.sources.test_warc import record

from dragoman.sources.fetching import fetcher


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(fetcher, "DELAY", 0.0)
    with serving() as started:

        def talks(request: Request) -> Reply:
            same = request.headers.get("If-None-Match") == '"1"'
            return Reply(status=304) if same else Reply(TALKS.encode(), headers={"ETag": '"1"'})

        started.answers["/talks"] = talks
        started.answers["/protest"] = Reply(PROTEST.encode())
        entries = "".join(f"<item><link>{started.url}{path}</link></item>" for path in ("/talks", "/protest", "/gone"))
        started.answers["/feed"] = Reply(f"<rss><channel>{entries}</channel></rss>".encode())
        yield started


@pytest.mark.parametrize("command", ["read", "annotate"])
def test_an_address_without_fetch_is_one_clear_line(dragoman: Command, command: str, tmp_path: Path) -> None:
    case = ["--case", tmp_path / "case.duckdb"] if command == "read" else []
    done = dragoman(command, "https://example.org/feed.xml", *case)
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "dragoman: error: https://example.org/feed.xml: nothing is fetched unless you ask for it; add --fetch\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_feed_is_read_into_a_case_and_again_only_what_changed(
    dragoman: Command, server: Server, tmp_path: Path
) -> None:
    case = tmp_path / "case.duckdb"
    command = ("read", f"{server.url}/feed", "--fetch", "--allow-private", "--case", case)
    first = dragoman(*command)
    assert first.status == 1
    assert first.out.startswith("3 pages in = 2 read + 0 known already + 0 repeated bytes + 1 quarantined\n")
    again = dragoman(*command)
    assert again.out.startswith("3 pages in = 0 read + 2 known already + 0 repeated bytes + 1 quarantined\n")
    tags = [request.headers.get("If-None-Match") for request in server.asked if request.path == "/talks"]
    assert tags == [None, '"1"']
    (row,) = map(json.loads, dragoman("quarantine", "--case", case, "--format", "jsonl").out.splitlines())
    assert (row["kind"], row["message"]) == ("no-article", "the server answered with status 404")


def test_what_could_not_be_had_leaves_quarantine_when_it_is_had(
    dragoman: Command, server: Server, tmp_path: Path
) -> None:
    case, links = tmp_path / "case.duckdb", tmp_path / "links.txt"
    links.write_text(f"{server.url}/talks\n{server.url}/gone\n")
    dragoman("read", links, "--case", case)

    def waiting() -> list[tuple[str, str]]:
        rows = map(json.loads, dragoman("quarantine", "--case", case, "--format", "jsonl").out.splitlines())
        return [(row["kind"], row["url"]) for row in rows]

    assert waiting() == [("not-fetched", f"{server.url}/gone"), ("not-fetched", f"{server.url}/talks")]
    dragoman("read", links, "--fetch", "--allow-private", "--case", case)
    assert waiting() == [("no-article", f"{server.url}/gone")]
    dragoman("read", links, "--case", case)
    assert waiting() == [("no-article", f"{server.url}/gone")]


def test_quarantine_tells_address_and_record_of_a_page_that_cannot_be_read(dragoman: Command, tmp_path: Path) -> None:
    case, archive = tmp_path / "case.duckdb", tmp_path / "a.warc"
    archive.write_bytes(record("conversion", b"\x00\x01\x02" * 200, 7, http=False))
    dragoman("read", archive, "--case", case)
    (row,) = map(json.loads, dragoman("quarantine", "--case", case, "--format", "jsonl").out.splitlines())
    assert (row["url"], row["record"]) == ("https://example.org/7", "<urn:uuid:7>")
    header, cells = dragoman("quarantine", "--case", case, "--format", "csv").out.splitlines()
    assert header.split(",")[-2:] == ["url", "record"]
    assert cells.endswith("https://example.org/7,<urn:uuid:7>")


def test_addresses_that_are_not_public_need_a_word_more(dragoman: Command, server: Server) -> None:
    done = dragoman("annotate", f"{server.url}/talks", "--fetch")
    assert done.status == 1
    assert json.loads(done.out)["error"]["kind"] == "refused"
    assert server.asked == []


def test_annotate_tells_where_a_page_is_from_and_when_it_was_taken(
    dragoman: Command, server: Server, tmp_path: Path
) -> None:
    archive = tmp_path / "a.warc"
    archive.write_bytes(record("conversion", TALKS.encode(), 7, http=False))
    done = dragoman("annotate", archive, f"{server.url}/protest", "--fetch", "--allow-private")
    held, fetched = (json.loads(line)["doc"] for line in done.out.splitlines())
    assert (held["source"], held["url"]) == (f"{archive}#0", "https://example.org/7")
    assert (held["captured"], held["record"]) == ("2023-03-01T10:00:00Z", "<urn:uuid:7>")
    assert (fetched["source"], fetched["record"]) == (f"{server.url}/protest", None)
    assert fetched["captured"].endswith("Z")


def test_columns_are_mapped_and_a_missing_one_is_one_line(dragoman: Command, tmp_path: Path) -> None:
    table = tmp_path / "scrape.csv"
    table.write_text('link,story,day\nhttps://example.org/1,"' + TALKS.replace('"', '""') + '",2023-03-02\n')
    mapping = ("--column", "text=story", "--column", "url=link", "--column", "published=day")
    doc = json.loads(dragoman("annotate", table, *mapping).out)["doc"]
    assert (doc["url"], doc["published"]["date"]) == ("https://example.org/1", "2023-03-02")
    done = dragoman("annotate", table, "--column", "text=body")
    assert done.status == 1
    (line,) = done.out.splitlines()
    assert json.loads(line)["error"]["message"] == "no column 'body'; the file has link, story, day"


@pytest.mark.parametrize("pair", ["text", "text=", "=body", "body=text"])
def test_a_mapping_that_is_none_is_refused(dragoman: Command, pair: str) -> None:
    done = dragoman("annotate", "a.csv", "--column", pair)
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert "column" in done.err


def test_explain_shows_the_archive_record(dragoman: Command, tmp_path: Path) -> None:
    archive, case = tmp_path / "a.warc", tmp_path / "case.duckdb"
    archive.write_bytes(record("conversion", TALKS.encode(), 7, http=False))
    dragoman("read", archive, "--case", case)
    event = json.loads(dragoman("events", "--case", case, "--format", "jsonl").out.splitlines()[0])["id"]
    out = dragoman("explain", event, "--case", case).out
    assert f"{archive}#0" in out
    assert "2023-03-01T10:00:00Z" in out
    assert "<urn:uuid:7>" in out
