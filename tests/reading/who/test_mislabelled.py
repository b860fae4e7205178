"""What a page says beside a name decides whether it is somebody's or a body's."""

from __future__ import annotations

DAY = "2023-05-01"


def test_a_company_is_nobody(read, at):
    """ "The textile company Alma Retz" is "it" in the next sentence."""
    text = (
        "The Hong Kong textile company Alma Retz was blocked by a US judge. "
        "Alma Retz was added to the list after the US government accused it of fraud."
    )
    doc = read(text, DAY)
    assert {m.kind for m in doc._.mentions if m.name == "Alma Retz"} == {"organisation"}
    assert at(doc, "it")[0].country == "HKG"


def test_a_name_that_the_recogniser_missed_is_found_again(read):
    """A full name found once is found wherever the page has it."""
    text = "Norwegian lawmaker Ada Fynborg spoke in Lima. Nobody believed Ada Fynborg. Later ada fynborg left."
    found = [m for m in read(text, DAY)._.mentions if m.text.endswith("Ada Fynborg")]
    assert [m.country for m in found] == ["NOR", "NOR"]


def test_aides_of_who_left_office_have_left_it_too(read, at):
    """An aide is of the government only while his principal is."""
    doc = read("An aide of former president Alan Vero spoke in Lima.", DAY)
    assert at(doc, "An aide")[0].sector == "ELI"


def test_he_whom_reasons_are_given_for_is_the_subject_around(read, at):
    """ "He" in a clause about a noun is the one whom the clause around that noun is about."""
    text = (
        "Ole Sand, a lawyer, wrote that the former president of Peru would be tried for reasons other than the one "
        "for which he was extradited by Chile."
    )
    assert at(read(text, DAY), "he")[0].sector == "ELI"


def test_no_court_is_remanded(read, at):
    """ "They were remanded" tells of those who stood before the judge."""
    text = "Seven people in Chile appeared before judge Ana Ruiz at the Magistrates' Courts. They were remanded."
    assert at(read(text, DAY), "They")[0].sector == "CVL"
