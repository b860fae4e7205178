"""Who stands in an actor's or a recipient's place, even where the parser puts another word there."""

from __future__ import annotations

import pytest
from reading_of_events import reads
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana's defence minister met with Peruvian President Dina Boluarte Tuesday.", "CONSULT GHA>PER"),
        ("The ministers of Ghana and Peru met in Vienna to discuss trade.", "CONSULT GHA+PER>"),
        ("Opponents of Ghana's parliament protested yesterday in the capital.", "PROTEST GHA>"),
        ("A US report accused Peru of torture.", "ACCUSE USA>PER"),
        ("Chinese soldiers attacked a norwegian convoy.", "ASSAULT CHN>NOR"),
        ("Ghana condemned CHina.", "ACCUSE GHA>CHN"),
    ],
)
def test_reads_parties(nlp: Language, text: str, expected: str) -> None:
    """A day glued to a name, opponents at home, reports, adjectives in lower case and slipped capitals."""
    assert reads(nlp(text), expected)


def test_the_target_is_hit_and_not_the_town_beside_it(nlp: Language) -> None:
    """A compass point says where the target lies."""
    events = nlp("Peru launched an air strike against a Taliban target southwest of Kabul.")._.events
    assert [[p.text for p in e.recipients] for e in events] == [["Taliban"]]


def test_who_is_helped_is_not_where_they_are(nlp: Language) -> None:
    """Aid for people in a state goes to the people."""
    events = nlp("Norway will send doctors to treat the wounded in Peru.")._.events
    assert [[p.text for p in e.recipients] for e in events] == [["the wounded"]]
