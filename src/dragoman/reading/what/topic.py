"""Topic: whether a whole page is about games or entertainment, where the words of conflict mean something else.

"Filed a complaint", "decided not to extend his contract", "apologised to the crowd" are ordinary sentences; on a page
of sport or show business they report nothing political. A page is taken for one by the share of its words that are
of the field and by how many different ones there are (`what/quiet.tsv`, the kinds `sentence` and `page`); a sentence
on it that speaks of armies, terror, envoys or repression is read as ever.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from dragoman.reading.what.frames import Lexicon

WORDS = 60  # a text shorter than this is no page; its sentences are judged one by one
LOUD = frozenset({"military", "terrorism", "diplomatic", "repression"})
# share of a page's words, different words among them
MARKS = {"sport": ((0.012, 3), (0.022, 2)), "entertainment": ((0.02, 5),)}
FEWEST = 4  # words of the field


class Topic:
    """What one page is about."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.is_play = False
        if len(doc) >= WORDS:
            lemmas = [token.lemma_.lower() for token in doc if token.is_alpha]
            fields = {name: frozenset(words.split("|")) for kind, name, words in lexicon.quiet if kind == "page"}
            self.is_play = any(_is_about(lemmas, field, MARKS[name]) for name, field in fields.items())

    def hushes(self, sentence: Span) -> bool:
        """Whether a sentence belongs to a page of play, and says nothing louder."""
        if not self.is_play:
            return False
        lemmas = (token.lemma_.lower() for token in sentence if token.is_alpha)
        return not any(context in LOUD for lemma in lemmas for context in self.lexicon.contexts.get(lemma, ()))


def _is_about(lemmas: list[str], field: frozenset[str], marks: tuple[tuple[float, int], ...]) -> bool:
    named = [lemma for lemma in lemmas if lemma in field]
    kinds = len(set(named))
    return len(named) >= FEWEST and any(len(named) >= share * len(lemmas) and kinds >= few for share, few in marks)
