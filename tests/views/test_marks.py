"""Cutting a text into marked pieces never changes a character."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.views.talks import READINGS

from dragoman.views.marks import ROLES, Mark, event_marks, pieces

MARKS = st.lists(
    st.builds(
        lambda start, length, role: Mark(start, start + length, role, f"a{start}" if role == "trigger" else None),
        st.integers(0, 30), st.integers(0, 12), st.sampled_from(ROLES),
    ),
    max_size=8,
)  # fmt: skip
unhurried = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@unhurried
@given(st.text(min_size=1, max_size=30), MARKS, st.data())
def test_pieces_joined_are_the_text_and_carry_exactly_the_roles_of_their_marks(
    text: str, marks: list[Mark], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = pieces(text, start, end, marks)
    assert "".join(p.text for p in found) == text[start:end]
    at = start
    for piece in found:
        stop = at + len(piece.text)
        expected = {m.role for m in marks if m.start < stop and m.end > at and m.end > m.start}
        assert set(piece.roles) == expected
        at = stop


@unhurried
@given(st.text(min_size=20, max_size=30), MARKS)
def test_every_anchor_inside_stands_once(text: str, marks: list[Mark]) -> None:
    named = [m for m in marks if m.anchor and m.start < len(text) and m.end > m.start]
    anchors = [a for p in pieces(text, 0, len(text), marks) for a in p.anchors]
    assert sorted(anchors) == sorted(m.anchor for m in named if m.anchor)


def test_an_event_marks_its_trigger_parties_date_place_and_source() -> None:
    reading = READINGS["d1"]
    (event,) = reading.events
    marked = {(m.role, reading.article.text[m.start : m.end]) for m in event_marks(event, reading)}
    assert marked == {
        ("trigger", "met"),
        ("actor", "Ilya Varro"),
        ("recipient", "Lumen's envoy"),
        ("date", "Wednesday"),
        ("place", "Tallin"),
        ("source", "Ostpress"),
    }
