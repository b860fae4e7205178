"""What users are promised: what is long over is not read as news, and what is news is."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    "text",
    [
        "After years of war the army of Chile attacked the port of Peru in 1879.",
        "Between the 1950s and 1970s, Norway gave Kenya money.",
        "In the late 16th century the troops of Peru invaded Chile.",
        "For decades, thousands of people in Peru have protested against the government of Chile.",
        "In 1842 the general marched north. He died in 1851.\n\nPeru attacked Chile. The war ended in 1853.",
    ],
)
def test_history_is_no_news(nlp: Language, text: str) -> None:
    """Years, decades and centuries long past, durations without a day, pages of history."""
    assert nlp(text)._.events == ()


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the president of Peru condemned Chile over the war of 1879.",
        "Peru attacked Chile in 2014.",
        "In 1842 they marched north. He died in 1851.\n\nIt ended in 1853. On Monday Peru condemned Chile.",
    ],
)
def test_news_about_the_past_is_news(nlp: Language, text: str) -> None:
    """What has a day of its own is read, whatever it is about."""
    assert nlp(text)._.events


def test_a_page_of_sport_reads_nothing(nlp: Language) -> None:
    """A complaint among football federations is none among states."""
    page = (
        "The football federation of Peru hopes for a place in the tournament. A striker scored the goal that took "
        "the club to the championship, and the coach praised the goalkeeper.\n\nPeru filed a complaint against "
        "Chile over a player. Chile accused Peru of a breach of the rules. The cup goes on, the fixture is set and the "
        "stadium will be full when the two football teams meet."
    )
    assert nlp(page)._.events == ()


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Norway faces no sanctions from Chile.", []),
        ("Not a single officer of Peru was arrested.", []),
        ("Migrants from Peru are at risk of kidnapping by gangs from Chile.", []),
        ("Norway faces sanctions from Chile.", ["SANCTION"]),
    ],
)
def test_what_befell_nobody_is_no_event(nlp: Language, text: str, types: list[str]) -> None:
    """No sanctions, not a single officer, a mere risk."""
    assert [event.type for event in nlp(text)._.events] == types
