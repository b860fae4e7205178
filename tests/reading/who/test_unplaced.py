"""Offices and agents without a country beside them: the page tells whose they are, or nobody does."""

from __future__ import annotations

import pytest

DAY = "2023-05-01"


def _country(mentions):
    return mentions[0].country


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.namibian.com.na/1", "NAM"),  # listed
        ("https://gazette.example.co.ke/1", "KEN"),  # by its country code
        ("https://example.io/1", None),  # a code that is sold to everybody
        ("https://www.aljazeera.com/1", None),  # writes of the whole world
        ("https://example.com/1", None),
    ],
)
def test_a_paper_writes_of_its_own_state(read, at, url, country):
    """The police of a local paper are its own state's; those of an outlet of the world are nobody's."""
    assert _country(at(read("Police arrested three teachers on Monday.", DAY, url), "Police")) == country


def test_the_state_that_a_page_is_about_comes_before_the_outlets(read, at):
    """A Kenyan paper that tells of Peru means Peru's farmers."""
    text = (
        "Peru closed its ports. The president of Peru spoke. Peruvian trade fell. Peru borrowed money. Peru lost. "
        "Peru won. Peruvian ships left. Lima was quiet. Peru paid. Farmers protested."
    )
    assert _country(at(read(text, DAY, "https://gazette.example.co.ke/1"), "Farmers")) == "PER"


def test_two_states_that_compete_leave_an_agent_alone(read, at):
    """Null rather than a guess: of two states named alike, neither is meant by "officials"."""
    text = "Norway criticised Chile. Chile criticised Norway. Officials met."
    assert _country(at(read(text, DAY), "Officials")) is None


@pytest.mark.parametrize("words", ["Foreign investors", "Western media", "International observers"])
def test_what_is_of_other_states_is_not_of_the_page(read, at, words):
    """Who is said to be foreign has no country, however much the page is about one."""
    assert _country(at(read(f"{words} left on Monday.", DAY, "https://www.namibian.com.na/1"), words)) is None


def test_a_paper_at_home_means_its_own_ministry(read, at):
    """The ministry of a page reported from home is its own state's, though the page names another one more."""
    text = (
        "OSLO — Chile closed its border. The defence ministry said Chile had no right to. Chile denied it. Oslo waits."
    )
    doc = read(text, DAY, "https://www.newsinenglish.no/1")
    assert _country(at(doc, "The defence ministry")) == "NOR"


def test_towns_tell_what_a_page_is_about(read, at):
    """A page that names no state but its towns is about the state that they lie in."""
    doc = read("A market burnt down in Kumasi. Trucks left Accra. Kumasi grieves. Police came from Tamale.", DAY)
    assert _country(at(doc, "Police")) == "GHA"


def test_a_pronoun_for_an_office_placed_by_the_page_has_its_country(read, at):
    """What the page tells of "prison officials" holds of "they" too."""
    doc = read("The prison officials came. They beat a student.", DAY, "https://www.namibian.com.na/1")
    assert _country(at(doc, "They")) == "NAM"


def test_a_conjunct_shares_the_state_before_the_first_noun(read, at):
    """ "The Chilean people and government" are both Chile's; rebels beside an army are nobody's."""
    assert _country(at(read("Norway thanked the Chilean people and government.", DAY), "government")) == "CHL"
    assert _country(at(read("Chilean troops and rebels fought. Norway saw it.", DAY), "rebels")) is None


def test_an_office_of_a_union_is_no_head_of_state(read, at):
    """The president of a union is not the president of its state."""
    doc = read("Workers in Norway struck. The union's president thanked Norway. Norway listened.", DAY)
    assert all(m.id is None for m in at(doc, "president"))


def test_leaders_of_unnamed_states_are_not_the_pages(read, at):
    """ "The leaders of Asian countries" do not govern Norway."""
    text = "Norway's police arrested two men. The leaders of Asian countries condemned Norway."
    assert _country(at(read(text, DAY), "The leaders")) is None


def test_those_whom_the_lead_calls_foreign_remain_so(read, at):
    """ "The perpetrators" after "foreign residents" have no country; police have."""
    text = (
        "Police in Norway arrested 23 foreign residents. The perpetrators robbed a shop in Oslo. The men were jailed."
    )
    doc = read(text, DAY)
    assert [_country(at(doc, words)) for words in ("The perpetrators", "The men")] == [None, None]


def test_police_act_at_home(read, at):
    """ "Police searched his office in Bangkok": Thai police, in a page that tells of Malaysia."""
    text = "A Malaysian trader was arrested. Malaysia wants him. Police searched his office in Bangkok."
    assert _country(at(read(text, DAY), "Police")) == "THA"
    text = "A Malaysian trader was arrested. Malaysia wants him. Police said he was hurt in Bangkok."
    assert _country(at(read(text, DAY), "Police")) == "MYS"


def test_a_group_based_elsewhere_is_not_the_pages(read, at):
    """ "A European-based group" in a Thai paper is not Thai."""
    doc = read("A European-based rights group spoke. Thailand is quiet. Thailand waits.", DAY)
    assert _country(at(doc, "A European-based rights group")) is None
