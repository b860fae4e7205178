"""Page: what the readers of this package know of the page at hand.

The page's day decides who holds an office; the persons, states and organisations already found in it
decide whom a surname or "the two leaders" means. A page belongs to one document and to nobody else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from dragoman.knowledge import Knowledge, Organisation
from dragoman.reading.document import article_of
from dragoman.reading.who.home import home_of
from dragoman.reading.who.reported import outlet_of
from dragoman.reading.who.units import Unit
from dragoman.reading.who.words import Words

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(slots=True)
class Page:
    """The words, the day (ISO, or None) and what has been found so far."""

    words: Words
    knowledge: Knowledge
    day: str | None
    year: str | None  # the latest year that the text names, when there is no day
    caseless: bool
    times: frozenset[int] = frozenset()  # tokens of time expressions
    countries: dict[str, int] = field(default_factory=dict)  # how often each state is named, by any form
    persons: dict[str, str] = field(default_factory=dict)  # key → country, of persons named in full
    parts: dict[str, str] = field(default_factory=dict)  # part of a full name → key of the person
    dateline: str | None = None  # the state that the page is reported from
    outlet: Organisation | None = None  # who publishes it
    home: str | None = None  # the state whose affairs the outlet writes of
    towns: dict[str, int] = field(default_factory=dict)  # how often towns of each state are named
    located: dict[int, str] = field(default_factory=dict)  # states of such towns by token
    bodies: set[str] = field(default_factory=set)  # states of the organisations that the page names
    acronyms: dict[str, int] = field(default_factory=dict)  # that the page explains, and the last token of the name
    natives: list[str | None] = field(default_factory=list)  # by token, the state whose people its sentence means
    called: set[str] = field(default_factory=set)  # single words that the recogniser takes for a person somewhere
    strangers: set[str] = field(
        default_factory=set
    )  # first and last words of the full names of persons whom nobody knows

    @property
    def date(self) -> str | None:
        """The day, or the year that stands in for it."""
        return self.day or self.year


def page_of(doc: Doc, words: Words, knowledge: Knowledge, caseless: bool) -> Page:
    """The page of a document, nothing found yet."""
    published = article_of(doc).published
    day = published.date if published and published.trust != "doubtful" else None
    years = [year for year in _YEAR.findall(words.source) if year <= _horizon(knowledge)] if day is None else []
    times = (range(words.at(t.start), words.at(max(t.end - 1, t.start)) + 1) for t in doc._.timexes)
    taken = frozenset(i for at in times for i in at)
    outlet = outlet_of(doc, knowledge)
    home = home_of(doc, outlet, knowledge)
    return Page(words, knowledge, day, max(years, default=None), caseless, taken, outlet=outlet, home=home)


@cache
def _horizon(knowledge: Knowledge) -> str:
    """The last year that the knowledge base tells of; later ones in a text are plans."""
    return max((term.as_of or term.start or "")[:4] for term in knowledge.holders)


def count_countries(page: Page, units: list[Unit]) -> None:
    """Count the states that the names of the page can mean; an ambiguous name counts for its first reading."""
    outlet = page.outlet.country if page.outlet is not None else None
    page.bodies.update(country for country in (page.home, outlet) if country)
    for unit in units:
        if unit.names and unit.names[0].kind == "organisation":
            body = page.knowledge.organisations.get(unit.names[0].key)
            if body is not None and body.country:
                page.bodies.add(body.country)
        if unit.names and unit.names[0].kind in {"state", "place"}:
            key = unit.names[0].key
            page.countries[key] = page.countries.get(key, 0) + 1
