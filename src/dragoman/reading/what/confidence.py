"""Confidence: the chance that an event was read wholly rightly: type, actors, recipients and status.

A logistic regression on the event's facts (see `facts`); its weights, and the least confidence from which on an
event is reported, stand in `what/confidence.tsv`.
"""

from __future__ import annotations

import math
from functools import lru_cache

from spacy.tokens import Doc

from dragoman.errors import KnowledgeError
from dragoman.knowledge import table
from dragoman.reading.document import article_of
from dragoman.reading.what.facts import FACTS, PAGE, facts
from dragoman.reading.what.second.judgement import Judged
from dragoman.reading.who.gazetteer import is_caseless

FILE = "what/confidence.tsv"
COLUMNS = ("name", "value", "source")
REPORTED = "reported"


def confidence(doc: Doc, judged: Judged) -> float:
    """A number between 0 and 1, rounded to two digits."""
    weights = settings()
    score = sum(weights[name] * value for name, value in facts(doc, judged).items())
    return round(1 / (1 + math.exp(-score)), 2)


def least_reported(doc: Doc) -> float:
    """The confidence from which on an event is reported, unless the user says otherwise.

    In a text shorter than a page nothing is held back: whoever gives a sentence wants to know what it says, and
    the weights were fitted on pages; nor in one without capitals, where hardly anybody is placed.
    """
    return settings()[REPORTED] if len(doc) >= PAGE and not is_caseless(article_of(doc).text) else 0.0


@lru_cache(maxsize=1)
def settings() -> dict[str, float]:
    """Weights by fact, and the least confidence. Raises KnowledgeError when one is missing or no number."""
    cells = {row["name"]: row["value"] for row in table.read(table.shipped(FILE), COLUMNS)}
    try:
        return {name: float(cells[name]) for name in (*FACTS, REPORTED)}
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"{FILE}: {error}") from error
