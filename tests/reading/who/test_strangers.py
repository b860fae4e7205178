"""A name is given to somebody known only where nothing speaks against it; else it is left open."""

from __future__ import annotations

import pytest
from spacy.language import Language

from dragoman.records import Article, Published

DAY = "2022-08-01"


@pytest.mark.parametrize(
    "text",
    [
        "Grace Macron won the race in France. Macron thanked her coach.",
        "Carla Draghi opened a bakery in Italy and in Austria. Draghi sells bread.",
        "The shop in Peru opened on Friday.",
        "Marieke Francis Oduya built the house in Kenya.",
        "The minister of education, Ali Barkindo, spoke in Oman.",
        "The clerk of Japan's court is Nobutaka Kishi. Kishi wrote it down.",
    ],
)
def test_a_stranger_is_not_the_politician_of_the_same_name(read, text):
    """Another given name, a weekday, a name inside of a longer one: nobody known is meant."""
    assert [m for m in read(text, DAY)._.mentions if m.kind == "person" and m.id] == []


def test_a_leader_is_known_by_the_surname_in_a_page_about_the_state(read, at):
    """Without anything against it, the surname of a state's leader is enough."""
    doc = read("France sent an envoy. Macron thanked him.", DAY)
    assert at(doc, "Macron")[0].name == "Emmanuel Macron"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The Department of Justice of the region appealed. Ghana agreed, and Ghana's leader too.", "Justice", "GHA"),
        ("In India, Congress walked out. India's parliament rose.", "Congress", "IND"),
        ("Lagosville Metropolitan Police arrested ten men in Nigeria.", "Metropolitan Police", None),
    ],
)
def test_a_body_with_a_common_name_is_no_other_states(read, at, text, words, country):
    """ "Department of Justice" or "Congress" belong to the state that the page is about."""
    found = {m.country for m in at(read(text, DAY), words)}
    assert not found & {"USA", "GBR"}
    assert country is None or country in found


def test_a_body_with_a_common_name_is_its_own_states_in_a_page_about_that(read, at):
    """The same words in a page about the United States."""
    doc = read("The United States sued. The Department of Justice appealed in Washington.", DAY)
    assert at(doc, "Department of Justice")[0].country == "USA"


@pytest.mark.parametrize(
    ("body", "country"),
    [("Hezbollah", "LBN"), ("the Pentagon", "USA"), ("the Taliban", "AFG"), ("the State Department", "USA")],
)
def test_a_body_with_a_name_of_its_own_is_itself_in_any_page(read, at, body, country):
    """A page about other states does not unlink what only one state has."""
    doc = read(f"Iran praised {body}. Iran and Iran's parliament said so. Iran agreed.", DAY)
    assert at(doc, body.removeprefix("the "))[0].country == country


@pytest.mark.parametrize("text", ["They lost HK$14 million.", "It costs US$3 a day.", "A$20 was paid."])
def test_a_currency_names_no_government(read, text):
    """The letters before a dollar sign are no state."""
    assert [m for m in read(text, DAY)._.mentions if m.country] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The court upheld human rights in the end.", "human rights"),
        ("They held a press conference at noon.", "press"),
        ("He emptied his bank account.", "bank"),
        ("They toured Africa for a year.", "Africa"),
        ("They went hopping on Teal Island.", "Island"),
    ],
)
def test_words_that_name_nobody(read, at, text, words):
    """Ordinary nouns and continents are no parties."""
    assert at(read(text, DAY), words) == []


def test_agents_of_an_international_body_belong_to_no_state(read, at):
    """ "UN troops" are the United Nations', wherever they come from, and its secretary-general's office too."""
    doc = read("UN troops left Mali. Mali's president and Mali's army waved. UN experts stayed in Mali.", DAY)
    for words, sector in (("UN troops", "MIL"), ("UN experts", "IGO")):
        found = at(doc, words)[-1]
        assert (found.country, found.sector, found.name) == (None, sector, "United Nations")
        assert "organisations.tsv" in found.evidence
    doc = read("UN Secretary-General António Guterres visited Mali. Mali's army saluted. Mali's press came.", DAY)
    assert at(doc, "Guterres")[-1].country is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ('Antony "Tony" Blinken left.', "Blinken", "Antony Blinken"),
        ("President Joseph “Erap” Estrada spoke.", "Estrada", "Joseph Estrada"),
        ('Ferdinand "Bongbong" Marcos Jr. won.', "Marcos", "Bongbong Marcos"),
    ],
)
def test_a_nickname_in_quotation_marks_is_part_of_the_name(read, at, text, words, name):
    """The whole is one mention of the person, nickname included."""
    found = at(read(text, DAY), words)
    assert [m.name for m in found] == [name]
    assert found[0].text.count('"') + found[0].text.count("“") >= 1


def test_two_men_are_not_two_governments(read, at):
    """ "The two men" takes up persons; states of the page are none."""
    doc = read("Chile beat Peru. Peru lost to Chile. The two men shook hands.", DAY)
    assert {m.country for m in at(doc, "two men")} <= {None}


def test_a_capital_after_a_direction_is_a_place(read, at):
    """ "North of Kabul" names where, not who."""
    assert at(read("The convoy stopped ten miles north of Kabul.", DAY), "Kabul")[0].kind == "place"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "SEOUL (Yonhap) — The defence ministry said North Korea fired. North Korea denied it. North Korea won.",
            "The defence ministry",
            "KOR",
        ),
        (
            "BEIRUT (AP) — Syrian rebels attacked. Syria's president fled. The army of Syria lost. The army left.",
            "The army left",
            "SYR",
        ),
        ("Norway's defence ministry met. Sweden and Sweden's king came. The ministry agreed.", "The ministry", "NOR"),
    ],
)
def test_the_ministry_is_that_of_the_state_reported_from(read, text, words, country):
    """A page at home means its own ministry; a correspondent abroad writes of the state around."""
    last = [m for m in read(text, DAY)._.mentions if m.text in words and m.text.startswith("The")][-1]
    assert last.country == country
    assert last.evidence


def test_the_outlet_of_the_page_decides_between_namesakes(nlp: Language):
    """CNA is Channel NewsAsia in its own pages, and Taiwan's agency in pages about Taiwan."""
    text = "CNA reported the vote in Taiwan."
    for outlet, name in (("Channel NewsAsia", "Channel NewsAsia"), (None, "Central News Agency")):
        doc = nlp.make_doc(text)
        doc._.article = Article(
            id="", source="", text=text, raw_length=len(text), language="en", outlet=outlet,
            published=Published(date=DAY, basis="given", trust="stated"),
        )  # fmt: skip
        assert nlp(doc)._.mentions[0].name == name


def test_years_in_a_page_without_a_date_do_not_choose_the_holder(read, at):
    """A year that the text happens to name dates no office with several holders in it."""
    doc = read("Japan's leader spoke of the reform of 2009.")
    assert at(doc, "Japan's leader")[-1].id is None


def test_a_pronoun_for_people_without_a_name_is_called_by_their_words(read, at):
    """ "They" carries the words that it stands for, so that lists of actors are readable."""
    doc = read("Two hundred farmers from Peru marched. They blocked a road.", DAY)
    assert at(doc, "They")[0].name == "Two hundred farmers from Peru"
