"""What a user is promised of --by-site: what the pages of a site share goes, whatever their order; the rest stays."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from dragoman.api import annotate_sources
from dragoman.cleaning import Sites, clean
from dragoman.errors import SourceError
from dragoman.records import Page, Reading
from dragoman.sources import page_of
from tests.cleaning.pages import PARAGRAPHS, html

SLOGAN = "The Gulf Courier is published by the Merrow Trust and has reported from both shores since it was founded."
SHORT = "From our harbour desk"


def page(n: int, host: str = "courier.example", extra: str = SLOGAN) -> Page:
    story = [f"{text} It was report {n} of that day." for text in PARAGRAPHS]
    text = "\n\n".join([*story[:2], SHORT, *story[2:], extra])
    return page_of(text.encode(), f"pages/{n}.txt", url=f"https://{host}/{n}")


def test_what_the_pages_of_a_site_share_is_no_article() -> None:
    pages = [page(n) for n in range(4)]
    alone, together = clean(pages[0]), clean(pages[0], Sites(pages))
    assert SLOGAN in alone.text
    assert SLOGAN not in together.text
    assert [paragraph for paragraph in alone.text.split("\n\n") if "report 0" in paragraph] == [
        paragraph for paragraph in together.text.split("\n\n") if "report 0" in paragraph
    ]
    assert "by-site" in together.flags
    assert "by-site" not in alone.flags
    raw = pages[0].content.decode()
    assert any(SLOGAN in raw[d.start : d.end] for d in together.dropped)


def test_the_order_of_pages_makes_no_difference() -> None:
    pages = [page(n) for n in range(4)]
    assert clean(pages[1], Sites(pages)) == clean(pages[1], Sites([*pages[::-1], pages[0]]))
    assert clean(pages[1], pickle.loads(pickle.dumps(Sites(pages)))) == clean(pages[1], Sites(pages))


def test_two_pages_may_report_the_same_and_sites_are_told_apart() -> None:
    for pages in ([page(1), page(2)], [page(n, f"site{n}.example") for n in range(5)]):
        assert SLOGAN in clean(pages[0], Sites(pages)).text


def test_several_states_of_one_report_stay_what_they_are() -> None:
    pages = [page(n) for n in range(2)]
    same = [
        page_of(f"{pages[0].content.decode()}\n\nState {n}".encode(), "a.txt", url="https://c.example/")
        for n in range(4)
    ]
    assert clean(same[0], Sites(same)).text == clean(same[0]).text


def test_web_pages_are_told_by_the_address_they_give() -> None:
    head = '<link rel="canonical" href="https://courier.example/{}">'
    stories = [html(head=head.format(n), body="<i></i>").replace("</p>", f" It was report {n}.</p>") for n in range(5)]
    pages = [page_of(story.replace("<i></i>", f"<p>{SLOGAN}</p>").encode(), "page.html") for story in stories]
    alone, together = clean(pages[0]).text, clean(pages[0], Sites(pages)).text
    assert alone.split("\n\n").count(SLOGAN) == 1
    assert together.split("\n\n").count(SLOGAN) == 0
    assert together.count("report 0") == len(PARAGRAPHS)


def test_annotate_reads_files_twice_and_nothing_that_can_be_read_once(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.txt").write_bytes(page(n).content)
    for workers in (1, 2):
        found = list(annotate_sources([tmp_path], by_site=True, workers=workers))
        assert all(isinstance(reading, Reading) and SLOGAN not in reading.article.text for reading in found)
    with pytest.raises(SourceError, match="standard input"):
        list(annotate_sources(["-"], by_site=True))
