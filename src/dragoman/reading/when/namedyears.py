"""Named years: what a page tells as past or as coming, with its year, bounds the day on which the page appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from dragoman.reading.document import article_of
from dragoman.reading.when.calendar import Interval, parse_day
from dragoman.reading.when.evidence import Evidence
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.reader import Found
from dragoman.reading.when.scene import head_of
from dragoman.reading.when.tense import governor

LIMITS = frozenset({"by", "until", "till", "through", "to", "beyond"})  # "wants it by 2030" is not past
WILL = frozenset({"will", "shall", "'ll", "’ll"})
NAMING = frozenset({"compound", "nummod", "amod", "nmod", "poss"})  # how a year hangs on what it names
BACK = frozenset({"after", "since"})  # "will be the first after the flood of 2019"
RANGE = re.compile(r"[-–/]\d")  # what joins the ends of "2021-2040"


def named_years(doc: Doc, found: Sequence[Found], strictly: bool = False) -> Iterator[Evidence]:
    """What is told in the past and names its year lies before the page; what is ahead lies after it.

    "Chile signed the treaty in 2019": the page is not older than 2019. `strictly` leaves out all years that only
    name a thing: most things are told of in their year or later, but a date known otherwise does not give way to that.
    """
    past: list[Evidence] = []
    ahead: list[Evidence] = []
    for one in found:
        timex = one.timex
        first, last = parse_day(timex.earliest), parse_day(timex.latest)
        if not one.match.has("year") or one.match.pattern.rule not in {"day", "month", "year"} or not first:
            continue
        if one.direction == "past" and one.match.before() not in LIMITS and not _is_start_of_plan(doc, one):
            name = _names(doc, one)
            if name is None or (name and not strictly and not is_cue("ahead-name", name)):
                past.append(Evidence(f"{timex.text!r} is past", Interval(first, None)))
        elif one.direction == "future" and last is not None and _is_announced(doc, one):
            ahead.append(Evidence(f"{timex.text!r} lies ahead", Interval(None, last)))
    yield from (*past, *ahead)


def _is_start_of_plan(doc: Doc, one: Found) -> bool:
    """Whether what will be begins then: "will fly as of August 1"."""
    head = head_of(doc, one.timex.start, one.timex.end) if doc.has_annotation("DEP") else None
    verb, links = governor(head) if head is not None else (None, ())
    return verb is not None and links[:2] == ("of", "as") and any(child.lower_ in WILL for child in verb.children)


def _names(doc: Doc, one: Found) -> str | None:
    """The lemma of what a year only names, as of a plan or a cup years ahead ("Vision 2030"); "" in a range of years.

    None where it tells when something was, or names an act or a process, "the 2019 protests".
    """
    if one.match.pattern.rule != "year":
        return None
    text = article_of(doc).text
    before, after = text[max(0, one.timex.start - 2) : one.timex.start], text[one.timex.end : one.timex.end + 2]
    if RANGE.fullmatch(before[::-1]) or RANGE.fullmatch(after):
        return ""
    head = head_of(doc, one.timex.start, one.timex.end)
    last = doc[head.i - 1] if head is not None and head.i and head.dep_ != "pobj" else None  # of "Agenda 2040"
    if last is not None and last.pos_ == "PROPN":
        return last.lower_
    if head is None or head.dep_ not in NAMING:
        return None
    lemma = head.head.lemma_.lower()
    return None if any(is_cue(cue, lemma) for cue in ("act", "process")) else lemma


def _is_announced(doc: Doc, one: Found) -> bool:
    """Whether the verb that a time hangs on says "will": "until 2012" and "the 2030 goal" say nothing of today.

    Nor does a year that only names a thing, "will breach the 1999 constitution", or with which what is ahead is
    compared, "will fall to the prices of 2019", "will be the first after the flood of 2019".
    """
    head = head_of(doc, one.timex.start, one.timex.end)
    if head is None or head.dep_ in NAMING or not doc.has_annotation("DEP"):
        return False
    verb, links = governor(head)
    if verb is None or set(links) & BACK or "of" in links[:1]:
        return False
    return any(child.lower_ in WILL for child in verb.children)
