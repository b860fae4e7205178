"""Frames: the predicates that report a PLOVER event, and where their parties stand.

A frame is a row of `what/frames.tsv`: a lemma, its part of speech, what must stand beside it (`needs`),
the event type, and the grammatical places of actor and recipient. The lexicon is indexed by lemma, so
a text costs one look-up a token. Frames with more needs are tried first; the first that fits decides.

A `need` is a place, optionally with what must stand there: `obj` (something), `-obj` (nothing),
`obj@aid` (a noun of the class in `what/classes.tsv`), `obj=fire` (these lemmas), `inner` (a governed
clause), `inner@ASSAULT,COERCE` (an event of these types governed, as clause or as object). The places
are those of `roles.places`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from spacy.tokens import Token

from dragoman.errors import KnowledgeError
from dragoman.knowledge import table

FOLDER = "what"
COLUMNS = (
    "lemma",
    "pos",
    "needs",
    "type",
    "mode",
    "contexts",
    "actor",
    "recipient",
    "weight",
    "example",
    "reads",
    "source",
)
POS = {"v", "n", "a"}


class Need(msgspec.Struct, frozen=True):
    """One condition of a frame on what stands in a grammatical place."""

    place: str
    absent: bool = False
    classes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Frame(msgspec.Struct, frozen=True):
    """One row of the frame lexicon. `weight` is how sure the construction alone is, 0 to 1."""

    id: str
    lemma: str
    words: tuple[str, ...]  # particles of a verb, modifiers of a noun
    pos: str
    needs: tuple[Need, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    weight: float
    example: str
    reads: str

    @property
    def depth(self) -> int:
        """How much the frame asks for; deeper frames are tried first."""
        narrow = sum(2 if need.classes or need.words else 1 for need in self.needs)
        return narrow + 4 * len(self.words)


class Figure(msgspec.Struct, frozen=True):
    """A predicate that reports nothing where its needs hold: a row of `what/figures.tsv`."""

    lemma: str
    words: tuple[str, ...]
    pos: str
    needs: tuple[Need, ...]


class Support(msgspec.Struct, frozen=True):
    """A light verb: its subject fills `role` of the event noun in `place` ("hold talks", "face sanctions")."""

    lemma: str
    words: tuple[str, ...]
    place: str
    role: str


class Sense(msgspec.Struct, frozen=True):
    """What an act of `type` is when those who act and those who suffer it are of these sectors."""

    type: str
    who: frozenset[str]
    whom: frozenset[str]
    near: str  # a class of words that must stand in the sentence, or with "-" must not
    becomes: str
    mode: str | None


class Lexicon(msgspec.Struct, frozen=True):
    """All that the reading of events knows about words."""

    frames: dict[str, tuple[Frame, ...]]
    figures: dict[str, tuple[Figure, ...]]
    forms: dict[str, str]  # regular past and -ing forms of the verbs, against "waged" read as "wag"
    supports: dict[str, tuple[Support, ...]]
    classes: dict[str, frozenset[str]]
    transforms: dict[tuple[str, str], str]
    modes: dict[str, tuple[tuple[str, str], ...]]
    contexts: dict[str, tuple[str, ...]]
    quiet: tuple[tuple[str, ...], ...]
    unreal: tuple[tuple[str, str], ...]
    eventive: frozenset[str]
    senses: dict[str, tuple[Sense, ...]]

    def lemma(self, token: Token) -> str:
        """A token's lemma, with regular verb forms looked up: the tagger's lemmatiser makes "wag" of "waged"."""
        known = self.forms.get(token.lower_) if token.tag_ in {"VBD", "VBN", "VBG"} else None
        return known or token.lemma_.lower()

    def is_a(self, lemma: str, classes: Sequence[str]) -> bool:
        """Whether a noun belongs to one of the classes."""
        return any(lemma in self.classes.get(name, frozenset()) for name in classes)


@lru_cache(maxsize=8)
def lexicon(folders: tuple[Path, ...] = ()) -> Lexicon:
    """The shipped lexicon with the user's own rows after it. Raises KnowledgeError on a faulty shipped row."""
    rows = {name: _rows(f"{name}.tsv", columns, folders) for name, columns in TABLES.items()}
    frames: dict[str, list[Frame]] = {}
    for row in rows["frames"]:
        frame = frame_of(row)
        frames.setdefault(frame.lemma, []).append(frame)
    supports: dict[str, list[Support]] = {}
    for row in rows["supports"]:
        head, *words = row["lemma"].split("_")
        supports.setdefault(head, []).append(Support(head, tuple(words), row["place"], row["role"]))
    figures: dict[str, list[Figure]] = {}
    for row in rows["figures"]:
        lemma, *words = row["lemma"].split("_")
        needs = tuple(need_of(cell) for cell in row["needs"].split())
        figures.setdefault(lemma, []).append(Figure(lemma, tuple(words), row["pos"], needs))
    classes: dict[str, set[str]] = {}
    for row in rows["classes"]:
        classes.setdefault(row["class"], set()).update(table.items(row["words"]))
    modes: dict[str, list[tuple[str, str]]] = {}
    for row in rows["modes"]:
        modes.setdefault(row["type"], []).extend((word, row["mode"]) for word in table.items(row["words"]))
    contexts: dict[str, list[str]] = {}
    for row in rows["contexts"]:
        for word in table.items(row["words"]):
            contexts.setdefault(word, []).append(row["context"])
    senses: dict[str, list[Sense]] = {}
    for row in rows["senses"]:
        for lemma in table.items(row["lemmas"]):
            senses.setdefault(lemma, []).append(sense_of(row))
    return Lexicon(
        frames={lemma: tuple(sorted(found, key=lambda f: -f.depth)) for lemma, found in frames.items()},
        figures={lemma: tuple(found) for lemma, found in figures.items()},
        forms=_forms(
            [frame.lemma for found in frames.values() for frame in found if frame.pos == "v"] + list(supports)
        ),
        supports={lemma: tuple(found) for lemma, found in supports.items()},
        classes={name: frozenset(words) for name, words in classes.items()},
        transforms={(row["operator"], row["inner"]): row["type"] for row in rows["transforms"]},
        modes={type_: tuple(found) for type_, found in modes.items()},
        contexts={word: tuple(found) for word, found in contexts.items()},
        quiet=tuple((row["kind"], row["place"], row["words"]) for row in rows["quiet"]),
        unreal=tuple((row["kind"], row["words"]) for row in rows["unreal"]),
        eventive=frozenset(word for row in rows["eventive"] for word in table.items(row["words"])),
        senses={lemma: tuple(found) for lemma, found in senses.items()},
    )


