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


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        (
            "President Emmanuel Macron, along with Chancellor Olaf Scholz, accused Peru of fraud.",
            ["President Emmanuel Macron", "Chancellor Olaf Scholz"],
            ["Peru"],
        ),
        (
            "Ada Ab, leader of the Chilean rebels, called upon her people to resist.",
            ["Ada Ab"],
            ["her people"],
        ),
    ],
)
def test_who_acts_beside_others_and_whom_a_leader_calls_upon(
    nlp: Language, text: str, actors: list[str], recipients: list[str]
) -> None:
    """Who is "along with" a subject acts too; whoever is called upon is not the one who calls."""
    events = nlp(text)._.events
    assert [([p.text for p in e.actors], [p.text for p in e.recipients]) for e in events] == [(actors, recipients)]


def test_what_went_before_is_not_what_is_cancelled(nlp: Language) -> None:
    """A licence withdrawn "after accusing" somebody withdraws no accusation."""
    events = nlp("Norway cancelled a licence on Monday after accusing Chile of fraud.")._.events
    assert "CONCEDE" not in {e.type for e in events}


def test_a_leader_is_of_those_whom_the_others_are_of(nlp: Language) -> None:
    """The leader and "other members" belong together."""
    text = "Chilean police arrested the leader and three other members of a rebel group on Monday."
    assert [p.sector for e in nlp(text)._.events for p in e.recipients] == ["REB", "REB"]


def test_two_offices_before_one_name_are_one_party(nlp: Language) -> None:
    """One article and one name: one woman."""
    events = nlp("The judge and chairwoman, Ada Berg, was praised by Peru.")._.events
    assert [len(e.recipients) for e in events] == [1]
