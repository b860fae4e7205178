"""Timeline: what each time expression of a document hangs on, and the day that each sentence tells of.

Built once a document and kept with it; everything in it follows from the parse, the time expressions and
the publication date. The narrative day is the page's day, or a day shortly before it that the main
clauses speak of ("said Wednesday"), which then holds until another is named.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dragoman.knowledge import Knowledge
from dragoman.reading.document import article_of
from dragoman.reading.when.anchor import Anchor
from dragoman.reading.when.calendar import EVER, Interval, parse_day, plus_days
from dragoman.reading.when.dated import Dated
from dragoman.reading.when.flashback import LEAD_FRESH, flashbacks, is_long
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.modified import modified, opened
from dragoman.reading.when.publication import DATELINE_MARKS, LONGEST_PLACE, publication
from dragoman.reading.when.scene import head_of
from dragoman.reading.when.tense import direction, governor, is_ahead, is_headline, is_pluperfect
from dragoman.reading.when.turningpoints import TurningPoint
from dragoman.records import Timex

KEY = "dragoman.timeline"
FRESH = 10  # days before the page within which a named day becomes the narrative day
LEAD = 3  # sentences of a page in which its own day is looked for
NAMING = 2  # words between a turning point and its date, "began in" or "on"
ABOUT = frozenset({"about", "against", "for", "of", "over", "to", "with"})
STEPS = 8  # no path from a time expression to what it modifies is longer


class Narrative(NamedTuple):
    """The days that a sentence tells of, and how they are known."""

    days: Interval
    words: str
    place: int | None  # the time expression that named them


class Timeline:
    """The dated expressions of a document by the token they modify, and the narrative day of its sentences."""

    def __init__(self, doc: Doc, anchor: Anchor, points: tuple[TurningPoint, ...], knowledge: Knowledge) -> None:
        self.doc = doc
        self.anchor = anchor
        self.knowledge = knowledge
        self.points = {point.token: point for point in points}
        self.parsed = doc.has_annotation("DEP")
        self.dated: dict[int, list[Dated]] = {}
        self.occasions: dict[str, Dated] | None = None  # filled on first use by `occasions`
        self.vague: dict[int, list[Timex]] = {}  # PRESENT_REF and its like, by what they modify
        self.lasting: set[int] = set()  # verbs of what is said to have gone on for months or years
        if self.parsed:
            for index, timex in enumerate(doc._.timexes):
                self._add(index, timex)
        self.sentences = [sentence.start for sentence in doc.sents] if self.parsed else [0]
        self.narratives = self._narratives() if self.parsed else []
        self.lead = self._end_of_lead() if self.parsed else 0  # index of the first token behind the lead
        self.planned = self._planned() if self.parsed else []
        self.flashback = flashbacks(doc, self.dated, anchor.days) if self.parsed else []

    def narrative(self, token: Token) -> Narrative | None:
        """What the sentence of a token tells of."""
        at = bisect_right(self.sentences, token.i) - 1
        return self.narratives[at] if 0 <= at < len(self.narratives) else None

    def looks_back(self, token: Token) -> bool:
        """Whether the sentence of a token goes on from one that told of a time before the news."""
        at = bisect_right(self.sentences, token.i) - 1
        return 0 <= at < len(self.flashback) and self.flashback[at]

    def plan(self, token: Token) -> Narrative | None:
        """The day ahead that the paragraph of a token has been telling of."""
        at = bisect_right(self.sentences, token.i) - 1
        return self.planned[at] if 0 <= at < len(self.planned) else None

    def _planned(self) -> list[Narrative | None]:
        """For each sentence, the last day ahead that the sentences before it in its paragraph named."""
        found: list[Narrative | None] = []
        current: Narrative | None = None
        for sentence in self.doc.sents:
            if sentence.start and "\n" in self.doc[sentence.start - 1].text:
                current = None
            found.append(current)
            for i in range(sentence.start, sentence.end):
                for dated in self.dated.get(i, ()):
                    if dated.days.days == 1 and direction(self.doc[i]) == "future" and not is_headline(self.doc[i]):
                        current = Narrative(dated.days, dated.timex.basis or dated.timex.text, dated.place)
        return found

    def page(self) -> Narrative | None:
        """The day of the page itself, when it is known."""
        return self._page_day()

    def _add(self, index: int, timex: Timex) -> None:
        head = head_of(self.doc, timex.start, timex.end)
        if head is not None and is_long(timex, head):
            self.lasting.add(head.head.head.i)
        if head is None or timex.type not in {"DATE", "TIME"}:
            return
        token, links = modified(head, timex)
        if not links and timex.text.isdigit() and token.pos_ in {"VERB", "AUX", "PROPN"}:
            return  # a bare year belongs to a name: "at the Conference 2010"
        days = Interval(parse_day(timex.earliest), parse_day(timex.latest))
        token = self._own_point(timex, days) or opened(token, timex) or token
        if days == EVER:
            self.vague.setdefault(token.i, []).append(timex)
        else:
            self.dated.setdefault(token.i, []).append(Dated(index, timex, days, token.i, links))

    def _own_point(self, timex: Timex, days: Interval) -> Token | None:
        """The turning point that a date stands behind and is the date of: "the invasion of Ukraine on Feb. 24"."""
        if days == EVER or not self.points:
            return None
        for point in self.points.values():
            between = article_of(self.doc).text[point.end : timex.start].split() if point.end <= timex.start else None
            if between and len(between) <= NAMING and between[-1] in {"on", "in"} and point.days.first in days:
                return self.doc[point.token]
        return None

    def _narratives(self) -> list[Narrative | None]:
        """One narrative a sentence, from left to right."""
        sentences = list(self.doc.sents)
        named = [self._named_day(sentence.start, sentence.end) for sentence in sentences]
        page = self._page_day()
        lead = self._lead(named[: LEAD + 2]) if self.anchor.exact else None
        current = lead or page
        found: list[Narrative | None] = []
        for day in named:
            fresh = day is not None and self._fresh(day.days, FRESH)
            if day is not None and fresh and (_again(day, lead) or not _earlier(day, current)):
                current = day
            found.append(day if fresh else current)
        return found

    def _end_of_lead(self) -> int:
        """Where the first sentences of the page end, headlines and labels not counted."""
        full = [start for start in self.sentences if start < len(self.doc) and not is_headline(self.doc[start])]
        return full[LEAD] if len(full) > LEAD else len(self.doc)

    def _lead(self, named: list[Narrative | None]) -> Narrative | None:
        return next((day for day in named if day is not None and self._fresh(day.days, LEAD_FRESH)), None)

    def _fresh(self, days: Interval, window: int) -> bool:
        last = self.anchor.days.last
        if days.first is None or days.first != days.last or last is None:
            return False
        return 0 <= (last - days.first).days <= window + (last - (self.anchor.days.first or last)).days

    def _named_day(self, start: int, end: int) -> Narrative | None:
        """The single past day that a main clause of the sentence names."""
        for i in range(start, end):
            for dated in self.dated.get(i, ()):
                if dated.days.days == 1 and self._main(self.doc[i], dated) and not self._is_dateline(dated):
                    return Narrative(dated.days, dated.timex.basis or dated.timex.text, dated.place)
        return None

    def _is_dateline(self, dated: Dated) -> bool:
        """Whether a day is where and when the page was written, not what it tells: "TIRANA - 3 May 2023: The …"."""
        text, start, end = article_of(self.doc).text, dated.timex.start, dated.timex.end
        mark = text[end : end + 2].strip()[:1]
        return start <= LONGEST_PLACE and bool(mark) and mark in DATELINE_MARKS and "\n" not in text[:start]

    def _main(self, token: Token, dated: Dated) -> bool:
        """Whether a date stands in a main clause that looks back: it is then what the sentence reports on."""
        verb, between = governor(token)
        links = (*dated.links[-1:], *(between if verb is not None else ()))
        if any(is_cue("from", link) or is_cue("until", link) for link in links):
            return False  # "shelled the port ahead of Friday's vote"
        if verb is None:
            return True
        if _is_spoken_of(token, dated, verb):
            return False
        if is_pluperfect(verb) or (direction(verb) == "future" and not is_headline(verb)):
            return False
        if verb.dep_ == "relcl" and any(self._is_dateline(d) for d in self.dated.get(verb.head.head.i, ())):
            return True  # "TIRANA - 3 May 2023: The minister met …", where the parse hangs the verb on the date
        for _ in range(STEPS):
            if verb.dep_ not in {"conj", "ccomp", "xcomp", "parataxis"}:
                break
            verb = verb.head
        return verb.dep_ == "ROOT"

    def _page_day(self) -> Narrative | None:
        day = self.anchor.exact
        if day is not None:
            return Narrative(Interval(day, day), f"the day of the report, {day}, {self.anchor.name}", None)
        if not self.anchor.closed:
            return None
        return self._latest_day() or self._span()

    def _latest_day(self) -> Narrative | None:
        """The latest past day near the page that an undated text names: what it reports."""
        first, last = self.anchor.days
        near = Interval(plus_days(first, -FRESH) if first else None, last)
        days = [
            dated
            for at in sorted(self.dated)
            for dated in self.dated[at]
            if dated.days.days == 1 and dated.days.first in near and is_ahead(self.doc[at]) != "future"
        ]
        if not days:
            return None
        latest = max(days, key=lambda d: (d.days.first or date.min, -d.place))
        return Narrative(latest.days, f"the latest day that the page reports on: {latest.timex.basis}", latest.place)

    def _span(self) -> Narrative:
        first, last = self.anchor.days
        early = plus_days(first, -FRESH) if first else None
        return Narrative(Interval(early, last), f"the page appeared between {first} and {last}, by its own text", None)


def _is_spoken_of(token: Token, dated: Dated, verb: Token) -> bool:
    """Whether a day is that of an act which the clause only is about: "attacked Saturday's meeting"."""
    if dated.links or token.pos_ != "NOUN" or is_cue("light", verb.lemma_.lower()):
        return False
    return token.dep_ == "dobj" or (token.dep_ == "pobj" and token.head.lower_ in ABOUT)


def clause_of(token: Token) -> Token | None:
    """The verb of the clause that a token stands in; the token itself when it is one."""
    for _ in range(STEPS):
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _again(day: Narrative, lead: Narrative | None) -> bool:
    """Whether a named day is the one that the page opened with: the story comes back to it."""
    return lead is not None and day.days == lead.days


def _earlier(day: Narrative, current: Narrative | None) -> bool:
    """Whether a named day lies before the narrative one: a look back, after which the story goes on."""
    if current is None or current.place is None or day.days.first is None or current.days.first is None:
        return False
    return day.days.first < current.days.first


def timeline(doc: Doc) -> Timeline:
    """The document's timeline, built on first use."""
    known: Timeline | None = doc.user_data.get(KEY)
    if known is None:
        solved = publication(doc)
        known = Timeline(doc, solved.anchor, solved.points, solved.knowledge)
        doc.user_data[KEY] = known
    return known


def single(days: Interval) -> date | None:
    """The day of a one-day interval."""
    return days.first if days.first is not None and days.first == days.last else None
