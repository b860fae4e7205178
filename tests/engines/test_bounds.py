"""A page that hangs, bloats or kills the process that reads it costs that page and no other, and the reason is told."""

from __future__ import annotations

import signal
import time

import pytest

from dragoman.engines.bounds import Bounds
from dragoman.engines.local import Reader, read_pages
from dragoman.reading.pipeline import MODEL
from dragoman.records import Page
from dragoman.sources import page_of
from tests.engines.readers import Misbehaving

TIGHT = Bounds(seconds=0.5, memory=1 << 28, bytes=1_000)
RISKY = " " + "x" * 2_000
STORY = "The envoy of Norrland left Port Merrow on Tuesday. " * 10


def page(text: str) -> Page:
    return page_of(text.encode(), text[:8])


def outcomes(texts: list[str], workers: int, bounds: Bounds = TIGHT) -> list[tuple[str, str]]:
    results = list(read_pages(map(page, texts), Misbehaving(), workers, bounds))
    assert [result.page.source for result in results] == [text[:8] for text in texts]
    return [(r.quarantined.kind, r.quarantined.message) for r in results if r.quarantined]


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_over_the_bounds_are_refused_with_the_reason_and_the_others_are_read(workers: int) -> None:
    texts = ["one", f"loops{RISKY}", f"hangs{RISKY}", f"bloats{RISKY}", "loops", "two"]
    late, bloated = ("timeout", "page took over 0.5 s"), ("memory", "page needed over 0.25 GB")
    expected = [("read", "one"), late, late, bloated, late, ("read", "two")]
    assert outcomes(texts, workers) == expected


def test_a_page_that_kills_its_process_is_refused_and_the_next_are_read() -> None:
    expected = [("crash", "the process that read this page died"), ("read", "one")]
    assert outcomes([f"dies{RISKY}", f"one{RISKY}"], 1) == expected
    assert outcomes(["dies", "one"], 2) == expected


def test_a_small_page_that_holds_a_worker_in_one_long_call_is_ended_too() -> None:
    assert outcomes(["hangs now", "one"], 2) == [("timeout", "page took over 0.5 s"), ("read", "one")]


def test_reading_leaves_no_timer_and_no_handler_behind() -> None:
    before = signal.getsignal(signal.SIGPROF)
    outcomes(["loops", "one"], 1)
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    started = time.process_time()
    while time.process_time() - started < 1.2 * TIGHT.seconds:
        pass


def test_the_reader_takes_the_pipelines_own_model() -> None:
    assert Reader().model == MODEL


def test_large_and_deep_pages_are_risky_and_ordinary_ones_are_not() -> None:
    bounds = Bounds()
    assert not bounds.risky(page(STORY))
    assert not bounds.risky(page("<html><body>" + "<p>word</p>" * 1_000))
    assert bounds.risky(page("word " * 300_000))
    assert bounds.risky(page("<html><body>" + "<div>" * 30_000))


def test_a_page_read_alone_gives_the_reading_that_it_gives_in_process() -> None:
    html = "<html><body>" + "<div>" * 5_000 + f"<p>{STORY}</p>" + "</div>" * 5_000
    pages = [page(STORY), page(html)]
    reader = Reader()
    in_process = list(read_pages(pages, reader))
    alone = list(read_pages(pages, reader, bounds=Bounds(bytes=10, tags=10)))
    assert alone == in_process
    assert all(result.reading for result in alone)


def test_a_node_of_twelve_megabytes_is_read_or_refused_within_the_bounds() -> None:
    bounds = Bounds(seconds=2)
    monster = page("<html><body><p>" + STORY * (12_000_000 // len(STORY)) + "</p>")
    started = time.monotonic()
    results = list(read_pages([monster, page(STORY)], Reader(), bounds=bounds))
    assert results[0].quarantined is not None
    assert results[0].quarantined.kind in {"timeout", "memory", "too-large"}
    assert results[1].reading is not None
    assert time.monotonic() - started < 60
