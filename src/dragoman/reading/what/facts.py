"""Facts: what can be seen of an event that tells how far its reading can be trusted.

Each fact is a number with a name; its weight stands under that name in `what/confidence.tsv`, fitted on events
that were judged one by one (`benchmarks/fit_confidence.py`). A fact never looks at a word of the text: a party
that a whole page leaves unplaced was misread more often than not, whoever it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from spacy.tokens import Doc, Token

from dragoman.reading.document import head_of
from dragoman.reading.what.frames import lexicon
from dragoman.reading.what.parties import is_known
from dragoman.reading.what.reader import Found
from dragoman.reading.what.second.judgement import Judged
from dragoman.reading.what.selection import Selected
from dragoman.reading.what.sides import PRONOUNS
from dragoman.records import Party

NOUN_ALONE = 0.9
ONE_SIDE = 0.85
UNPLACED = 0.9
DEEP = 0.93
DEEP_STEPS = 5
EDGE = 0.01  # shares are held this far from 0 and 1: nobody is surer than that
PAGE = 150  # words from which on a text is a page, which tells who its people are
USUAL = 200  # words of a page to which others are compared
PASSAGE = 300  # characters by which a page gets on to its next matter
INTERNATIONAL = "IGO"
POWERS = ("powers",)
# types that are read rightly without a recipient as often as with one: said or done for all to see
BEFALL_NOBODY = frozenset({"REQUEST", "REJECT", "RETREAT", "PROTEST", "COERCE", "MOBILIZE"})
SURE = 0.8  # score of a mention from which on it is sure who is meant
SPEAKERS = frozenset({"i", "we", "my", "our", "us", "you", "your"})


def facts(doc: Doc, judged: Judged) -> dict[str, float]:
    """The facts of one event by name, in a fixed order."""
    return {name: fact(doc, judged) for name, fact in FACTS.items()}


def prior(selected: Selected) -> float:
    """What the rules alone make of an event, between 0 and 1."""
    found = selected.found
    value = found.frame.weight
    if found.is_bare_noun:
        value *= NOUN_ALONE
    if _is_one_sided(found):
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


def _unplaced(doc: Doc, parties: list[Party]) -> float:
    """The share of the parties without a country, as far as the page is long enough to tell it."""
    lost = sum(not (p.country or p.id or p.sector == INTERNATIONAL or _is_elsewhere(doc, p)) for p in parties)
    return min(1.0, len(doc) / PAGE) * lost / max(len(parties), 1)


def _is_elsewhere(doc: Doc, party: Party) -> bool:
    """Whether no page would tell a party's country: a village, or states and parties at large ("its allies")."""
    if party.mention is not None and doc._.mentions[party.mention].kind == "place":
        return True
    head = head_of(doc, party)
    return head is not None and head.tag_ == "NNS" and lexicon().is_a(head.lemma_.lower(), POWERS)


def _unsorted(parties: list[Party]) -> float:
    return float(any(not p.sector for p in parties))


def _is_one_sided(found: Found) -> bool:
    return not found.actors or (not found.recipients and len(found.actors) < 2)


def _lacks_recipient(selected: Selected) -> bool:
    """Whether nobody is named whom an act of a kind befalls that befalls somebody."""
    found = selected.found
    return not found.recipients and len(found.actors) < 2 and selected.type not in BEFALL_NOBODY


def _is_guessed(doc: Doc, parties: list[Party]) -> bool:
    """Whether it is doubtful who a party of these is: a pronoun with several candidates, a name by likeness."""
    scores = [doc._.mentions[p.mention].score for p in parties if p.mention is not None]
    return bool(scores) and min(scores) < SURE


def _is_pronoun(parties: list[Party]) -> bool:
    return any(p.text.lower() in PRONOUNS for p in parties)


def _is_first(found: Found) -> bool:
    """Whether a recipient stands before the trigger, as in a passive clause."""
    return any(p.end <= found.token.idx for p in found.recipients)


def _is_speech(token: Token) -> bool:
    """Whether somebody speaks for himself in the sentence: "I", "we", "you"."""
    return any(t.lower_ in SPEAKERS for t in token.sent)


def _states(found: Found) -> set[str | None]:
    return {p.country for p in (*found.actors, *found.recipients)} - {None}


def _both(found: Found) -> tuple[list[Party], list[Party]]:
    return found.actors, found.recipients


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


FACTS: dict[str, Callable[[Doc, Judged], float]] = {
    "intercept": lambda doc, judged: 1.0,
    "belief": lambda doc, judged: log_odds(judged.belief),
    "rules": lambda doc, judged: log_odds(prior(judged.selected)),
    "unplaced_actor": lambda doc, judged: _unplaced(doc, judged.selected.found.actors),
    "unplaced_recipient": lambda doc, judged: _unplaced(doc, judged.selected.found.recipients),
    "unsorted_actor": lambda doc, judged: _unsorted(judged.selected.found.actors),
    "unsorted_recipient": lambda doc, judged: _unsorted(judged.selected.found.recipients),
    "bare_noun": lambda doc, judged: float(judged.selected.found.is_bare_noun),
    "two_states": lambda doc, judged: float(len(_states(judged.selected.found)) > 1),
    "no_actor": lambda doc, judged: float(not judged.selected.found.actors),
    "no_recipient": lambda doc, judged: float(_lacks_recipient(judged.selected)),
    "recipient_first": lambda doc, judged: float(_is_first(judged.selected.found)),
    "guessed": lambda doc, judged: float(any(_is_guessed(doc, side) for side in _both(judged.selected.found))),
    "pronoun": lambda doc, judged: float(any(_is_pronoun(side) for side in _both(judged.selected.found))),
    "speech": lambda doc, judged: float(_is_speech(judged.selected.found.token)),
    "late": lambda doc, judged: math.log(1 + judged.selected.found.token.idx / PASSAGE),
    "long_page": lambda doc, judged: math.log(max(len(doc), PAGE) / USUAL),
}
