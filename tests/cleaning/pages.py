"""Pages written for the cleaning tests; nothing in them happened."""

from __future__ import annotations

from dragoman.cleaning import clean
from dragoman.records import Article
from dragoman.sources import page_of
from dragoman.sources.origin import Origin

PARAGRAPHS = tuple(
    " ".join(paragraph.split())
    for paragraph in """
PORT MERROW (NWA) — President Ida Solvang of Norrland received the prime minister of Sudmark, Karel Brandt, at
the harbour palace on Wednesday and promised to reopen the ferry line between the two countries within a
month.

The line had been closed since a dispute over fishing rights in the Gulf of Merrow last autumn, when patrol
boats of both sides stopped each other's trawlers and the two governments recalled their ambassadors.

“We have talked enough about fish,” Solvang told reporters after the talks. “It is time to talk about people
who want to visit their families on the other shore of the gulf.”

Brandt said that his government would send a delegation to Port Merrow next week to work out the details, and
that the parliament of Sudmark would have to approve the agreement before the summer.

The opposition in Norrland criticised the president for making promises without asking the coastal towns,
whose fishermen fear that the agreement will cost them the best grounds of the gulf.
""".strip().split("\n\n")
)
TITLE = "Norrland and Sudmark to reopen ferry line after a year of silence"


def article(text: str, **stated: str) -> Article:
    """The article cleaned out of a page."""
    origin = Origin(captured=stated.pop("captured", None))
    return clean(page_of(text.encode(), "test", origin=origin, **stated))  # type: ignore[arg-type]


def html(head: str = "", body: str = "", top: str = "") -> str:
    """A web page with the test story."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE} - Gulf Courier</title>{head}</head><body><nav><a>Home</a>"
        f"<a>World</a></nav>{top}<article><h1>{TITLE}</h1>{body}{story}</article><footer>© Gulf Courier</footer></body>"
        "</html>"
    )
