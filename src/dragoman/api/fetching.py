"""Fetching: whether and how addresses are fetched in a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.sources.answer import Memory
    from dragoman.sources.fetching import Fetcher


@contextmanager
def fetching(fetch: bool, allow_private: bool, memory: Memory | None = None) -> Iterator[Fetcher | None]:
    """A fetcher for as long as the run lasts; None when nothing is to be fetched."""
    if not fetch:
        yield None
        return
    from dragoman import __version__
    from dragoman.sources.fetching import Fetcher

    with Fetcher(private=allow_private, memory=memory, agent=f"dragoman/{__version__}") as fetcher:
        yield fetcher
