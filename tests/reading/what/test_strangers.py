"""Who is known by words alone, and what is a thing and no party."""

from __future__ import annotations

import pytest
from spacy.language import Language


def _recipients(nlp: Language, text: str, type_: str) -> list[list[tuple[str, str | None]]]:
    """The recipients of each event of a type: their words and sectors."""
    return [[(p.text, p.sector) for p in e.recipients] for e in nlp(text)._.events if e.type == type_]


def test_a_firm_tells_by_its_form(nlp: Language) -> None:
    """A name that ends in Inc or Ltd is a company's, whoever it is."""
    found = _recipients(nlp, "Norway sued Berglund Inc over the spill.", "ACCUSE")
    assert [sector for one in found for _, sector in one] == ["BUS"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway expressed support for the use of the Electronic Counting Machine (ECM). Kenya praised ECM.",
        "Kenya provided money for the establishment of small plants in Peru.",
    ],
)
def test_things_are_nobody(nlp: Language, text: str) -> None:
    """A machine with a name is no party, nor is what is only being set up."""
    assert not [p.text for e in nlp(text)._.events for p in e.recipients]


def test_justice_alone_is_no_judge(nlp: Language) -> None:
    """Who promises justice promises nothing to a judge."""
    assert not [p.text for e in nlp("The president of Peru vowed to foster justice.")._.events for p in e.recipients]


def test_headquarters_are_their_owners(nlp: Language) -> None:
    """The headquarters of a firm are no army."""
    sectors = [m.sector for m in nlp("Chile's president visited the headquarters of Bergmetall.")._.mentions]
    assert "MIL" not in sectors
