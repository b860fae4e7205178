"""Coreference: what pronouns and definite nouns take up, once all names of the page are linked.

Pronouns and class nouns are read together in the order of the text, since each may lean on the ones before
it; then offices and agents that still lack a country.
"""

from __future__ import annotations

from dragoman.reading.who.antecedents import Antecedents
from dragoman.reading.who.definites import NUMERALS, Definites, class_nouns
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.page import Page
from dragoman.reading.who.pronouns import PRONOUNS, Pronouns


def coreference(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts, filled where they take up others, and those of pronouns and class nouns added."""
    antecedents = Antecedents(page, drafts)
    pronouns, definites = Pronouns(antecedents), Definites(antecedents)
    telling = PRONOUNS | NUMERALS | class_nouns().keys()
    for token, word in enumerate(page.words.lower):
        if word not in telling:
            continue
        found = pronouns.at(token) or definites.at(token)
        if found:
            antecedents.insert(found)
    definites.counterparts()
    definites.fill()
    return antecedents.drafts
