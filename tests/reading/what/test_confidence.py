"""Confidence: a share that keeps its word, and what a page's doubtful events come to."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.errors import KnowledgeError
from dragoman.knowledge import table
from dragoman.knowledge.plover import plover
from dragoman.reading.what import confidence as module
from dragoman.reading.what.coding import Coder
from dragoman.reading.what.confidence import confidence, least_reported, settings
from dragoman.reading.what.facts import FACTS, PAGE, facts
from dragoman.reading.what.frames import lexicon
from dragoman.reading.what.reader import Reader
from dragoman.reading.what.second.judgement import Judged

TEXT = "Norway condemned Chile on Monday."
FILLER = " The weather in the valley stayed mild and the roads were dry all day long."
BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "fit_confidence.py"


def coder(least: float | None = None) -> Coder:
    return Coder(lexicon(), plover(), least)


def judged(doc: Doc) -> Judged:
    own = coder()
    return own.judged(doc, next(doc.sents), Reader(doc, own.lexicon))[0]


def test_confidence_grows_with_belief_and_stays_a_share(nlp: Language) -> None:
    """More doubt never makes an event surer."""
    doc = nlp(TEXT)
    one = judged(doc).selected
    values = [confidence(doc, Judged(one, doubt / 20, 0.0)) for doubt in range(21)]
    assert values == sorted(values, reverse=True)
    assert 0 < values[-1] < values[0] < 1


def test_a_party_that_a_page_leaves_unplaced_makes_an_event_less_sure(nlp: Language) -> None:
    """ "The council" that a whole page never places was misread more often than not."""
    placed, unplaced = nlp(f"Norway condemned Chile.{FILLER * 15}"), nlp(f"Norway condemned the council.{FILLER * 15}")
    assert confidence(unplaced, judged(unplaced)) < confidence(placed, judged(placed))


def test_facts_see_no_words(nlp: Language) -> None:
    """An event is no surer for being Norway's."""
    one, other = nlp(TEXT), nlp("Jordan condemned Kenya on Monday.")
    assert facts(one, judged(one)) == facts(other, judged(other))


def test_every_fact_has_a_weight() -> None:
    """The shipped table weighs each fact, and holds the confidence from which on events are reported."""
    assert set(FACTS) < set(settings())
    assert 0 <= settings()["reported"] <= 1


def test_a_table_without_a_weight_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is missing is named, and nothing is guessed."""
    broken = tmp_path / "confidence.tsv"
    broken.write_text("name\tvalue\tsource\nintercept\t1\there\n", encoding="utf-8")
    monkeypatch.setattr(table, "shipped", lambda name: broken)
    settings.cache_clear()
    with pytest.raises(KnowledgeError, match="belief"):
        module.settings()
    settings.cache_clear()


def test_who_asks_for_everything_gets_everything_and_who_asks_for_certainty_gets_less(nlp: Language) -> None:
    """`least` chooses between more events and surer ones; what is surer is part of what there is."""
    doc = nlp(f"{TEXT} Police arrested the man and the council backed the plan of the firm.{FILLER * 15}")
    found = [{event.id for event in coder(least).events(doc)} for least in (0.0, 0.5, 1.0)]
    assert found[0] >= found[1] >= found[2]
    assert found[0]
    assert not found[2]


def test_nothing_is_held_back_of_a_text_that_is_no_page(nlp: Language) -> None:
    """Whoever gives one sentence wants to know what it says."""
    assert least_reported(nlp(TEXT)) == 0
    page = nlp(TEXT + FILLER * 15)
    assert len(page) >= PAGE
    assert least_reported(page) == settings()["reported"]


def test_fitting_twice_gives_the_same_weights_and_the_right_sign() -> None:
    """The same figures give the same weights; what goes with right events weighs for them."""
    spec = importlib.util.spec_from_file_location("fit_confidence", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    fitting = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fitting)
    data = np.array([[1.0, float(n % 3 == 0), float(n % 5 == 0)] for n in range(90)])
    right = np.array([float(n % 3 == 0 or n % 7 == 0) for n in range(90)])
    one, other = fitting.fit(data, right), fitting.fit(data, right)
    assert np.array_equal(one, other)
    assert one[1] > 0


def test_nothing_is_held_back_of_a_text_without_capitals(nlp: Language) -> None:
    """Where names cannot be told, a party without a country says nothing against an event."""
    page = nlp((TEXT + FILLER * 15).lower())
    assert len(page) >= PAGE
    assert least_reported(page) == 0
