"""`knowledge add` puts a checked row into a user's folder, changes nothing that is there, and says what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import load
from dragoman.knowledge.add import KINDS, add


def refused(folder: Path, kind: str, **cells: str) -> str:
    """The message of a row that is not added."""
    with pytest.raises(KnowledgeError) as error:
        add(folder, kind, cells)
    message = str(error.value)
    assert "\n" not in message
    return message.removeprefix(f"{folder}/")


def test_an_alias_of_a_shipped_state_is_known_beside_the_shipped_ones(tmp_path: Path) -> None:
    added = add(tmp_path / "own", "state", {"iso3": "BLR", "aliases": "Whitelandia"})
    assert (added.file, added.row, added.changed) == (str(tmp_path / "own" / "states.tsv"), 1, True)
    knowledge = load((tmp_path / "own",))
    assert knowledge.faults == ()
    assert [name.key for name in knowledge.names["Whitelandia"]] == ["BLR"]
    assert set(load().states["BLR"].aliases) < set(knowledge.states["BLR"].aliases)
    assert knowledge.states["BLR"].capital == "Minsk"


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("state", {"iso3": "XAB", "name": "Abland", "capital": "Abtown"}),
        ("person", {"person": "Ada Ab", "country": "BLR", "office": "foreign_minister", "start": "2023-01-05"}),
        ("organisation", {"name": "Front of Tests", "kind": "armed_group", "country": "MLI", "aliases": "FOT|FoT"}),
        ("outlet", {"name": "Daily Lamp", "domain": "lamp.example", "country": "POL"}),
        ("office", {"phrase": "grand vizier", "office": "head_of_government", "sector": "GOV", "level": "national"}),
        ("agent", {"phrase": "moon ranger", "sector": "COP", "kind": "person"}),
        ("venue", {"name": "House of Tests", "city": "Minsk", "country": "BLR"}),
        ("event", {"name": "the great test", "start": "2021-05", "countries": "BLR|POL"}),
    ],
)
def test_every_kind_of_row_can_be_added_and_is_loaded_without_a_fault(
    tmp_path: Path, kind: str, cells: dict[str, str]
) -> None:
    assert add(tmp_path, kind, cells).changed
    knowledge = load((tmp_path,))
    assert knowledge.faults == ()
    if kind == "outlet":
        assert knowledge.outlets.by_domain["lamp.example"].kind == "outlet"
    if kind == "person":
        held = knowledge.holders_of("BLR", "foreign_minister", "2023-02-01")
        assert "Ada Ab" in [holder.person for holder in held]


def test_the_cases_above_are_all_kinds_there_are() -> None:
    marks = test_every_kind_of_row_can_be_added_and_is_loaded_without_a_fault.pytestmark  # type: ignore[attr-defined]
    assert [case[0] for case in marks[0].args[1]] == list(KINDS)


@pytest.mark.parametrize(
    ("kind", "cells", "said"),
    [
        (
            "outlet",
            {"name": "Lamp", "country": "BLQ"},
            "organisations.tsv, row 1, column country: 'BLQ' is no known country code (ISO 3166-1 alpha-3)",
        ),
        (
            "person",
            {"person": "A B", "country": "BLR", "office": "other", "start": "2023-05", "end": "2022"},
            "office_holders.tsv, row 1, column end: '2022' is before the start '2023-05'",
        ),
        ("agent", {"phrase": "moon ranger"}, "agents.tsv, row 1, column sector: is empty"),
        ("agent", {"phrase": "", "sector": "COP"}, "agents.tsv, row 1, column phrase: is empty"),
        (
            "agent",
            {"phrase": "ranger", "colour": "green"},
            (
                "agents.tsv, column colour: rows of the kind agent have no such column; "
                "there are phrase, sector, kind, source"
            ),
        ),
        (
            "agent",
            {"phrase": "a\tb", "sector": "COP"},
            "agents.tsv, column phrase: a cell cannot hold a tab or a line end",
        ),
        ("state", {"aliases": "Nowhere"}, "states.tsv, row 1, column iso3: is empty"),
        ("planet", {"name": "Mars"}, f"'planet' is no kind of row; there are {', '.join(KINDS)}"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_validate_is_one_line_and_writes_nothing(
    tmp_path: Path, kind: str, cells: dict[str, str], said: str
) -> None:
    with pytest.raises(KnowledgeError, match=re.escape(said)):
        add(tmp_path, kind, cells)
    assert list(tmp_path.iterdir()) == []


def test_nothing_that_the_folder_says_is_overwritten(tmp_path: Path) -> None:
    table = tmp_path / "agents.tsv"
    table.write_bytes(b"# mine\r\nphrase\tsector\r\nfarmer\tBUS\r\nbroken\r\n")
    assert refused(tmp_path, "agent", phrase="farmer", sector="LAB") == (
        "agents.tsv, row 1, column sector: holds 'BUS' already; to change it, edit the file"
    )
    added = add(tmp_path, "agent", {"phrase": "moon ranger", "sector": "COP", "kind": "person"})
    assert added.row == 3
    assert table.read_bytes() == (
        b"# mine\r\nphrase\tsector\tkind\r\nfarmer\tBUS\tperson\r\nbroken\r\nmoon ranger\tCOP\tperson\r\n"
    )


def test_a_new_column_does_not_blank_what_is_shipped_about_other_rows(tmp_path: Path) -> None:
    add(tmp_path, "state", {"iso3": "BLR", "aliases": "Whitelandia"})
    add(tmp_path, "state", {"iso3": "POL", "metonyms": "the Palace on the Vistula"})
    knowledge = load((tmp_path,))
    assert knowledge.states["BLR"].metonyms == load().states["BLR"].metonyms
    assert set(load().states["POL"].aliases) == set(knowledge.states["POL"].aliases)
    assert "Whitelandia" in knowledge.states["BLR"].aliases


def test_items_are_added_to_a_row_that_is_there_and_a_repetition_changes_nothing(tmp_path: Path) -> None:
    add(tmp_path, "state", {"iso3": "BLR", "aliases": "Whitelandia"})
    again = add(tmp_path, "state", {"iso3": "BLR", "aliases": "Ruslandia|Whitelandia"})
    assert again.changed
    assert again.cells["aliases"].endswith("Whitelandia|Ruslandia")
    before = (tmp_path / "states.tsv").read_bytes()
    same = add(tmp_path, "state", {"iso3": "BLR", "aliases": "Ruslandia"})
    assert (same.changed, same.row) == (False, 1)
    assert (tmp_path / "states.tsv").read_bytes() == before


def test_a_shipped_person_or_organisation_is_found_by_its_name(tmp_path: Path) -> None:
    add(tmp_path, "person", {"person": "Alexander Lukashenko", "country": "BLR", "office": "other", "start": "2024-01"})
    add(tmp_path, "organisation", {"name": "Hezbollah", "aliases": "Party of Testers"})
    knowledge = load((tmp_path,))
    assert [name.key for name in knowledge.names["Party of Testers"]] == ["Q41053"]
    assert knowledge.organisations["Q41053"].kind == "armed_group"
    (lukashenko,) = {h.key for h in knowledge.holders if h.person == "Alexander Lukashenko"}
    assert len(knowledge.persons[lukashenko]) > len(load().persons[lukashenko])


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "cannot be written" in refused(tmp_path / "file", "agent", phrase="ranger", sector="COP")
