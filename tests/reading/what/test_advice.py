"""What asks or blames nobody but oneself is no event."""

from __future__ import annotations

import pytest
from spacy.language import Language

TALK = [
    "The prime minister of Norway said that Norway should be confident.",
    "The prime minister of Norway expressed concern about the growing number of cases in Oslo.",
    "The president of Peru said that they should never give up.",
]
MEANT = [
    ("The president of Peru said that Ghana should leave the area.", "REQUEST"),
    ("The prime minister of Norway expressed concern about Chile.", "ACCUSE"),
]


@pytest.mark.parametrize("text", TALK)
def test_advice_to_oneself_and_worry_are_no_events(nlp: Language, text: str) -> None:
    """A leader who tells his own country to be confident asks nobody for anything."""
    assert [(e.type, e.rule) for e in nlp(text)._.events] == []


@pytest.mark.parametrize(("text", "type_"), MEANT)
def test_what_is_meant_for_another_state_stays(nlp: Language, text: str, type_: str) -> None:
    """Said of another state, the same words are a request, or criticism."""
    assert type_ in {e.type for e in nlp(text)._.events}
