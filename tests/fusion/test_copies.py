"""Copies: the same report in another frame or other words is one; another report in the same mould is not."""

from __future__ import annotations

import duckdb

from dragoman.fusion.copies import Text, copies

WIRE = (
    "PORT ALDER - The harbour commission of Velmora said on Tuesday that 14 of the 62 berths in the old "
    "basin will close for repairs in 2022. Engineers found cracks in 3 piers after the storms of last "
    "winter, and divers who went down in May saw more damage than expected. Shipping lines were told to "
    "use the northern terminal, where two cranes have been added. The work is expected to cost 41 million"
    " crowns and to last 9 months, the commission said. Fishermen, who pay lower fees in the old basin, "
    "asked for compensation. A decision on that is due next week, an official said."
)


def found(*texts: str) -> list[tuple[str, str]]:
    """(copy, original) pairs among texts named a, b, c … published on successive days."""
    pages = [Text(id=chr(97 + i), text=t, rank=f"2022-01-0{i + 1}") for i, t in enumerate(texts)]
    return [(c.document, c.copy_of) for c in copies(pages, duckdb.connect(":memory:"))]


def test_a_page_with_menus_around_it_and_the_end_cut_off_is_a_copy() -> None:
    framed = "Home News Sport Weather Sign in\n" + WIRE[:430] + "\nMost read: ten beaches for the summer"
    assert found(WIRE, framed) == [("b", "a")]


def test_a_page_rewritten_with_synonyms_is_a_copy() -> None:
    spun = (
        WIRE.replace("found", "discovered").replace("repairs", "maintenance").replace("asked for", "demanded")
        .replace("storms", "gales").replace("expected to cost", "set to cost").replace("use", "employ")
    )  # fmt: skip
    assert found(WIRE, spun) == [("b", "a")]


def test_another_report_in_the_same_mould_is_no_copy() -> None:
    other = WIRE
    for old, new in (
        ("14", "8"),
        ("62", "51"),
        ("2022", "2019"),
        ("3 piers", "6 piers"),
        ("41", "12"),
        ("9 months", "4 months"),
    ):
        other = other.replace(old, new)
    assert found(WIRE, other) == []


def test_all_copies_of_a_chain_point_to_the_earliest_page() -> None:
    assert found(WIRE, WIRE + "\nAds by Example", "Menu\n" + WIRE) == [("b", "a"), ("c", "a")]


def test_short_texts_are_never_copies() -> None:
    assert found("The minister left.", "The minister left.") == []
