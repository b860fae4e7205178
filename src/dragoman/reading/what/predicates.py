"""Predicates: the words that report an act or a state, coded as events or not.

`dragoman annotate --predicates` prints them with the date and status that an event there would have.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.reading.document import token_span
from dragoman.reading.said.factuality import status_of
from dragoman.reading.what.frames import lexicon
from dragoman.reading.when.eventdate import event_date
from dragoman.records import DatedPredicate


def predicates(doc: Doc) -> Iterator[DatedPredicate]:
    """Every predicate of the document in its order; those that are triggers of coded events included."""
    for token in doc:
        if is_predicate(token) or is_eventive(token):
            status = status_of(doc, token)
            yield DatedPredicate(trigger=token_span(token), date=event_date(doc, token, status), status=status)


def is_eventive(token: Token) -> bool:
    """Whether a noun reports a happening, by the table `what/eventive.tsv`: "attack", "visit", "announcement"."""
    return (
        token.pos_ == "NOUN" and token.dep_ not in {"compound", "amod"} and token.lemma_.lower() in lexicon().eventive
    )


def is_predicate(token: Token) -> bool:
    """Whether a token heads a clause of its own: any verb but an auxiliary."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"})
