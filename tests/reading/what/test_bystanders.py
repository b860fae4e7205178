"""Who only has to do with the matter is no recipient; whoever is meant is one, however far from the verb."""

from __future__ import annotations

import pytest
from spacy.language import Language

CASES = (
    # text, type, the words of its recipients
    ("Norway's prime minister demanded 40 seats for the Liberal Party.", "REQUEST", []),
    ("The government of Peru called for action against the Ghanaian army.", "REQUEST", []),
    ("Norway called for an inquiry into the artillery shelling.", "REQUEST", []),
    ("Peru and Ghana have agreed to form a joint team to study the dam.", "AGREE", []),
    ("Norway has promised to eradicate measles in Chile.", "AGREE", ["Chile"]),
    ("The Kenyan minister strongly criticised the rise in attacks on civilians in Chad.", "ACCUSE", []),
    ("Kenya condemned Monday in the strongest terms Chad's raid on the town.", "ACCUSE", ["Chad"]),
    ("Students in Kenya marched in support of the Ugandan opposition.", "PROTEST", []),
    ("Chilean workers took to the streets to denounce the Peruvian attack.", "PROTEST", ["Peruvian"]),
    ("Bolivia filed a lawsuit at an international court to force Peru to return land.", "ACCUSE", ["Peru"]),
    ("A Kenyan party leader filed the case, accusing Ugandan diplomats of theft.", "ACCUSE", ["Ugandan diplomats"]),
    ("The Kenyan army crushed peaceful protests in the north.", "COERCE", ["peaceful protests"]),
    ("Hundreds of Kenyan men are still in detention in Uganda.", "COERCE", ["Kenyan men"]),
    ("Two Ugandan nurses were arrested by Kenyan police along with four Chadian drivers.", "COERCE",
     ["Two Ugandan nurses", "four Chadian drivers"]),
    ("Norway's minister criticised a meeting held by Chilean officers.", "ACCUSE", ["Chilean officers"]),
    ("Kenya has sent 40 tons of rice to Chad, according to Uganda.", "AID", ["Chad"]),
    ("Kenyan protesters accused Vladimir Putin, a leader and former spy, of fraud.", "ACCUSE", ["Vladimir Putin"]),
    ("In the second year of Kenya's government, Chad attacked Uganda.", "ASSAULT", ["Uganda"]),
    ("Norway's minister rejected a list of men published by Chile.", "REJECT", ["Chile"]),
    ("Kenya's opposition wrote to the Ugandan president, demanding a meeting.", "REQUEST", ["the Ugandan president"]),
    ("Kenya asked for the hiring of Ugandan doctors and nurses.", "REQUEST", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "words"), CASES)
def test_who_is_meant(nlp: Language, text: str, type_: str, words: list[str]) -> None:
    """The recipients of the event of that type, by their words."""
    events = [e for e in nlp(text)._.events if e.type == type_]
    assert [[p.text for p in e.recipients] for e in events] == [words]


def test_a_tour_of_the_own_provinces_visits_nobody(nlp: Language) -> None:
    """A president who travels at home has no host."""
    events = nlp("Kenya's president travelled to Mombasa on Monday.")._.events
    assert not [p for e in events for p in e.recipients]


def test_a_denial_answers_the_accuser(nlp: Language) -> None:
    """Who rejects "the claims" rejects them to whoever made them shortly before."""
    events = nlp("Norway accused Chile of arming the rebels. Chile rejected the claims.")._.events
    assert [[p.text for p in e.recipients] for e in events if e.type == "REJECT"] == [["Norway"]]


def test_who_is_to_be_looked_into_is_not_asked(nlp: Language) -> None:
    """A review of somebody's conduct is asked of somebody else."""
    events = nlp("The finance minister of Chile asked for a review of the university's conduct.")._.events
    assert [(e.type, e.recipients) for e in events] == [("REQUEST", ())]
