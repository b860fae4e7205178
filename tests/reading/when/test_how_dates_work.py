"""docs/how-dates-work.md tells the truth: every block of it is run."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from dragoman.records import EventDate

PAGE = Path(__file__).parents[3] / "docs" / "how-dates-work.md"
BLOCKS = re.findall(r"```dates\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)


def test_the_page_has_ten_examples() -> None:
    assert len(BLOCKS) == 10


@pytest.mark.parametrize("block", BLOCKS, ids=lambda b: b.split("text: ")[1][:40])
def test_example_does_what_the_page_says(
    block: str,
    read: Callable[..., Doc],
    date_of: Callable[[Doc, str], EventDate | None],
    days_of: Callable[[Doc, str], str],
) -> None:
    lines = [line.split(": ", 1) for line in block.strip().splitlines()]
    fields = dict(lines[:2])
    doc = read(fields["text"], None if fields["page"] == "unknown" else fields["page"])
    values = {timex.text: timex.value or "null" for timex in doc._.timexes}
    for kind, claim in lines[2:]:
        if kind == "because":
            trigger, words = claim.split(": ", 1)
            date = date_of(doc, trigger)
            assert date is not None
            assert words in date.basis
            continue
        words, expected = claim.split(" = ")
        found = values.get(words) if kind == "reads" else days_of(doc, words)
        assert (words, found) == (words, expected)
