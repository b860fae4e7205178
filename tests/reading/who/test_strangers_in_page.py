"""Persons and acronyms that no table knows: what the page says of them once holds wherever it names them."""

from __future__ import annotations

DAY = "2023-05-01"


def test_a_surname_has_what_the_full_name_was_said_to_be(read, at):
    """ "Ambassador Ada Fynborg of Norway" tells who Fynborg is."""
    doc = read("Norwegian ambassador Ada Fynborg spoke in Lima. Fynborg thanked Peru.", DAY)
    found = at(doc, "Fynborg thanked Peru"[:7])
    last = [m for m in doc._.mentions if m.text == "Fynborg"][-1]
    assert found
    assert (last.country, last.name) == ("NOR", "Ada Fynborg")
    assert "in this page" in last.evidence


def test_a_surname_of_two_strangers_tells_nothing(read):
    """Of two Fynborgs, the surname alone means neither."""
    text = "Norwegian ambassador Ada Fynborg met Chilean senator Ola Fynborg. Fynborg left early."
    last = [m for m in read(text, DAY)._.mentions if m.text == "Fynborg"][-1]
    assert last.country is None


def test_a_name_in_apposition_has_the_office(read, at):
    """ "The ambassador of Norway, Ada Fynborg" is one person in both mentions."""
    doc = read("The ambassador of Norway, Ada Fynborg, spoke in Lima.", DAY)
    assert {m.country for m in at(doc, "Ada Fynborg")} == {"NOR"}
    assert at(doc, "The ambassador of Norway")[0].name == "Ada Fynborg"


def test_an_explained_acronym_means_what_the_page_says(read, at):
    """Letters that the tables give to a body abroad are the page's own once it explains them."""
    text = "The National Prosecuting Authority (NPA) charged a man. The NPA appealed."
    doc = read(text, DAY, "https://www.namibian.com.na/1")
    last = [m for m in doc._.mentions if m.text == "NPA"][-1]
    assert last.country == "NAM"


def test_initials_of_a_name_before_are_an_acronym(read):
    """No bracket is needed where the letters are those of a name in the page."""
    text = "The Anti Corruption Commission sued a bank in Kenya. Kenya waits. The ACC asked for more time."
    last = [m for m in read(text, DAY)._.mentions if m.text.endswith("ACC")][-1]
    assert last.country == "KEN"


def test_a_state_is_no_acronym_of_the_page(read):
    """ "UAE" stays a state though its name in full stands before."""
    text = "The ministers of the United Arab Emirates and Oman met. The UAE agreed."
    last = [m for m in read(text, DAY)._.mentions if "UAE" in m.text][-1]
    assert (last.kind, last.country) == ("state", "ARE")


def test_given_names_and_titles_tell_he_from_she(read, at):
    """ "She" is not a man, nor "he" a woman, where name or title tells."""
    doc = read("Emmanuel Macron met Annalena Baerbock in Paris. She thanked the hosts. He smiled.", DAY)
    assert {m.name for m in at(doc, "She")} == {"Annalena Baerbock"}
    assert {m.name for m in at(doc, "He")} == {"Emmanuel Macron"}


def test_two_ministers_in_one_sentence_are_not_one_state(read, at):
    """A stranger after a title is not read as a garbled state because a known minister stands after "and"."""
    doc = read("Foreign Minister Tor Fynborg and Antony Blinken met in Oslo. Norway hosted them.", DAY)
    assert {m.country for m in at(doc, "Fynborg")} == {"NOR"} or {m.country for m in at(doc, "Fynborg")} == {None}
    assert all(m.name != "United States" for m in at(doc, "Fynborg"))
