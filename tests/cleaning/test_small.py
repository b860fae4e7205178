"""Pages of a title and two sentences: what little they have is all there."""

from __future__ import annotations

import pytest

from tests.cleaning.pages import article

UNTITLED = "<body><h2>Army fires on boats</h2>The army of Sudmark fired on two boats.<br>Nobody was hurt.</body>"
NOTICED = (
    "<html><body><div class='cookie'>We use cookies. Accept</div><h1>Minister resigns</h1><p>By Ann Holm</p>"
    "<p>The minister of fisheries resigned.</p><p>She gave no reason.</p>"
    "<div class=related>Related: <a href=x>Other story of the day</a></div></body></html>"
)
TIMES = (
    "<html><body><h1>Day of talks</h1><ul><li>10:15 Brandt arrives in Port Merrow.</li>"
    "<li>10:40 Talks begin.</li><li>12:05 Both sides sign the agreement.</li></ul></body></html>"
)
PAGES = [
    (
        "<title>Talks begin</title><p>Talks began in Skarvik. They will last.",
        ["Talks begin", "Talks began in Skarvik. They will last."],
    ),
    (UNTITLED, ["Army fires on boats", "The army of Sudmark fired on two boats.", "Nobody was hurt."]),
    ("<html><body><p>Brandt met Solvang.</p></body></html>", ["Brandt met Solvang."]),
    (NOTICED, ["Minister resigns", "The minister of fisheries resigned.", "She gave no reason."]),
    ("<h1>Envoys leave</h1><p>Both envoys left on Monday.</p>", ["Envoys leave", "Both envoys left on Monday."]),
    (
        TIMES,
        [
            "Day of talks",
            "10:15 Brandt arrives in Port Merrow.",
            "10:40 Talks begin.",
            "12:05 Both sides sign the agreement.",
        ],
    ),
]


@pytest.mark.parametrize(("page", "paragraphs"), PAGES)
def test_a_page_of_a_few_sentences_is_read_whole(page: str, paragraphs: list[str]) -> None:
    assert article(page).text == "\n\n".join(paragraphs)


def test_a_text_that_quotes_a_tag_is_no_page() -> None:
    text = "The element <p> opens a paragraph, and its end tag </p> may be left out, the manual says."
    assert article(text).text == text
