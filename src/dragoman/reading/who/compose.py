"""Compose: from noun phrases to drafts, with country, sector and link; each kind of phrase has its module."""

from __future__ import annotations

from dragoman.reading.who.agents import agents
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.named import organisation, state, unknown_organisation
from dragoman.reading.who.page import Page
from dragoman.reading.who.phrases import Phrase
from dragoman.reading.who.surroundings import Surroundings
from dragoman.reading.who.titled import person


def compose(page: Page, phrases: list[Phrase]) -> list[Draft]:
    """The drafts of all phrases of a page, in the order of the text."""

    def draft(phrase: Phrase) -> list[Draft]:
        return _drafts(around, phrase)

    around = Surroundings(page, phrases, draft)
    _count_towns(around, phrases)
    return [made for phrase in phrases for made in around.of(phrase)]


def _count_towns(around: Surroundings, phrases: list[Phrase]) -> None:
    """Count the towns that the page names for the states that they lie in."""
    towns = around.page.towns
    for phrase in phrases:
        unit = phrase.main
        city = around.city(unit) if unit.kind == "place" and not unit.names else None
        if city is not None:
            towns[city.country] = towns.get(city.country, 0) + 1
            around.page.located[unit.root] = city.country


def _drafts(around: Surroundings, phrase: Phrase) -> list[Draft]:
    unit = phrase.main
    if unit.kind == "term":
        return agents(around, phrase)
    sense = around.sense(unit) if unit.kind == "name" else None
    if sense is not None:
        return organisation(around, phrase, sense) if sense.kind == "organisation" else state(around, phrase, sense)
    if unit.kind == "person" or any(name.kind == "person" for name in unit.names):
        return person(around, phrase)
    if unit.kind == "organisation" and unit.label == "ORG":
        return unknown_organisation(around, phrase)
    return []
