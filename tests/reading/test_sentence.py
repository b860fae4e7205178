"""The sentence around a span, told by punctuation alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.sentence import sentence


def around(text: str, words: str) -> str:
    start = text.index(words)
    begin, stop = sentence(text, start, start + len(words))
    return text[begin:stop]


def test_a_sentence_ends_at_its_full_stop_and_at_a_line_break() -> None:
    text = "Talks failed\n\nThe two sides met in Oslo. They left at noon. Nothing was signed."
    assert around(text, "left") == "They left at noon."
    assert around(text, "failed") == "Talks failed"


def test_titles_and_initials_do_not_end_a_sentence() -> None:
    text = "Gen. A. Varro met Mr. Holt of the U.S. Embassy on Nov. 3 in Lumen. It rained."
    assert around(text, "met") == "Gen. A. Varro met Mr. Holt of the U.S. Embassy on Nov. 3 in Lumen."


@given(st.text(max_size=300), st.data())
def test_the_sentence_always_holds_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    begin, stop = sentence(text, start, end)
    assert 0 <= begin <= start
    assert end <= stop <= len(text)
