"""The tables of this reader: codes that exist, sectors of PLOVER, no row twice."""

from __future__ import annotations

import pytest

from dragoman.knowledge import load
from dragoman.knowledge.table import read, shipped

KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("regions", ("name", "aliases", "country", "kind", "source")),
        ("bodies", ("name", "aliases", "kind", "country", "sector", "source")),
        ("persons", ("person", "person_alt", "country", "office_title", "start", "end", "source")),
        ("more_agents", ("phrase", "sector", "kind", "source")),
        ("title_sectors", ("words", "sector", "source")),
        ("press_domains", ("domain", "country", "scope", "source")),
    ],
)
def test_codes_and_sources(table, columns):
    """Countries are ISO codes that the knowledge base has, sectors PLOVER's, and every row has a source."""
    for row in read(shipped(f"who/{table}.tsv"), columns):
        assert row["source"]
        assert row.get("country", "") in {"", *KNOWLEDGE.states}
        assert row.get("sector", "GOV") in KNOWLEDGE.plover.sectors
        assert not row.get("end") or row["start"][:4] <= row["end"][:4]


@pytest.mark.parametrize("table", ["regions", "bodies"])
def test_names_stand_once(table):
    """No name has two rows."""
    names = [row["name"] for row in read(shipped(f"who/{table}.tsv"), ("name", "source"))]
    assert len(names) == len(set(names))
