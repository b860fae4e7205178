"""Who must have acted, where the clause itself does not say: read from the page, or left open."""

from __future__ import annotations

import pytest
from reading_of_events import countries
from spacy.language import Language
from spacy.tokens import Doc

SERVED = [
    ("Kenya let its airfields be used as a staging ground for Chad's invasion of Uganda.", "KEN", "TCD"),
    ("Kenya was punished for Chad's invasion of Uganda, where Kenya was used as a launching pad.", "KEN", "TCD"),
    ("Critics recalled Chad's invasion of Uganda. Kenya was used as a base for the invasion.", "KEN", "TCD"),
]


def events_of(doc: Doc, type_: str) -> list[tuple[set[str], set[str]]]:
    return [(countries(e.actors), countries(e.recipients)) for e in doc._.events if e.type == type_]


@pytest.mark.parametrize(("text", "host", "attacker"), SERVED)
def test_a_base_for_an_attack_serves_whoever_attacked(nlp: Language, text: str, host: str, attacker: str) -> None:
    """The recipient of the help is the attacker that the page names."""
    assert ({host}, {attacker}) in events_of(nlp(text), "AID")


def test_the_attack_takes_the_actor_that_the_page_names(nlp: Language) -> None:
    """ "The invasion" later on the page is the one that was named before."""
    found = events_of(nlp("Chad's invasion of Uganda failed. Peru condemned the invasion of Uganda."), "ASSAULT")
    assert found == [({"TCD"}, {"UGA"})] * 2


def test_an_attack_that_two_may_have_made_stays_without_an_actor(nlp: Language) -> None:
    """When the page names two attackers, the attack is nobody's."""
    text = "Chad's invasion of Uganda failed. Mali's invasion of Uganda failed. Few survived the invasion of Uganda."
    last = [e for e in nlp(text)._.events if e.type == "ASSAULT" and e.trigger.start > text.index("Few")]
    assert [(countries(e.actors), countries(e.recipients)) for e in last] == [(set(), {"UGA"})]


def test_an_attack_on_somebody_else_is_not_the_same(nlp: Language) -> None:
    """Chad invaded Uganda; who invaded Peru is not said."""
    found = events_of(nlp("Chad's invasion of Uganda failed. Mali condemned the invasion of Peru."), "ASSAULT")
    assert ({"TCD"}, {"PER"}) not in found
