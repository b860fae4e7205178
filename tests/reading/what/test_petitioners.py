"""Who asked for what is rejected is rejected; neither the court whose ruling it was about nor the other side is."""

from __future__ import annotations

import pytest
from spacy.language import Language

CASES = (
    ("The tribunal in Kenya denied an appeal that a Ugandan trader filed against a ruling of the ministry.",
     ["a Ugandan trader"]),
    ("The city of Lima lodged an appeal against the ministry's order, which was turned down by the high court of Peru.",
     ["Lima"]),
    ("Kenya's top court refused to step in after Ugandan teachers filed a petition against the ban.",
     ["Ugandan teachers"]),
    ("A court in Chile refused to set aside the charges pending against a Peruvian judge.", ["a Peruvian judge"]),
    ("Norway rejected an offer from Chile.", ["Chile"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words"), CASES)
def test_who_filed_it_is_rejected(nlp: Language, text: str, words: list[str]) -> None:
    """The recipients of the refusal, by their words."""
    assert [[p.text for p in e.recipients] for e in nlp(text)._.events if e.type == "REJECT"] == [words]


def test_years_asked_for_several_people_accuse_them_all(nlp: Language) -> None:
    """A second number of years, for others, belongs to the same request."""
    text = (
        "The Chilean Prosecutor's Office requested 13 years in prison for a Peruvian banker and a Danish lawyer, "
        "and seven years for a Kenyan driver."
    )
    found = [e for e in nlp(text)._.events if e.type == "ACCUSE"]
    assert [{p.country for p in e.recipients} for e in found] == [{"PER", "DNK", "KEN"}]


def test_where_people_meet_is_whom_nobody_meets(nlp: Language) -> None:
    """ "In Peru, where the leaders will meet" names no host."""
    text = "A fair will open in Peru, where the ministers of Norway and Chile will meet."
    assert not [p for e in nlp(text)._.events for p in e.recipients if p.country == "PER"]


def test_who_strikes_does_so_against_the_employer(nlp: Language) -> None:
    """ "Workers at the company" walk out on the company."""
    events = nlp("About 900 workers at a Danish steel company went on strike on Monday.")._.events
    assert [[p.text for p in e.recipients] for e in events if e.type == "PROTEST"] == [["a Danish steel company"]]


def test_whose_support_is_sought_is_asked(nlp: Language) -> None:
    """Even where nobody can place them."""
    events = nlp("The president of Kenya is seeking the support of the Ovambi for his bid.")._.events
    assert [[p.text for p in e.recipients] for e in events if e.type == "REQUEST"] == [["Ovambi"]]


def test_to_be_responsible_for_a_duty_is_no_blame(nlp: Language) -> None:
    """A task is said of somebody; a blast is laid at their door."""
    assert not nlp("The premier of Norway said Chile is responsible for overseeing the ports.")._.events
    assert [e.type for e in nlp("The premier of Norway said Chile was responsible for the blast.")._.events] == [
        "ACCUSE"
    ]


def test_one_ministry_with_two_tasks_is_one_party(nlp: Language) -> None:
    """ "The ministry of interior and municipalities" is no list."""
    events = nlp("Ministers of Denmark met the Lebanese ministry of interior and municipalities on Monday.")._.events
    assert [[p.text for p in e.recipients] for e in events] == [
        ["the Lebanese ministry of interior and municipalities"]
    ]
