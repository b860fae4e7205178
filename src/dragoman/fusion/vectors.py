"""Vectors: static sentence embeddings (WordLlama, weights inside its package), rows of unit length.

Static means that a text's vector depends on its own words alone, so it is the same in every run and
in every batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

DIMENSIONS = 256

Matrix = npt.NDArray[np.float32]


@cache
def _model() -> Any:
    import wordllama

    folder = Path(wordllama.__file__).parent
    return wordllama.WordLlama.load(cache_dir=folder, disable_download=True)


def embed(texts: Sequence[str]) -> Matrix:
    """One row of DIMENSIONS float32 a text; a text without a known word gets a row of zeros."""
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    vectors = np.asarray(_model().embed(list(texts)), dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    # Rounded, so that the last bits of a sum, which may differ between processors, never reach a threshold.
    unit: Matrix = np.round(np.nan_to_num(vectors / np.where(lengths == 0, 1, lengths)), 5).astype(np.float32)
    return unit
