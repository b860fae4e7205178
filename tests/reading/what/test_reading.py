"""What readers of events are promised: evidence, no crash, the same answer every time."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_of_events import reads
from spacy.language import Language

from dragoman.knowledge.plover import plover

TOKENS = """Norway Chile attacked sanctions said that the talks between police arrested will not visit , . and by
of “ ” — é 你好 threatened to withdraw troops from Kenya"""
WORDS = st.sampled_from([*TOKENS.split(), "\u200f", "\n\n", "\r\n"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=40))
def test_any_order_of_words_gives_events_whose_spans_are_in_the_text(nlp: Language, words: list[str]) -> None:
    """No exception, every span is the text at its offsets, types and quads are the codebook's."""
    doc = nlp(" ".join(words))
    for event in doc._.events:
        spans = (event.trigger, *event.also, *event.actors, *event.recipients)
        assert all(doc.text[span.start : span.end] == span.text for span in spans)
        assert event.quad == plover().quad(event.type)
        assert 0 <= event.confidence <= 1
        assert event.mode is None or event.mode in plover().modes(event.type)


def test_event_ids_are_unique_in_a_document(nlp: Language) -> None:
    """An id names one event of the page."""
    doc = nlp("Norway attacked Chile. Norway attacked Chile again. Norway accused Chile of attacking Kenya.")
    ids = [event.id for event in doc._.events]
    assert len(ids) == len(set(ids)) >= 3


def test_the_same_text_gives_the_same_events(nlp: Language) -> None:
    """Reading has no memory."""
    text = "Kenya imposed sanctions on Peru after talks between Chile and Japan."
    assert nlp(text)._.events == nlp(text)._.events


def test_an_accusation_and_the_alleged_act_are_tied(nlp: Language) -> None:
    """ "Accused of arming" gives the accusation and, tied to it, the act, alleged."""
    doc = nlp("Norway accused Chile of supplying weapons to Peru.")
    accusation = next(event for event in doc._.events if event.type == "ACCUSE")
    act = next(event for event in doc._.events if event.type == "AID")
    assert (act.status, act.tied) == ("alleged", (accusation.id,))


def test_a_denial_keeps_the_denied_act_and_answers_the_claim(nlp: Language) -> None:
    """The denial is a REJECT towards whoever made the claim; the act is there too, denied."""
    claim = "Officials from Norway have said that Chile has supplied weapons to Peru."
    doc = nlp(f"{claim} Chile denies supplying Peru with weapons.")
    denial = next(event for event in doc._.events if event.type == "REJECT")
    assert any(event.status == "denied" and event.tied == (denial.id,) for event in doc._.events)
    assert [party.country for party in denial.recipients] == ["NOR"]


def test_who_reports_an_attack_is_not_its_actor(nlp: Language) -> None:
    """ "X said Y had attacked Z": the attack is Y's."""
    doc = nlp("Norway said that Chile had attacked Peru.")
    assert reads(doc, "ASSAULT CHL>PER")
    assert not reads(doc, "ASSAULT NOR>")


def test_a_repeated_act_in_one_sentence_is_listed_once(nlp: Language) -> None:
    """The outcome of an attack belongs to the attack."""
    doc = nlp("Norway's army attacked Chile on Monday, killing five soldiers.")
    assert [event.type for event in doc._.events].count("ASSAULT") == 1
