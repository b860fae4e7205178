"""Out of a plain-text scrape comes the article: its title, its paragraphs, and a list of what was left out."""

from __future__ import annotations

import pytest

from tests.cleaning.pages import PARAGRAPHS, TITLE, article

SCRAPE = "\n".join(
    [
        "Skip to content", "Home", "World", "Politics", "Opinion", "Weather", "Sign in", "Subscribe",
        TITLE, "By Anna Lindqvist", "March 1, 2023 6:01 PM", "Share on Facebook", "Tweet",
        "(Photo : Ulla Berg/NWA via Getty Images)",
        PARAGRAPHS[0], PARAGRAPHS[1], "Read Also: Seagull crowned mayor of fishing village",
        PARAGRAPHS[2], "Advertisement", PARAGRAPHS[3], PARAGRAPHS[4], "Share 88 Like 214 Comments 12",
        "Related", "Ten umbrellas that survive a storm", "Minister resigns over missing bicycle", "Bakery sues baker",
        "Most read", "1. Octopus prices fall again", "2. Lighthouse keeper quits over noise",
        "Leave a comment", "Your email address will not be published.", "Nice article, greetings from the other shore!",
        "© 2023 Gulf Courier. All rights reserved. Privacy Policy | Terms of Use",
    ]
)  # fmt: skip


def test_the_text_is_the_title_and_the_paragraphs_and_nothing_else() -> None:
    assert article(SCRAPE).text == "\n\n".join([TITLE, *PARAGRAPHS])


def test_what_is_left_out_is_listed_with_its_reason() -> None:
    found = article(SCRAPE)
    reasons = {SCRAPE[d.start : d.end].split("\n")[0]: d.reason for d in found.dropped}
    assert reasons["(Photo : Ulla Berg/NWA via Getty Images)"] == "caption"
    assert reasons["Read Also: Seagull crowned mayor of fishing village"] == "related-links"
    assert reasons["Advertisement"] == "advert"
    assert any(text.startswith("Most read") and reason == "ranking" for text, reason in reasons.items())
    kept = set(range(len(SCRAPE))) - {i for d in found.dropped for i in range(d.start, d.end)}
    left = "".join(SCRAPE[i] for i in sorted(kept)).split("\n")
    assert [line for line in left if line.strip()] == [TITLE, *PARAGRAPHS]


def test_author_and_date_are_read_from_the_header() -> None:
    found = article(SCRAPE)
    assert found.author == "Anna Lindqvist"
    assert found.published is not None
    assert (found.published.date, found.published.basis) == ("2023-03-01", "header line")


def test_a_title_glued_to_navigation_is_found_on_its_own_line() -> None:
    page = "\n".join(
        [f"Current:Home > Markets{TITLE} -Bright Meadow Insights", TITLE, "View", "Date:2025-04-27 14:15:15",
         *PARAGRAPHS,
         "veryGood! (38)", "Related", "- Goat rescued from roof", "Ranking", "- Zoo denies renting out penguins"]
    )  # fmt: skip
    found = article(page)
    assert found.text == "\n\n".join([TITLE, *PARAGRAPHS])
    assert "mirror" in found.flags
    assert found.published is not None
    assert (found.published.date, found.published.trust) == ("2025-04-27", "doubtful")
    assert "mirror" in (found.published.reason or "")


def test_a_header_glued_to_the_first_sentence_is_taken_off() -> None:
    found = article(" date 2023-02-28 " + "\n\n".join(PARAGRAPHS))
    assert found.text.startswith("PORT MERROW (NWA)")
    assert found.published is not None
    assert (found.published.date, found.published.basis, found.published.trust) == (
        "2023-02-28",
        "header line",
        "stated",
    )


def test_sentences_that_lost_their_space_are_set_apart() -> None:
    found = article(
        "The two ministers met in the capital for the second time.Officials said more at www.Example.Com later."
    )
    assert "second time. Officials" in found.text
    assert "www.Example.Com" in found.text


def test_a_summary_that_the_body_repeats_is_kept_once() -> None:
    page = "\n".join([TITLE, PARAGRAPHS[3], *PARAGRAPHS])
    assert article(page).text.count(PARAGRAPHS[3]) == 1


def test_hard_wrapped_text_becomes_paragraphs() -> None:
    wrapped = "\n\n".join(wrap(paragraph) for paragraph in PARAGRAPHS)
    assert article(wrapped).text == "\n\n".join(PARAGRAPHS)


def wrap(text: str, width: int = 70) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@pytest.mark.parametrize("note", ["The envoy left on Tuesday.", "Ferry line reopened"])
def test_a_short_note_is_kept(note: str) -> None:
    assert article(note).text == note


def test_line_ends_of_every_kind_part_lines() -> None:
    for end in ("\r\n", "\r", "\u2028"):
        assert article(SCRAPE.replace("\n", end)).text == "\n\n".join([TITLE, *PARAGRAPHS])


def test_as_is_keeps_carriage_returns_and_furniture() -> None:
    from dragoman.cleaning import clean
    from dragoman.sources import page_of

    text = "Read Also: x\r\n\r\n  Date: 2023-01-01\r\n"
    found = clean(page_of(text.encode(), "test", as_is=True))
    assert (found.text, found.dropped, found.published) == (text, (), None)
