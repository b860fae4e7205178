"""Pages: one vector a document, the mean of its paragraphs' vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.fusion.vectors import DIMENSIONS, embed
from dragoman.records import Reading

PARAGRAPHS = 12  # a report says what it is about early; what follows is background


def vectors_of(readings: Sequence[Reading]) -> dict[str, list[float]]:
    """Document id → unit vector of DIMENSIONS floats; zeros for a document without text."""
    paragraphs = [[p for p in r.article.text.split("\n") if p.strip()][:PARAGRAPHS] for r in readings]
    matrix = embed([p for some in paragraphs for p in some])
    found: dict[str, list[float]] = {}
    at = 0
    for reading, some in zip(readings, paragraphs, strict=True):
        mean = matrix[at : at + len(some)].sum(axis=0) if some else np.zeros(DIMENSIONS, dtype=np.float32)
        at += len(some)
        length = float(np.linalg.norm(mean)) or 1.0
        found[reading.article.id] = [float(x) for x in np.round(mean / length, 5)]
    return found
