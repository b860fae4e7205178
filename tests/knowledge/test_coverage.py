"""Who led, and who spoke and stood for, the most reported states is known for every month of 2022 to 2024."""

import re
from pathlib import Path

from dragoman.knowledge import Knowledge

DOCS = Path(__file__).parents[2] / "docs" / "knowledge.md"
OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
MONTHS = [f"{year}-{month:02}" for year in (2022, 2023, 2024) for month in range(1, 13)]
# fmt: off
MOST_REPORTED = [
    "USA", "GBR", "FRA", "DEU", "ITA", "ESP", "POL", "UKR", "RUS", "BLR", "CHN", "JPN", "KOR", "PRK",
    "TWN", "IND", "PAK", "AFG", "BGD", "LKA", "NPL", "MMR", "THA", "VNM", "KHM", "MYS", "SGP", "IDN",
    "PHL", "AUS", "NZL", "CAN", "MEX", "BRA", "ARG", "CHL", "COL", "VEN", "CUB", "PER", "TUR", "GRC",
    "CYP", "ISR", "PSE", "LBN", "SYR", "IRQ", "IRN", "JOR", "SAU", "ARE", "QAT", "KWT", "YEM", "EGY",
    "LBY", "TUN", "DZA", "MAR", "SDN", "ETH", "SOM", "KEN", "UGA", "RWA", "COD", "NGA", "NER", "MLI",
    "BFA", "GHA", "SEN", "ZAF", "ZWE", "KAZ", "UZB", "KGZ", "GEO", "ARM", "AZE", "MDA", "ROU", "BGR",
    "SRB", "XKX", "BIH", "HUN", "CZE", "SVK", "AUT", "CHE", "BEL", "NLD", "SWE", "NOR", "FIN", "DNK",
    "EST", "LVA", "LTU", "IRL", "PRT", "HRV", "SVN", "MNG",
]
# fmt: on


def gaps(knowledge: Knowledge) -> list[str]:
    """ "ISO3 office YYYY-MM" for every month on whose 15th nobody is known to be in office."""
    return [
        f"{country} {office} {month}"
        for country in MOST_REPORTED
        for office in OFFICES
        for month in MONTHS
        if not knowledge.holders_of(country, office, f"{month}-15", unverified=True)
    ]


def test_gaps_are_exactly_those_that_the_docs_list(knowledge: Knowledge) -> None:
    """A line of the docs reads "PSE defence_minister 2022-01 to 2024-12: no such office"."""
    listed = []
    for country, office, first, last in re.findall(
        r"^- ([A-Z]{3}) (\w+) (\d{4}-\d\d)(?: to (\d{4}-\d\d))?: ", DOCS.read_text(), re.M
    ):
        listed += [f"{country} {office} {month}" for month in MONTHS if first <= month <= (last or first)]
    assert sorted(gaps(knowledge)) == sorted(listed)


def test_at_least_eighty_states_are_covered_without_a_gap_of_leaders(knowledge: Knowledge) -> None:
    missing = {gap.split()[0] for gap in gaps(knowledge) if "head_of_government" in gap}
    assert len(set(MOST_REPORTED) - missing) >= 80


def test_a_minister_is_found_by_state_office_and_day(knowledge: Knowledge) -> None:
    def name(*of: str) -> list[str]:
        return [holder.person for holder in knowledge.holders_of(*of)]

    assert name("BLR", "foreign_minister", "2023-03-01") == ["Sergei Aleinik"]
    assert name("GBR", "head_of_government", "2022-10-01") == ["Liz Truss"]
    assert name("CHN", "defence_minister", "2023-06-01") == ["Li Shangfu"]
    assert name("CHN", "defence_minister", "2023-11-15") == []
    assert name("IRN", "head_of_state", "2022-05-01") == ["Ali Khamenei"]
    assert name("XKX", "head_of_state", "2023-05-01") == ["Vjosa Osmani"]
    assert name("Q7184", "secretary_general", "2024-12-01") == ["Mark Rutte"]


def test_a_term_without_an_end_is_unverified_after_its_as_of(knowledge: Knowledge) -> None:
    assert knowledge.holders_of("RUS", "foreign_minister", "2031-01-01") == ()
    later = knowledge.holders_of("RUS", "foreign_minister", "2031-01-01", unverified=True)
    assert [holder.in_office("2031-01-01") for holder in later] == ["unverified"]


def test_dates_of_month_precision_hold_for_the_whole_month(knowledge: Knowledge) -> None:
    term = next(holder for holder in knowledge.holders if holder.person == "Alicia Bárcena")
    assert term.in_office("2023-07-03") == "no"
    assert term.in_office("2023-07") == "yes"


def test_a_title_finds_offices_that_have_no_code_of_their_own(knowledge: Knowledge) -> None:
    def names(*of: str) -> list[str]:
        return [holder.person for holder in knowledge.titled(*of)]

    assert names("USA", "Vice President", "2023-01-01") == ["Kamala Harris"]
    assert names("IRN", "president", "2023-01-01") == ["Ebrahim Raisi"]
    assert names("USA", "national security advisor", "2023-01-01") == ["Jake Sullivan"]
    assert names("USA", "astronomer royal", "2023-01-01") == []
