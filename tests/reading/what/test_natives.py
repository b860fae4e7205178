"""People whom only their words name are of the state that their page tells of."""

from __future__ import annotations

from reading_of_events import countries
from spacy.language import Language


def test_a_complainant_is_of_the_page(nlp: Language) -> None:
    """Nobody says whose citizens the members of a board are."""
    text = "Kenya waits. Kenya's police opened an inquiry into the board of a bank in Nairobi."
    events = nlp(text)._.events
    assert [(e.type, countries(e.recipients)) for e in events] == [("ACCUSE", {"KEN"})]


def test_critics_of_a_president_are_at_home(nlp: Language) -> None:
    """A president's critics are his own people's; his allies may be anybody's."""
    events = nlp("Kenya's president spoke. Critics accused the Kenyan president of theft. Kenya waits.")._.events
    assert {c for e in events if e.type == "ACCUSE" for c in countries(e.actors)} == {"KEN"}
    events = nlp("Kenya's president spoke. Allies accused the Kenyan president of theft. Kenya waits.")._.events
    assert {c for e in events if e.type == "ACCUSE" for c in countries(e.actors)} <= set()


def test_examples_of_another_body_are_not_at_home(nlp: Language) -> None:
    """ "Bodies such as the UN" are not of the state that they appeal to."""
    text = "Kenya waits. Kenya's police are ready. Institutions such as the EU urged Kenya to stop the arrests."
    assert {c for e in nlp(text)._.events for c in countries(e.actors) if e.type == "REQUEST"} <= {"KEN"} - {"KEN"}


def test_foreign_residents_are_not_of_the_town_where_they_are_held(nlp: Language) -> None:
    """Where foreigners are is not where they are from."""
    events = nlp("Police in Kenya have arrested 23 foreign residents in Nairobi.")._.events
    assert {c for e in events for c in countries(e.recipients)} <= set()
