"""Counted: the counts of a run's sites, put where worker processes find them.

A file is written before the first page is read and removed behind the last; each process loads it once.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.cleaning import Sites
    from dragoman.records import Page, Quarantined


@contextmanager
def counted(found: Iterable[Page | Quarantined]) -> Iterator[str]:
    """The file with the counts of all pages found, as long as it is needed."""
    from dragoman.cleaning import Sites
    from dragoman.records import Page

    sites = Sites(item for item in found if isinstance(item, Page))
    with TemporaryDirectory(prefix="dragoman-") as folder:
        path = Path(folder) / "sites"
        path.write_bytes(pickle.dumps(sites))
        yield str(path)


@lru_cache(maxsize=1)
def counts_in(path: str) -> Sites:
    """The counts in a file that `counted` wrote."""
    sites: Sites = pickle.loads(Path(path).read_bytes())
    return sites
