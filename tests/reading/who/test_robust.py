"""Whatever the text, reading it raises nothing, and every mention is the text at its offsets."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PIECES = (
    *("Russia", "Xi Jinping", "the two leaders", "he", "their", "of", "'s", ",", "—", "\n\n", "President", "police"),
    *("Geor\u200bgia", "Вashington", "президент", "U.S.", "🇫🇷", "Beijing"),
)


def _check(doc):
    mentions = doc._.mentions
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, m.end))
    for m in mentions:
        assert doc.text[m.start : m.end] == m.text
        assert m.start <= m.head < m.end
        assert m.country is None or len(m.country) == 3
        assert m.method is None or m.evidence


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_mixture_of_words(nlp, text):
    """Names, pronouns and rubbish in any order."""
    _check(nlp(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u200b" * 50,
        "a" * 10_000,
        "Ж" * 10_000,
        "Poland " * 400,
        "(((((" * 200,
        "ﷺ İstanbul ﬁ ß",
        "\u202eRussia\u202c met China",
    ],
)
def test_hostile_texts(nlp, text):
    """Empty, invisible, gigantic and mixed-script texts."""
    _check(nlp(text))


def test_zero_width_and_homoglyph_names_are_found(read, at):
    """A name with an invisible character or a Cyrillic letter in it is still that name, over all its characters."""
    doc = read("Ger\u200bmany and Pоland signed it.", "2023-05-01")
    assert {m.country for m in doc._.mentions} >= {"DEU", "POL"}


def test_reading_twice_gives_the_same(read):
    """The same text on the same day has the same mentions."""
    text = "Xi Jinping met the French president. The two leaders thanked Oman."
    assert read(text, "2023-05-01")._.mentions == read(text, "2023-05-01")._.mentions
