"""A surface form leads to everything that it can name, and says by which row and as what."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import Knowledge, family_name, fold, surnames


def keys(knowledge: Knowledge, surface: str, kind: str = "state") -> list[str]:
    return [name.key for name in knowledge.names.get(surface, ()) if name.kind == kind]


@pytest.mark.parametrize(
    ("surface", "iso3", "form"),
    [
        ("Dutch", "NLD", "adjective"),
        ("British", "GBR", "adjective"),
        ("Britons", "GBR", "demonym"),
        ("U.S.", "USA", "alias"),
        ("Americans", "USA", "demonym"),
        ("Emirati", "ARE", "adjective"),
        ("Kyrgyz", "KGZ", "adjective"),
        ("Ivorian", "CIV", "adjective"),
        ("Burma", "MMR", "alias"),
        ("Türkiye", "TUR", "alias"),
        ("Kiev", "UKR", "capital"),
        ("Kyiv", "UKR", "capital"),
        ("Kremlin", "RUS", "metonym"),
        ("Blue House", "KOR", "metonym"),
        ("Foggy Bottom", "USA", "metonym"),
        ("DRC", "COD", "alias"),
        ("Congo-Brazzaville", "COG", "alias"),
        ("Macedonia", "MKD", "alias"),
        ("Swaziland", "SWZ", "alias"),
        ("Byelorussia", "BLR", "alias"),
        ("People's Republic of China", "CHN", "official"),
        ("Republic of China", "TWN", "official"),
    ],
)
def test_a_state_is_found_by_all_that_it_is_called(knowledge: Knowledge, surface: str, iso3: str, form: str) -> None:
    name = knowledge.names[surface][0]
    assert (name.kind, name.key, name.form, name.row) == ("state", iso3, form, f"states.tsv: {iso3}")


def test_names_that_mean_several_things_keep_them_all(knowledge: Knowledge) -> None:
    assert keys(knowledge, "Congolese") == ["COD", "COG"]
    assert keys(knowledge, "Dominican") == ["DMA", "DOM"]
    assert len(keys(knowledge, "PPP", "organisation")) == 2


def test_niger_and_nigeria_do_not_share_people(knowledge: Knowledge) -> None:
    assert keys(knowledge, "Nigerien") == ["NER"]
    assert keys(knowledge, "Nigerian") == ["NGA"]


def test_big_cities_are_no_metonyms_of_governments(knowledge: Knowledge) -> None:
    for city in ("Kandahar", "Benghazi", "New York", "Shanghai"):
        assert keys(knowledge, city) == []


@pytest.mark.parametrize(
    ("surface", "qid"),
    [
        ("Alyaksandr Lukashenka", "Q2866"),
        ("Volodymyr Zelenskiy", "Q3874799"),
        ("Xi Jinping", "Q15031"),
        ("Sergei Lavrov", None),
        ("Recep Tayyip Erdogan", None),
    ],
)
def test_a_person_is_found_by_variants_of_the_name(knowledge: Knowledge, surface: str, qid: str | None) -> None:
    found = keys(knowledge, surface, "person")
    assert len(found) == 1
    assert qid in (None, found[0])


def test_surnames_alone_are_flagged(knowledge: Knowledge) -> None:
    forms = {name.form for name in knowledge.names["Lukashenko"] if name.kind == "person"}
    assert forms == {"surname"}


def test_a_surname_that_is_a_states_name_stays_with_the_state(knowledge: Knowledge) -> None:
    assert keys(knowledge, "Jim Jordan", "person")
    assert [name.kind for name in knowledge.names["Jordan"]] == ["state"]


@pytest.mark.parametrize(
    ("person", "family", "short"),
    [
        ("Xi Jinping", "Xi", "Xi"),
        ("Joseph Wu", "Wu", "Wu"),
        ("Tsai Ing-wen", "Tsai", "Tsai"),
        ("Phạm Minh Chính", "Phạm", "Chính"),
        ("Ursula von der Leyen", "von der Leyen", "von der Leyen"),
        ("Abiy Ahmed", "Ahmed", "Abiy"),
        ("Viktor Orbán", "Orbán", "Orbán"),
        ("Abdel Fattah el-Sisi", "el-Sisi", "el-Sisi"),
        ("Lee Jae Myung", "Lee", "Lee"),
    ],
)
def test_the_family_name_follows_the_custom_of_the_country(
    knowledge: Knowledge, person: str, family: str, short: str
) -> None:
    holder = knowledge.persons[keys(knowledge, person, "person")[0]][0]
    assert family_name(holder) == family
    assert surnames(holder)[0] == short


def test_the_burmese_are_called_by_the_whole_name(knowledge: Knowledge) -> None:
    holder = knowledge.persons[keys(knowledge, "Min Aung Hlaing", "person")[0]][0]
    assert surnames(holder) == ()


def test_folding_finds_names_without_accents_and_in_any_case(knowledge: Knowledge) -> None:
    assert {name.key for name in knowledge.folded["erdogan"]} & {n.key for n in knowledge.names["Recep Tayyip Erdogan"]}
    assert {name.key for name in knowledge.folded[fold("CÔTE D'IVOIRE")]} == {"CIV"}


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_person_and_organisation_is_under_its_own_name(knowledge: Knowledge) -> None:
    for key, terms in knowledge.persons.items():
        assert key in keys(knowledge, terms[0].person, "person")
    for key, organisation in knowledge.organisations.items():
        assert key in keys(knowledge, organisation.name, "organisation")


def test_descriptions_are_no_names(knowledge: Knowledge) -> None:
    for words in ("the bloc", "the alliance", "the world body", "Brussels"):
        assert keys(knowledge, words, "organisation") == []


def test_an_outlet_is_found_by_host_and_by_name(knowledge: Knowledge) -> None:
    belta = knowledge.outlets.of_host("www.eng.belta.by")
    assert belta is not None and belta.country == "BLR"
    assert [outlet.key for outlet in knowledge.outlets.by_name["BelTA"]] == [belta.key]
    assert knowledge.outlets.of_host("localhost") is None
    assert knowledge.outlets.of_host("co.uk") is None


def test_cities_of_one_name_come_by_population(knowledge: Knowledge) -> None:
    paris = knowledge.cities["Paris"]
    assert (paris[0].country, paris[0].geonames) == ("FRA", 2988507)
    assert {"FRA", "USA"} <= {city.country for city in paris}
    assert knowledge.cities["Kyiv"][0].country == "UKR"


def test_members_of_alliances_are_states(knowledge: Knowledge) -> None:
    nato = knowledge.organisations["Q7184"]
    assert len(nato.members) == 32
    assert len(knowledge.organisations["Q458"].members) == 27
    assert set(nato.members) <= set(knowledge.states)


def test_the_knowledge_base_travels_to_workers(knowledge: Knowledge) -> None:
    assert pickle.loads(pickle.dumps(knowledge)) is knowledge
