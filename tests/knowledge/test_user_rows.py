"""A user's folder of rows is laid over the shipped ones; what is wrong in it is told in one line a fault."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import load
from dragoman.knowledge.search import check, search

HOLDER = "person\tcountry\toffice\toffice_title\tstart\tend\tas_of\n"


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def lines(folder: Path) -> list[str]:
    return [str(fault).removeprefix(f"{folder}/") for fault in check(folder)]


def test_new_rows_are_added_and_rows_of_the_same_key_override_the_columns_given(tmp_path: Path) -> None:
    write(tmp_path, "states.tsv", "iso3\tname\taliases\nBLR\tBelarus\tBeloRus\nXAB\tAbland\tAbbia|Old Abland\n")
    write(tmp_path, "office_holders.tsv", HOLDER + "Ada Ab\tXAB\thead_of_state\tPresident\t2020-01-01\t\t2024-01\n")
    write(tmp_path, "agents.tsv", "phrase\tsector\nmoon ranger\tCOP\nfarmer\tBUS\n")
    knowledge = load((tmp_path,))
    assert knowledge.faults == ()
    assert knowledge.states["BLR"].aliases == ("BeloRus",)
    assert knowledge.states["BLR"].capital == "Minsk"
    assert knowledge.states["BLR"].row == f"{tmp_path.name}/states.tsv: BLR"
    assert [name.key for name in knowledge.names["Old Abland"]] == ["XAB"]
    assert [h.person for h in knowledge.holders_of("XAB", "head_of_state", "2023-05-05")] == ["Ada Ab"]
    assert knowledge.agents["moon ranger"].sector == "COP"
    assert knowledge.agents["farmer"].sector == "BUS"
    assert load().agents["farmer"].sector == "AGR"


def test_the_last_of_several_folders_wins(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, sector in ((one, "BUS"), (two, "LAB")):
        folder.mkdir()
        write(folder, "agents.tsv", f"phrase\tsector\nfarmer\t{sector}\n")
    assert load((one, two)).agents["farmer"].sector == "LAB"
    assert load((two, one)).agents["farmer"].sector == "BUS"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "Ada Ab\tQQ1\tother\tx\t2020\t\t",
            "office_holders.tsv, row 2, column country: 'QQ1' is no known country code (ISO 3166-1 alpha-3)",
        ),
        (
            "Ada Ab\tXZZ\tother\tx\t2020\t\t",
            (
                "office_holders.tsv, row 2, column country: 'XZZ' is a user-assigned code "
                "that no row of states.tsv defines"
            ),
        ),
        (
            "Ada Ab\tBLR\tother\tx\t2020-05-01\t2019\t",
            "office_holders.tsv, row 2, column end: '2019' is before the start '2020-05-01'",
        ),
        (
            "Ada Ab\tBLR\tother\tx\t2023-02-29\t\t",
            "office_holders.tsv, row 2, column start: '2023-02-29' is not in the calendar",
        ),
        (
            "Ada Ab\tBLR\tother\tx\t1 May 2020\t\t",
            "office_holders.tsv, row 2, column start: '1 May 2020' is no date (YYYY-MM-DD, YYYY-MM or YYYY)",
        ),
        ("Ada Ab\tBLR\tother", "office_holders.tsv, row 2, column office: 3 cells, expected 7"),
        ("\tBLR\tother\tx\t2020\t\t", "office_holders.tsv, row 2, column person: is empty"),
        (
            "Good One\tBLR\tother\tx\t2020\t\t",
            "office_holders.tsv, row 2, column person: duplicate of row 1: Good One BLR other 2020",
        ),
    ],
)
def test_a_faulty_row_is_one_line_and_the_rest_loads(tmp_path: Path, row: str, said: str) -> None:
    write(
        tmp_path,
        "office_holders.tsv",
        f"{HOLDER}Good One\tBLR\tother\tx\t2020\t\t\n{row}\nGood Two\tPOL\tother\tx\t2021\t\t\n",
    )
    assert lines(tmp_path) == [said]
    people = [holder.person for holder in load((tmp_path,)).holders]
    assert {"Good One", "Good Two"} <= set(people)
    assert "Ada Ab" not in people


def test_an_unknown_office_names_those_that_there_are(tmp_path: Path) -> None:
    write(tmp_path, "office_holders.tsv", HOLDER + "Ada Ab\tBLR\tqueen\tx\t2020\t\t\n")
    assert lines(tmp_path)[0].startswith("office_holders.tsv, row 1, column office: 'queen' is no office (")


def test_states_may_use_only_codes_that_iso_leaves_to_users(tmp_path: Path) -> None:
    write(tmp_path, "states.tsv", "iso3\tname\nXYZ\tXyland\nABC\tAbcland\nAb\tShort\n")
    assert [line.split(":")[0] for line in lines(tmp_path)] == [
        "states.tsv, row 2, column iso3",
        "states.tsv, row 3, column iso3",
    ]
    assert load((tmp_path,)).states["XYZ"].name == "Xyland"


def test_a_duplicate_organisation_and_an_unknown_sector_are_told(tmp_path: Path) -> None:
    text = "name\tacronym\tkind\tsector\nA Group\tAG\tparty\tPTY\nB Group\tAG\tparty\tPTY\nC\t\tparty\tXXX\n"
    write(tmp_path, "organisations.tsv", text)
    told = lines(tmp_path)
    assert told[0] == "organisations.tsv, row 2, column name: duplicate of row 1: ORG:AG"
    assert told[1].startswith("organisations.tsv, row 3, column sector: 'XXX' is no PLOVER sector (")


def test_a_missing_column_is_told_and_other_files_load(tmp_path: Path) -> None:
    write(tmp_path, "agents.tsv", "phrase\tsort\nfarmer\tBUS\n")
    write(tmp_path, "venues.tsv", "name\tcity\tcountry\nHouse of Tests\tMinsk\tBLR\n")
    told = lines(tmp_path)
    assert told == ["agents.tsv, header, column -: column 'sector' is missing; the header has phrase, sort"]
    assert load((tmp_path,)).venues["House of Tests"].city == "Minsk"


def test_an_unknown_column_is_told_and_the_rows_load(tmp_path: Path) -> None:
    write(tmp_path, "agents.tsv", "phrase\tsector\tcolour\nfarmer\tBUS\tgreen\n")
    assert lines(tmp_path) == [
        "agents.tsv, header, column colour: unknown column; agents.tsv has phrase, sector, kind, source"
    ]
    assert load((tmp_path,)).agents["farmer"].sector == "BUS"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"phrase\tsector\nn\xff\tBUS\n", b"\x00\x01\x02"])
def test_an_empty_or_binary_file_is_one_fault(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "agents.tsv").write_bytes(content)
    assert len(lines(tmp_path)) == 1
    assert load((tmp_path,)).agents["farmer"].sector == "AGR"


def test_a_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    write(tmp_path, "holders.tsv", HOLDER + "Ada Ab\tBLR\tother\tx\t2020\t\t\n")
    (tmp_path / "states.tsv").mkdir()
    assert [line.split(";")[0] for line in lines(tmp_path)] == [
        "holders.tsv, header, column -: no table of this name",
        "states.tsv, header, column -: no table of this name",
    ]


@pytest.mark.parametrize(
    "name", ["A" * 10_000, "Ab\u200bland", "Авland Ὀστ", "\u202eAbland", "Ａｂland", "A" + "\u0301" * 500]
)
def test_names_of_any_length_and_script_load_and_are_kept_as_they_are(tmp_path: Path, name: str) -> None:
    write(tmp_path, "states.tsv", f"iso3\tname\taliases\nXAB\t{name}\tAbland\n")
    assert lines(tmp_path) == []
    knowledge = load((tmp_path,))
    assert knowledge.states["XAB"].name == name
    assert [found.key for found in knowledge.names[name]] == ["XAB"]
    assert search("abland", knowledge)[0].key == "XAB"


def test_a_folder_is_loaded_anew_when_a_table_has_changed(tmp_path: Path) -> None:
    write(tmp_path, "agents.tsv", "phrase\tsector\nmoon ranger\tCOP\n")
    assert load((tmp_path,)).agents["moon ranger"].sector == "COP"
    write(tmp_path, "agents.tsv", "phrase\tsector\nmoon ranger\tMIL\nstar ranger\tMIL\n")
    assert load((tmp_path,)).agents["moon ranger"].sector == "MIL"
    assert load((tmp_path,)) is load((tmp_path,))


def test_line_ends_of_windows_and_byte_order_marks_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "agents.tsv").write_bytes("\ufeffphrase\tsector\r\nmoon ranger\tCOP\r\n".encode())
    assert lines(tmp_path) == []
    assert load((tmp_path,)).agents["moon ranger"].sector == "COP"


def test_a_folder_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such folder"):
        check(tmp_path / "nowhere")


def test_search_finds_exact_names_first_and_ignores_case_and_accents() -> None:
    assert next(name.key for name in search("minsk")) == "BLR"
    assert search("erdogan")[0].kind == "person"
    assert any(name.surface == "Alexander Lukashenko" for name in search("alexander luka"))
    assert search("  ") == []
    assert search("zzzzqqqq") == []
    assert len(search("a", limit=7)) == 7
