"""Records: lists of records that turn into Arrow or pandas tables on request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

T = TypeVar("T")


class Records(list[T]):
    """What a query gives back: a plain list of records, with tables a call away."""

    def to_arrow(self) -> pa.Table:
        """An Arrow table, one row a record; lists and nested records stay nested."""
        import pyarrow as pa

        return pa.Table.from_pylist([_builtins(record) for record in self])

    def to_pandas(self) -> pd.DataFrame:
        """A pandas frame, one row a record."""
        import pandas as pd

        return pd.DataFrame([_builtins(record) for record in self])


def _builtins(record: Any) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(record)
    return built
