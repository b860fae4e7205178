"""Words: part of speech, morphology and lemma of each token, as the model gives them, but remembered.

The model's `attribute_ruler` and `lemmatizer` work each token out anew, although what they say follows from its
form, tag and label alone (for a few rules, from a neighbour too); that takes a quarter of the whole parse. Here
each combination is worked out once, by those very components, and looked up afterwards: the annotation is the
same to the last token.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

from dragoman.reading.factory import Component, factory, unchanged

REMEMBERED = 300_000  # combinations; a long run starts over rather than grow
OWN = frozenset({"TAG", "LOWER", "ORTH", "TEXT", "DEP", "IS_SPACE"})  # what follows from form, tag and label
FORMS = frozenset({"LOWER", "ORTH", "TEXT"})
ANNOTATED = (POS, MORPH, LEMMA, TAG, DEP)

Match = tuple[int, int, int, int]  # rule, its name's hash, first token, end
Pattern = list[dict[str, Any]]
Key = tuple[int, ...]  # form, tag, label, and the rules that matched with a neighbour


@factory("dragoman.words")
def create(nlp: Language, name: str) -> Component:
    """The component, in place of the model's own two, which stay in the pipeline disabled.

    A model whose rules look at more than form, tag and label keeps its components, and this one does nothing.
    """
    if not {"attribute_ruler", "lemmatizer"} <= set(nlp.pipe_names) or "morphologizer" in nlp.pipe_names:
        return unchanged
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer) or not _is_plain(ruler):
        return unchanged
    nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"])
    _index_forms(lemmatizer)
    return Words(ruler, lemmatizer)


def _index_forms(lemmatizer: Lemmatizer) -> None:
    """Make sets of the lists of known forms, thousands of forms long, that are only asked whether they hold one."""
    if lemmatizer.lookups.has_table("lemma_index"):
        table = lemmatizer.lookups.get_table("lemma_index")
        for part, forms in list(table.items()):
            table[part] = frozenset(forms)


def _is_plain(ruler: AttributeRuler) -> bool:
    """Whether every rule looks at form, tag and label alone."""
    return all(
        _is_own(str(key), value) for pattern in _patterns(ruler) for word in pattern for key, value in word.items()
    )


def _is_own(key: str, value: Any) -> bool:
    if key not in FORMS or isinstance(value, str):
        return key in OWN
    return set(value) <= ({"IN", "REGEX"} if key == "LOWER" else {"IN"})


def _patterns(ruler: AttributeRuler) -> Iterator[Pattern]:
    rules: list[Any] = list(ruler.patterns)
    return (pattern for rule in rules for pattern in rule["patterns"])


class Words:
    """Annotates words with what ruler and lemmatizer say of them."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self.ruler: Any = ruler  # the library leaves its methods untyped
        self.lemmatizer = lemmatizer
        longer = [pattern for pattern in _patterns(ruler) if len(pattern) > 1]
        self.longest = max(map(len, longer), default=1)
        self.openings = Matcher(ruler.vocab)  # first words of the rules that look at a neighbour
        if longer:
            self.openings.add("opening", [pattern[:1] for pattern in longer])
        self.named, self.expressions = _named(ruler)
        self._opens: dict[Key, bool] = {}
        self._ruled: dict[tuple[str | int, ...], tuple[int, ...]] = {}  # what the rules say, without the lemma
        self._lemmas: dict[tuple[int, int, int], int] = {}
        self._known: dict[Key, tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        if len(self._known) > REMEMBERED:
            self._known.clear()
            self._ruled.clear()
            self._lemmas.clear()
            self._opens.clear()
        keys: list[Key] = [tuple(key) for key in doc.to_array([ORTH, TAG, DEP]).tolist()]
        near = self._near(doc, keys)
        for i, matches in near.items():
            keys[i] += tuple(match[0] for match in matches)
        for i, key in enumerate(keys):
            if key not in self._known:
                self._known[key] = self._work_out(doc, i, near.get(i, []))
        values: Any = np.array([self._known[key] for key in keys], dtype=np.uint64).reshape(len(keys), len(ANNOTATED))
        doc.from_array(list(ANNOTATED[:3]), values[:, :3])
        for i, key in enumerate(keys):
            tag, label = self._known[key][3:]
            if tag != key[1] or label != key[2]:  # white space has a tag and a label of its own
                doc[i].tag, doc[i].dep = tag, label
        return doc

    def _near(self, doc: Doc, keys: list[Key]) -> dict[int, list[Match]]:
        """Token → the rules that match it together with a neighbour."""
        found: dict[int, list[Match]] = defaultdict(list)
        for i, key in enumerate(keys):
            opens = self._opens.get(key)
            if opens is None:
                opens = self._opens[key] = bool(self.openings(doc[i : i + 1], allow_missing=True))
            if opens:
                for rule, name, start, end in self._matches(doc, i, i + self.longest):
                    if start == i and end > i + 1:
                        at = self.ruler.indices[rule]
                        found[start + at if at >= 0 else end + at].append((rule, name, start, end))
        return {i: sorted(matches) for i, matches in sorted(found.items())}

    def _matches(self, doc: Doc, start: int, end: int) -> list[Match]:
        found = self.ruler.matcher(doc[start:end], allow_missing=True)
        return [(int(doc.vocab.strings[name]), name, start + s, start + e) for name, s, e in found]

    def _work_out(self, doc: Doc, i: int, near: list[Match]) -> tuple[int, ...]:
        token: Any = doc[i]
        word = token.lower_ if self._is_named(token.lower_) else ""
        key: tuple[str | int, ...] = (word, token.tag, token.dep, token.is_space, *(match[0] for match in near))
        if key not in self._ruled:
            self.ruler.set_annotations(doc, sorted([*self._matches(doc, i, i + 1), *near]))
            self._ruled[key] = (token.pos, token.morph.key, token.lemma, token.tag, token.dep)
        pos, morph, lemma, tag, label = self._ruled[key]
        if self.lemmatizer.overwrite or lemma == 0:
            form = (token.orth, pos, morph)
            if form not in self._lemmas:
                token.pos = pos
                token.set_morph(morph)
                self._lemmas[form] = doc.vocab.strings.add(self.lemmatizer.lemmatize(token)[0])
            lemma = self._lemmas[form]
        return pos, morph, lemma, tag, label

    def _is_named(self, word: str) -> bool:
        """Whether some rule may speak of this very word."""
        return word in self.named or any(expression.search(word) for expression in self.expressions)


def _named(ruler: AttributeRuler) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The words, lower-cased, and the expressions that rules speak of."""
    asked = [value for pattern in _patterns(ruler) for word in pattern for key, value in word.items() if key in FORMS]
    words = [w.lower() for a in asked for w in ([a] if isinstance(a, str) else a.get("IN", ()))]
    return frozenset(words), tuple(re.compile(a["REGEX"]) for a in asked if isinstance(a, dict) and "REGEX" in a)
