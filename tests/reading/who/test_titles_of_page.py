"""Who somebody is: titles, ranks and bodies of the page against the tables; whom a pronoun cannot mean."""

from __future__ import annotations

import pytest

DAY = "2022-07-20"
HOME = "https://gazette.example.co.ke/1"


def _codes(mentions):
    return {(m.country, m.sector) for m in mentions}


def test_a_surname_after_a_rank_is_that_of_the_name_in_full(read, at):
    """ "Gen Prayut" is whom the page names in full."""
    found = at(read("Prime Minister Prayut Chan-o-cha spoke. Gen Prayut left the hall.", DAY), "Prayut")
    assert _codes(found) == {("THA", "GOV")}


def test_a_page_without_a_day_believes_its_own_title(read, at):
    """A president is in office where the page calls him so, whatever later year it names."""
    text = "The President of the Republic Pedro Castillo spoke in Lima. The road will be built by 2024."
    assert _codes(at(read(text), "The President of the Republic Pedro Castillo")) == {("PER", "GOV")}


def test_a_former_office_gives_way_to_that_of_a_world_body(read, at):
    """Who heads a body of no state acts for none."""
    text = "President of the World Economic Forum Borge Brende arrived."
    assert _codes(at(read(text, DAY), "President of the World Economic Forum Borge Brende")) == {(None, "SOC")}


def test_un_officials_act_for_no_state(read, at):
    """The High Commissioner is not the president that she was."""
    text = "The UN's human rights chief, Michelle Bachelet, travelled to Xinjiang."
    assert {c for c, _ in _codes(at(read(text, DAY), "Michelle Bachelet"))} == {None}
    assert {c for c, _ in _codes(at(read(text), "Michelle Bachelet"))} == {None}


def test_an_unknown_bodys_president_heads_no_state(read, at):
    """The president of a club is no government."""
    found = at(read("The AMCO president left Lima.", DAY), "The AMCO president")
    assert "GOV" not in {m.sector for m in found}


@pytest.mark.parametrize(
    ("text", "pronoun", "country"),
    [
        ("The envoy of Chile wrote to the envoy of Peru, asking him to leave.", "him", "PER"),
        ("The envoy of Peru met the officer of Chile who hit him.", "him", "PER"),
        ("The spokesman of Norway said he would attack the envoy of Ghana. He left.", "he", "NOR"),
    ],
)
def test_a_pronoun_is_never_its_own_subject(read, at, text, pronoun, country):
    """Whoever acts on "him" is somebody else, wherever the subject stands."""
    assert _codes(at(read(text, DAY), pronoun)) == {(country, "GOV")}


def test_what_is_rejected_is_a_plea(read, at):
    """ "It was rejected" takes up no state."""
    assert not at(read("Norway appealed, but it was rejected by the council.", DAY), "it")


def test_the_troops_are_those_just_named(read, at):
    """Armed men named again are the same ones."""
    text = "After the attack, 13 Norwegian soldiers were buried in Chad. The troops had fought for days."
    assert _codes(at(read(text, DAY), "The troops")) == {("NOR", "MIL")}


def test_a_ministry_told_by_a_cabinet_is_of_the_same_state(read, at):
    """ "Foreign" in a ministry's name makes it no other state's."""
    text = "Peru's cabinet advised the foreign ministry to summon the envoy of Chile."
    assert _codes(at(read(text, DAY), "the foreign ministry")) == {("PER", "GOV")}


def test_the_territory_is_the_one_named(read, at):
    """A territory is not the state that acts on it."""
    text = "Algeria supports Western Sahara. Morocco attacked the territory."
    assert {c for c, _ in _codes(at(read(text, DAY), "the territory"))} == {"ESH"}


def test_the_two_governments_are_those_of_the_sentence(read, at):
    """Two states in the sentence itself come before those of the ones before."""
    text = "Russia struck. Russian ships left. Russia won. Norway told Chile that the two governments will meet."
    assert {c for c, _ in _codes(at(read(text, DAY), "the two governments"))} == {"NOR", "CHL"}


def test_nobody_knows_the_state_of_the_unidentified(read, at):
    """Unidentified men are nobody's citizens."""
    found = at(read("Unidentified individuals attacked a bus in Nairobi.", DAY, HOME), "Unidentified individuals")
    assert _codes(found) <= {(None, "UNK")}


def test_an_unknown_name_is_at_home_in_a_page_about_home_alone(read, at):
    """A local paper's people are its own state's; with another state beside them they are nobody's."""
    text = "Police arrested Peter Mwangi in Nairobi. Kenya's court met."
    assert {c for c, _ in _codes(at(read(text, DAY, HOME), "Peter Mwangi"))} == {"KEN"}
    beside = text.replace("in Nairobi", "beside an envoy of Peru in Nairobi")
    assert {c for c, _ in _codes(at(read(beside, DAY), "Peter Mwangi"))} == {None}


@pytest.mark.parametrize("text", ["Our house was burnt.", "The First Nation asked for help.", "The dark forces won."])
def test_words_that_look_like_bodies(read, text):
    """No parliament, no newspaper and no army is read out of a house, a people or a figure of speech."""
    assert not {m.sector for m in read(text, DAY, HOME)._.mentions} & {"LEG", "JRN", "MIL"}


@pytest.mark.parametrize(
    ("text", "url", "codes"),
    [
        ("The chancellor arrived in Chile.", HOME, ("KEN", "GOV")),
        ("The chancellor arrived in Chile.", None, ("DEU", "GOV")),
        ("Germany is far away. The chancellor arrived in Kenya.", HOME, ("DEU", "GOV")),
    ],
)
def test_an_office_of_one_state_needs_that_state_in_the_page(read, at, text, url, codes):
    """A page about Kenya that does not name Germany has another chancellor in mind."""
    assert _codes(at(read(text, DAY, url), "The chancellor")) == {codes}


def test_a_nuncio_is_the_holy_sees(read, at):
    """Whoever bears a title that one state alone gives is of that state, not of the page's."""
    text = "Peru's government expelled Nuncio Ole Berg."
    assert _codes(at(read(text, DAY), "Nuncio Ole Berg")) == {("VAT", "REL")}
