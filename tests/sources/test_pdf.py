"""The article comes out of a PDF in whole sentences; a PDF that cannot be read whole is told, not taken in part."""

from __future__ import annotations

import gzip
import textwrap
from pathlib import Path

import pytest
from tests.sources.documents import document, lines
from tests.sources.test_warc import record

from dragoman.cleaning import clean
from dragoman.errors import UnreadablePage
from dragoman.records import Article, Page
from dragoman.sources import page_of, pages

TITLE = "Envoys of Norrland and Sudmark meet on the ferry"
FIRST = (
    "The envoys of Norrland and Sudmark met on the ferry between the two capitals on Tuesday, the first such meeting "
    "since the war of the fish ended, and agreed to open the harbour at Port Merrow to ships of both navies."
)
SECOND = (
    "The foreign minister of Norrland said that her government would withdraw its patrol boats from the strait within "
    "a month, provided that the parliament in Sudmark ratified the agreement before the summer recess."
)
THIRD = (
    "Fishermen in the coastal towns have protested against the agreement, which they fear will cost them the best "
    "grounds of the gulf, and the opposition has demanded a vote of no confidence in the cabinet."
)


def wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 78)


def paper(info: str = "", trailer: str = "") -> bytes:
    """A story on two pages, with running head and page numbers, its second paragraph across the page break."""
    second = wrapped(SECOND)
    page = [
        lines([f"Harbour Gazette No. {n}"], 815, 9) + drawn + lines([f"{n}"], 30, 9)
        for n, drawn in enumerate(
            [
                lines([TITLE], 780, 20) + lines([*wrapped(FIRST), "", *second[:2]], 740),
                lines([*second[2:], "", *wrapped(THIRD)], 780),
            ],
            1,
        )
    ]
    return document(page, info, trailer)


def article(content: bytes) -> Article:
    return clean(page_of(content, "a.pdf"))


def test_paragraphs_are_whole_across_lines_and_pages() -> None:
    assert article(paper()).text.split("\n\n") == [TITLE, FIRST, SECOND, THIRD]


def test_running_heads_and_page_numbers_are_left_out_and_listed() -> None:
    found = article(paper())
    assert "Gazette" not in found.text
    assert found.dropped
    assert all(d.end <= found.raw_length for d in found.dropped)


def test_what_the_document_says_of_itself_is_used() -> None:
    found = article(document([lines(wrapped(FIRST))], f"/Title ({TITLE}) /CreationDate (D:20230301120000+01'00')"))
    assert found.title == TITLE
    assert found.published is not None
    assert (found.published.date, found.published.basis, found.published.trust) == (
        "2023-03-01", "document properties", "derived",
    )  # fmt: skip


@pytest.mark.parametrize("title", ["Microsoft Word - note.doc", "final_v3.indd", "untitled", "..."])
def test_the_name_of_a_file_is_no_title(title: str) -> None:
    assert article(document([lines(wrapped(FIRST))], f"/Title ({title}) /CreationDate (yesterday)")).title is None


def test_words_parted_at_the_end_of_a_line_are_joined() -> None:
    found = article(document([lines(["The envoys met on the ferry in the har-", "bour of the town, officials said."])]))
    assert "in the harbour of the town" in found.text


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.98])
def test_a_pdf_that_is_cut_off_is_not_taken(share: float) -> None:
    whole = paper()
    with pytest.raises(UnreadablePage) as told:
        article(whole[: int(len(whole) * share)])
    assert told.value.kind == "malformed"


def test_a_damaged_pdf_is_told() -> None:
    with pytest.raises(UnreadablePage) as told:
        article(b"%PDF-1.7\n" + b"no objects at all\n" * 50 + b"%%EOF\n")
    assert told.value.kind == "malformed"


def test_a_pdf_with_a_password_is_told() -> None:
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({'x' * 32}) /U ({'y' * 32}) /P -4 >> /ID [(a) (b)]"
    with pytest.raises(UnreadablePage) as told:
        article(paper(trailer=lock))
    assert told.value.kind == "encrypted"


def test_a_pdf_of_pictures_is_told() -> None:
    with pytest.raises(UnreadablePage) as told:
        article(document([b"0 0 200 200 re f\n"] * 3))
    assert (told.value.kind, str(told.value)) == ("no-article", "a PDF of 3 pages without text, such as a scan")


def test_a_pdf_in_a_file_packed_or_in_an_archive_is_a_page(tmp_path: Path) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + paper()
    held = record("response", block, 1, http=False).replace(b"text/plain", b"application/http")
    for name, content in (("a.bin", paper()), ("b.gz", gzip.compress(paper())), ("c.warc", held)):
        (tmp_path / name).write_bytes(content)
    found = list(pages([tmp_path]))
    assert [page.format for page in found if isinstance(page, Page)] == ["pdf", "pdf", "pdf"]
    assert len({page.content for page in found if isinstance(page, Page)}) == 1
