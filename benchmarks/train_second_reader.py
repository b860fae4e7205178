"""Trains the second reader on sentences written for it, and says how well it judges those held out.

    python benchmarks/train_second_reader.py           cross-validate and print
    python benchmarks/train_second_reader.py --write   also fit on everything and write the model

The rules read every sentence of `second_reader/sentences.tsv` and every example of the frame lexicon. What they propose
(also what their own filters drop) is a candidate; its class is that of the annotated trigger at or beside it, `none`
where there is none. Sentences of one pattern are never on both sides of a cross-validation. The model is a softmax
regression with ridge, fitted by Adam on all data at once, without randomness: the same data and parses give the same
file.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from dragoman.knowledge import table
from dragoman.knowledge.plover import plover
from dragoman.reading.pipeline import pipeline
from dragoman.reading.what.coding import Coder
from dragoman.reading.what.frames import COLUMNS, lexicon
from dragoman.reading.what.reader import Reader
from dragoman.reading.what.second.features import features
from dragoman.reading.what.second.model import FILE, Model, bucket
from dragoman.reading.what.selection import Selected

SENTENCES = Path(__file__).parent / "second_reader" / "sentences.tsv"
ROWS = 1 << 15  # feature buckets
RIDGE = 2.0
STEPS = 200
RATE = 0.05
PATTERNS = 2  # a feature that fewer patterns show is left out
FOLDS = 3
NEAR = 3  # tokens between a trigger and a candidate of the same type
EXAMPLE_WEIGHT = 0.5  # examples of the lexicon teach less: they are plain
NO_EVENT = ("none", "background")
CLASSES = (*NO_EVENT, *sorted(plover().types))


class Annotated(NamedTuple):
    """One written sentence: its pattern, its text, and (start, end, class) of its triggers."""

    pattern: int
    text: str
    triggers: list[tuple[int, int, str]]


class Example(NamedTuple):
    """One candidate: what it looks like and what it is."""

    pattern: int
    features: list[str]
    label: int
    type: str
    stands: bool  # whether the rules let it stand
    weight: float


def read_sentences(path: Path = SENTENCES) -> list[Annotated]:
    """The written sentences in file order."""
    found: dict[str, Annotated] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(
            (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        ):
            one = found.setdefault(row["sentence"], Annotated(int(row["pattern"]), row["sentence"], []))
            if row["trigger"]:
                start = int(row["start"])
                one.triggers.append((start, start + len(row["trigger"]), row["type"]))
    return list(found.values())


def candidates(doc: Doc, coder: Coder) -> Iterator[tuple[Selected, bool, list[str]]]:
    """What the rules propose: what stands first, then what their filters dropped."""
    reader, plain = Reader(doc, coder.lexicon), Reader(doc, coder.lexicon)
    for sentence in doc.sents:
        raw = [Selected(found, found.type) for token in sentence if (found := plain.at(token)) is not None]
        standing = coder.standing(doc, sentence, reader)
        taken = {one.found.token.i for one in standing}
        for one in (*standing, *(r for r in raw if r.found.token.i not in taken)):
            status = coder.status(doc, one)
            yield one, one in standing, features(doc, sentence, one, status)


def labelled(sentence: Annotated, doc: Doc, coder: Coder) -> Iterator[Example]:
    """The candidates of one sentence with their classes; those whose class is unclear are left out."""
    triggers = [_moved(doc, *trigger) for trigger in sentence.triggers]
    proposed = list(candidates(doc, coder))
    for one, stands, named in proposed:
        label = _label(one, triggers, doc)
        same = [t for t in triggers if t[2] == one.type]
        if label == "none" and len(triggers) == len(proposed) == 1 and stands and triggers[0][2] not in NO_EVENT:
            label = triggers[0][2]  # the only event, read at another word and as another type
        elif label == "none" and same:
            continue
        yield Example(sentence.pattern, named, CLASSES.index(label), one.type, stands, 1.0)


def _moved(doc: Doc, start: int, end: int, type_: str) -> tuple[int, int, str]:
    """An annotated auxiliary stands for its verb."""
    for token in doc:
        if token.idx == start and token.pos_ == "AUX" and token.head.pos_ in {"VERB", "AUX"}:
            return token.head.idx, token.head.idx + len(token.head), type_
    return start, end, type_


def _label(one: Selected, triggers: Sequence[tuple[int, int, str]], doc: Doc) -> str:
    best, label = NEAR + 1000, "none"
    for start, end, type_ in triggers:
        tokens = [t for t in doc if t.idx < end and start < t.idx + len(t)]
        distance = min((abs(t.i - one.found.token.i) for t in tokens), default=best)
        akin = type_ == one.type and (distance <= NEAR or any(_touch(t, one.found.token) for t in tokens))
        if (distance == 0 or akin) and distance < best:
            best, label = distance, type_
    return label


def _touch(one: Token, other: Token) -> bool:
    return one.head.i == other.i or other.head.i == one.i


def examples() -> list[Example]:
    """All training examples, parsed and read by the rules."""
    nlp = pipeline()
    coder = Coder(lexicon(), plover())
    found: list[Example] = []
    with nlp.select_pipes(disable=["dragoman.what"]):
        for sentence in read_sentences():
            found += labelled(sentence, nlp(sentence.text), coder)
        for number, row in enumerate(table.read(table.shipped("what/frames.tsv"), COLUMNS)):
            if row["reads"] == "none":
                continue
            for one, stands, named in candidates(nlp(row["example"]), coder):
                if stands:
                    label = CLASSES.index(one.type)
                    found.append(Example(-1 - number, named, label, one.type, True, EXAMPLE_WEIGHT))
    return found


def fit(data: Sequence[Example], rows: int = ROWS, steps: int = STEPS) -> tuple[NDArray[np.int8], float]:
    """Weights by bucket and class as whole numbers, and the scale that they were divided by."""
    buckets = [sorted({bucket(name, rows) for name in one.features}) for one in data]
    shown: dict[int, set[int]] = {}
    for one, active in zip(data, buckets, strict=True):
        for row in active:
            shown.setdefault(row, set()).add(one.pattern)
    kept = sorted(row for row, patterns in shown.items() if len(patterns) >= PATTERNS)
    column = {row: n for n, row in enumerate(kept)}
    pairs = [(n, column[row]) for n, active in enumerate(buckets) for row in active if row in column]
    example, feature = np.array([n for n, _ in pairs]), np.array([c for _, c in pairs])
    by_feature = np.argsort(feature, kind="stable")
    feature_starts = np.searchsorted(feature[by_feature], np.arange(len(kept)))
    example_starts = np.searchsorted(example, np.arange(len(data)))
    target = np.eye(len(CLASSES))[[one.label for one in data]]
    counts = np.array([one.weight for one in data])[:, None]
    weights = np.zeros((len(kept), len(CLASSES)))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        scores = np.add.reduceat(weights[feature], example_starts, axis=0)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        error = (shares - target) * counts
        slope = np.add.reduceat(error[example[by_feature]], feature_starts, axis=0) + RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        rate = RATE * (0.5 if step > 0.7 * steps else 1.0)
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    full = np.zeros((rows, len(CLASSES)))
    full[kept] = weights
    scale = float(np.abs(full).max()) / 127
    return np.round(full / scale).astype(np.int8), scale


def model_of(data: Sequence[Example]) -> Model:
    """The model fitted on the data."""
    weights, scale = fit(data)
    return Model(CLASSES, weights, scale, trained_on())


def trained_on() -> str:
    """SHA-256 of the training sentences."""
    return hashlib.sha256(SENTENCES.read_bytes()).hexdigest()


def held_out(data: Sequence[Example]) -> list[tuple[Example, dict[str, float]]]:
    """Every example with the shares that a model gives which saw no sentence of its pattern."""
    found: list[tuple[Example, dict[str, float]]] = []
    folds = [zlib.crc32(str(one.pattern).encode()) % FOLDS for one in data]
    for fold in range(FOLDS):
        model = model_of([one for one, f in zip(data, folds, strict=True) if f != fold])
        found += [
            (one, dict(model.probabilities(one.features))) for one, f in zip(data, folds, strict=True) if f == fold
        ]
    return found


def main() -> None:
    """Cross-validate, print, and with `--write` fit on everything and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    data = examples()
    judged = [(one, shares) for one, shares in held_out(data) if one.stands and one.pattern >= 0]
    is_event = [CLASSES[one.label] not in NO_EVENT for one, _ in judged]
    says_event = [shares["none"] + shares["background"] < 0.5 for _, shares in judged]
    right = sum(a == b for a, b in zip(is_event, says_event, strict=True))
    print(f"sentences {len(read_sentences())}")
    print(f"candidates {len(data)}")
    print(f"held-out candidates that the rules let stand {len(judged)}")
    print(f"events among them {sum(is_event) / len(judged):.3f}")
    print(f"event or not, right {right / len(judged):.3f}")
    typed = [(one, shares) for (one, shares), event in zip(judged, is_event, strict=True) if event]
    best = [max(CLASSES[2:], key=lambda name: shares[name]) for _, shares in typed]
    print(f"type, model {sum(CLASSES[o.label] == b for (o, _), b in zip(typed, best, strict=True)) / len(typed):.3f}")
    print(f"type, rules {sum(CLASSES[o.label] == o.type for o, _ in typed) / len(typed):.3f}")
    if given.write:
        model = model_of(data)
        path = table.shipped(FILE)
        np.savez_compressed(
            path,
            classes=np.array(model.classes),
            weights=model.weights,
            scale=np.array(model.scale),
            trained_on=np.array(model.trained_on),
        )
        print(f"written {path.name} bytes {path.stat().st_size}")


if __name__ == "__main__":
    main()
