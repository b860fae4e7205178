"""Past: sentences that tell of what is long over, which no news page reports as news.

A year, a decade or a century gives it away where nothing in the sentence speaks of the present: "In 1941 the army
invaded". Long past is what happened decades before the page, as far as its day is known. A page most of whose years
are so tells history from one end to the other, but for what it dates to a day of its own. What "for decades" or
"nearly 50 years ago" is said of is no event of a day either, nor is a sum over many years.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from dragoman.reading.document import article_of
from dragoman.reading.when.publication import publication
from dragoman.records import EventMention

YEAR = re.compile(r"(1[0-9]{3}|20[0-9]{2})s?")
ALONE = re.compile(r"(?<![\d.,$€£])(?:1[0-9]{3}|20[0-9]{2})(?![\d,.%]\d|\d)")
CENTURY = re.compile(r"\bin the (?:\w+ )?(?:1[0-9]th|nineteenth|eighteenth|seventeenth|sixteenth) centur", re.I)
PRESENT = re.compile(
    r"\b(?:today|yesterday|tonight|tomorrow|now|recently|currently|this (?:morning|week|month|year)|"
    r"last (?:night|week|month|year)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
SPAN = re.compile(
    r"\b(?:decades?|centur(?:y|ies)|generations?|years?|months|weeks|days|later|following|next|era)\b", re.I
)
LONG = re.compile(r"\b(?:decades|centuries|generations|(?:[3-9]\d|\d{3,}) years)\b", re.I)
MODERN = 1900
RECENT = 1980  # no news page reports what happened before as news
HISTORY = 20  # years before its page that make an act history
SUM = 5  # years over which what is told is a sum of many acts
SUMMED = frozenset({"ACCUSE", "COERCE", "SANCTION", "REQUEST"})  # acts that are counted by the thousand
YEARS = 3  # that a page must name to be judged by them
MOSTLY = 0.75
BEFORE = 1950  # two years and none later tell as much
PHRASE = 60  # characters of a time phrase
LASTING = frozenset({"for", "over", "during", "throughout", "across"})


class Past:
    """What one document's years say."""

    def __init__(self, doc: Doc) -> None:
        self.text = article_of(doc).text
        self.recent = _recent(doc)
        years = [int(found.group()) for found in ALONE.finditer(self.text)]
        old = [year for year in years if year < self.recent]
        mostly = len(old) >= YEARS and len(old) >= MOSTLY * len(years)
        self.is_history = mostly or (len(years) > 1 and max(years) < BEFORE)

    def tells(self, sentence: Span) -> bool:
        """Whether a sentence tells of years long past and of no other time."""
        years = [
            int(found.group(1)) for token in sentence if (found := YEAR.fullmatch(token.text)) and _is_dated(token)
        ]
        if years:
            return max(years) < RECENT and not _is_present(sentence)
        if CENTURY.search(sentence.text) is not None and not _is_present(sentence):
            return True
        return self._is_long_past(sentence) or (self.is_history and not _is_present(sentence))

    def _is_long_past(self, sentence: Span) -> bool:
        """Whether a sentence without a year stands in a paragraph all of whose years are centuries ago."""
        start = self.text.rfind("\n", 0, sentence.start_char) + 1
        end = self.text.find("\n", sentence.end_char)
        years = [int(found.group()) for found in ALONE.finditer(self.text, start, end if end >= 0 else len(self.text))]
        return len(years) > 1 and max(years) < MODERN

    def dates(self, verb: Token) -> bool:
        """Whether a clause of a sentence is dated to a year long past by what stands in it or under it."""
        years = [t for t in verb.sent if YEAR.fullmatch(t.text) and _is_dated(t)]
        if not years or max(int(t.text[:4]) for t in years) >= self.recent or _is_present(verb.sent):
            return False
        return any(verb in _clauses(year) for year in years)

    def holds(self, event: EventMention) -> bool:
        """Whether an event's own date is long past, or is so many years that it is a sum of many acts."""
        if event.date is None or event.date.end is None:
            return False
        last = int(event.date.end[:4])
        if event.date.start is not None and event.type in SUMMED and last - int(event.date.start[:4]) >= SUM:
            return True
        return last < self.recent


def _clauses(year: Token) -> list[Token]:
    """The predicates that a year dates: what it hangs on, up to the end of its clause and what governs that."""
    found: list[Token] = []
    for above in year.ancestors:
        found.append(above)
        if above.dep_ in {"relcl", "acl", "appos", "parataxis", "advcl"}:
            break
    return found


def _recent(doc: Doc) -> int:
    """The first year that is not long past for a page: two decades before the earliest day it may be of."""
    first = publication(doc).anchor.days.first
    return RECENT if first is None else max(RECENT, first.year - HISTORY)


def is_lasting(verb: Token) -> bool:
    """ "For decades people have protested", "was set up nearly 50 years ago": what has no day."""
    return any(
        (child.dep_ == "prep" and child.lower_ in LASTING and _is_long(child))
        or (child.dep_ == "advmod" and child.lower_ == "ago" and _is_long(child))
        for child in verb.children
    )


def _is_long(phrase: Token) -> bool:
    words = " ".join(token.lower_ for token in phrase.subtree)
    return len(words) < PHRASE and LONG.search(words) is not None


def _is_dated(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "EVENT"}


def _is_present(sentence: Span) -> bool:
    """Whether a sentence speaks of the present, or of a day whose year goes without saying."""
    if PRESENT.search(sentence.text) is not None:
        return True
    dates = [entity.text for entity in sentence.ents if entity.label_ == "DATE"]
    return not all(YEAR.search(date) or SPAN.search(date) for date in dates)
