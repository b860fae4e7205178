"""Coreference: pronouns and definite nouns mean parties named before, or nobody."""

from __future__ import annotations

import pytest


def _named(mentions):
    return {m.name for m in mentions if m.method == "coreference"}


def test_pronoun_means_the_subject_before(read, at):
    """ "He" takes up the person who acted."""
    doc = read("Emmanuel Macron flew to Oslo. He thanked the hosts.", "2023-05-01")
    assert _named(at(doc, "He")) == {"Emmanuel Macron"}


def test_object_pronoun_is_not_its_own_subject(read, at):
    """In "Macron told him", him is not Macron."""
    doc = read("Olaf Scholz arrived late. Emmanuel Macron told him the news.", "2023-05-01")
    assert _named(at(doc, "him")) == {"Olaf Scholz"}


def test_the_two_leaders_are_two_mentions(read, at):
    """ "The two leaders" has a mention for each, over the same words."""
    doc = read("Emmanuel Macron met Olaf Scholz in Paris. The two leaders signed a treaty.", "2023-05-01")
    found = at(doc, "The two leaders")
    assert _named(found) == {"Emmanuel Macron", "Olaf Scholz"}
    assert len({(m.start, m.end) for m in found}) == 1


def test_both_countries_are_the_parties_before(read, at):
    """ "Both countries" are the two states of the sentence before."""
    doc = read("Norway signed an accord with Iceland. Both countries will share data.", "2023-05-01")
    assert {m.country for m in at(doc, "Both countries")} == {"NOR", "ISL"}


def test_his_counterpart_holds_the_same_office(read, at):
    """ "His Polish counterpart" of a foreign minister is Poland's foreign minister."""
    doc = read("British Foreign Secretary James Cleverly called his Polish counterpart.", "2023-05-01")
    found = at(doc, "counterpart")[-1]
    assert (found.country, found.name) == ("POL", "Zbigniew Rau")


def test_a_region_tells_which_country(read, at):
    """ "The African country" is the African one of the two."""
    doc = read("Japan promised Ghana a loan. The African country will build a port.", "2023-05-01")
    assert at(doc, "The African country")[-1].country == "GHA"


def test_the_bloc_is_the_organisation_before(read, at):
    """ "The bloc" takes up the union, which has no country."""
    found = at(read("The European Union met on Monday. The bloc will vote.", "2023-05-01"), "The bloc")[-1]
    assert (found.name, found.country, found.kind) == ("European Union", None, "organisation")


def test_a_quoted_we_is_the_speaker(read, at):
    """ "We" inside quotation marks speaks for whoever is quoted."""
    doc = read('"We will never accept this," Foreign Minister Sergei Lavrov said.', "2023-05-01")
    assert at(doc, "We")[-1].country == "RUS"


def test_a_pronoun_without_antecedent_is_no_mention(read, at):
    """Nobody has been named: "it" means nobody."""
    assert at(read("It rained all day.", "2023-05-01"), "It") == []


@pytest.mark.parametrize(
    ("text", "pronoun", "country"),
    [
        ("Norway met the president of Chile. Peru allows itself to sell arms.", "itself", "PER"),
        ("The envoy of Chile met the minister of Ghana, who defended himself.", "himself", "GHA"),
    ],
)
def test_itself_is_the_subject_of_its_clause(read, at, text, pronoun, country):
    """A reflexive means whoever acts in its clause, however often the page names others."""
    assert {m.country for m in at(read(text, "2023-05-01"), pronoun)} == {country}


def test_itself_is_nobody_where_the_subject_is_nobody_known(read, at):
    """ "The West allows itself": no state of the sentence before."""
    assert at(read("The EU met in Norway. The West allows itself to sell arms.", "2023-05-01"), "itself") == []


def test_it_goes_on_about_the_team(read, at):
    """What a team did that nobody knows, no state named beside it did."""
    doc = read("A team was formed in Vietnam and it raided the house of Ole Berg.", "2023-05-01")
    assert at(doc, "it") == []


def test_the_court_is_the_international_one_named_before(read, at):
    """ "The court" after a court of many states is of none, though a president stands beside it."""
    text = "The International Criminal Court met. Kenya's president was charged, said the court."
    found = at(read(text, "2023-05-01"), "the court")[-1]
    assert (found.name, found.country) == ("International Criminal Court", None)


def test_the_group_is_the_one_that_the_page_explains(read, at):
    """An association with its acronym is "the group", before any that the tables know."""
    text = (
        "Human Rights Watch spoke. A report by the Peruvian Association against Floods (PAAF) came out in Lima. "
        "The PAAF wrote to Lima, and the group accused the government of lying."
    )
    found = at(read(text, "2023-05-01"), "the group")[-1]
    assert (found.country, found.sector) == ("PER", "SOC")


def test_a_bloc_that_is_not_named_is_a_body_of_states(read, at):
    """ "The 27-nation bloc" is international, named or not."""
    found = at(read("Spain and the rest of the 27-nation bloc condemned Russia.", "2023-05-01"), "27-nation bloc")[-1]
    assert (found.country, found.sector) == (None, "IGO")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Leaders of Japan and Ireland met. Japan and the European Union member promised Chile help.", "member"),
        ("Japan met Ireland. The EU member state promised Japan help.", "The EU member state"),
    ],
)
def test_the_member_of_a_union_is_the_one_named_before(read, at, text, words):
    """ "The EU member" is the state of the two that belongs to it."""
    assert at(read(text, "2023-05-01"), words)[-1].country == "IRL"


def test_sisters_are_they(read, at):
    """Relatives are people whom "they" takes up, before the names of the sentence before."""
    text = "Chile's lawmakers Ada Berg, Ole Lund and Bo Holm met. The sisters went to Lima, where they spoke."
    assert {m.sector for m in at(read(text, "2023-05-01"), "they")} == {"CVL"}


def test_a_name_of_several_surnames_is_one_person(read, at):
    """ "Hung Sun-wei" bears two well-known surnames and is neither of those people."""
    doc = read("Taiwan's Legislator Hung Sun-wei told Huang that he was beaten.", "2022-07-20")
    assert {(m.name, m.sector) for m in at(doc, "he")} == {("Hung Sun-wei", "LEG")}
