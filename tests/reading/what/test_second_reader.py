"""The second reader doubts what the rules read; it adds nothing, and gives the same answer everywhere."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from benchmarks import train_second_reader as training
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from dragoman.errors import KnowledgeError
from dragoman.knowledge import table
from dragoman.knowledge.plover import plover
from dragoman.reading.what.coding import Coder
from dragoman.reading.what.frames import lexicon
from dragoman.reading.what.reader import Reader
from dragoman.reading.what.second.features import features
from dragoman.reading.what.second.judgement import Judged, Limits, SecondReader, read_limits
from dragoman.reading.what.second.model import FILE, shipped

TEXT = "Norway attacked Chile on Monday. Thousands marched in Lima against the arrest of a judge."
FIGURE = "Shares in Oslo retreated and the president of Chile thanked his dentist."


def coder() -> Coder:
    return Coder(lexicon(), plover())


def test_the_model_is_small_and_was_trained_on_the_sentences_in_the_repository() -> None:
    """Sentences that were changed without training again are noticed."""
    assert table.shipped(FILE).stat().st_size < 3_000_000
    assert shipped().trained_on == hashlib.sha256(training.SENTENCES.read_bytes()).hexdigest()
    assert shipped().classes == training.CLASSES


def test_sentences_cover_every_type_and_what_is_none_in_number() -> None:
    """Thousands of sentences, each type and no event at all among them; triggers stand where the table says."""
    sentences = training.read_sentences()
    assert len(sentences) >= 3000
    kinds = {type_ for one in sentences for *_, type_ in one.triggers}
    assert set(plover().types) | {"background"} <= kinds
    assert sum(not one.triggers for one in sentences) >= 1000
    assert all(0 <= start < end <= len(one.text) for one in sentences for start, end, _ in one.triggers)


@given(st.lists(st.text(), max_size=40))
def test_shares_add_up_for_any_features(names: list[str]) -> None:
    """Whatever the features, lone surrogates included, the shares are a distribution."""
    shares = shipped().probabilities(names)
    assert abs(sum(shares.values()) - 1) < 0.002
    assert min(shares.values()) >= 0


def test_the_order_of_features_changes_nothing(nlp: Language) -> None:
    """Scores are sums of whole numbers: no order of summation shows."""
    names = [f"word={n}" for n in range(200)]
    assert shipped().probabilities(names) == shipped().probabilities(reversed(names))


def test_the_same_sentence_is_judged_alike_every_time(nlp: Language) -> None:
    """Two coders of their own give the same events with the same confidence."""
    doc = nlp(TEXT)
    assert coder().events(doc) == coder().events(doc)


def test_nothing_is_added_and_nothing_is_retyped(nlp: Language) -> None:
    """What stands after the second reader stood before it, as the same type."""
    doc, own = nlp(f"{TEXT} {FIGURE}"), coder()
    reader = Reader(doc, own.lexicon)
    before = {(e.found.token.idx, e.type) for s in doc.sents for e in own.standing(doc, s, reader)}
    assert {(e.trigger.start, e.type) for e in own.events(doc)} <= before


def test_with_limits_of_one_nothing_is_dropped(nlp: Language) -> None:
    """A limit of 1 switches the doubt off, a limit of 0 drops everything that the lexicon ships."""
    doc, own = nlp(TEXT), coder()
    reader = Reader(doc, own.lexicon)
    for limit, expected in ((Limits(1, 1, 1, 1), True), (Limits(0, 0, 0, 0), False)):
        second = SecondReader(limits={"*": limit})
        for sentence in doc.sents:
            events = own.standing(doc, sentence, reader)
            kept = second.standing(doc, sentence, events, [True] * len(events), own.status)
            assert [one.selected for one in kept] == (events if expected else [])


def test_what_lacks_a_side_must_be_believed_the_more(nlp: Language) -> None:
    """The same doubt drops an event with one side, and lets one with both stand."""
    doc, own = nlp(TEXT), coder()
    event = own.standing(doc, next(doc.sents), Reader(doc, own.lexicon))[0]
    second = SecondReader(limits={"*": Limits(1, 1, 1, 0.2)})
    assert second.drops(Judged(event, 0.3, 0.0), beside=False, whole=False)
    assert not second.drops(Judged(event, 0.3, 0.0), beside=False, whole=True)


def test_frames_of_the_user_are_never_dropped(nlp: Language) -> None:
    """Whoever adds a row has decided what it means."""
    doc, own = nlp(TEXT), coder()
    event = own.standing(doc, next(doc.sents), Reader(doc, own.lexicon))[0]
    second = SecondReader(limits={"*": Limits(0, 0, 0, 0)})
    assert second.drops(Judged(event, 1.0, 0.0), beside=False)
    second._own_frames.clear()
    assert not second.drops(Judged(event, 1.0, 0.0), beside=False)


def test_features_name_no_country(nlp: Language) -> None:
    """An event is no likelier for being Norway's."""
    own = coder()
    found = []
    for text in ("Norway attacked Chile on Monday.", "Japan attacked Kenya on Monday."):
        doc = nlp(text)
        sentence = next(doc.sents)
        event = own.standing(doc, sentence, Reader(doc, own.lexicon))[0]
        found.append(features(doc, sentence, event, "occurred"))
    assert found[0] == found[1]


def test_training_twice_gives_the_same_weights() -> None:
    """No randomness: the same examples give the same bytes."""
    data = [
        training.Example(n % 7, [f"a={n % 3}", f"b={n % 5}", "bias"], n % len(training.CLASSES), "AID", True, 1.0)
        for n in range(80)
    ]
    (one, scale), (other, again) = training.fit(data, 64, 20), training.fit(data, 64, 20)
    assert np.array_equal(one, other)
    assert scale == again
    assert one.any()


def test_a_damaged_model_is_an_error_with_its_name(tmp_path: Path) -> None:
    """Never a silent fall back to no model."""
    broken = tmp_path / "model.npz"
    broken.write_bytes(b"not a model")
    with pytest.raises(KnowledgeError, match="not a model"):
        shipped(broken)


def test_limits_name_types_of_the_codebook() -> None:
    """A misspelt type would silently have no effect."""
    assert set(read_limits()) <= {"*", *plover().types}
