"""What a sentence reads as, in the notation of the codebook: `TYPE A+B>C`, `none`."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from dragoman.records import Party


def countries(parties: Iterable[Party]) -> set[str]:
    """The ISO codes of parties."""
    return {party.country for party in parties if party.country}


def reads(doc: Doc, expected: str) -> bool:
    """Whether the document has an event of one of the expected types with the expected parties."""
    if expected == "none":
        return not doc._.events
    types, _, roles = expected.partition(" ")
    actors, _, recipients = roles.partition(">")
    want = set(filter(None, actors.split("+")))
    return any(
        event.type in types.split("|")
        and want <= countries(event.actors)
        and (not recipients or recipients in countries(event.recipients))
        for event in doc._.events
    )
