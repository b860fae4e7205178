"""What a title, a clause or a household tells about whom a name, a noun or a pronoun means."""

from __future__ import annotations

DAY = "2022-07-20"


def test_a_known_name_keeps_all_of_a_title_with_and(read, at):
    """A minister of two matters is one man, also where the tables know him."""
    doc = read("Japan met the German Minister of Labour and Welfare Olaf Scholz, who resigned.", DAY)
    assert at(doc, "Welfare")[0].text.endswith("Minister of Labour and Welfare Olaf Scholz")


def test_people_in_a_clause_about_a_place_live_there(read, at):
    """Whom a guest meets in a state is of that state; whoever acts there may be from anywhere."""
    doc = read("Norway's prime minister flew to Peru, where she held talks with farmers on Friday.", DAY)
    assert at(doc, "farmers")[0].country == "PER"
    doc = read("Norway's prime minister flew to Peru, where diplomats met the president of Ghana.", DAY)
    assert at(doc, "diplomats")[0].country is None


def test_an_office_after_ex_has_ended(read, at):
    """ "An ex-member of parliament" is in office no more."""
    assert at(read("Police in Peru arrested an ex-member of parliament.", DAY), "member")[0].sector == "ELI"


def test_a_family_is_no_he(read):
    """ "His" after "his family said" means the man and not the family."""
    doc = read("The envoy of Chile left. In a letter, his family praised his trip.", DAY)
    assert [m.sector for m in doc._.mentions if m.start == doc.text.rindex("his")] == ["GOV"]


def test_he_is_whom_the_relative_clause_is_about(read, at):
    """ "The Chilean priest A, who served until he was expelled": he is the priest."""
    text = "Two Peruvian priests and a teacher spoke. One is the Chilean priest Ole Berg, who served until he left."
    assert at(read(text, DAY), "he")[0].country == "CHL"


def test_they_are_not_the_states_that_others_are_from(read, at):
    """Bodies from two states are not these states."""
    text = "Ghana closed six clubs from Peru and Chile after accusing them of fraud."
    assert not {m.country for m in at(read(text, DAY), "them")} & {"PER", "CHL"}
