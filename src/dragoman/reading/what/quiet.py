"""Quiet: sentences and objects that use the words of conflict and diplomacy for something else.

Sport, markets, fiction, disease and metaphor borrow "beat", "attack", "talks" and "war". The words
that give them away stand in `what/quiet.tsv`. A sentence is quiet when it speaks of two such things,
or of one and of no arms, police or office at all.
"""

from __future__ import annotations

from spacy.tokens import Span

from dragoman.reading.what import syntax
from dragoman.reading.what.frames import Lexicon
from dragoman.reading.what.reader import Found

LOUD = ("military", "terrorism", "legislative", "diplomatic", "repression", "legal", "rights_freedoms", "election")


class Quiet:
    """The quiet words of a lexicon, looked up by kind."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.fields: dict[str, frozenset[str]] = {}
        self.objects: frozenset[str] = frozenset()
        self.subjects: frozenset[str] = frozenset()
        for kind, place, words in lexicon.quiet:
            found = frozenset(words.split("|"))
            if kind == "sentence":
                self.fields[place] = found
            elif kind == "object":
                self.objects |= found
            else:
                self.subjects |= found

    def sentence(self, sentence: Span) -> bool:
        """Whether a sentence is about sport, markets or fiction and nothing else."""
        lemmas = [token.lemma_.lower() for token in sentence if token.is_alpha]
        loud = any(context in LOUD for lemma in lemmas for context in self.lexicon.contexts.get(lemma, ()))
        return any(sum(lemma in words for lemma in lemmas) >= (3 if loud else 2) for words in self.fields.values())

    def event(self, found: Found) -> bool:
        """Whether an event is a figure of speech: a thing that attacks, or a thing fought against."""
        if found.frame.pos == "a":
            return False
        objects = syntax.objects(found.token) if found.frame.pos == "v" else []
        objects += syntax.prepositional(found.token, ("on", "against", "with"))
        literal = any(need.words for need in found.frame.needs)  # "opened fire" is meant as it stands
        if not literal and any(o.lemma_.lower() in self.objects for o in objects):
            return True
        subjects = syntax.subjects(found.anchor) if found.anchor.pos_ in {"VERB", "AUX"} else []
        return found.type in {"ASSAULT", "COERCE", "MOBILIZE"} and any(
            s.lemma_.lower() in self.subjects and not s.ent_type_ for s in subjects
        )
