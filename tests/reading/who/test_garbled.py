"""Garbled names: linked from what stands beside them, and ordinary unknown names never are."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge.table import read as rows

HERE = Path(__file__).parent
PAGES = {row["page"]: row for row in rows(HERE / "garbled_pages.tsv", ("page", "published", "text", "source"))}
GARBLED = rows(HERE / "garbled.tsv", ("page", "name", "means"))
DECOYS = rows(HERE / "decoys.tsv", ("page", "name"))
LEAST = 50


@pytest.fixture(scope="module")
def docs(read):
    """Every page, read once."""
    return {page: read(row["text"], row["published"]) for page, row in PAGES.items()}


def _means(mention, meaning):
    return meaning in {mention.country, mention.name}


def test_most_garbled_names_are_linked(docs, at):
    """At least 50 of 60 and more garbled states and leaders are linked to the right one."""
    linked = [row for row in GARBLED if any(_means(m, row["means"]) for m in at(docs[row["page"]], row["name"]))]
    assert len(GARBLED) >= 60
    assert len(linked) >= LEAST, [row for row in GARBLED if row not in linked]


def test_no_decoy_is_linked(docs, at):
    """No ordinary unknown name beside them becomes a state or a leader by likeness."""
    assert len(DECOYS) >= 60
    wrong = [(row["name"], m) for row in DECOYS for m in at(docs[row["page"]], row["name"]) if m.method == "fuzzy"]
    assert wrong == []


def test_a_garbled_name_says_why_it_is_believed(docs):
    """Every fuzzy link carries its evidence in words."""
    fuzzy = [m for doc in docs.values() for m in doc._.mentions if m.method == "fuzzy"]
    assert fuzzy
    assert all(m.evidence and len(m.evidence) > 20 and m.score < 0.95 for m in fuzzy)


def test_likeness_alone_links_nothing(read, at):
    """A misspelt state with nothing beside it stays unknown."""
    found = at(read("The restaurant Norvegia opened on the corner next to the pharmacy.", "2023-05-01"), "Norvegia")
    assert all(m.country is None for m in found)
