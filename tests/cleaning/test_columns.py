"""What users are promised about the looks of lines: looking at all of a page at once sees what looking at each does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cleaning import characters as ch
from dragoman.cleaning import columns as module
from dragoman.cleaning.characters import Characters, folded
from dragoman.cleaning.columns import Columns
from dragoman.cleaning.joints import apart
from dragoman.cleaning.lines import _bare, _trimmed, lines_of, spread
from dragoman.cleaning.vocabulary import function_words

Characters("")  # the table of characters is made once, and takes longer than any test may

WORDS = ["the", "The", "of", "would", "wouldnt", "before", "beforehand", "Minister", "said", "ÉCOLE", "(and", "to,",
         "12:30", "«", "|", "…", "😀", "в", "İ", "a/b", "/", "»", "B", "\u200e"]  # fmt: skip
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), max_size=12).map("\n".join)


@given(texts | st.text(max_size=300))
def test_columns_say_of_each_line_what_its_own_words_say(raw: str) -> None:
    columns = Columns(lines_of(raw))
    for i, text in enumerate(columns.texts):
        tokens = text.split(" ")
        assert columns.joined[columns.starts[i] : columns.ends[i]] == text
        assert columns.tokens[i] == len(tokens)
        assert columns.function[i] == sum(word in function_words() for word in folded(text).split(" ")[:30])
        assert columns.capitals[i] == sum(word[0].isupper() and ord(word[0]) < 0x10000 for word in tokens)
        assert bool(columns.kinds[i] & ch.DIGIT) == any(c in "0123456789" for c in text)
        assert bool(columns.kinds[i] & ch.LETTER) == any(c.isalpha() and ord(c) < 0x10000 for c in text)
        assert bool(columns.ended[i]) == text.rstrip(ch.CLOSERS).endswith(tuple(ch.ENDS))


@given(texts)
def test_pages_of_many_lines_look_as_in_one_piece(raw: str) -> None:
    lines = lines_of(raw)
    whole = Columns(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CHUNK", 2)
        parts = Columns(lines)
    for name in ("kinds", "tokens", "capitals", "function"):
        assert np.array_equal(getattr(whole, name), getattr(parts, name))


@given(texts)
def test_a_line_of_any_length_is_looked_at_in_bounds(raw: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CUT", 10)
        columns = Columns(lines_of(raw))
    assert len(columns.tokens) == len(columns.lines)
    assert all(columns.tokens >= 1)


@given(st.lists(st.sampled_from(["a line", "word", "", "Two. Sentences.", "東京 です"]), max_size=12).map("\n".join))
def test_the_quick_way_to_the_lines_of_a_text_finds_what_the_careful_one_does(raw: str) -> None:
    kinds = int(np.bitwise_or.reduce(ch.kinds_of(raw), initial=0))
    lines, whole = _bare(Characters(raw), kinds)
    assert lines == _trimmed(raw, kinds, folded=True)
    assert whole == ("\n".join(line.text for line in lines) == raw and bool(raw))


@given(texts | st.text(max_size=300))
def test_characters_that_were_looked_at_once_are_those_of_the_lines(raw: str) -> None:
    lines, characters = spread(raw)
    once, again = Columns(lines, characters), Columns(lines)
    assert (once.joined, once.low, once.lows) == (again.joined, again.low, again.lows)
    for name in ("starts", "ends", "kinds", "tokens", "capitals", "function", "dated", "ended", "broken"):
        assert np.array_equal(getattr(once, name), getattr(again, name))
    assert once.counters == again.counters


@given(st.lists(st.sampled_from(["time.Officials", "said.", "Two. Three", "“no.”Then", "(so!)“But", "3.5", "a.b"])))
def test_no_line_with_grown_together_sentences_is_overlooked(words: list[str]) -> None:
    columns = Columns(lines_of("A first line.\n" + " ".join(words)))
    assert all(apart(text) == text or i in columns.glued() for i, text in enumerate(columns.texts))


@given(st.text(max_size=300))
def test_each_character_has_its_kinds_and_its_lower_case(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ch, "_CHUNK", 7)
        characters = Characters(text)
    assert len(characters.kinds) == len(characters.plain) == len(text)
    assert all(bool(kinds & ch.DIGIT) == (c in "0123456789") for kinds, c in zip(characters.kinds, text, strict=True))
    assert characters.low == Characters(text).low


@given(st.text(max_size=200))
def test_lower_case_is_as_long_as_the_text(text: str) -> None:
    assert len(folded(text)) == len(text)
