"""A page tells what kind of page it is, and a flag says so; a plain story has none."""

from __future__ import annotations

import pytest

from tests.cleaning.pages import PARAGRAPHS, TITLE, article, html

STORY = "\n\n".join(PARAGRAPHS)
SPUN = (
    "The president begins a two -day visit to Sudmark on Monday . He will meet the king , the speaker and a three "
    "-member council.The talks are about fish , timber and alsoAlways close ties between the two -state union , "
    "officials of the the ministry told reporters who had waited for hours in the rain outside of the palace."
)


def flags(text: str, **stated: str) -> tuple[str, ...]:
    return article(text, **stated).flags


def described(**thing: object) -> str:
    import json

    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **thing})}</script>'


def test_a_plain_story_has_no_flags() -> None:
    assert flags(f"{TITLE}\n\n{STORY}") == ()
    assert flags(html(head=described(**{"@type": "NewsArticle", "headline": TITLE}))) == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{STORY}\n\nThis text was translated automatically from Norrlandic.",
        SPUN,
    ],
)
def test_machine_translation_is_told_by_its_own_word_or_by_its_traces(text: str) -> None:
    assert "machine-translated" in flags(text)


@pytest.mark.parametrize(
    "text",
    [
        STORY
        + "\n\nThe fishermen of Ostervik, who have lived off the gulf for as long as anyone remembers, said that they",
        STORY
        + "\n\nThe fishermen of Ostervik, who have lived off the gulf for as long as anyone remembers, said [...]",
        STORY + "\n\nThe fishermen of Ostervik have lived off the gulf for as long as anyone can… [+2114 chars]",
        "and the fishermen of Ostervik, who have lived off the gulf for long, turned their boats around.\n\n" + STORY,
    ],
)
def test_a_text_that_begins_or_ends_in_mid_sentence_is_truncated(text: str) -> None:
    assert "truncated" in flags(f"{TITLE}\n\n{text}")


def test_a_page_of_a_mirror_network_is_a_mirror_and_its_date_is_doubted() -> None:
    page = f"Current:Home > World{TITLE} -Bright Meadow Insights\n{TITLE}\nView\nDate:2025-04-27 14:15:15\n{STORY}"
    found = article(page)
    assert {"mirror", "misdated"} <= set(found.flags)
    assert found.published is not None
    assert found.published.reason == "the posting date of a mirror site"


@pytest.mark.parametrize(
    "note",
    [
        "This story was originally published by the Norrland News Agency.",
        "Republished with permission of Gulf Courier.",
    ],
)
def test_a_page_that_says_where_it_appeared_first_is_a_reprint(note: str) -> None:
    assert "reprint" in flags(f"{TITLE}\n\n{STORY}\n\n{note}")


@pytest.mark.parametrize(
    ("url", "reprint"),
    [
        ("https://hillside-herald.example/news/1", True),
        ("https://amp.courier.example/ferry", False),
        ("https://www.courier.example/ferry?utm=1", False),
        ("https://cache.example/c/s/courier.example/ferry", False),
    ],
)
def test_a_page_that_names_another_outlets_address_as_its_own_is_a_reprint(url: str, reprint: bool) -> None:
    page = html(head='<link rel="canonical" href="https://courier.example/ferry">')
    assert ("reprint" in flags(page, url=url)) is reprint


def test_a_stub_before_a_paywall_is_flagged_and_a_full_story_with_an_appeal_is_not() -> None:
    stub = "\n\n".join([TITLE, *PARAGRAPHS[:1], "To continue reading this article, subscribe for two crowns a week."])
    assert "paywall" in flags(stub)
    assert "paywall" not in flags(f"{TITLE}\n\n{STORY}\n\n{STORY.upper()}\n\nAlready a subscriber? Log in")


def test_a_short_page_that_calls_itself_locked_is_a_paywall_stub() -> None:
    head = described(**{"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": "False"})
    stub = f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p></body></html>"
    assert "paywall" in flags(stub)


@pytest.mark.parametrize("kind", ["Product", "Recipe", "JobPosting"])
def test_what_calls_itself_something_else_is_no_news(kind: str) -> None:
    assert "not-news" in flags(html(head=described(**{"@type": kind, "name": TITLE})))


def test_a_story_with_an_advertised_product_beside_it_is_news() -> None:
    head = described(**{"@type": "NewsArticle", "headline": TITLE}) + described(**{"@type": "Product", "name": "Rod"})
    assert "not-news" not in flags(html(head=head))


def test_a_doubtful_date_names_the_runner_up() -> None:
    late = "The line was reopened on 14 June 2023, officials said."
    text = "\n\n".join(["March 3, 2023\nDate: 2023-03-01", TITLE, late, STORY])
    found = article(text, url="https://courier.example/2023/03/02/ferry").published
    assert found is not None
    assert found.trust == "doubtful"
    assert "2023-06-14 as past" in (found.reason or "")
    assert "the runner-up is 2023-03-0" in (found.reason or "")
