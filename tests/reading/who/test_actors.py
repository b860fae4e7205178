"""Who acts: states, people, offices, organisations and agents, each with country, sector and its evidence."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "words", "means"),
    [
        ("Finland closed its border.", "Finland", ("FIN", "GOV")),
        ("Norwegian troops left the base.", "Norwegian troops", ("NOR", "MIL")),
        ("Kenya's parliament passed the law.", "Kenya's parliament", ("KEN", "LEG")),
        ("Police in Denmark arrested him.", "Police in Denmark", ("DNK", "COP")),
        ("A delegation of Peruvian farmers came.", "Peruvian farmers", ("PER", "AGR")),
        ("Ottawa rejected the offer.", "Ottawa", ("CAN", "GOV")),
        ("The Kremlin warned its neighbours.", "Kremlin", ("RUS", "GOV")),
        ("Toronto police fined the firm.", "Toronto police", ("CAN", "COP")),
        ("Rebels from Chad crossed the river.", "Rebels from Chad", ("TCD", "REB")),
        ("The former Italian minister was acquitted.", "former Italian minister", ("ITA", "ELI")),
        ("Mossad denied the report.", "Mossad", ("ISR", "SPY")),
        ("Abkhazia held a vote.", "Abkhazia", ("GEO", "PRE")),
    ],
)
def test_country_and_sector(read, at, text, words, means):
    """The longest mention over an actor's words has the country and the PLOVER sector."""
    found = at(read(text, "2023-05-01"), words)
    assert (found[-1].country, found[-1].sector) == means


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Finnish president spoke.", "Finnish president", "Sauli Niinistö"),
        ("Germany's foreign minister resigned.", "Germany's foreign minister", "Annalena Baerbock"),
        ("The president of France travelled.", "president of France", "Emmanuel Macron"),
        ("Prime Minister Trudeau answered.", "Trudeau", "Justin Trudeau"),
        ("Macron and Scholz met.", "Macron", "Emmanuel Macron"),
    ],
)
def test_office_in_time(read, at, text, words, name):
    """An office means its holder on the page's day, and a surname the leader who bears it then."""
    assert at(read(text, "2023-05-01"), words)[-1].name == name


def test_holder_changes_with_the_day(read, at):
    """The same words mean another person on another day."""
    text = "The British prime minister resigned."
    days = {"2018-05-01": "Theresa May", "2021-05-01": "Boris Johnson", "2023-05-01": "Rishi Sunak"}
    for day, name in days.items():
        found = at(read(text, day), "British prime minister")[-1]
        assert (found.name, found.method) == (name, "office")
        assert found.evidence and "office_holders.tsv" in found.evidence


def test_former_deputy_and_opposition_are_not_the_holder(read, at):
    """A word that ends, halves or opposes an office forbids the link to its holder."""
    for phrase in ("former Polish president", "Polish deputy prime minister", "Polish opposition leader"):
        found = at(read(f"The {phrase} spoke.", "2023-05-01"), phrase)[-1]
        assert found.country == "POL"
        assert found.id is None


def test_a_stranger_has_what_the_title_gives(read, at):
    """Nobody knows the name: the title and the state beside it are all that is said."""
    found = at(read("Danish lawmaker Aage Fynborg objected.", "2023-05-01"), "Aage Fynborg")[-1]
    assert (found.kind, found.country, found.sector, found.id) == ("person", "DNK", "LEG", None)


def test_a_given_name_that_contradicts_forbids_the_link(read, at):
    """A president's surname with somebody else's given name is somebody else."""
    assert at(read("Wanda Macron opened a bakery.", "2023-05-01"), "Wanda Macron")[-1].id is None


def test_coordinated_adjectives_are_two_mentions(read, at):
    """ "Finnish and Swedish officials" acts for both states."""
    found = at(read("Finnish and Swedish officials signed it.", "2023-05-01"), "officials")
    assert {m.country for m in found} == {"FIN", "SWE"}


@pytest.mark.parametrize("phrase", ["Iran-backed rebels", "pro-Russian fighters"])
def test_a_sponsor_is_no_nationality(read, at, phrase):
    """Who backs a group is not where it is from."""
    assert at(read(f"The {phrase} attacked.", "2023-05-01"), phrase.split()[-1])[-1].country is None


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Georgia told Moscow that Tbilisi would wait.", "Georgia", "GEO"),
        ("Voters in Georgia went to the polls in Atlanta, said Republican Brian Kemp.", "Georgia", "USA"),
        ("Congo accused Rwanda of arming rebels near Goma.", "Congo", "COD"),
        ("Niger's junta in Niamey expelled the envoy.", "Niger", "NER"),
    ],
)
def test_ambiguous_names_follow_the_page(read, at, text, words, country):
    """A name of two places means the one that the rest of the page speaks of."""
    assert at(read(text, "2023-05-01"), words)[0].country == country


def test_a_name_inside_a_persons_name_is_no_state(read, at):
    """Michael Jordan is not a kingdom."""
    assert all(m.country != "JOR" for m in at(read("Michael Jordan bought a team.", "2023-05-01"), "Jordan"))


def test_all_lower_case_pages_are_read(read, at):
    """Without capitals names are still found, and ordinary words are not taken for names."""
    text = "police in kenya said on monday that uganda had asked us to return two men who fled to tanzania last may."
    doc = read(text, "2023-05-01")
    assert at(doc, "uganda")[0].country == "UGA"
    assert not [m for m in at(doc, "us") if m.country == "USA"]


def test_an_armed_group_in_power_is_the_government(read, at):
    """The Taliban are rebels in 2015 and the government in 2023."""
    text = "The Taliban rejected the demand."
    assert at(read(text, "2015-05-01"), "Taliban")[-1].sector == "REB"
    assert at(read(text, "2023-05-01"), "Taliban")[-1].sector == "GOV"
