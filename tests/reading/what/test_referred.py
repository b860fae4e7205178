"""Sides that a sentence leaves out because the page has just named them."""

from __future__ import annotations

from spacy.language import Language


def _recipients(nlp: Language, text: str, type_: str) -> list[list[str]]:
    return [[p.text for p in e.recipients] for e in nlp(text)._.events if e.type == type_]


def test_who_attends_the_meeting_meets_the_other_side(nlp: Language) -> None:
    """The guest of the meeting that the page told of."""
    text = (
        "The king of Norway received the president of Chile on Monday. "
        "The premier and the foreign minister attended the meeting on the Norwegian side."
    )
    assert _recipients(nlp, text, "CONSULT")[-1] == ["the president of Chile"]


def test_a_further_demand_is_on_the_same(nlp: Language) -> None:
    """ "Further, it called for" asks those whom the sentence before asked."""
    text = (
        "The European Union urged the junta of Peru to end all violence. "
        "Further, the EU called for the immediate release of those detained."
    )
    assert _recipients(nlp, text, "REQUEST") == [["the junta of Peru"], ["the junta of Peru"]]


def test_another_ones_demand_is_not(nlp: Language) -> None:
    """Somebody else's further demand has an addressee of its own, or none."""
    text = "Norway urged the junta of Peru to end all violence. The European Union also called for calm."
    assert _recipients(nlp, text, "REQUEST")[-1] == []


def test_the_arrest_is_the_one_told_of(nlp: Language) -> None:
    """It is not counted once more."""
    text = (
        "Police in Peru arrested two Chilean drivers on Monday. "
        "A trader had lodged a complaint, based on which the arrest was made."
    )
    assert _recipients(nlp, text, "COERCE") == [["two Chilean drivers"]]


def test_a_raid_struck_those_who_were_killed_during_it(nlp: Language) -> None:
    """The place of a raid is not whom it struck, where the sentence tells who was killed."""
    text = "Kenyan forces killed two Ugandans during a night raid in Gulu."
    assert _recipients(nlp, text, "ASSAULT") == [["two Ugandans"], ["two Ugandans"]]
