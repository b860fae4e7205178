"""Fusing again over the same documents gives the same ids, and the store takes them again."""

from __future__ import annotations

from dragoman.case.store import Fusion, Store
from dragoman.records import Story


def test_the_same_story_can_be_written_twice() -> None:
    story = Story(id="S1", title="Talks", start=None, end=None, documents=(), events=())
    with Store(None) as store:
        store.replace_fusion(Fusion((), (), (), (story,)))
        store.replace_fusion(Fusion((), (), (), (story,)))
        assert store.stories() == [story]
