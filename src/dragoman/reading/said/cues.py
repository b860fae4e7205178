"""Cues: the words that introduce what somebody says, thinks, wants, plans, asks or denies.

A cue is a lemma with a part of speech, the constructions that carry its content (`frames`) and a class
that tells what kind of stance it takes. The rows are in `knowledge/data/said/cues.tsv`; a folder of the
user's own may hold a `said/cues.tsv` with further rows, which win over shipped ones.

Frames: `that` finite clause, `wh` question clause, `to` infinitive, `ing` gerund, `obj` direct object with
what belongs to it, `oc` object with a predicate, `as` object "as" predicate, `quote` quoted words,
`parataxis` a clause beside it ("…, he said, …"), `p:X` the object of preposition X.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import cast

import msgspec
from spacy.tokens import Token

from dragoman.errors import KnowledgeError
from dragoman.knowledge import table
from dragoman.reading.said.lemma import lemma
from dragoman.records import Stance

REPORTS: frozenset[str] = frozenset({"say", "claim", "accuse", "deny", "warn", "ask"})  # spoken or written, in public
COLUMNS = ("lemma", "pos", "frames", "class", "source")
POS = {"verb", "noun", "adj"}


class Cue(msgspec.Struct, frozen=True):
    """One row of the lexicon."""

    lemma: str
    pos: str
    frames: frozenset[str]
    prepositions: frozenset[str]  # the X of its `p:X` frames
    stance: Stance


class Cues(msgspec.Struct, frozen=True):
    """The lexicon by part of speech, and small closed lists."""

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    names: tuple[tuple[str, ...], ...]  # the lemmas of verbs, nouns and adjectives
    speakers: frozenset[str]  # nouns for people, bodies and documents that reports come from


def verb_cue(cues: Cues, verb: Token) -> Cue | None:
    """The row of a verb, with its particle where the lexicon has that ("went on", "pointed out")."""
    base = lemma(verb)
    following = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    return cues.verbs.get(f"{base} {following}") or cues.verbs.get(base)


@lru_cache(maxsize=8)
def load(folders: tuple[str, ...] = ()) -> Cues:
    """The shipped lexicon with the rows of the user's folders. Raises KnowledgeError at a faulty row."""
    rows = table.read(table.shipped("said/cues.tsv"), COLUMNS)
    for folder in folders:
        own = Path(folder) / "said" / "cues.tsv"
        if own.exists():
            rows += table.read(own, COLUMNS)
    found: dict[str, dict[str, Cue]] = {"verb": {}, "noun": {}, "adj": {}}
    for row in rows:
        if row["pos"] not in POS:
            raise KnowledgeError(f"cues.tsv: {row['lemma']}: pos {row['pos']!r} is none of {', '.join(sorted(POS))}")
        frames = frozenset(table.items(row["frames"]))
        prepositions = frozenset(f[2:] for f in frames if f.startswith("p:"))
        found[row["pos"]][row["lemma"]] = Cue(
            row["lemma"], row["pos"], frames, prepositions, cast(Stance, row["class"])
        )
    speakers = table.read(table.shipped("said/speakers.tsv"), ("lemma", "kind", "source"))
    verbs, nouns, adjectives = found["verb"], found["noun"], found["adj"]
    names = (tuple(dict.fromkeys(verb.split(" ")[0] for verb in verbs)), tuple(nouns), tuple(adjectives))
    return Cues(verbs, nouns, adjectives, names, frozenset(row["lemma"] for row in speakers))
