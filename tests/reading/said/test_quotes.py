"""Quotations are found whatever marks a page uses, and whatever marks it lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.said.quotes import quotes

PIECES = st.lists(st.sampled_from([*"\"“”„«»''`,. \n‘’", "word", "He said", "don't", "''", "``", ",,"]), max_size=60)


def found(text: str) -> list[str]:
    """The quotations of a text, with their marks."""
    return [text[q.start : q.end] for q in quotes(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "no deal" again.', ['"no deal"']),
        ("He said “no deal” again.", ["“no deal”"]),
        ("He said «no deal» again.", ["«no deal»"]),
        ("He said „no deal“ again.", ["„no deal“"]),
        ("He said ,,no deal'' again.", [",,no deal''"]),
        ("He said ``no deal'' again.", ["``no deal''"]),
        ("He said 'no deal' again.", ["'no deal'"]),
        ("He said ‘no deal’ again.", ["‘no deal’"]),
        ("“He said ‘no deal’ twice,” she wrote.", ["“He said ‘no deal’ twice,”"]),
        ('"He called it "a farce" and left," she wrote.', ['"He called it "a farce" and left,"']),
        ('“They mixed their marks," she wrote.', ['“They mixed their marks,"']),
        ("the villages' wells and the rebels' camps", []),
        ("It's the '90s, isn't it?", []),
        ('a 9" gun', []),
    ],
)
def test_marks_of_all_kinds(text: str, wanted: list[str]) -> None:
    """Straight, curly, low, pointed, doubled and single marks pair; apostrophes and inches do not."""
    assert found(text) == wanted


def test_a_quotation_ends_with_its_paragraph() -> None:
    """A mark that never closes takes the rest of its paragraph and nothing of the next."""
    text = "“We were there first.\nThe council met later."
    assert found(text) == ["“We were there first."]
    assert quotes(text)[0].open_end


def test_a_lost_opening_mark_is_recovered() -> None:
    """A paragraph that only closes a quotation was quoted from its start."""
    assert found('We will never give up the port," he said.') == ['We will never give up the port,"']


def test_an_earlier_quotation_that_never_closed_is_cut_at_the_next() -> None:
    """Two openings in a row: the first quotation lost its closing mark."""
    assert found("“We will go home now. “Nobody stays,” he said.")[-1] == "“Nobody stays,”"


@given(PIECES)
def test_quotations_lie_in_order_inside_their_lines(pieces: list[str]) -> None:
    """Quotations never overlap, never run over a line break, and their words lie between their marks."""
    text = "".join(pieces)
    at = 0
    for quote in quotes(text):
        assert at <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        assert "\n" not in text[quote.start : quote.end]
        at = quote.end


@pytest.mark.parametrize("piece", ['"a ', "'a ", "“x ”y ", "“a b c d ", '" ', "„a b c d“ "])
def test_a_page_full_of_marks_takes_no_longer_than_its_length(piece: str) -> None:
    """Ten times the marks cost about ten times the work, not a hundred times."""

    def cost(times: int) -> float:
        started = time.process_time()
        quotes(piece * times)
        return time.process_time() - started

    assert cost(20_000) < 40 * max(cost(2_000), 0.005)