def sense_of(row: table.Row) -> Sense:
    """A row of the table of senses as a record."""
    who, whom = (frozenset(table.items(row[side])) for side in ("who", "whom"))
    return Sense(row["type"], who, whom, row["near"], row["becomes"], row["mode"] or None)


def _forms(verbs: Iterable[str]) -> dict[str, str]:
    """Regular inflected forms of verbs, each with its lemma; a form of two verbs belongs to the longer one."""
    forms: dict[str, str] = {}
    for verb in sorted(set(verbs), key=lambda v: (len(v), v)):
        stem = verb.removesuffix("e")
        endings = ("ed", "ing") if not verb.endswith("y") else ("ied", "ying")
        base = stem if not verb.endswith("y") else stem[:-1]
        for ending in endings:
            forms[base + ending] = verb
        if verb.endswith(("ay", "ey", "oy")):
            forms |= {verb + "ed": verb, verb + "ing": verb}
        if len(verb) > 2 and verb[-1] not in "eywxhk" and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
            forms |= {verb + verb[-1] + "ed": verb, verb + verb[-1] + "ing": verb}
    return forms


TABLES: dict[str, tuple[str, ...]] = {
    "frames": COLUMNS,
    "figures": ("lemma", "pos", "needs", "example", "source"),
    "supports": ("lemma", "place", "role", "source"),
    "classes": ("class", "words", "source"),
    "transforms": ("operator", "inner", "type", "source"),
    "modes": ("type", "mode", "words", "source"),
    "contexts": ("context", "words", "source"),
    "quiet": ("kind", "place", "words", "source"),
    "unreal": ("kind", "words", "source"),
    "eventive": ("words", "source"),
    "senses": ("lemmas", "type", "who", "whom", "near", "becomes", "mode", "source"),
}


def frame_of(row: table.Row) -> Frame:
    """A row of the frame table as a record. Raises KnowledgeError when a cell cannot be understood."""
    lemma, *words = row["lemma"].split("_")
    if row["pos"] == "n" and words:  # the head of "air_strike" is its last word
        lemma, words = words[-1], [lemma, *words[:-1]]
    if row["pos"] not in POS:
        raise KnowledgeError(f"frames.tsv: {row['lemma']}: part of speech {row['pos']!r} is none of v, n, a")
    try:
        weight = float(row["weight"])
    except ValueError as error:
        raise KnowledgeError(f"frames.tsv: {row['lemma']}: weight {row['weight']!r} is not a number") from error
    return Frame(
        id=":".join(part for part in (f"{row['lemma']}.{row['pos']}", row["needs"].replace(" ", "+")) if part),
        lemma=lemma,
        words=tuple(words),
        pos=row["pos"],
        needs=tuple(need_of(cell) for cell in row["needs"].split()),
        type=row["type"],
        mode=row["mode"] or None,
        contexts=table.items(row["contexts"]),
        actor=tuple(row["actor"].split()),
        recipient=tuple(row["recipient"].split()),
        weight=weight,
        example=row["example"],
        reads=row["reads"],
    )


def need_of(cell: str) -> Need:
    """`-obj`, `obj@aid,money`, `obj=fire,shot` as a record."""
    absent = cell.startswith("-")
    place = cell.removeprefix("-")
    if "@" in place:
        place, _, names = place.partition("@")
        return Need(place, absent, classes=tuple(names.split(",")))
    if "=" in place:
        place, _, names = place.partition("=")
        return Need(place, absent, words=tuple(names.split(",")))
    return Need(place, absent)


def _rows(name: str, columns: tuple[str, ...], folders: tuple[Path, ...]) -> list[table.Row]:
    rows = table.read(table.shipped(f"{FOLDER}/{name}"), columns)
    for folder in folders:
        own = folder / FOLDER / name
        if own.exists():
            rows += table.checked(own, columns, {})[0]
    return rows
