"""Who is said to be of other states than the page's."""

from __future__ import annotations

from spacy.language import Language


def test_a_body_based_abroad_is_not_the_pages(nlp: Language) -> None:
    """Neither by its name nor by the letters that stand for it."""
    text = (
        "Berg Relief Foundation (BRF), a European-based rights group, said on Monday that police in Peru had arrested "
        "ten strikers. Peru's interior ministry condemned a report published by BRF."
    )
    assert {m.country for m in nlp(text)._.mentions if m.text in {"Berg Relief Foundation", "BRF"}} == {None}


def test_their_in_a_list_means_those_before(nlp: Language) -> None:
    """ "The leaders and their envoys": the envoys of the leaders, and of no state that the page is about."""
    text = "Peru urged the leaders of Asian countries and their UN envoys to reject the treaty."
    assert [p.country for e in nlp(text)._.events for p in e.recipients] == [None, None]
