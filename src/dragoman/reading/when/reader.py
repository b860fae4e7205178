"""Reader: all time expressions of a document, resolved from one anchor.

Expressions are sorted and never overlap; the longest pattern that a rule accepts wins. The value of a
relative expression is given only if it is the same on every day that the page may have appeared on.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec.structs import replace
from spacy.tokens import Doc

from dragoman.reading.document import article_of
from dragoman.reading.when.anchor import Anchor
from dragoman.reading.when.calendar import Interval, parse_day, plus_days
from dragoman.reading.when.match import Match, matches_at, places, row_of
from dragoman.reading.when.rules import RULES
from dragoman.reading.when.scene import Reference, Resolved, Scene, View
from dragoman.reading.when.tense import Direction
from dragoman.reading.when.timex3 import bounds, iso
from dragoman.reading.when.units import Units
from dragoman.records import Timex

_RANGE = {"-", "to", "and", "through", "until", "or", "till"}


class Found(NamedTuple):
    """A time expression with the match it comes from and the direction of its clause."""

    timex: Timex
    match: Match
    direction: Direction | None


class Reader:
    """Reads one document; holds the day last spoken of while it goes from left to right."""

    def __init__(self, doc: Doc, anchor: Anchor) -> None:
        self.doc = doc
        self.anchor = anchor
        self.reference: Reference | None = None
        self.day: Reference | None = None
        self.found: list[Found] = []
        self.named: set[str] = set()  # days that the text has fixed, for a weekday that could be one of two

    def read(self, row: Units | None = None) -> list[Found]:
        """All time expressions, in the order of the text."""
        row = row or row_of(article_of(self.doc).text)
        free = 0
        waiting: list[tuple[int, Match]] = []
        for at in places(row):
            if at < free:
                continue
            for fitting in matches_at(row, at):
                match = self._with_range_year(fitting)
                found = self._accept(match)
                if found is None:
                    continue
                if match.pattern.rule == "clock":
                    waiting.append((len(self.found), match))
                self.found.append(found)
                free = match.last
                tail = _range_end(match)
                if tail is not None and (extra := self._accept(tail)) is not None:
                    self.found.append(extra)
                    free = tail.last
                break
        for index, match in waiting:
            self._set_day_of_clock(index, match)
        self._agree_on_tomorrow()
        return self.found

    def _accept(self, match: Match) -> Found | None:
        scene = self._scene(match)
        resolved = self._resolve(scene)
        if resolved is None:
            return None
        timex = self._timex(match, resolved)
        if match.pattern.rule != "clock":
            self._remember(timex)
        return Found(timex, match, scene.direction if timex.type in {"DATE", "TIME"} else None)

    def _scene(self, match: Match) -> Scene:
        anchor = self.anchor
        return Scene(
            self.doc, match, View(anchor.exact, anchor.name, anchor.hint, self.reference, self.day, anchor.days)
        )

    def _resolve(self, scene: Scene) -> Resolved | None:
        rule = RULES[scene.match.pattern.rule]
        if self.anchor.exact is not None or not self.anchor.closed:
            return rule(scene)
        first, last = self.anchor.days
        early, late = rule(scene.at(first)), rule(scene.at(last))
        if early is None or late is None or early.value == late.value:
            return early if late is not None else None
        begin, end = bounds(early.value, early.mod), bounds(late.value, late.mod)
        for one in (late, early):
            if one.value in self.named:
                return one._replace(basis=f"{one.basis}; the text names that day elsewhere")
        basis = f"{scene.words!r}: {early.value} to {late.value}, as the page appeared between {first} and {last}"
        return early._replace(
            value=None, basis=basis, earliest=begin.first if begin else None, latest=end.last if end else None
        )

    def _timex(self, match: Match, resolved: Resolved) -> Timex:
        days = bounds(resolved.value, resolved.mod) if resolved.type in {"DATE", "TIME"} else None
        if resolved.earliest is not None or resolved.latest is not None:
            days = Interval(resolved.earliest, resolved.latest)
        return Timex(
            start=match.start,
            end=match.end,
            text=match.row.text[match.start : match.end],
            type=resolved.type,
            value=resolved.value,
            mod=resolved.mod,
            earliest=iso(days.first) if days else None,
            latest=iso(days.last) if days else None,
            basis=resolved.basis or None,
        )

    def _remember(self, timex: Timex) -> None:
        first = parse_day(timex.earliest)
        if first is not None and timex.value is not None and timex.type in {"DATE", "TIME"}:
            self.reference = Reference(first, timex.text, timex.value, timex.start)
            if timex.earliest == timex.latest:
                self.named.add(timex.value)
                self.day = self.reference

    def _with_range_year(self, match: Match) -> Match:
        """The year behind a range of days, "March 5-7, 2023", belongs to both of its ends."""
        if match.pattern.rule != "day" or match.has("year") or match.has("rel"):
            return match
        tail = _range_end(match)
        if tail is None or not tail.has("year"):
            return match
        return match._replace(slots={**match.slots, "year": tail.slots["year"]})

    def _agree_on_tomorrow(self) -> None:
        """A weekday that the text places on the coming day is that day in its past clauses too.

        A wire told "headed Tuesday to Africa" on a Monday, for papers of the next day: not of six days before.
        """
        coming = plus_days(self.anchor.exact, 1) if self.anchor.exact is not None else None
        before = plus_days(coming, -7) if coming is not None else None
        if coming is None or before is None:
            return
        if not any(_is_weekday(f) and f.direction == "future" and _day(f.timex) == coming for f in self.found):
            return
        for index, one in enumerate(self.found):
            if one.match.pattern.name == "weekday" and one.direction == "past" and _day(one.timex) == before:
                basis = f"{one.timex.text!r} read as the day after {self.anchor.exact}, which the text names as coming"
                moved = replace(one.timex, value=iso(coming), earliest=iso(coming), latest=iso(coming), basis=basis)
                self.found[index] = one._replace(timex=moved)

    def _set_day_of_clock(self, index: int, match: Match) -> None:
        """A time of day takes the day that its own sentence names, before or behind it."""
        if {"month", "weekday", "today"} & match.slots.keys():
            return
        head = self._scene(match).token
        if head is None or not self.doc.has_annotation("SENT_START"):
            return
        begin, end = head.sent.start_char, head.sent.end_char
        near = [
            f.timex
            for f in self.found
            if begin <= f.timex.start < end and f.match.pattern.rule != "clock" and _day(f.timex) is not None
        ]
        if not near:
            return
        best = min(near, key=lambda t: abs(t.start - match.start))
        day = _day(best)
        self.day = Reference(day, best.text, best.value or "", best.start) if day else None
        resolved = self._resolve(self._scene(match))
        if resolved is not None:
            self.found[index] = self.found[index]._replace(timex=self._timex(match, resolved))


def _is_weekday(found: Found) -> bool:
    return found.match.pattern.rule == "weekday"


def _day(timex: Timex) -> date | None:
    """The single day of a time expression."""
    return parse_day(timex.earliest) if timex.earliest and timex.earliest == timex.latest else None


def _range_end(match: Match) -> Match | None:
    """The second day of "March 5-7" or "April 24 and 25", read with the month of the first."""
    if match.pattern.name not in {"md", "weekday-md"} or match.slots["day"][0] < match.slots["month"][0]:
        return None
    words, at = match.row.words, match.last
    if match.after() not in _RANGE or at + 1 >= len(words):
        return None
    number = words[at + 1]
    if not (number.isascii() and number.isdigit() and len(number) <= 2 and 1 <= int(number) <= 31):
        return None
    following = words[at + 2] if at + 2 < len(words) else ""
    last = at + 2 + (following in {"st", "nd", "rd", "th"})
    slots = {"month": match.slots["month"], "day": (at + 1, at + 2)}
    comma = 1 if last < len(words) and words[last] == "," else 0
    year = words[last + comma] if last + comma < len(words) else ""
    if year.isascii() and year.isdigit() and len(year) == 4 and year[0] in "12":
        slots["year"] = (last + comma, last + comma + 1)
    elif following not in {"st", "nd", "rd", "th", ".", ",", ";", "in", "at", "rp", "", "\n", "for", "to", "by", "on"}:
        return None  # "March 5 and 7 people …" counts people
    return match._replace(first=at + 1, last=last, slots=slots)
