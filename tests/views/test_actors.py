"""Actors are counted once an event and side, and only in the documents that report their events."""

from __future__ import annotations

import msgspec
from tests.views.talks import READINGS, event

from dragoman.records import EventActor, Mention
from dragoman.views.actors import actors
from dragoman.views.explain import party_reason
from dragoman.views.explanation import explanation

STRANGER = EventActor(id=None, name="two men", country=None, sector="CVL")


def test_an_actor_on_both_sides_counts_once_a_side_however_often_it_is_listed() -> None:
    varro = event().actors[0]
    both = event(actors=(varro, varro), recipients=(varro,))
    (found,) = actors([both], READINGS.values())
    assert (found.acted, found.received) == (1, 1)


def test_the_sector_and_name_most_often_given_stand_for_the_actor() -> None:
    varro = event().actors[0]
    out = msgspec.structs.replace(varro, sector="ELI")
    events = [event(id=f"ev{n}", actors=(who,), recipients=()) for n, who in enumerate((varro, out, out))]
    (found,) = actors(events, READINGS.values())
    assert (found.sector, found.acted) == ("ELI", 3)


def test_those_of_whom_no_table_knows_anything_come_last() -> None:
    events = [event(id=f"ev{n}", actors=(STRANGER,)) for n in range(3)]
    found = actors(events, READINGS.values())
    assert [a.name for a in found] == ["Lumen", "two men"]
    assert found[1].links == ()


def test_mentions_in_documents_without_an_event_of_the_actor_are_not_counted() -> None:
    reading = READINGS["d1"]
    other = msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, id="d9"), events=())
    found = actors([event()], [*READINGS.values(), other])
    assert [link.mentions for link in found[0].links] == [2]


def test_ways_of_naming_are_told_apart_by_words_method_score_and_evidence() -> None:
    reading = READINGS["d1"]
    more = (
        Mention(start=0, end=7, text="Ostrava", kind="person", id="Q900", method="fuzzy", score=0.7, evidence="a"),
        Mention(start=0, end=7, text="Ostrava", kind="person", id="Q900", method="fuzzy", score=0.7, evidence="b"),
    )
    changed = msgspec.structs.replace(reading, mentions=(*reading.mentions, *more))
    found = actors([event()], [changed])[0]
    assert [(link.text, link.method, link.evidence) for link in found.links] == [
        ("Ilya Varro", "exact", "office_holders.tsv: Q900"),
        ("Ostrava", "fuzzy", "a"),
        ("Ostrava", "fuzzy", "b"),
    ]


def test_explain_says_how_a_garbled_name_was_linked_and_on_what_evidence() -> None:
    reading = READINGS["d1"]
    garbled = msgspec.structs.replace(
        reading.mentions[0], method="fuzzy", score=0.65, evidence="in this page: stands beside XLU as XOS does"
    )
    changed = READINGS | {"d1": msgspec.structs.replace(reading, mentions=(garbled, *reading.mentions[1:]))}
    witness = explanation(event(), changed.__getitem__).witnesses[0]
    assert party_reason(witness.parties[0]) == (
        "'Ilya Varro' → Ilya Varro, Q900, XOS, GOV (fuzzy 0.65: in this page: stands beside XLU as XOS does)"
    )
