"""The spaCy component `dragoman.who`: persons, states, organisations and agents in `doc._.mentions`.

A pure function of the parsed document and the knowledge base. Mentions are sorted by (start, end); a
phrase that means several parties ("the two leaders", "U.S. and Russian officials") has one mention each
with the same span.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.knowledge import Knowledge, load
from dragoman.reading import document
from dragoman.reading.factory import factory
from dragoman.reading.who.acronyms import without_namesakes
from dragoman.reading.who.compose import compose
from dragoman.reading.who.coreference import coreference
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.garbled import Garbled
from dragoman.reading.who.gazetteer import Gazetteer, is_caseless
from dragoman.reading.who.namesakes import name_persons
from dragoman.reading.who.nicknames import with_nicknames
from dragoman.reading.who.page import Page, count_countries, page_of
from dragoman.reading.who.phrases import phrases
from dragoman.reading.who.plausible import plausible
from dragoman.reading.who.reported import credit, dateline
from dragoman.reading.who.spellings import Spellings, respelt
from dragoman.reading.who.terms import Lexicon
from dragoman.reading.who.units import Unit, units
from dragoman.reading.who.words import Words, words_of
from dragoman.records import Mention


@factory("dragoman.who", default_config={"knowledge": []})
def create(nlp: Language, name: str, knowledge: Sequence[str]) -> Component:
    """The component; `knowledge` are folders with rows of the user's own."""
    return Component(knowledge)


class Component:
    """Finds and links mentions."""

    def __init__(self, knowledge: Sequence[str]) -> None:
        document.register()
        self._knowledge: Knowledge = load(tuple(Path(folder) for folder in knowledge))
        self._gazetteer = Gazetteer(self._knowledge)
        self._lexicon = Lexicon(self._knowledge)
        self._spellings = Spellings(self._knowledge)

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):  # a page in a language that is not coded
            return doc
        words = words_of(doc)
        page = page_of(doc, words, self._knowledge, is_caseless(words.source))
        doc._.mentions = tuple(mentions(words, self.read(page)))
        doc._.natives = tuple(page.natives)
        return doc

    def read(self, page: Page) -> list[Draft]:
        """The drafts of a page."""
        words = page.words
        hits = plausible(page, self._gazetteer.hits(words, page.caseless))
        page.dateline = dateline(words, hits, self._knowledge)
        if page.outlet is None:
            page.outlet = credit(words, hits, self._knowledge)
            if page.home is None and page.outlet is not None and page.outlet.country == page.dateline:
                page.home = page.dateline  # an agency that reports from its own state
        taken = {i for hit in hits for i in range(hit.first, hit.last)}
        found = units(words, hits, self._lexicon.terms(words, taken))
        found = with_nicknames(words, found, self._knowledge)
        self._respell(words, found)
        found = without_namesakes(page, found)
        count_countries(page, found)
        found = name_persons(page, found)
        if not page.caseless:
            found = Garbled(page, found).units_with_aliases()
        drafts = compose(page, phrases(words, found))
        return coreference(page, drafts)

    def _respell(self, words: Words, found: list[Unit]) -> None:
        """Give unknown entities of several words the known name that they spell otherwise."""
        for unit in found:
            if not unit.names and unit.term is None and 1 < unit.last - unit.first < 7:
                unit.names = respelt(words.slice(unit.first, unit.last), self._spellings, unit.kind == "person")
                unit.kind = "name" if unit.names else unit.kind


def mentions(words: Words, drafts: list[Draft]) -> list[Mention]:
    """Drafts as records, sorted, each once."""
    records = dict.fromkeys(draft.record(words) for draft in drafts if draft.last > draft.first)
    return sorted(records, key=lambda m: (m.start, m.end))
