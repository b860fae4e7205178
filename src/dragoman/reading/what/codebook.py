"""Codebook: what each event type takes and leaves, for people to read.

The text is data (`what/codebook.tsv`); its examples are run by the tests, so it cannot promise what
the program does not do.
"""

from __future__ import annotations

from dragoman.errors import QueryError
from dragoman.knowledge import table
from dragoman.knowledge.plover import plover

COLUMNS = ("type", "kind", "text", "reads", "source")


def codebook(type_: str) -> str:
    """The codebook's page on a type, as plain text. Raises QueryError when there is no such type."""
    code = type_.upper()
    book = plover()
    if code not in book.types:
        raise QueryError(f"no event type {type_!r}; the types are {' '.join(book.types)}")
    rows = [row for row in entries() if row["type"] == code]
    modes = ", ".join(f"{mode} ({book.intensity(code, mode):g})" for mode in book.modes(code))
    lines = [
        f"{code}: {book.definition(code)}",
        f"quad {book.quad(code)}, intensity {book.intensity(code):g}"
        + (", needs a recipient" if book.needs_recipient(code) else ""),
        *([f"modes: {modes}"] if modes else []),
        "",
        "coded:",
        *(f"  - {row['text']}" for row in rows if row["kind"] == "is"),
        "not coded here:",
        *(f"  - {row['text']}" for row in rows if row["kind"] == "not"),
        "examples:",
        *(f"  {row['text']}  →  {row['reads'].replace('|', ' or ')}" for row in rows if row["kind"] == "example"),
    ]
    return "\n".join(lines)


def entries() -> list[table.Row]:
    """The rows of the codebook table: statements of kind `is` and `not`, and examples with what they read as."""
    return table.read(table.shipped("what/codebook.tsv"), COLUMNS)
