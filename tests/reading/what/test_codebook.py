"""The codebook promises only what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reading_of_events import reads
from spacy.language import Language

from dragoman.errors import QueryError
from dragoman.knowledge.plover import plover
from dragoman.reading.what.codebook import codebook, entries

DOCS = Path(__file__).parents[3] / "docs" / "coding.md"


def test_every_example_of_the_codebook_reads_as_it_says(nlp: Language) -> None:
    """Types, actors and recipients of all examples are what the codebook prints."""
    examples = [row for row in entries() if row["kind"] == "example"]
    assert len(examples) >= 80
    wrong = []
    for row, doc in zip(examples, nlp.pipe([row["text"] for row in examples]), strict=True):
        if not reads(doc, row["reads"]):
            got = [(e.type, [p.country for p in e.actors], [p.country for p in e.recipients]) for e in doc._.events]
            wrong.append(f"{row['text']} should read {row['reads']}, reads {got}")
    assert not wrong, "\n".join(wrong)


def test_every_type_has_a_page() -> None:
    """Each of the sixteen types has statements of what is coded, what is not, and examples of both."""
    for type_ in plover().types:
        page = codebook(type_.lower())
        assert page.startswith(f"{type_}: ")
        kinds = {row["kind"] for row in entries() if row["type"] == type_}
        assert kinds == {"is", "not", "example"}


def test_an_unknown_type_is_an_error_that_lists_the_types() -> None:
    """`dragoman codebook YIELD` says which types there are."""
    with pytest.raises(QueryError, match="AGREE CONSULT"):
        codebook("YIELD")


def test_the_documentation_page_and_the_codebook_are_the_same() -> None:
    """The examples in docs/coding.md are the codebook's, so they are run too."""
    text = DOCS.read_text(encoding="utf-8")
    shown = re.findall(r"^\| (.+) \| `(.+)` \|$", text, flags=re.M)
    held = [(row["text"], row["reads"].replace("|", " or ")) for row in entries() if row["kind"] == "example"]
    assert shown == held
