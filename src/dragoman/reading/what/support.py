"""Support: the light verb that carries an event noun.

"Held talks", "faces sanctions", "came under fire", "launched a series of attacks": the verb says nothing
but who plays which part in what the noun reports; the parts stand in `what/supports.tsv`.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.what import syntax
from dragoman.reading.what.frames import Lexicon, Support

NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})
CARRIED = frozenset({"dobj", "nsubjpass", "attr", "oprd"})


def carried_by(noun: Token, lexicon: Lexicon) -> tuple[Token, Support] | None:
    """The light verb above an event noun and what its subject is to the event, or None."""
    verb, place = _position(noun, lexicon)
    if verb.pos_ not in VERBS:
        return None
    for row in lexicon.supports.get(lexicon.lemma(verb), ()):
        if row.place == place and all(syntax.has_particle(verb, word) for word in row.words):
            return verb, row
    return None


def _position(noun: Token, lexicon: Lexicon) -> tuple[Token, str]:
    """The word above the noun and the place in which the noun hangs on it; a count in between is skipped."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in NOUNS:
        top = top.head
    if top.dep_ == "pobj":
        above, name = top.head.head, top.head.lower_
        counts = name == "of" and lexicon.is_a(above.lemma_.lower(), ("measures",))
        return (above.head, "obj") if counts and above.dep_ in {"dobj", "pobj"} else (above, name)
    return top.head, "obj" if top.dep_ in CARRIED or top.dep_ == "ccomp" else ""
