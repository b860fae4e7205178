"""Quiet: sentences and objects that use the words of conflict and diplomacy for something else.

Sport, markets, fiction, disease and metaphor borrow "beat", "attack", "talks" and "war". The words
that give them away stand in `what/quiet.tsv`. A sentence is quiet when it speaks of two such things,
or of one and of no arms, police or office at all.
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from dragoman.reading.what import control, syntax
from dragoman.reading.what.frames import Lexicon
from dragoman.reading.what.places import tokens_at
from dragoman.reading.what.reader import Found

STATE_WORDS = 3
REACH = 60  # tokens before a story in which a book is looked for
SCORE = re.compile(r"(?<![\d-])\d{1,2}[-–:]\d{1,2}(?![\d-])")
LOUD = ("military", "terrorism", "legislative", "diplomatic", "repression", "legal", "rights_freedoms", "election")


class Quiet:
    """The quiet words of a lexicon, looked up by kind."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.fields: dict[str, frozenset[str]] = {}
        self.strong: dict[str, frozenset[str]] = {}
        self.modifiers: frozenset[str] = frozenset()
        self.objects: frozenset[str] = frozenset()
        self.subjects: frozenset[str] = frozenset()
        for kind, place, words in lexicon.quiet:
            found = frozenset(words.split("|"))
            if kind == "sentence":
                self.fields[place] = found
            elif kind == "strong":
                self.strong[place] = found
            elif kind == "modifier":
                self.modifiers |= found
            elif kind == "object":
                self.objects |= found
            elif kind == "subject":
                self.subjects |= found

    def sentence(self, sentence: Span) -> bool:
        """Whether a sentence is about sport, markets or fiction and nothing else."""
        lemmas = [token.lemma_.lower() for token in sentence if token.is_alpha]
        loud = any(context in LOUD for lemma in lemmas for context in self.lexicon.contexts.get(lemma, ()))
        return any(sum(lemma in words for lemma in lemmas) >= (3 if loud else 2) for words in self.fields.values())

    def _is_game(self, found: Found) -> bool:
        """Two states and a word of sport, or a score: "Norway beat Peru 3-1"."""
        parties = [*found.actors, *found.recipients]
        if found.type not in {"ASSAULT", "CONSULT", "THREATEN", "RETREAT", "MOBILIZE"} or not parties:
            return False
        if not all(
            party.country and party.text.istitle() and len(party.text.split()) <= STATE_WORDS for party in parties
        ):
            return False
        sentence = found.token.sent
        score = any(SCORE.fullmatch(t.text) for t in sentence) or SCORE.search(sentence.text) is not None
        return score or any(t.lemma_.lower() in self.strong["sport"] for t in sentence)

    def _is_told(self, found: Found) -> bool:
        """What happens in a film or a novel, or is its subject."""
        words = self.strong["fiction"]
        above = found.token.head
        if above.dep_ == "prep" and above.lower_ == "of" and above.head.lemma_.lower() in self.strong["picture"]:
            return True  # "drawings of the bombardment"
        for verb in (found.anchor, *found.anchor.ancestors):  # "the textbook says that the army seized"
            told = (t for c in verb.children for t in (c, *c.children) if t.dep_ in {"nsubj", "pobj"})
            if any(self._is_book(t) and (t.head.i == verb.i or t.head.lower_ == "in") for t in told):
                return True
        return any(
            t.lemma_.lower() in words and (t.dep_ == "nsubj" or (t.dep_ == "pobj" and t.head.lower_ == "in"))
            for t in found.token.sent
        )

    def _is_book(self, noun: Token) -> bool:
        """Whether a noun is a book of no news, or a story that the paragraph says is in one."""
        books = self.strong["book"]
        if noun.lemma_.lower() in books:
            return True
        near = noun.doc[max(0, noun.i - REACH) : noun.i]
        return noun.lemma_.lower() in self.strong["tale"] and any(t.lemma_.lower() in books for t in near)

    def event(self, found: Found) -> bool:
        """Whether an event is a figure of speech: a thing that attacks, or a thing fought against."""
        if found.frame.pos == "a":
            return False
        objects = control.objects(found.token) if found.frame.pos == "v" else []
        objects += tokens_at(found.token, "on,against,with")
        own = {word for need in found.frame.needs for word in need.words}  # "opened fire" is meant as it stands
        classes = [name for need in found.frame.needs for name in need.classes]  # "announced a cease-fire" too
        loose = [o.lemma_.lower() for o in objects if not self.lexicon.is_a(o.lemma_.lower(), classes)]
        if any(lemma in self.objects - own for lemma in loose):
            return True
        if any(c.lemma_.lower() in self.modifiers for c in syntax.modifiers(found.token)):
            return True
        if self._is_game(found) or self._is_told(found):
            return True
        subjects = control.subjects(found.anchor) if found.anchor.pos_ in {"VERB", "AUX"} else []
        return found.type in {"ASSAULT", "COERCE", "MOBILIZE"} and any(
            s.lemma_.lower() in self.subjects and not s.ent_type_ for s in subjects
        )
