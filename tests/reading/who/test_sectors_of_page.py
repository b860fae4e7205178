"""Which part of society somebody belongs to: international bodies, chiefs, armed movements, parties."""

from __future__ import annotations

import pytest

DAY = "2022-07-20"


def _codes(mentions):
    return {(m.country, m.sector) for m in mentions}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The European Union condemned Norway.", "European Union"),
        ("The bridge was praised by the director of operations of the World Bank.", "the director of operations"),
        ("The EU foreign policy coordinator Ada Abelsen wrote to Norway.", "Ada Abelsen"),
        ("Ada Abelsen, a senior representative for the UN Secretary-General, reached Lima.", "Ada Abelsen"),
        ("The UN special envoy for Peru left.", "The UN special envoy"),
    ],
)
def test_bodies_of_several_states_and_their_officials_are_igo(read, at, text, words):
    """They have no country, and PLOVER's name for such bodies as their sector."""
    assert (None, "IGO") in _codes(at(read(text, DAY), words)[-1:])


def test_soldiers_and_members_of_a_body_are_not_its_officials(read, at):
    """ "UN troops" are soldiers, "EU ministers" and a state's "UN ambassador" act for member states."""
    doc = read("UN troops left. EU ministers spoke. Norway's UN ambassador wrote to Peru.", DAY)
    assert _codes(at(doc, "UN troops")[-1:]) == {(None, "MIL")}
    assert _codes(at(doc, "EU ministers")[-1:]) == {(None, "GOV")}
    assert _codes(at(doc, "Norway's UN ambassador")) == {("NOR", "GOV")}


def test_whoever_leads_a_body_in_turn_acts_for_the_state(read, at):
    """A president who chaired the African Union for a year remains his state's president."""
    assert _codes(at(read("Cyril Ramaphosa spoke."), "Cyril Ramaphosa")) == {("ZAF", "GOV")}


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("The minister criticised police precinct chiefs.", "police precinct chiefs", "COP"),
        ("The board of directors of the bank met.", "The board of directors", "BUS"),
        ("A team of police officers came.", "A team of police officers", "COP"),
        ("Dr Oskar Abelsen, Medical Superintendent of Lima Hospital, wrote.", "Oskar Abelsen", "MED"),
        ("The Ekonomi Party National Youth Chairman Oskar Abelsen wrote.", "Oskar Abelsen", "PTY"),
        ("Lima University authorities sued three men.", "Lima University authorities", "EDU"),
        ("Ethnic minority insurgent groups attacked the town.", "Ethnic minority insurgent groups", "REB"),
        ("A shadow administration condemned Peru.", "A shadow administration", "OPP"),
        ("Police arrested the perpetrators.", "the perpetrators", "CRM"),
        ("Anti-Gaddafi forces took the town.", "Anti-Gaddafi forces", "REB"),
        ("A former Labour Party leader was there.", "A former Labour Party leader", "PTY"),
        ("The Deputy President spoke.", "The Deputy President", "GOV"),
    ],
)
def test_the_sector_is_that_of_what_people_belong_to(read, at, text, words, sector):
    """Chiefs, directors, teams and boards are nothing by themselves; a phrase that says its sector keeps it."""
    assert sector in {s for _, s in _codes(at(read(text, DAY), words))}


def test_a_chief_of_nothing_is_nobody(read, at):
    """A "chief" or a "head" that belongs to nothing that tells a sector is no party."""
    assert at(read("He was hit on the head. The chief smiled.", DAY), "head") == []
    assert at(read("He was hit on the head. The chief smiled.", DAY), "The chief") == []


def test_an_office_of_a_body_is_taken_up(read, at):
    """ "The High Commissioner" is still the UN's, however far from where the page said so."""
    text = "The UN High Commissioner for Refugees wrote to Peru. Peru's army moved. It rained. The road was long."
    found = at(read(text + " Peru's minister called on the High Commissioner to stay.", DAY), "the High Commissioner")
    assert _codes(found) == {(None, "IGO")}


def test_a_named_movements_militia_is_no_unknown_force(read, at):
    """ "The Seleka militia" are rebels, and so is "the militia" after it."""
    doc = read("The Seleka militia took the town. Later the militia burned it.", DAY)
    assert _codes(at(doc, "The Seleka militia")) == {("CAF", "REB")}
    assert _codes(at(doc, "the militia")) == {("CAF", "REB")}


def test_words_of_titles_are_whole_words(read, at):
    """A "special envoy" is no man of the CIA."""
    assert _codes(at(read("Mike Hammer reached Cairo.", DAY), "Mike Hammer")) == {("USA", "GOV")}


def test_what_is_told_elsewhere_in_the_page_is_more_than_member(read, at):
    """An elected member whom the page calls a party's vice-president is the party's."""
    text = "Bernard Abelsen, a Labour Party vice-president, wrote. Abelsen, an elected member of the council, left."
    assert {s for _, s in _codes(at(read(text, DAY), "an elected member"))} == {"PTY"}


def test_whoever_was_in_office_before_the_hyphen_is_out_of_it(read, at):
    """An "ex-lawmaker" is no lawmaker, a "lawmaker" is."""
    doc = read("An ex-lawmaker of Peru wrote. A lawmaker of Chile answered.", DAY)
    assert _codes(at(doc, "lawmaker of Peru")) == {("PER", "ELI")}
    assert _codes(at(doc, "A lawmaker of Chile")) == {("CHL", "LEG")}


@pytest.mark.parametrize(("name", "codes"), [("Balu Traders Ltd", (None, "BUS")), ("Twitter Inc", ("USA", "BUS"))])
def test_a_name_that_is_incorporated_is_a_firms(read, at, name, codes):
    """ "Inc" and "Ltd" tell a firm; one that the tables know without them is that one."""
    assert codes in _codes(at(read(f"The court fined {name} on Monday.", DAY), name))


def test_it_out_means_nobody(read, at):
    """Who fights it out fights nobody called "it"."""
    doc = read("The UN moved. It left. The mayor of Oslo was ready to battle it out with Peru.", DAY)
    assert at(doc, "it out") == []
    assert at(doc, "It") != []
