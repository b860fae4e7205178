"""Search and check: what a user asks of the knowledge base on the command line."""

from __future__ import annotations

from pathlib import Path

from dragoman.knowledge.base import Knowledge, load
from dragoman.knowledge.name import Name, fold
from dragoman.knowledge.table import Fault


def check(folder: Path | str) -> list[Fault]:
    """What is wrong with the tables of a user's folder, by file and row; empty when nothing is.

    Raises KnowledgeError when the folder does not exist.
    """
    return list(load((Path(folder),)).faults)


def search(text: str, knowledge: Knowledge | None = None, limit: int = 50) -> list[Name]:
    """The names that a text can stand for: the exact name first, then names that contain its words.

    Case and accents do not matter. At most `limit` names.
    """
    knowledge = knowledge or load()
    wanted = fold(text.strip())
    if not wanted:
        return []
    found = {(name.kind, name.key): name for name in reversed(knowledge.folded.get(wanted, ()))}
    exact = list(reversed(found.values()))
    words = wanted.split()
    containing: dict[tuple[str, str], Name] = {}
    for surface, names in knowledge.folded.items():
        tokens = surface.split()
        if all(any(token.startswith(word) for token in tokens) for word in words):
            for name in names:
                if (name.kind, name.key) not in found:
                    containing.setdefault((name.kind, name.key), name)
    rest = sorted(containing.values(), key=lambda name: (name.form == "surname", name.surface, name.key))
    return (exact + rest)[:limit]
