"""Who acted, who was meant and whether it is only alleged, where the words stand further off."""

from __future__ import annotations

import pytest
from reading_of_events import reads
from spacy.language import Language

READ = [
    ("The president of Peru was slammed for staging a farce by the Peruvian army.", "ACCUSE PER>PER"),
    ("Poland spoke about the invasion of Russia in Ukraine.", "ASSAULT RUS>UKR"),
    ("Several attacks on Kenya were attributed to Uganda.", "ASSAULT UGA>KEN"),
    ("The president of Kenya has promised not to allow the Ugandan march.", "REJECT KEN>UGA"),
    ("The president of Kenya attacked the president of Uganda for his silence.", "ACCUSE KEN>UGA"),
    ("The presidents of Norway and Chile agreed to strengthen trade between their nations.", "AGREE CHL+NOR>"),
]
NOTHING = [
    "Bolivians would remain in the street until the president of Bolivia stepped down.",
    "Neither has Norway been very critical of Chile.",
    "The government of Norway is committed to excellence.",
    "Norway claimed that Chile is a beautiful place.",
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_parties_and_types_further_off(nlp: Language, text: str, expected: str) -> None:
    """Agents below the verb, whom an act is blamed on, refusals that are promised, blame in the words of war."""
    assert reads(nlp(text), expected)


@pytest.mark.parametrize("text", NOTHING)
def test_what_was_not_said_or_done(nlp: Language, text: str) -> None:
    """What is waited for, never said or had towards nobody is no event."""
    assert [(e.type, e.rule) for e in nlp(text)._.events] == []


def test_hearsay_holds_for_all_coordinated_verbs(nlp: Language) -> None:
    """ "Allegedly beaten and kidnapped" alleges both."""
    events = nlp("Three Chilean men were allegedly beaten and kidnapped by soldiers from Peru.")._.events
    assert {e.status for e in events} == {"alleged"}


STATUS = [
    ("The opposition leader of Kenya said that the Kenyan police had tortured farmers.", "alleged"),
    ("The article lists claims concerning killings of Kenyan farmers by the Ugandan army.", "alleged"),
    ("Kenya's decision to blame Uganda for the flood surprised many.", "occurred"),
    ("The video shows hundreds of Kenyans who were marching against the government of Kenya.", "occurred"),
    ("When the army of Kenya raided the farms, Uganda asked it to leave, the widow claims.", "alleged"),
    ("The widow claims that the mayor told her that the police of Kenya had arrested her son.", "alleged"),
    ("The mayor told the widow that the police of Kenya had arrested her son.", "occurred"),
    ("Farmers are gearing up for a rally, besides staging protests against the government of Kenya.", "planned"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_who_tells_it_and_how_decides_the_status(nlp: Language, text: str, status: str) -> None:
    """Opponents' words about their police are claims, decided words are said, what went on then is over."""
    events = [e for e in nlp(text)._.events if e.type in {"ASSAULT", "COERCE", "PROTEST"} or e.rule.startswith("blame")]
    assert events
    assert {e.status for e in events} == {status}
