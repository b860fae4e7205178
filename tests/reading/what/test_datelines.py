"""Where a report was written is nobody who acts."""

from __future__ import annotations

import pytest
from reading_of_events import reads
from spacy.language import Language

HEADED = [
    ("OSLO, June 3 (Reuters) - Norwegian police have arrested three Chilean men.", "COERCE NOR>CHL"),
    ("LIMA -- A court in Peru has convicted a Ghanaian man.", "SANCTION PER>GHA"),
    ("Hilltop Post, 12 May - Norway, an old ally, attacked Chile.", "ASSAULT NOR>CHL"),
    ("Doha: The president of Norway met the prime minister of Chile.", "CONSULT NOR>CHL"),
]


@pytest.mark.parametrize(("text", "expected"), HEADED)
def test_a_dateline_is_no_party(nlp: Language, text: str, expected: str) -> None:
    """The place, day and agency before the first words act on nobody and suffer nothing."""
    assert reads(nlp(text), expected)


def test_a_state_that_acts_is_no_dateline(nlp: Language) -> None:
    """A name that begins a sentence is read as ever."""
    assert reads(nlp("Norway attacked Chile on Monday."), "ASSAULT NOR>CHL")
