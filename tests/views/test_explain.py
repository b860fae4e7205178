"""An explanation shows what was recorded, and says where something is missing."""

from __future__ import annotations

import msgspec
from rich.console import Console
from tests.views.talks import LINKS, READINGS, WIRE, event

from dragoman.records import EventMention, Reading
from dragoman.views.explain import Explained
from dragoman.views.explanation import Explanation, explanation


def shown(found: Explanation, width: int = 160) -> str:
    console = Console(width=width, record=True, file=None, quiet=False, force_terminal=False)
    with console.capture() as captured:
        console.print(Explained(found))
    return captured.get()


def with_event(**changed: object) -> dict[str, Reading]:
    """The two readings, the first one's event changed."""
    mention: EventMention = msgspec.structs.replace(READINGS["d1"].events[0], **changed)
    return READINGS | {"d1": msgspec.structs.replace(READINGS["d1"], events=(mention,))}


def test_each_mention_has_its_sentence_and_nothing_more_of_the_page() -> None:
    found = explanation(event(), READINGS.__getitem__, LINKS)
    sentence = "President Ilya Varro met Lumen's envoy in Tallin on Wednesday, the agency Ostpress said."
    assert ["".join(p.text for p in w.sentence) for w in found.witnesses] == [sentence, sentence]
    assert "He left at noon" not in shown(found)


def test_match_weights_come_heaviest_first_and_those_of_nothing_are_left_out() -> None:
    text = shown(explanation(event(), READINGS.__getitem__, LINKS))
    assert "+12.4  1 and 2" in text
    assert "actors same +7.2; date same day +5.2" in text
    assert "missing" not in text


def test_a_mention_without_a_date_or_links_says_so() -> None:
    text = shown(explanation(event(), with_event(date=None).__getitem__))
    assert "none given in the page" in text
    assert "why these are one event: they stand in copies of one report" in text


def test_a_party_named_in_another_sentence_is_marked_as_such() -> None:
    mention = READINGS["d1"].events[0]
    start = WIRE.rindex("Lumen")
    elsewhere = msgspec.structs.replace(mention.recipients[0], start=start, end=start + 5, text="Lumen", mention=None)
    text = shown(explanation(event(), with_event(recipients=(elsewhere,)).__getitem__))
    assert "'Lumen' → Lumen, Q901, XLU, GOV [named elsewhere in the page]" in text


def test_a_mention_that_a_newer_reading_no_longer_has_is_left_out() -> None:
    readings = READINGS | {"d2": msgspec.structs.replace(READINGS["d2"], events=())}
    assert [w.document for w in explanation(event(), readings.__getitem__).witnesses] == ["d1"]


def test_escape_sequences_in_a_page_do_not_reach_the_terminal() -> None:
    hostile = msgspec.structs.replace(READINGS["d1"].article, title="\x1b]0;owned\x07title", outlet="\x1b[2J")
    readings = READINGS | {"d1": msgspec.structs.replace(READINGS["d1"], article=hostile)}
    text = shown(explanation(event(), readings.__getitem__, LINKS))
    assert "\x1b" not in text
    assert "\x07" not in text
