"""What users are promised: memories, lasting states, traits, habits and sums over years are no events of a day."""

from __future__ import annotations

import pytest
from reading_of_events import reads
from spacy.language import Language

NOTHING = [
    "The twelfth anniversary of the bombing of a market in Peru by the army of Chile was rainy.",
    "There is no peaceful way out of Chile's illegal occupation of Peru.",
    "The minister knew a poet who has criticised the church of Norway.",
    "That explains why Norway is keen to help Chile.",
    "Nobody wins an election in Peru by constantly mocking the prime minister of Peru.",
    "It is unlikely that Norway wants to make things worse by clashing with the army of Chile.",
    "It’s unlikely that Norway wants to open a new front by clashing with the army of Chile.",
    "Neither has Norway joined the sanctions on Chile.",
    "The prime minister of Norway defended the government on Monday.",
    "Norway and Chile are strongly committed to peace.",
    "The prime minister of Norway voiced concern over the illness of pupils in Norway.",
    "The governor was known for his sympathy for Chile.",
    "The envoys tried to ease the tension through dialogue between Norway and Chile.",
    "The minister of Norway told the parliament of Chile that the new museum shows what the north had to offer.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_has_no_day_of_its_own_is_no_event(nlp: Language, text: str) -> None:
    """Anniversaries, occupations, what somebody is known for, why somebody is keen, what is unlikely."""
    assert [(e.type, e.rule) for e in nlp(text)._.events] == []


READ = [
    ("The army of Chile bombed a market in Peru on the anniversary of the war.", "ASSAULT CHL>"),
    ("Chile occupied a town in Peru on Monday.", "COERCE CHL>PER"),
    ("A poet from Norway has criticised the government of Chile.", "ACCUSE NOR>CHL"),
    ("The president thanked a poet who on Monday criticised the government of Chile.", "ACCUSE >CHL"),
    ("Norway is keen to help Chile.", "AGREE NOR>CHL"),
    ("The prime minister of Norway defended the government of Chile on Monday.", "SUPPORT NOR>CHL"),
    ("The story says that soldiers of Chile arrested a man from Peru on Monday.", "COERCE CHL>PER"),
    ("Norway mocked the prime minister of Peru.", "ACCUSE NOR>PER"),
    ("Norway's army clashed with the army of Chile.", "ASSAULT NOR>CHL"),
    ("Norway joined the sanctions on Chile.", "SANCTION NOR>CHL"),
    ("Norway is committed to helping Chile.", "AGREE NOR>CHL"),
    ("The prime minister of Norway voiced concern over the conduct of Chile.", "ACCUSE NOR>CHL"),
    ("The minister of Norway expressed his sympathy for Chile.", "SUPPORT NOR>CHL"),
    ("Norway's envoy told Chile that it had to leave the area.", "REQUEST NOR>CHL"),
    ("Norway and Chile held a dialogue.", "CONSULT NOR+CHL>"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_the_deed_itself_is_read(nlp: Language, text: str, expected: str) -> None:
    """The same words, of a deed that was done or a word that was said."""
    assert reads(nlp(text), expected), [(e.type, e.rule) for e in nlp(text)._.events]


TYPES = [
    ("Students from Chile stormed the parliament of Peru.", {"PROTEST"}),
    ("Soldiers from Chile stormed the parliament of Peru.", {"ASSAULT"}),
    ("The army of Chile carried out a raid in the West Bank.", {"ASSAULT"}),
    ("A tribunal in Peru recommended Judge Alvaro Quispe's suspension.", {"REQUEST"}),
]


@pytest.mark.parametrize(("text", "types"), TYPES)
def test_what_it_is_by_those_who_do_it(nlp: Language, text: str, types: set[str]) -> None:
    """Crowds riot, the West Bank is no bank, judges are in office."""
    assert {e.type for e in nlp(text)._.events} == types


PAGE = (
    "LIMA, March 3, 2021 - The parliament of Peru sat on Wednesday. The speaker opened the session at noon and the "
    "members listened to a long speech about the history of the country, its rivers and its mountains.\n\n"
)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Chile's president ordered the army of Peru to leave the island in May 1994.", []),
        ("From 2011 to 2020, prosecutors in Peru charged nine thousand Chilean men.", []),
        ("The army of Chile attacked the army of Peru in 2015.", ["ASSAULT"]),
        ("Chile condemned the president of Peru, who ruled the country in 1994.", ["ACCUSE"]),
    ],
)
def test_two_decades_before_the_page_is_history(nlp: Language, text: str, types: list[str]) -> None:
    """A page of 2021 reports nothing of 1994 and no sum of nine years; a year beside somebody's name dates nobody."""
    assert [event.type for event in nlp(PAGE + text)._.events] == types


STATUS = [
    ("The leader of the party of Peru said that the mayor of Lima had insulted the farmers of Peru.", "alleged"),
    ("The mayor of Lima insulted the farmers of Peru.", "occurred"),
    (
        "The premier of Fiji said that Kenya had denied building a port.",
        "occurred",
    ),
    ("A stance that condemns Norwegian aggression in Chile would be wise.", "occurred"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status_follows_who_judges_and_what_is_taken_for_known(nlp: Language, text: str, status: str) -> None:
    """An insult is one to whoever tells of it, a denial is public, what is condemned is taken for known."""
    events = [e for e in nlp(text)._.events if e.type in {"ACCUSE", "REJECT", "ASSAULT"} and e.rule[:7] != "condemn"]
    assert events
    assert {e.status for e in events} == {status}
