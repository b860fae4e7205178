"""What a many-sided word means: the words of war in politics, raids, takeovers, verdicts, vows, meetings ahead."""

from __future__ import annotations

import pytest
from reading_of_events import reads
from spacy.language import Language

from dragoman.knowledge.plover import plover
from dragoman.reading.what.frames import lexicon

READ = [
    # politicians attack each other in words, unless somebody is hurt
    ("The prime minister of Kenya attacked the foreign minister of Uganda on Monday.", "ACCUSE KEN>UGA"),
    ("The opposition of Kenya launched an attack on the government of Uganda for its silence.", "ACCUSE KEN>UGA"),
    ("The opposition of Kenya attacked the government of Uganda over the new tax.", "ACCUSE KEN>UGA"),
    ("The army of Kenya attacked the army of Uganda on Monday.", "ASSAULT KEN>UGA"),
    ("Poland attacked Egypt.", "ASSAULT POL>EGY"),
    ("The finance minister of Norway came under fire online.", "ACCUSE >NOR"),
    ("The governor clashed with Norwegian Prime Minister Jonas Store over taxes.", "ACCUSE >NOR"),
    ("Police in Kenya carried out a raid on Ugandan traders.", "COERCE KEN>UGA"),
    # verdicts
    ("A court in Peru sentenced a Chilean journalist to death.", "SANCTION PER>CHL"),
    ("A court in Peru sentenced a Chilean journalist to three years in prison.", "COERCE PER>CHL"),
    ("Prosecutors in Ghana demanded ten years in prison for a Peruvian banker.", "ACCUSE GHA>PER"),
    # vows
    ("The premier of Japan vowed to punish the army of Kenya.", "THREATEN JPN>KEN"),
    ("The premier of Japan vowed to help Kenya.", "AGREE JPN>KEN"),
    # meetings that lie ahead, thanks that are said by wanting to
    ("The presidents of Norway and Chile are expected to meet in Lima.", "AGREE NOR+CHL>"),
    ("The president of Norway would like to thank the people of Chile.", "SUPPORT NOR>CHL"),
    # restrictions of one's own, and of others
    ("Austria revoked the licence of a Mongolian broadcaster.", "COERCE AUT>MNG"),
    ("Austria declared a moratorium on executions.", "CONCEDE AUT>"),
    ("Austria reopened its border with Mongolia.", "CONCEDE AUT>MNG"),
]
NOTHING = [
    "The new law of Norway is an attack on civil liberties.",
    "Seats on the train were booked for the police of Norway.",
    "Nobody was arrested by the police in Norway.",
    "A party in Norway fought the assembly election alone.",
    "The governor of Lima hails from Norway.",
    "The court in Ghana ruled against forcing Peru to negotiate.",
    "Rising prices are hitting households in Norway.",
    "A man from Norway got hit by a truck.",
    "Norway is set to double its exports.",
    "Pakistan allowed its army to cross the river.",
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_the_sides_tell_the_sense(nlp: Language, text: str, expected: str) -> None:
    """The type follows from who does it to whom and from what stands beside it."""
    got = [(e.type, e.rule, [p.text for p in e.actors], [p.text for p in e.recipients]) for e in nlp(text)._.events]
    assert reads(nlp(text), expected), got


@pytest.mark.parametrize("text", NOTHING)
def test_figures_of_speech_and_courts_that_refuse_are_no_events(nlp: Language, text: str) -> None:
    """Costs that hit, what was ruled against and one's own troops are no events."""
    assert [(e.type, e.rule) for e in nlp(text)._.events] == []


def test_every_sense_names_types_and_modes_of_the_codebook() -> None:
    """A sense becomes a PLOVER type with one of its modes, or no event."""
    for senses in lexicon().senses.values():
        for sense in senses:
            assert sense.type in plover().types
            assert sense.becomes == "none" or sense.becomes in plover().types
            assert sense.mode is None or sense.mode in plover().modes(sense.becomes)
            assert not sense.near or sense.near.removeprefix("-") in lexicon().classes
