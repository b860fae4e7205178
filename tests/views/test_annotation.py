"""What `dragoman annotate` prints of a reading."""

from __future__ import annotations

import msgspec
from tests.views.talks import READINGS

from dragoman.records import Reading, SaidBy
from dragoman.views.annotation import annotation


def test_who_says_so_carries_whom_the_words_were_linked_to() -> None:
    """A script can ask for the country or id of a voice without following `mention` itself."""
    (said,) = annotation(READINGS["d1"])["events"][0]["said_by"]
    assert said == {
        "mention": 2,
        "text": "Ostpress",
        "id": "Q902",
        "name": "Ostpress",
        "country": None,
        "via": ["Daily Lamp"],
    }


def test_a_voice_that_is_no_mention_is_null_and_not_guessed() -> None:
    (said,) = annotation(_said_by(SaidBy(text="residents")))["events"][0]["said_by"]
    assert (said["text"], said["mention"], said["id"], said["name"], said["country"]) == ("residents", *[None] * 4)


def _said_by(said: SaidBy) -> Reading:
    reading = READINGS["d1"]
    (event,) = reading.events
    return msgspec.structs.replace(reading, events=(msgspec.structs.replace(event, said_by=(said,)),))
