"""Who says what, and did it happen: every construction of `sentences.tsv` and its look-alike, word for word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.knowledge.table import read
from dragoman.reading.said.factuality import status_of
from dragoman.records import Attribution

COLUMNS = ("construction", "text", "trigger", "status", "source", "content", "form", "via")
ROWS = read(Path(__file__).with_name("sentences.tsv"), COLUMNS)


@pytest.fixture(scope="module")
def docs(nlp: Language) -> dict[str, Doc]:
    """The sentences, read by the whole pipeline."""
    texts = [row["text"].replace("⏎", "\n") for row in ROWS]
    return dict(zip((row["construction"] for row in ROWS), nlp.pipe(texts), strict=True))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["construction"])
def test_attribution(row: dict[str, str], docs: dict[str, Doc]) -> None:
    """The words said, who says them, their form and the relays are those of the row; `-` means nobody, nothing."""
    found: tuple[Attribution, ...] = docs[row["construction"]]._.attributions
    if row["content"] == "-":
        assert [[c.text for c in a.content] for a in found] == []
        return
    wanted = [words(piece) for piece in row["content"].split("~")]
    matching = [a for a in found if [words(c.text) for c in a.content] == wanted]
    assert matching, [(a.source and a.source.text, [c.text for c in a.content]) for a in found]
    sources = [None if row["source"] == "-" else words(row["source"])]
    exact = [a for a in matching if [a.source and words(a.source.text)] == sources]
    assert exact, [a.source for a in matching]
    assert exact[0].kind == row["form"]
    assert list(exact[0].via) == [name for name in row["via"].split("~") if name]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["construction"])
def test_status(row: dict[str, str], docs: dict[str, Doc]) -> None:
    """The act is reported as done, under way, planned, alleged, denied or imagined."""
    doc = docs[row["construction"]]
    triggers = [token for token in doc if token.text == row["trigger"]]
    assert len(triggers) >= 1
    assert status_of(doc, triggers[0]) == row["status"]


def words(text: str) -> list[str]:
    """The words of a stretch; marks and punctuation at its edges do not count."""
    return cast("list[str]", re.findall(r"\w+", text))
