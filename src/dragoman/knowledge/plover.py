"""PLOVER: the sixteen event types, their modes, quads and intensities, the contexts and the sectors.

Codes and numbers are facts of the PLOVER codebook (Open Event Data Alliance); definitions are in our
words. Where the codebook's tables disagree, its section on the type decides: SANCTION is material conflict.
"""

from __future__ import annotations

from functools import cache, cached_property

from dragoman.knowledge.table import read, shipped

QUADS = ("VERBAL_COOPERATION", "MATERIAL_COOPERATION", "VERBAL_CONFLICT", "MATERIAL_CONFLICT")


class Plover:
    """The codebook as tables; every look-up of an unknown type raises KeyError."""

    def __init__(self) -> None:
        self._types = {r["type"]: r for r in _table("types", ("type", "quad", "recipient", "intensity", "definition"))}
        self._modes = {
            (r["type"], r["mode"]): r for r in _table("modes", ("type", "mode", "intensity", "context", "definition"))
        }

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The sixteen types, in the codebook's order."""
        return tuple(self._types)

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        """The contexts, in the codebook's order."""
        return tuple(r["context"] for r in _table("contexts", ("context", "definition")))

    @cached_property
    def sectors(self) -> tuple[str, ...]:
        """The sector codes."""
        return tuple(r["sector"] for r in _table("sectors", ("sector", "definition")))

    def quad(self, type_: str) -> str:
        """One of QUADS."""
        return self._types[type_]["quad"]

    def needs_recipient(self, type_: str) -> bool:
        """Whether the codebook requires a recipient for events of this type."""
        return self._types[type_]["recipient"] == "required"

    def modes(self, type_: str) -> tuple[str, ...]:
        """The modes of a type, in the codebook's order; raises KeyError for an unknown type."""
        self._types[type_]
        return tuple(mode for of, mode in self._modes if of == type_)

    def intensity(self, type_: str, mode: str | None = None) -> float:
        """The conflict-cooperation score of a type and mode, -10 to 10; the type's own score without a mode.

        A mode without a score of its own has its type's. Raises KeyError for an unknown type or mode.
        """
        own = self._modes[type_, mode]["intensity"] if mode else ""
        return float(own or self._types[type_]["intensity"])

    def definition(self, code: str) -> str:
        """What a type, context or sector means, in one line; raises KeyError for an unknown code."""
        if code in self._types:
            return self._types[code]["definition"]
        found = {r["context"]: r["definition"] for r in _table("contexts", ("context", "definition"))}
        found |= {r["sector"]: r["definition"] for r in _table("sectors", ("sector", "definition"))}
        return found[code]


def _table(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    return read(shipped(f"plover/{name}.tsv"), columns)


@cache
def plover() -> Plover:
    """The codebook, read once."""
    return Plover()
