"""Coreference: what pronouns and definite nouns take up, once all names of the page are linked.

Pronouns, class nouns, and the offices and agents that still lack a country are read together in the order of the
text, since each may lean on the ones before it.
"""

from __future__ import annotations

from dragoman.reading.who.about import About
from dragoman.reading.who.acronyms import Acronyms
from dragoman.reading.who.antecedents import Antecedents
from dragoman.reading.who.definites import NUMERALS, Definites, class_nouns
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.genders import gender_of
from dragoman.reading.who.page import Page
from dragoman.reading.who.pronouns import PRONOUNS, Pronouns
from dragoman.reading.who.strangers import strangers
from dragoman.reading.who.unplaced import Unplaced


def coreference(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts, filled where they take up others, and those of pronouns and class nouns added."""
    acronyms = Acronyms(page, drafts)
    for draft in drafts:
        if draft.kind == "person" and not draft.plural:
            draft.gender = gender_of(page.words, draft)
    strangers(page, drafts)
    antecedents = Antecedents(page, drafts)
    pronouns = Pronouns(antecedents)
    definites = Definites(antecedents)
    about = About(page, drafts)
    page.natives = about.natives()
    unplaced = Unplaced(antecedents, about)
    telling = PRONOUNS | NUMERALS | class_nouns().keys()
    open_: dict[int, list[Draft]] = {}
    for draft in antecedents.drafts:
        if draft.country is None or page.words.lower[draft.head].startswith("counterpart"):
            open_.setdefault(draft.head, []).append(draft)
    for token, word in enumerate(page.words.lower):
        found = (pronouns.at(token) or definites.at(token)) if word in telling else []
        if found:
            antecedents.insert(found)
        if token in open_:
            for draft in open_[token]:
                acronyms.fill(draft)
                if not acronyms.is_foreign(draft):
                    unplaced.fill(draft)
    _catch_up(antecedents.drafts)
    return antecedents.drafts


def _catch_up(drafts: list[Draft]) -> None:
    """Give pronouns what became known of their party only after them: "our" in the words of "the president"."""
    for draft in drafts:
        of = draft.copy_of
        if of is not None and of.country and draft.country is None and not draft.international:
            draft.kind, draft.key, draft.id, draft.country = of.kind, of.key, of.id, of.country
            draft.name, draft.sector = of.name or draft.name, of.sector or draft.sector
