"""A table says where it is wrong, and never loses a row in silence."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.table import checked, items, read


def test_a_shipped_table_with_a_short_row_is_an_error_that_names_the_row(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("a\tb\n1\t2\n# a comment\n3\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="row 2, column a: 1 cells, expected 2"):
        read(path, ("a", "b"))


def test_a_table_without_a_wanted_column_is_an_error_that_lists_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("a\tb\n1\t2\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="column 'c' is missing; the header has a, b"):
        read(path, ("a", "c"))


def test_characters_that_look_like_line_ends_stay_in_their_cell(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("a\tb\nx\u2028y\tz\x85\n", encoding="utf-8")
    rows, faults = checked(path, ("a", "b"), {})
    assert rows == [{"a": "x\u2028y", "b": "z\x85"}]
    assert faults == []


def test_list_cells_drop_blanks_around_and_empty_items() -> None:
    assert items(" a | b||c ") == ("a", "b", "c")
    assert items(" a ") == ("a",)
    assert items(" ") == ()
