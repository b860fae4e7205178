"""Tenure: a person named with an office acts within that term of office.

A bound is used only where the page writes the office beside the name ("China's defence minister Li
Shangfu") and knowledge has the term; "former" and a bare name bound nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Doc

from dragoman.knowledge import Holder, Knowledge
from dragoman.reading.document import article_of
from dragoman.reading.when.calendar import Interval, day_of, month_of, parse_day, year_of
from dragoman.reading.when.constraints import Constraint
from dragoman.records import Mention

LONGEST = 3653  # days; who governs for decades bounds nothing
_NOT_NOW = ("former", "ex-", "then-", "late ", "future", "designate", "-elect", "elect ", "candidate", "acting")


def tenures(doc: Doc, mentions: Sequence[Mention], knowledge: Knowledge) -> Iterator[Constraint]:
    """The terms of office in which the people of `mentions` are spoken of, one constraint a person."""
    for mention in mentions:
        titled = _titled(doc, mention)
        if titled is None:
            continue
        terms = [term for term in _terms(titled, knowledge) if term.office == _office(titled, knowledge)]
        days = _hull(terms)
        if days is not None and (days.days or 0) <= LONGEST:
            until = days.last.isoformat() if days.last else "an unknown day"
            words = f"{titled.text!r} held that office from {days.first} to {until} ({terms[0].row})"
            yield Constraint("tenure", words, days, "bounded")


def all_titled(doc: Doc) -> list[Mention]:
    """The page's mentions of persons with their office, one a person, in the order of the text."""
    seen: dict[str, Mention] = {}
    for mention in doc._.mentions:
        if mention.kind == "person" and _has_title(doc, mention):
            seen.setdefault(mention.name or mention.text, mention)
    return list(seen.values())


def incumbents(doc: Doc, knowledge: Knowledge) -> Iterator[Constraint]:
    """The terms of those whom the page names as in office, of each office that it gives to one person only.

    Where two persons bear one office, the page looks back on one of them, and nothing tells on which.
    """
    mentions = all_titled(doc)
    offices = [(mention.country, _office(mention, knowledge)) for mention in mentions]
    alone = [m for m, office in zip(mentions, offices, strict=True) if offices.count(office) == 1]
    yield from (term for term in tenures(doc, alone, knowledge) if term.days.last is not None)


def _titled(doc: Doc, mention: Mention) -> Mention | None:
    """The mention itself, or the one of the same person in the page that carries the office."""
    if mention.kind != "person":
        return None
    if _has_title(doc, mention):
        return mention
    if mention.method == "coreference" and mention.name:
        return next((m for m in all_titled(doc) if m.name == mention.name and m.country == mention.country), None)
    return None


def _has_title(doc: Doc, mention: Mention) -> bool:
    if not mention.evidence or "office_holders" not in mention.evidence or not mention.name:
        return False
    before = article_of(doc).text[max(0, mention.start - 12) : mention.start].lower() + mention.text.lower()
    extra = len(mention.text.split()) - len(mention.name.split())
    named = mention.name.split()[-1] in mention.text  # "the president" is whoever it was when the page appeared
    return named and extra > 0 and not any(word in before for word in _NOT_NOW)


def _office(mention: Mention, knowledge: Knowledge) -> str | None:
    """The office that the words of a mention name, by the longest phrase."""
    words = mention.text.lower().replace("’s", "").replace("'s", "").split()
    for length in range(len(words), 0, -1):
        for at in range(len(words) - length + 1):
            office = knowledge.offices.get(" ".join(words[at : at + length]))
            if office is not None:
                return str(office.office)
    return None


def _terms(mention: Mention, knowledge: Knowledge) -> tuple[Holder, ...]:
    """The person's terms, found by id or by the row that the mention was linked to."""
    if mention.id and mention.id in knowledge.persons:
        return knowledge.persons[mention.id]
    key = next((word for word in (f"person:{mention.country}:{mention.name}",) if word in knowledge.persons), None)
    return knowledge.persons[key] if key else ()


def _hull(terms: list[Holder]) -> Interval | None:
    """From the first day of the first term to the last day of the last; open when that is not over."""
    if not terms:
        return None
    first = _day(terms[0].start, 0)
    last = _day(terms[-1].end, 1) if terms[-1].end else None
    return Interval(first, last) if first else None


def _day(text: str | None, end: int) -> date | None:
    """First or last day of an ISO date, month or year."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")[:3] if part.isdigit()]
    if len(parts) == 3:
        return day_of(*parts) or parse_day(text)
    days = month_of(*parts) if len(parts) == 2 else year_of(parts[0]) if parts else None
    return days[end] if days else None
