"""The frame lexicon: every row does what it says."""

from __future__ import annotations

from collections import Counter

import pytest
from reading_of_events import reads
from spacy.language import Language

from dragoman.errors import KnowledgeError
from dragoman.knowledge import table
from dragoman.knowledge.plover import plover
from dragoman.reading.what.frames import COLUMNS, TABLES, frame_of, lexicon

ROWS = table.read(table.shipped("what/frames.tsv"), COLUMNS)


def test_every_frame_is_shown_by_its_example(nlp: Language) -> None:
    """The example sentence of each row gives the row's type with the actor and recipient that it names."""
    wrong = []
    for row, doc in zip(ROWS, nlp.pipe([row["example"] for row in ROWS], batch_size=128), strict=True):
        frame = frame_of(row)
        fired = any(event.rule == frame.id for event in doc._.events)
        if row["reads"] == "-":
            good = fired
        else:
            types = row["type"] if row["type"].isupper() else "|".join(plover().types)
            good = reads(doc, f"{types} {row['reads']}")
        if not good:
            got = [(e.type, e.rule, [p.text for p in e.actors], [p.text for p in e.recipients]) for e in doc._.events]
            wrong.append(f"{frame.id}: {row['example']} should read {row['reads']}, reads {got}")
    assert len(wrong) <= len(ROWS) // 200, "\n".join(wrong)  # the parser misreads a few short sentences


def test_the_lexicon_covers_all_sixteen_types() -> None:
    """There are at least 1,500 predicates, and no type is left with a handful."""
    assert len(ROWS) >= 1500
    types = Counter(row["type"] for row in ROWS)
    assert all(types[type_] >= 25 for type_ in plover().types), types


def test_modes_and_contexts_are_the_codebooks() -> None:
    """No frame names a mode or context that PLOVER does not have."""
    for row in ROWS:
        frame = frame_of(row)
        if frame.type.isupper() and frame.mode:
            assert frame.mode in plover().modes(frame.type), frame.id
        assert set(frame.contexts) <= set(plover().contexts), frame.id


def test_classes_that_frames_name_exist() -> None:
    """A need never asks for a class of nouns that no table lists."""
    known = set(lexicon().classes) | {"party", "person", "*"} | set(plover().types)
    for frames in lexicon().frames.values():
        for frame in frames:
            for need in frame.needs:
                assert set(need.classes) <= known, frame.id


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_row_says_where_it_comes_from(name: str) -> None:
    """All tables of the lexicon have a filled source column."""
    rows = table.read(table.shipped(f"what/{name}.tsv"), TABLES[name])
    assert rows
    assert all(row["source"] for row in rows)


def test_a_faulty_row_is_named() -> None:
    """A weight that is no number is reported with the lemma of its row."""
    row = dict(ROWS[0]) | {"weight": "high"}
    with pytest.raises(KnowledgeError, match=row["lemma"].split("_")[0]):
        frame_of(row)
