"""Knowledge: checking a user's folder, searching for names, looking up an event type."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.knowledge import Fault, Name


def codebook(type_: str) -> str:
    """What an event type takes and leaves, with examples, as plain text (`dragoman codebook`).

    Raises QueryError when there is no such type.
    """
    from dragoman.reading.what.codebook import codebook

    return codebook(type_)


def check_knowledge(folder: str | Path) -> list[Fault]:
    """What is wrong with the tables of a folder, by file, row and column; empty when nothing is.

    Raises KnowledgeError when the folder cannot be read (`dragoman knowledge check`).
    """
    from dragoman.knowledge.search import check

    return check(folder)


def search_knowledge(text: str, *, knowledge: Sequence[str | Path] = (), limit: int = 50) -> list[Name]:
    """The names that a text can stand for, exact ones first (`dragoman knowledge search`)."""
    from dragoman.knowledge import load
    from dragoman.knowledge.search import search

    return search(text, load(tuple(Path(folder) for folder in knowledge)), limit)
