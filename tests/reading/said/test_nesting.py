"""Statements inside statements: another speaker's are kept with their relay, the rest belongs to what is said."""

from __future__ import annotations

import pytest
from spacy.language import Language


def told(nlp: Language, text: str) -> list[tuple[str | None, str]]:
    """Sources and first contents of a text's attributions."""
    return [(a.source.text if a.source else None, a.content[0].text) for a in nlp(text)._.attributions]


def test_a_statement_of_somebody_else_is_kept(nlp: Language) -> None:
    """What a minister announced stays his, though a news agency tells it."""
    found = told(nlp, "Xinhua said that the minister announced that the canal was reopened.")
    assert ("the minister", "that the canal was reopened") in found
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said she told her aides to close the bridge.",
        "The consul said he wanted the editor to deny the report.",
        "The envoy said nobody would claim that the bridge was mined.",
        "The clerk said the guards were accused of theft.",
    ],
)
def test_what_is_part_of_a_report_is_no_attribution_of_its_own(nlp: Language, text: str) -> None:
    """A speaker's own doings, wishes for others' words, and words without a speaker are told by the speaker alone."""
    found = told(nlp, text)
    assert len(found) == 1
    assert found[0][0] == " ".join(text.split()[:2])


def test_no_statement_is_told_twice(nlp: Language) -> None:
    """A headline with a name, a colon and a quotation is one attribution."""
    assert len(told(nlp, "Anna Weiss: ‘The harbour is open again’\n\nThe harbour was closed in May.")) == 1
