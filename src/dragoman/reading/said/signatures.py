"""Signatures: what a governing word makes of the act below it, when affirmed and when negated.

After Karttunen's implicatives and Kiparsky's factives: "managed to" keeps the status, "failed to" turns it
round, "plans to" makes it planned, "regrets that" leaves it a fact whatever happens above. The rows are in
`knowledge/data/said/signatures.tsv`. Effects: `same`, `denied`, `fact`, `planned`, `hypothetical`, `alleged`,
`report` (the act is as certain as who reports it).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, cast

import msgspec

from dragoman.errors import KnowledgeError
from dragoman.knowledge import table
from dragoman.records import Status

Effect = Literal["same", "denied", "fact", "planned", "hypothetical", "alleged", "report"]
EFFECTS = {"same", "denied", "fact", "planned", "hypothetical", "alleged", "report"}
COLUMNS = ("lemma", "pos", "frame", "positive", "negative", "source")


class Signature(msgspec.Struct, frozen=True):
    """The effect under an affirmed and under a negated governor."""

    positive: Effect
    negative: Effect


class Signatures(msgspec.Struct, frozen=True):
    """Rows by (lemma, part of speech, frame)."""

    rows: dict[tuple[str, str, str], Signature]

    def find(self, lemma: str, pos: str, frame: str) -> Signature | None:
        """The signature of a word in a construction, or None when it has none there."""
        return self.rows.get((lemma, pos, frame))


@lru_cache(maxsize=1)
def load() -> Signatures:
    """The shipped table. Raises KnowledgeError at an effect that does not exist."""
    rows: dict[tuple[str, str, str], Signature] = {}
    for row in table.read(table.shipped("said/signatures.tsv"), COLUMNS):
        if row["positive"] not in EFFECTS or row["negative"] not in EFFECTS:
            raise KnowledgeError(f"signatures.tsv: {row['lemma']}: unknown effect")
        signature = Signature(cast(Effect, row["positive"]), cast(Effect, row["negative"]))
        rows[row["lemma"], row["pos"], row["frame"]] = signature
    return Signatures(rows)


def combine(above: Status, effect: Effect, own: Status) -> Status:
    """The status of an act whose own clause says `own`, below a governor with status `above` and this effect."""
    if effect == "fact":
        return own
    if effect == "report":
        if above == "alleged":  # what somebody is only claimed to have said
            return weaken(above, own)
        return own if above != "hypothetical" or own != "occurred" else "occurred"
    if effect == "same":
        return weaken(above, own)
    return weaken(cast(Status, effect) if above in {"occurred", "ongoing"} else _under(above, effect), own)


def _under(above: Status, effect: Effect) -> Status:
    """An effect under a governor that is itself no fact."""
    if above == "alleged":
        return "denied" if effect == "denied" else "alleged" if effect == "alleged" else cast(Status, effect)
    if above == "planned" and effect in {"planned", "denied"}:
        return "planned" if effect == "planned" else "hypothetical"
    return "hypothetical"


def weaken(context: Status, own: Status) -> Status:
    """What a context makes of an act: facts of a plan are planned, denials of a denial facts."""
    if context in {"occurred", "ongoing"}:
        return own
    if context == "denied":
        return {"occurred": "denied", "ongoing": "denied", "denied": "occurred"}.get(own, "hypothetical")  # type: ignore[return-value]
    if context == "planned":
        return own if own in {"denied", "hypothetical"} else "planned"
    if context == "alleged":
        return "alleged" if own in {"occurred", "ongoing"} else own
    return "hypothetical"
