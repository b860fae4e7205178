"""`dragoman claims` and `dragoman quotes` as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.views.test_sayings import PAGES

CLAIM_KEYS = [
    "schema", "id", "speaker", "event", "story", "type", "mode", "actors", "recipients", "date", "status", "documents",
    "copies", "reports", "ties",
]  # fmt: skip
QUOTE_KEYS = ["schema", "speaker", "words", "kind", "stance", "cue", "via", "date", "date_basis", "copies", "pages"]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of three pages in which one state accuses another."""
    import dragoman

    folder = tmp_path_factory.mktemp("spoken")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "case.duckdb"
    with dragoman.open(path) as case:
        case.read([folder / name for name in PAGES])
    return path


def test_claims_prints_the_promised_keys(dragoman: Command, spoken: Path) -> None:
    lines = dragoman("claims", "--case", spoken, "--format", "jsonl").out.splitlines()
    claims = [json.loads(line) for line in lines]
    assert claims
    assert all(list(claim) == CLAIM_KEYS and claim["schema"] == "dragoman.claim/1" for claim in claims)
    assert list(claims[0]["speaker"]) == ["text", "id", "name", "country", "kind"]


def test_claims_shows_the_denial_below_the_claim(dragoman: Command, spoken: Path) -> None:
    out = dragoman("claims", "--case", spoken, "--contested").out
    assert "accused, 1 Mar 2023: " in out
    assert "denied by Uganda" in out
    assert "answers the claim of Aden Duale" in out
    assert "the saying is an event of its own: ACCUSE" in out


@pytest.mark.parametrize(
    ("group", "heading"),
    [("speaker", "Aden Duale (KEN)"), ("status", "alleged"), ("type", "ASSAULT"), ("country", "KEN")],
)
def test_claims_in_groups(dragoman: Command, spoken: Path, group: str, heading: str) -> None:
    out = dragoman("claims", "--case", spoken, "--group-by", group).out
    assert any(line.startswith(f"{heading}  ") and line.endswith(("claim", "claims")) for line in out.splitlines())


def test_claims_as_csv_has_a_row_for_each_page(dragoman: Command, spoken: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(dragoman("claims", "--case", spoken, "--format", "csv").out)))
    alleged = [row for row in rows if row["status"] == "alleged" and row["type"] == "ASSAULT"]
    assert {Path(row["source"]).name for row in alleged} == {"wire.txt", "copy.txt"}
    assert len({row["id"] for row in alleged}) == 1


def test_quotes_shows_the_words_and_where_they_stand(dragoman: Command, spoken: Path) -> None:
    out = dragoman("quotes", "--case", spoken, "--by", "Duale").out
    assert "(KEN)  1 Mar 2023\n" in out
    assert '  "Their guns fired for an hour on our village,"\n' in out
    assert "and 1 more page" in out


def test_quotes_prints_the_promised_keys(dragoman: Command, spoken: Path) -> None:
    (line,) = dragoman("quotes", "--case", spoken, "--by", "Duale", "--format", "jsonl").out.splitlines()
    quote = json.loads(line)
    assert list(quote) == QUOTE_KEYS
    assert quote["schema"] == "dragoman.quote/1"
    assert list(quote["pages"][0])[:2] == ["document", "source"]
    (row,) = csv.DictReader(io.StringIO(dragoman("quotes", "--case", spoken, "--by", "Duale", "--format", "csv").out))
    assert (row["speaker_country"], row["kind"], row["copies"]) == ("KEN", "direct", "1")


def test_a_case_without_statements_says_so(dragoman: Command, talks: Path) -> None:
    for command, line in (("claims", "no claims\n"), ("quotes", "no quotations\n")):
        done = dragoman(command, "--case", talks)
        assert (done.status, done.out) == (0, line)
        assert dragoman(command, "--case", talks, "--format", "jsonl").out == ""


@pytest.mark.parametrize(
    ("command", "option", "value"),
    [
        ("claims", "--status", "rumoured"),
        ("claims", "--since", "soon"),
        ("quotes", "--until", "soon"),
        ("quotes", "--by", " "),
    ],
)
def test_a_condition_that_nothing_can_meet_is_one_line(
    dragoman: Command, spoken: Path, command: str, option: str, value: str
) -> None:
    done = dragoman(command, "--case", spoken, option, value)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("dragoman: error: ")
    assert done.err.count("\n") == 1


def test_explain_shows_the_relay_chain_and_the_ties(dragoman: Command, spoken: Path) -> None:
    """Who says so and through whom it came; and the accusation that a claim was made by."""
    claims = [json.loads(x) for x in dragoman("claims", "--case", spoken, "--format", "jsonl").out.splitlines()]
    relayed = next(c for c in claims if c["reports"][0]["via"] == ["CNN"])
    out = " ".join(dragoman("explain", relayed["event"], "--case", spoken).out.split())
    assert "said by the news agency Xinhua, relayed by CNN" in out
    accused = next(c for c in claims if c["status"] == "alleged" and c["type"] == "ASSAULT")
    assert "ACCUSE 'accused', which states or answers it" in dragoman("explain", accused["event"], "--case", spoken).out
