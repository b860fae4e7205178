"""Who did it: doers named elsewhere in the sentence or page, and those who only stand nearby."""

from __future__ import annotations

import pytest
from reading_of_events import countries, reads
from spacy.language import Language

READ = [
    ("Chadian soldiers killed two Ugandans during a raid in Kampala.", "ASSAULT TCD>UGA"),
    ("In talks with the president of Chile on Monday, Norwegian officials showed three old maps.", "CONSULT NOR>CHL"),
    ("The scene recalled the storming of the palace in Lima and the invasion of Uganda by Chad.", "ASSAULT TCD>UGA"),
    ("And it was Peru, not Ghana, who attacked Norway last week.", "ASSAULT PER>NOR"),
    ("A team of Chilean police officers moved in and arrested seven Peruvians.", "COERCE CHL>PER"),
]
PEOPLE = [
    ("Deputy Prime Minister and Finance Minister Karl Hauge met the president of Chile.", ["Karl Hauge"]),
    ("The Ida and Ole Berg Foundation from Norway gave food to refugees from Chad.", ["Ida and Ole Berg Foundation"]),
    ("Organisations such as NATO and the European Union called on Norway to leave the area.", ["NATO", "European"]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_the_doer_may_stand_further_off(nlp: Language, text: str, expected: str) -> None:
    """Raids and talks belong to whoever acts in them; "by" counts wherever the parser hung it."""
    assert reads(nlp(text), expected)


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_a_name_with_and_in_it_is_one_party(nlp: Language, text: str, names: list[str]) -> None:
    """Titles and names that hold an "and" are not split; examples stand for their class."""
    actors = [event.actors for event in nlp(text)._.events]
    assert actors
    for parties in actors:
        assert len(parties) == len(names)
        assert all(name in party.text for name, party in zip(names, parties, strict=True))


SIDES = [
    ("The president of Kenya spoke of the opposition leader's arrest by Ugandan police.", [1, 1]),
    ("Kenya was suspended from the African Union.", [1, 1]),
    ("Two towns fell in clashes between government and rebel forces from Chad.", [2, 0]),
]


@pytest.mark.parametrize(("text", "sizes"), SIDES)
def test_whose_it_is(nlp: Language, text: str, sizes: list[int]) -> None:
    """Whose arrest it is suffered it; a bloc suspends its members; both of "government and rebel forces" fight."""
    events = [e for e in nlp(text)._.events if e.type in {"COERCE", "SANCTION", "ASSAULT"}]
    assert [[len(e.actors), len(e.recipients)] for e in events] == [sizes]


def test_a_scene_before_an_attack_is_no_attacker(nlp: Language) -> None:
    """ "The X Square crackdown by the army": the square did nothing."""
    text = "The Plaza de Armas crackdown by the Chilean army against protesters from Peru shocked many."
    events = [e for e in nlp(text)._.events if e.type == "COERCE"]
    assert [countries(e.actors) for e in events] == [{"CHL"}]
    assert all("Plaza" not in p.text for e in events for p in e.actors)


def test_another_sentence_may_name_the_doer(nlp: Language) -> None:
    """An arrest without police is by whoever the page says arrested the same man."""
    text = "Norwegian police arrested Karl Hauge on Monday. Hauge was arrested at the airport."
    events = [e for e in nlp(text)._.events if e.mode == "arrest"]
    assert [countries(e.actors) for e in events] == [{"NOR"}] * len(events)
    assert events


def test_the_police_who_go_on_with_a_man_arrested_him(nlp: Language) -> None:
    """ "Berg was arrested. Police searched his house": the police did both."""
    text = "Norwegian activist Ole Berg was arrested in Oslo. Police seized his phone and took him away."
    arrest = nlp(text)._.events[0]
    assert [(one.country, one.sector) for one in arrest.actors] == [("NOR", "COP")]


def test_a_court_in_a_capital_acts_and_not_the_capital(nlp: Language) -> None:
    """ "A court in Lima, the Peruvian capital": the court it is."""
    text = "That was months after judges in Bergen, the Norwegian oil hub on the coast, expelled the envoy of Chile."
    assert [one.sector for event in nlp(text)._.events for one in event.actors] == ["JUD"]


def test_the_second_of_two_bare_nouns_shares_the_state(nlp: Language) -> None:
    """ "The Peruvian government and nation" are both Peru's."""
    event = nlp("The president of Iran expressed sympathy with the Peruvian government and nation.")._.events[0]
    assert [one.country for one in event.recipients] == ["PER", "PER"]


def test_another_day_is_another_act(nlp: Language) -> None:
    """Who arrested him this year need not have done so years ago."""
    text = "Norwegian police arrested Karl Hauge on 3 March 2021. Hauge was arrested in Chile on 5 May 2015."
    events = [e for e in nlp(text)._.events if e.mode == "arrest" and e.date and e.date.start == "2015-05-05"]
    assert [countries(e.actors) for e in events] == [set()]


def test_the_assailant_is_who_attacked(nlp: Language) -> None:
    """Where an attack names nobody, whom the sentence calls the gunman did it."""
    events = nlp("The gunman, Karl Hauge, was arrested after the president of Chile was shot in Lima.")._.events
    shot = [e for e in events if e.type == "ASSAULT"]
    assert [[p.text for p in e.actors] for e in shot] == [["Karl Hauge"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway announced on Monday that its army had been expanded by 9,000 men.", "MOBILIZE NOR>"),
        ("Norway announced that the size of its army was increased.", "MOBILIZE NOR>"),
        ("Norway announced that sanctions had been imposed on Chile.", "SANCTION NOR>CHL"),
    ],
)
def test_who_announces_a_public_act_that_names_nobody_did_it(nlp: Language, text: str, expected: str) -> None:
    """Only whoever rules expands an army; how far it grew is nobody who acts."""
    doc = nlp(text)
    assert reads(doc, expected)
    assert all(p.country == "NOR" for event in doc._.events for p in event.actors)
