"""Matrices: products by numpy's library, the same to the last digit on every run.

numpy's library is up to three times faster than the one that spaCy brings. On several threads the last digits of a
product depend on how many there are, so it is held to one for the length of the product.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController


@lru_cache(maxsize=1)
def _libraries() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


class OneThread(NumpyOps):  # type: ignore[misc]  # a compiled class without types
    """The operations of a model on a CPU."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices, each transposed before where that is asked for."""
        with _libraries().limit(limits=1):
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)


def speed_up(pipe: object) -> None:
    """Let a component of a pipeline, if it has a model, multiply its matrices this way."""
    model = getattr(pipe, "model", None)
    if isinstance(model, Model):
        for node in model.walk():
            node.ops = OneThread()
