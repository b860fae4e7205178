"""Confidence: the chance that an event was read rightly, from what the rules and the second reader think of it.

The rules' own estimate is a product of plain factors, each between 0 and 1: the construction's weight, the
parties that knowledge could place, the depth of the trigger in its sentence. It and the second reader's belief
are put together by a logistic regression (Platt scaling) whose three numbers stand in `what/confidence.tsv`.
"""

from __future__ import annotations

import math
from functools import lru_cache

from spacy.tokens import Token

from dragoman.errors import KnowledgeError
from dragoman.knowledge import table
from dragoman.reading.what.parties import is_known
from dragoman.reading.what.second.judgement import Judged
from dragoman.reading.what.selection import Selected

NOUN_ALONE = 0.9
ONE_SIDE = 0.85
UNPLACED = 0.9
DEEP = 0.93
DEEP_STEPS = 5
FILE = "what/confidence.tsv"
KNOBS = ("intercept", "belief", "rules")
EDGE = 0.01  # shares are held this far from 0 and 1: nobody is surer than that


def confidence(judged: Judged) -> float:
    """A number between 0 and 1, rounded to two digits."""
    intercept, belief, rules = scaling()
    score = intercept + belief * log_odds(judged.belief) + rules * log_odds(prior(judged.selected))
    return round(1 / (1 + math.exp(-score)), 2)


def prior(selected: Selected) -> float:
    """What the rules alone make of an event, between 0 and 1."""
    found = selected.found
    value = found.frame.weight
    if found.frame.pos == "n" and found.support is None:
        value *= NOUN_ALONE
    if not found.actors or (not found.recipients and len(found.actors) < 2):
        value *= ONE_SIDE
    if not all(any(is_known(p) for p in side) for side in (found.actors, found.recipients) if side):
        value *= UNPLACED
    if _depth(found.token) > DEEP_STEPS:
        value *= DEEP
    return value


def log_odds(share: float) -> float:
    """The logit of a share, held away from 0 and 1."""
    held = min(max(share, EDGE), 1 - EDGE)
    return math.log(held / (1 - held))


@lru_cache(maxsize=1)
def scaling() -> tuple[float, float, float]:
    """Intercept and slopes. Raises KnowledgeError when one is missing or no number."""
    cells = {row["name"]: row["value"] for row in table.read(table.shipped(FILE), ("name", "value", "source"))}
    try:
        intercept, belief, rules = (float(cells[name]) for name in KNOBS)
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"{FILE}: {error}") from error
    return intercept, belief, rules


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
