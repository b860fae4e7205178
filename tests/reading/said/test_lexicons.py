"""The shipped lexicons are sound: known constructions and effects, one row a word, a source for each."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.table import items, read, shipped
from dragoman.reading.said import cues, signatures
from dragoman.records import Stance

FRAMES = {"that", "wh", "to", "ing", "obj", "oc", "as", "quote", "parataxis"}
SIGNATURE_FRAMES = {"to", "that", "ing", "obj", "wh", "noun"}
TABLES = {
    "cues.tsv": cues.COLUMNS,
    "signatures.tsv": signatures.COLUMNS,
    "speakers.tsv": ("lemma", "kind", "source"),
    "open_acts.tsv": ("lemma", "source"),
    "words.tsv": ("list", "lemma", "source"),
    "lemmas.tsv": ("wrong", "lemma", "source"),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_source(name: str) -> None:
    """Each row says where it comes from."""
    assert all(row["source"].strip() for row in read(shipped(f"said/{name}"), TABLES[name]))


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_twice(name: str) -> None:
    """A word has one row for a part of speech and construction."""
    keys = [c for c in TABLES[name] if c in {"lemma", "pos", "frame", "wrong", "list"}]
    rows = [tuple(row[k] for k in keys) for row in read(shipped(f"said/{name}"), TABLES[name])]
    assert len(rows) == len(set(rows))


def test_cues_have_constructions_and_stances_that_exist() -> None:
    """A cue's frames and class are ones that the readers know."""
    for row in read(shipped("said/cues.tsv"), cues.COLUMNS):
        assert row["class"] in get_args(Stance), row
        assert all(f in FRAMES or f.startswith("p:") for f in items(row["frames"])), row


def test_signatures_have_constructions_that_exist() -> None:
    """A signature's frame is a construction or a preposition."""
    for row in read(shipped("said/signatures.tsv"), signatures.COLUMNS):
        assert row["frame"] in SIGNATURE_FRAMES or row["frame"].isalpha(), row


def test_rows_of_the_user_win(tmp_path: Path) -> None:
    """A folder's own said/cues.tsv adds cues and overrides shipped ones."""
    own = tmp_path / "said"
    own.mkdir()
    (own / "cues.tsv").write_text(
        "\t".join(cues.COLUMNS) + "\nsay\tverb\tthat\tclaim\tmine\nskoosh\tverb\tthat\tsay\tmine\n"
    )
    loaded = cues.load((str(tmp_path),))
    assert loaded.verbs["say"].stance == "claim"
    assert loaded.verbs["skoosh"].frames == {"that"}
    assert cues.load().verbs["say"].stance == "say"


def test_a_faulty_row_of_the_user_is_named(tmp_path: Path) -> None:
    """A part of speech that does not exist is an error that names the word."""
    own = tmp_path / "said"
    own.mkdir()
    (own / "cues.tsv").write_text("\t".join(cues.COLUMNS) + "\nskoosh\tverbb\tthat\tsay\tmine\n")
    with pytest.raises(KnowledgeError, match="skoosh"):
        cues.load((str(tmp_path),))
