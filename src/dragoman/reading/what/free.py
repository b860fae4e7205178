"""Free: who may still fill a role of an event: nobody who fills another one, and no bystander."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.reading.what.bystanders import Bystanders
from dragoman.records import Party


class Free(msgspec.Struct):
    """The parties `taken` by other roles, and whom the predicate only brings in by the way."""

    taken: list[Party]
    bystanders: Bystanders | None = None

    def of(self, found: Iterable[Party]) -> list[Party]:
        """Those found who are free, each once."""
        kept = fresh(found, self.taken)
        return self.bystanders.without(kept) if self.bystanders is not None else kept


def fresh(found: Iterable[Party], taken: list[Party]) -> list[Party]:
    """Those found who are not among the taken, each once."""
    spans = {(p.start, p.end) for p in taken}
    kept: dict[tuple[int, int, int | None], Party] = {}
    for p in found:
        inside = any(s <= p.start and p.end <= e for s, e in spans)
        same = any(p.mention is not None and p.id is not None and p.id == t.id for t in taken)
        if not inside and not same:
            kept.setdefault((p.start, p.end, p.mention), p)
    return list(kept.values())
