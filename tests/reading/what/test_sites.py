"""Where something happened is not whom it was done to."""

from __future__ import annotations

from reading_of_events import countries
from spacy.language import Language


def test_a_place_of_meeting_is_no_party(nlp: Language) -> None:
    """Two who will meet in a third country agree with each other, not with their host."""
    events = nlp("Peru and Ghana will meet in Vienna to discuss trade.")._.events
    assert [(e.type, countries(e.actors), countries(e.recipients)) for e in events] == [
        ("AGREE", {"PER", "GHA"}, set())
    ]


def test_a_place_of_protest_is_no_party(nlp: Language) -> None:
    """Who gathers in a town does not protest against the town."""
    events = nlp("Thousands of Peruvian protesters gathered at a bridge in Lima on Tuesday.")._.events
    assert [(e.type, e.recipients) for e in events] == [("PROTEST", ())]


def test_attacks_in_a_country_befall_its_people(nlp: Language) -> None:
    """Where nobody is said to have made them, they are not on the government."""
    events = nlp("The army of Norway acted after a spate of attacks in Chile.")._.events
    found = [p for e in events if e.type == "ASSAULT" for p in e.recipients]
    assert [(p.country, p.sector) for p in found] == [("CHL", "CVL")]


def test_a_visit_is_paid_to_its_place(nlp: Language) -> None:
    """The host of a visit is its recipient."""
    events = nlp("The foreign minister of Norway arrived in Chile on Monday.")._.events
    assert [(e.type, countries(e.recipients)) for e in events] == [("CONSULT", {"CHL"})]


def test_a_condemned_act_is_blamed_on_its_doer(nlp: Language) -> None:
    """Not on its victims, nor on the country that it happened in, unless that one rules it."""
    events = nlp("Norway condemned Chad's attack on Uganda.")._.events
    blamed = [countries(e.recipients) for e in events if e.type == "ACCUSE"]
    assert blamed == [{"TCD"}]
    events = nlp("Norway condemned the execution of four men in Chad.")._.events
    assert [countries(e.recipients) for e in events if e.type == "ACCUSE"] == [{"TCD"}]


def test_who_must_withdraw_is_asked(nlp: Language) -> None:
    """A demand is addressed to whoever would act on it, not to whoever gains by it."""
    events = nlp("Iraq demanded the withdrawal of Turkish troops from Iraqi soil.")._.events
    assert [(e.type, countries(e.recipients)) for e in events] == [("REQUEST", {"TUR"})]
