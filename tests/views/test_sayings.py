"""Claims and quotations of a case of four invented pages, read by the whole pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.api.case import Case
from dragoman.errors import QueryError

WIRE = """March 2, 2023

Kenya's defence minister Aden Duale accused Uganda on Wednesday of shelling a border village.

"Their guns fired for an hour on our village," Duale told reporters in Nairobi on Wednesday.

Uganda denied shelling the village.

"No Ugandan gun has fired this year," Ugandan President Yoweri Museveni said.
Museveni also said that the claim was "an insult".
"""
COPY = WIRE.replace(" in Nairobi on Wednesday", "")
OTHER = """March 5, 2023

Kenyan soldiers left the valley, per the news agency Xinhua, as reported by CNN.

"No Ugandan gun has fired this year," the Ugandan president repeated in Kampala on Saturday.
"""
PAGES = {"wire.txt": WIRE, "copy.txt": COPY, "other.txt": OTHER}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    opened = dragoman.open(None)
    opened.read([folder])
    return opened


def test_a_claim_says_who_claims_what_about_whom(case: Case) -> None:
    (claim,) = case.claims(status="alleged", type="ASSAULT")
    assert claim.speaker is not None
    assert claim.speaker.country == "KEN"
    assert [a.country for a in claim.actors] == ["UGA"]
    report = claim.reports[0]
    assert (report.cue and report.cue.text, report.stance, report.date) == ("accused", "accuse", "2023-03-01")
    assert Path(report.page.source).name == "wire.txt"


def test_a_claim_in_copies_is_one_claim(case: Case) -> None:
    (claim,) = case.claims(status="alleged", type="ASSAULT")
    assert (claim.documents, claim.copies) == (2, 1)


def test_claim_accusation_and_denial_are_tied(case: Case) -> None:
    """The claim knows the accusation as an event and the denial that answers it, and the denial knows the claim."""
    (claim,) = case.claims(status="alleged", type="ASSAULT")
    (denial,) = case.claims(status="denied", by="UGA", type="ASSAULT", about="village")
    assert {(t.relation, t.type) for t in claim.ties} >= {("stated as", "ACCUSE"), ("denied by", "ASSAULT")}
    assert denial.id in {t.claim for t in claim.ties}
    assert claim.id in {t.claim for t in denial.ties if t.relation == "denies"}
    assert "REJECT" in {t.type for t in denial.ties if t.relation == "stated as"}


def test_the_nearest_speaker_claims_and_the_others_hand_it_on(case: Case) -> None:
    relayed = case.claims(by="Xinhua")
    assert relayed
    assert {r.via for c in relayed for r in c.reports} == {("CNN",)}
    assert not case.claims(by="CNN")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"by": "KEN"}, True), ({"by": "Duale"}, True), ({"by": "Nobody Atall"}, False), ({"country": "uga"}, True),
        ({"country": "FRA"}, False), ({"since": "2023-03-01"}, True), ({"since": "2024"}, False),
        ({"until": "2023-02"}, False), ({"contested": True}, True), ({"story": "none"}, False),
        ({"about": "Uganda"}, True), ({"about": "Portugal"}, False), ({"type": "protest"}, False),
    ],
)  # fmt: skip
def test_conditions_on_claims(case: Case, wanted: dict[str, Any], found: bool) -> None:
    assert bool(case.claims(**wanted)) is found


def test_a_quotation_has_its_words_exactly_as_written(case: Case) -> None:
    (quote,) = case.quotes(by="Duale")
    (words,) = quote.words
    assert words.text == '"Their guns fired for an hour on our village,"'
    reading = case.reading(quote.pages[0].document)
    assert reading.article.text[words.start : words.end] == words.text
    assert (quote.kind, quote.cue and quote.cue.text) == ("direct", "told")
    assert (quote.date, quote.date_basis) == ("2023-03-01", "said")
    assert quote.copies == 1, "the wire page and its copy"


@pytest.mark.parametrize("name", ["Museveni", "Yoweri Museveni", "Ugandan president", "Q57274", "UGA"])
def test_every_name_finds_all_spellings(case: Case, name: str) -> None:
    """Asked for the president, one finds what "Museveni" said, and the other way round."""
    said = case.quotes(by=name)
    texts = [w.text for q in said for w in q.words]
    assert '"No Ugandan gun has fired this year,"' in texts
    assert any("an insult" in text for text in texts)


def test_the_same_words_of_the_same_speaker_are_one_quotation(case: Case) -> None:
    """In a page that is no copy as well."""
    gun = [q for q in case.quotes(by="Museveni") if "gun" in q.words[0].text]
    assert len(gun) == 1
    assert {Path(p.source).name for p in gun[0].pages} == set(PAGES)


def test_indirect_words_come_on_request(case: Case) -> None:
    without, with_them = case.quotes(), case.quotes(indirect=True)
    assert {q.kind for q in without} == {"direct", "mixed"}
    assert {q.kind for q in with_them} == {"direct", "mixed", "indirect"}
    assert len(with_them) > len(without)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"about": "gun"}, True), ({"about": "bishop"}, False), ({"since": "2023-03-06"}, False),
        ({"until": "2023-03-01"}, True), ({"since": "2023-03", "until": "2023-03"}, True), ({"until": "2022"}, False),
    ],
)  # fmt: skip
def test_conditions_on_quotations(case: Case, wanted: dict[str, Any], found: bool) -> None:
    assert bool(case.quotes(**wanted)) is found


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        ("claims", {"status": "rumoured"}), ("claims", {"type": "WAR"}), ("claims", {"country": "Belarus"}),
        ("claims", {"since": "yesterday"}), ("claims", {"by": " "}), ("quotes", {"until": "last week"}),
        ("quotes", {"by": ""}), ("quotes", {"about": "  "}),
    ],
)  # fmt: skip
def test_a_condition_that_nothing_can_meet_is_refused(case: Case, command: str, wanted: dict[str, str]) -> None:
    with pytest.raises(QueryError):
        getattr(case, command)(**wanted)


def test_tables_of_the_records(case: Case) -> None:
    """For pandas and Arrow, one row a record."""
    assert len(case.claims().to_pandas()) == len(case.claims())
    assert case.quotes().to_arrow().num_rows == len(case.quotes())
