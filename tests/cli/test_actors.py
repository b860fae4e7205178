"""`dragoman actors`: who takes part in a case's events, in which words, and how these were linked."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command

from dragoman import api


def test_each_actor_has_its_events_documents_and_the_words_that_name_it(dragoman: Command, talks: Path) -> None:
    done = dragoman("actors", "--case", talks)
    assert done.status == 0
    blocks = done.out.split("\n\n")
    assert blocks[0].splitlines()[0] == "Ilya Varro  XOS  GOV  Q900"
    assert "acts in 1 event, recipient in 0; 2 documents" in blocks[0]
    assert "'Ilya Varro'" in blocks[0]
    assert "exact 1.00" in blocks[0]
    assert "office_holders.tsv: Q900" in blocks[0]
    assert "acts in 0 events, recipient in 1; 2 documents" in blocks[1]
    assert '2×  "Lumen\'s envoy"' in blocks[1]
    assert "alias 0.90" in blocks[1]


def test_json_lines_have_the_promised_keys_in_their_order(dragoman: Command, talks: Path) -> None:
    lines = [json.loads(x) for x in dragoman("actors", "--case", talks, "--format", "jsonl").out.splitlines()]
    assert [line["name"] for line in lines] == ["Ilya Varro", "Lumen"]
    keys = ["schema", "id", "name", "country", "sector", "acted", "received", "documents", "mentions"]
    assert list(lines[0]) == keys
    assert lines[0]["schema"] == "dragoman.actor/1"
    assert lines[0]["mentions"] == [
        {
            "text": "Ilya Varro", "method": "exact", "score": 1.0, "evidence": "office_holders.tsv: Q900", "count": 2,
            "documents": 2,
        }
    ]  # fmt: skip


def test_csv_has_a_row_for_each_way_of_naming(dragoman: Command, talks: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(dragoman("actors", "--case", talks, "--format", "csv").out)))
    assert [(r["name"], r["text"], r["method"], r["mentions"]) for r in rows] == [
        ("Ilya Varro", "Ilya Varro", "exact", "2"),
        ("Lumen", "Lumen's envoy", "alias", "2"),
    ]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--country", "XLU"), ["Lumen"]),
        (("--actor", "varro"), ["Ilya Varro"]),
        (("--actor", "Q901"), ["Lumen"]),
        (("--type", "ASSAULT"), []),
        (("--since", "2023-03-02"), []),
        (("--disputed",), ["Ilya Varro", "Lumen"]),
        (("--limit", "1"), ["Ilya Varro"]),
    ],
)
def test_conditions_choose_events_and_parties(
    dragoman: Command, talks: Path, options: tuple[str, ...], names: list[str]
) -> None:
    done = dragoman("actors", "--case", talks, "--format", "jsonl", *options)
    assert done.status == 0
    assert [json.loads(line)["name"] for line in done.out.splitlines()] == names


def test_a_limit_says_what_it_leaves_out_and_nothing_found_is_no_error(dragoman: Command, talks: Path) -> None:
    assert "1 more" in dragoman("actors", "--case", talks, "--limit", "1").err
    assert dragoman("actors", "--case", talks, "--country", "BLR").out == "no actors\n"


def test_the_python_call_gives_the_same_records(talks: Path) -> None:
    with api.open(talks, read_only=True) as case:
        found = case.actors(country="XOS")
    assert [(a.name, a.acted, a.received, a.documents) for a in found] == [("Ilya Varro", 1, 0, 2)]
    assert found.to_pandas()["id"].tolist() == ["Q900"]
