"""Model: a linear softmax over hashed features, small enough to ship and the same everywhere.

Weights are whole numbers (int8) with one scale, so a score is a sum of integers: no order of summation and no
library changes it. A feature's row is its CRC-32 modulo the number of rows. Trained by
`benchmarks/train_second_reader.py`; the file names the data that it was trained on.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.errors import KnowledgeError
from dragoman.knowledge import table

FILE = "what/second_reader.npz"
DIGITS = 4


class Model(msgspec.Struct, frozen=True):
    """Rows of integer weights a feature bucket, a column a class."""

    classes: tuple[str, ...]
    weights: NDArray[np.int8]
    scale: float
    trained_on: str  # SHA-256 of the training sentences

    def probabilities(self, features: Iterable[str]) -> Mapping[str, float]:
        """The share of each class, rounded to four digits."""
        rows = self.weights[[bucket(feature, len(self.weights)) for feature in features]]
        scores = [int(score) * self.scale for score in rows.sum(axis=0, dtype=np.int32)]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = math.fsum(powers)
        return {name: round(power / total, DIGITS) for name, power in zip(self.classes, powers, strict=True)}


def bucket(feature: str, rows: int) -> int:
    """The row of a feature."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass")) % rows


@lru_cache(maxsize=2)
def shipped(path: Path | None = None) -> Model:
    """The model that comes with the program. Raises KnowledgeError when the file is missing or damaged."""
    file = path or table.shipped(FILE)
    try:
        with np.load(file, allow_pickle=False) as stored:
            return Model(
                classes=tuple(str(name) for name in stored["classes"]),
                weights=stored["weights"],
                scale=float(stored["scale"]),
                trained_on=str(stored["trained_on"]),
            )
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise KnowledgeError(f"{file}: not a model of the second reader: {error}") from error
