"""docs/who-says-so.md shows what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

from dragoman.reading.said.factuality import status_of
from dragoman.records import Attribution

PAGE = Path(__file__).parents[3] / "docs" / "who-says-so.md"
BLOCKS = re.findall(r"^```said\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)


@pytest.mark.parametrize("block", BLOCKS)
def test_block(block: str, nlp: Language) -> None:
    """All attributions of the block's text are those that it shows, and the statuses are right."""
    lines = [line.split(": ", 1) for line in block.strip().split("\n")]
    doc = nlp(next(value for key, value in lines if key == "text"))
    assert [shown(a) for a in doc._.attributions] == [value for key, value in lines if key == "says"]
    for word, status in (value.split(" = ") for key, value in lines if key == "status"):
        assert status_of(doc, next(t for t in doc if t.text == word)) == status


def test_the_page_has_blocks() -> None:
    """A page without blocks would prove nothing."""
    assert len(BLOCKS) > 10


def shown(attribution: Attribution) -> str:
    """An attribution as the page prints it."""
    source = attribution.source.text if attribution.source else "nobody"
    via = f" via {', '.join(attribution.via)}" if attribution.via else ""
    return f"{source}: {' … '.join(c.text for c in attribution.content)}{via}"
