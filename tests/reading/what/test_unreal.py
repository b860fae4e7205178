"""What can be, is usual, is feared or is only meant is no event; what was done is one."""

from __future__ import annotations

import pytest
from spacy.language import Language

NOTHING = [
    "Norway is able to mobilise its army.",
    "Mothers in Peru are often arrested by the police.",
    "There are no signs that Kenya is planning to bomb Uganda.",
    "The ministers of Norway and Chile met to seize the moment.",
    "Peru has the right to bomb Ghana.",
    "Companies in Norway risk being banned by Chile.",
    "It is important for Norway to arrest the men.",
]
DONE = [
    ("Police in Peru were able to arrest three Chilean men.", "COERCE"),
    ("Police in Peru arrested three Chilean men.", "COERCE"),
    ("Kenya threatened to bomb Uganda.", "THREATEN"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_only_possible_or_usual_is_no_force(nlp: Language, text: str) -> None:
    """Ability, right, risk, habit, absence and purpose report no act of force."""
    told = [e for e in nlp(text)._.events if e.type in {"COERCE", "ASSAULT", "MOBILIZE", "SANCTION", "THREATEN"}]
    assert [(e.type, e.rule) for e in told] == []


@pytest.mark.parametrize(("text", "type_"), DONE)
def test_what_was_done_stays(nlp: Language, text: str, type_: str) -> None:
    """Who was able to, did."""
    assert type_ in {e.type for e in nlp(text)._.events}
