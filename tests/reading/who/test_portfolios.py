"""Titles with several matters: one minister, whatever the ministry is for."""

from __future__ import annotations

import pytest

DAY = "2022-07-20"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "Norway's Minister of Health and Welfare Ada Berg met the president of Chile.",
            "Norway's Minister of Health and Welfare Ada Berg",
        ),
        (
            "Peru's Secretary for Trade and Industry Ole Berg visited Norway.",
            "Peru's Secretary for Trade and Industry Ole Berg",
        ),
        (
            "The president of Peru ordered the Ministry of Gender Equality and Family to accept refugees.",
            "the Ministry of Gender Equality and Family",
        ),
        ("Peru's ministers of defence and justice met in Lima.", "Peru's ministers of defence and justice"),
    ],
)
def test_a_title_with_and_in_it_is_one_party(read, at, text, whole):
    """ "Minister of Health and Welfare Ada Berg" is one minister and bears her name."""
    assert whole in {m.text for m in at(read(text, DAY), whole)}


@pytest.mark.parametrize(
    "text",
    [
        "Peru's Minister of Health and Education Minister Ole Berg met the president of Chile.",
        "The Minister of Health and UNICEF signed an agreement in Peru.",
        "Ole Berg, Undersecretary of the Foreign Ministry for Financial Affairs, visited Peru.",
    ],
)
def test_another_partys_name_is_no_matter_of_state(read, text):
    """Where another title or name follows, it is somebody else's."""
    found = {mention.text for mention in read(text, DAY)._.mentions}
    assert not any(words.endswith(("and Education", "and UNICEF", "of the Foreign")) for words in found)
