"""Every table that comes with the package is sound: users may trust what it says and see where it comes from."""

from collections import Counter
from itertools import pairwise

import pytest

from dragoman.knowledge import Knowledge, family
from dragoman.knowledge.organisation import KINDS
from dragoman.knowledge.schema import HOLDERS, ORGANISATIONS, SCHEMAS, STATES, Known, Schema
from dragoman.knowledge.table import DATA, checked, items, read, shipped


def _known() -> Known:
    codes = {row["iso3"] for row in read(shipped("states.tsv"), STATES.columns)}
    return Known(codes, {ORGANISATIONS.key(row) for row in read(shipped("organisations.tsv"), ORGANISATIONS.columns)})


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.file)
def test_a_shipped_table_passes_the_checks_that_users_rows_pass(schema: Schema) -> None:
    rows, faults = checked(shipped(schema.file), schema.columns, schema.checks(_known()))
    assert not faults, [str(fault) for fault in faults][:5]
    assert [row for row in rows if schema.consistent(row)] == []
    assert [key for key, n in Counter(map(schema.key, rows)).items() if n > 1] == []


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.file)
def test_every_shipped_row_says_where_it_comes_from(schema: Schema) -> None:
    assert [row for row in read(shipped(schema.file), schema.columns) if not row["source"].strip()] == []


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.file)
def test_list_cells_have_no_empty_or_repeated_items(schema: Schema) -> None:
    for row in read(shipped(schema.file), schema.columns):
        for column, cell in row.items():
            if "|" in cell:
                assert cell == "|".join(items(cell)), (schema.file, column, cell)
                assert len(set(items(cell))) == len(items(cell)), (schema.file, column, cell)


def test_every_state_has_a_wikidata_item_of_its_own() -> None:
    found = Counter(row["qid"] for row in read(shipped("states.tsv"), STATES.columns))
    assert found.most_common(1)[0][1] == 1
    assert "" not in found


def test_every_open_term_says_until_when_it_is_known() -> None:
    rows = read(shipped("office_holders.tsv"), HOLDERS.columns)
    assert [row for row in rows if not row["end"] and not row["as_of"]] == []
    assert {row["licence"] for row in rows} == {
        "Wikidata (CC0)",
        "general knowledge (CC0)",
        "CIA World Factbook (public domain)",
        "open-data-archive (CC BY-SA 4.0)",
    }


def test_one_person_has_one_name_everywhere(knowledge: Knowledge) -> None:
    assert {key for key, terms in knowledge.persons.items() if len({term.person for term in terms}) > 1} == set()


def test_no_heads_of_government_overlap_by_more_than_two_months_in_the_years_most_read(knowledge: Knowledge) -> None:
    """Two prime ministers at once would make "the prime minister" a guess; rival governments' are `other`."""
    for country in knowledge.states:
        terms = [h for h in knowledge.holders_of(country, "head_of_government") if (h.end or "9999") >= "2020"]
        for before, after in pairwise(terms):
            if before.end and after.start and before.key != after.key:
                assert before.end[:7] <= f"{after.start[:5]}{int(after.start[5:7] or 12) + 2:02}", (before, after)


def test_kinds_of_organisations_are_all_in_use(knowledge: Knowledge) -> None:
    assert {organisation.kind for organisation in knowledge.organisations.values()} == set(KINDS)


def test_name_orders_and_parts_are_sound(knowledge: Knowledge) -> None:
    orders = read(shipped("name_orders.tsv"), ("country", "order", "surnames", "source"))
    assert {row["country"] for row in orders} <= set(knowledge.states)
    assert {row["order"] for row in orders} <= set(family.ORDERS)
    assert {row["kind"] for row in read(shipped("name_parts.tsv"), ("part", "kind", "source"))} == set(family.PARTS)


def test_the_data_stay_under_fifteen_megabytes() -> None:
    assert sum(path.stat().st_size for path in DATA.rglob("*.tsv")) < 15_000_000


def test_the_tables_have_the_size_that_the_docs_promise(knowledge: Knowledge) -> None:
    assert len(knowledge.states) == 250
    assert len(knowledge.holders) > 7000
    assert len(knowledge.agents) > 2000
    assert len(knowledge.offices) > 450
    assert len(knowledge.venues) > 200
    assert len(knowledge.anchors) > 80
    assert len(knowledge.outlets.all) > 300
    assert sum(1 for organisation in knowledge.organisations.values() if organisation.country is None) > 150
