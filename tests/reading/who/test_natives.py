"""Unknown names are of the state that their page tells of, unless what stands beside them says otherwise."""

from __future__ import annotations

DAY = "2023-05-01"
HOME = "https://www.nation.africa/kenya/1"


def _of(doc, words: str) -> set[str | None]:
    return {m.country for m in doc._.mentions if m.text == words}


def test_a_surname_that_the_page_repeats_is_at_home(read):
    """A person known by one name only is the paper's own, as long as its sentences speak of no other state."""
    text = "Kenya's police questioned Mwangi in Nairobi. Mwangi denied it. A court in Kenya will hear Mwangi on Monday."
    assert _of(read(text, DAY, HOME), "Mwangi") == {"KEN"}


def test_a_name_beside_other_states_is_nobodys(read):
    """Whoever is mostly named beside another state need not be of the page's."""
    text = (
        "Kenya's police questioned Ola Fynborg of Peru. Peru says Ola Fynborg is ill. Kenya waits. Kenya's court sat."
    )
    assert "KEN" not in _of(read(text, DAY, HOME), "Ola Fynborg")


def test_whoever_serves_a_world_body_has_no_state(read):
    """A rapporteur of the UN is not a citizen of the state that he speaks of, though the parser loses his title."""
    text = "The UN special rapporteur on floods, Ola Fynborg, spoke. Kenya listened. Kenya's court sat. Kenya waits."
    assert _of(read(text, DAY, HOME), "Ola Fynborg") == {None}


def test_a_name_read_as_a_body_is_a_person_where_its_surname_is(read):
    """What is a person by its last word alone is one by its name in full."""
    text = "Kenya's court heard Wafula Barasa Otiato. Otiato denied it. Kenya's police searched the house of Otiato."
    assert {m.kind for m in read(text, DAY, HOME)._.mentions if "Otiato" in m.text} <= {"person"}


def test_korean_alone_is_of_the_south(read, at):
    """English says "North Korean" for the one and "Korean" for the other."""
    doc = read("A Korean businessman was arrested in Lima. He had met a North Korean envoy from Pyongyang.", DAY)
    assert {m.country for m in at(doc, "A Korean businessman")} == {"KOR"}
    assert {m.country for m in at(doc, "a North Korean envoy")} == {"PRK"}


def test_an_army_is_at_home_in_a_sentence_that_opens_with_home(read):
    """Where two states compete, an institution is the one's that its sentence names first."""
    told = "Kenya told Somalia and Uganda that the army will stay."
    text = f"{told} Uganda, Somalia, Chad and Peru refused. Uganda, Somalia and Chad wait."
    assert _of(read(text, DAY, HOME), "the army") == {"KEN"}
