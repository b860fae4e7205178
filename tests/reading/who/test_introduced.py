"""People whom a page describes before it names them, and bodies of the world, towns and surnames beside names."""

from __future__ import annotations

DAY = "2023-05-01"
HOME = "https://www.nation.africa/kenya/1"


def _of(doc, words: str) -> set[str | None]:
    return {m.country for m in doc._.mentions if m.text == words}


def test_a_name_has_the_nationality_of_the_description_before_it(read):
    """ "A Danish businessman was arrested. Ola Fynborg ..." tells who Ola Fynborg is."""
    text = "A Danish businessman was arrested in Nairobi. Ola Fynborg owes a million. Fynborg denied it."
    doc = read(text, DAY, HOME)
    assert _of(doc, "Ola Fynborg") == {"DNK"}
    assert _of(doc, "Fynborg") == {"DNK"}


def test_a_description_that_two_could_be_meant_by_names_nobody(read):
    """Of two described, the name after them is neither's."""
    text = "A Danish businessman met a writer. A Peruvian businessman was late. Ola Fynborg owes a million."
    assert _of(read(text, DAY), "Ola Fynborg") == {None}


def test_the_chief_of_a_body_is_of_its_state(read):
    """What stands between the title and the name does not part them."""
    text = "He wrote to the late chief of the Peruvian Rice Board (PRB), Ola Fynborg. Chile waits."
    assert _of(read(text, DAY), "Ola Fynborg") == {"PER"}


def test_a_surname_is_no_town_abroad(read):
    """The Castro government is not that of a town in Brazil."""
    doc = read("Ola Fynborg, vice president of the Castro government, went to a mine.", DAY)
    assert "BRA" not in {m.country for m in doc._.mentions}


def test_a_surname_is_no_parliament(read):
    """Whoever is named in full as Siri Duma is meant by Duma, not the Russian parliament."""
    doc = read("Siri Duma spoke in Nairobi. Kenya waits. Duma thanked the crowd.", DAY, HOME)
    assert "RUS" not in {m.country for m in doc._.mentions}


def test_foreign_people_are_not_of_the_place_where_they_are(read, at):
    """ "Foreign residents in Kenya" are not Kenyans, and "foreign forces" are not Kenya's."""
    doc = read("Kenya's police arrested 23 foreign residents in Nairobi. It blamed foreign forces.", DAY, HOME)
    assert {m.country for m in at(doc, "foreign residents")} <= {None}
    assert {m.country for m in at(doc, "foreign forces")} <= {None}


def test_who_serves_a_world_body_does_not_act_for_an_old_office(read):
    """In a page without a day, the UN's rights chief is not the president that she was when its years were current."""
    text = "The UN's human rights chief, Michelle Bachelet, travelled to Kenya. It was the first visit since 2015."
    assert _of(read(text), "Michelle Bachelet") == {None}
