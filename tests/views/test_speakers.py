"""Whoever asks for a speaker finds all their spellings, and nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.knowledge import load
from dragoman.records import Article, Attribution, Mention, Reading, Source, Span
from dragoman.views.speakers import Asked, Speaker, speaker_of

KNOWN = load()
LUKASHENKO = Speaker(text="the strongman", id="Q2866", name="Alexander Lukashenko", country="BLR", kind="person")


@pytest.mark.parametrize(
    "asked", ["Lukashenko", "lukashenka", "Q2866", "Alexander Lukashenko", "Belarusian president",
              "the president of Belarus", "BLR"],
)  # fmt: skip
def test_a_speaker_is_found_by_name_alias_office_country_and_id(asked: str) -> None:
    """Whatever the page calls him."""
    named = [mention("Lukashenko", id="Q2866", name="Alexander Lukashenko", country="BLR")]
    assert Asked(asked, KNOWN, named).speaker(LUKASHENKO, "2023-03-01")


@pytest.mark.parametrize("asked", ["RUS", "Q7747", "Russian president", "Putin", "Luka"])
def test_nobody_else_is_found(asked: str) -> None:
    assert not Asked(asked, KNOWN, []).speaker(LUKASHENKO, "2023-03-01")


def test_an_office_means_who_held_it_that_day() -> None:
    hollande = Speaker(text="Hollande", id="Q157", name="François Hollande", country="FRA")
    asked = Asked("French president", KNOWN)
    assert asked.speaker(hollande, "2015-02-12")
    assert not asked.speaker(hollande, "2023-02-12")
    assert asked.speaker(hollande), "without a day: everybody who ever held it"


def test_a_spelling_that_the_case_linked_finds_the_others() -> None:
    """A name that no table has, but that a page linked."""
    linked = mention("Luka Shenke", id="Q2866", name="Alexander Lukashenko", country="BLR")
    assert Asked("Luka Shenke", KNOWN, [linked]).speaker(LUKASHENKO)


def test_somebody_elses_name_in_the_words_is_not_the_speaker() -> None:
    spokeswoman = Speaker(text="Novak's spokeswoman")
    aide = Speaker(text="an aide to Novak")
    for speaker in (spokeswoman, aide):
        assert not Asked("Novak", KNOWN).speaker(speaker)
    assert Asked("Novak", KNOWN).speaker(Speaker(text="Colonel Novak"))


def test_a_word_that_takes_somebody_up_stands_for_him_as_a_whole_only() -> None:
    """ "The leader" may be anybody: asking for "leader" does not find all who were once called so."""
    taken_up = mention("the Fox", id="Q2866", name=None, country="BLR", method="coreference")
    assert Asked("the Fox", KNOWN, [taken_up]).ids == {"Q2866"}
    assert Asked("Fox hunter", KNOWN, [taken_up]).ids == set()


def test_two_who_speak_together_are_both_named() -> None:
    text = "Both presidents called it a farce."
    both = [mention("Both presidents", 0, id=i, name=n, country=i) for i, n in (("AAA", "Ann Ash"), ("BBB", "Bo Birk"))]
    speaker = speaker_of(*said(text, "Both presidents", both))
    assert speaker is not None
    assert (speaker.shown, speaker.id, speaker.country) == ("Ann Ash and Bo Birk", None, None)


def test_an_owner_is_shown_without_the_mark_of_the_genitive() -> None:
    speaker = speaker_of(*said("The junta's claim that it won was false.", "The junta's", []))
    assert speaker == Speaker(text="The junta")


def mention(text: str, start: int = 0, **fields: Any) -> Mention:
    return Mention(start=start, end=start + len(text), text=text, kind="person", **fields)


def said(text: str, source: str, mentions: list[Mention]) -> tuple[Reading, Attribution]:
    words = Source(start=0, end=len(source), text=source, mention=0 if mentions else None)
    rest = Span(start=len(source), end=len(text), text=text[len(source) :])
    attribution = Attribution(kind="indirect", source=words, cue=None, content=(rest,))
    article = Article(id="p", source="p.txt", text=text, raw_length=len(text))
    return Reading(article=article, mentions=tuple(mentions), attributions=(attribution,)), attribution
