"""Refs: "now", "recently", "the future": TIMEX3's PRESENT_REF, PAST_REF and FUTURE_REF."""

from __future__ import annotations

from dragoman.reading.when.scene import Resolved, Scene


def reference(scene: Scene) -> Resolved | None:
    """A time that is named only by how it lies to the present."""
    match = scene.match
    value = match.value("ref", "now", "ref-past")
    if scene.words == "Now" and match.before() in {"", ".", '"', "”", "!", "?", "\n"}:
        return None  # opening a sentence it turns the talk and tells no time
    if value == "PAST_REF" and match.before() == "most":
        return None  # "most recently last October": the date follows
    if value is None:
        word = match.words("ref")[-1]
        value = "FUTURE_REF" if word == "future" else "PAST_REF" if word in {"past", "the"} else "PRESENT_REF"
        if word == "past" and not _is_noun(scene):
            return None
        if match.pattern.name == "now-moment" and match.before() not in {"at", "for", "to"}:
            return None
    return Resolved("DATE", value, basis=f"{scene.words!r} names no day")


def _is_noun(scene: Scene) -> bool:
    token = scene.token
    return scene.match.before() in {"in", "of", "from"} and (token is None or token.pos_ in {"NOUN", "PROPN"})
