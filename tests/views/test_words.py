"""How values are worded for people."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.views.talks import event

from dragoman.views import words

unhurried = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-03-01", "2023-03-01", "1 Mar 2023"),
        ("2023-03-01", "2023-03-03", "1–3 Mar 2023"),
        ("2023-02-28", "2023-03-03", "28 Feb – 3 Mar 2023"),
        ("2022-12-30", "2023-01-02", "30 Dec 2022 – 2 Jan 2023"),
        ("2023-03-01", "2023-03-31", "Mar 2023"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2023-02-01", "2023-02-27", "1–27 Feb 2023"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-03", "2023-03", "Mar 2023"),
        ("2023", "2023", "2023"),
        ("2023-03-01", None, "from 1 Mar 2023"),
        (None, "2023-03-01", "by 1 Mar 2023"),
        (None, None, "no date"),
    ],
)
def test_intervals_read_as_people_write_them(start: str | None, end: str | None, expected: str) -> None:
    assert words.interval(start, end) == expected


def test_parties_stand_with_their_countries_and_an_arrow_to_those_it_is_done_to() -> None:
    assert words.who(event()) == "Ilya Varro (XOS) → Lumen (XLU)"
    assert words.who(event(recipients=())) == "Ilya Varro (XOS)"
    assert words.who(event(actors=())) == "somebody → Lumen (XLU)"


@unhurried
@given(st.text())
def test_no_control_character_reaches_a_terminal_and_offsets_stay(text: str) -> None:
    shown = words.plain(text)
    assert len(shown) == len(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066" for c in shown)


def test_escape_sequences_are_disarmed() -> None:
    assert words.plain("a\x1b[31mb\u202ec") == "a [31mb c"


@unhurried
@given(st.lists(st.text(alphabet="0123456789abcdef", min_size=8, max_size=12), unique=True))
def test_short_ids_tell_all_ids_apart(ids: list[str]) -> None:
    short = words.short_ids(ids)
    assert set(short) == set(ids)
    assert len(set(short.values())) == len(ids)
    assert all(full.startswith(cut) for full, cut in short.items())
    for cut in short.values():
        assert sum(full.startswith(cut) for full in ids) == 1, "a command takes the short form"
