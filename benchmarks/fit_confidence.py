"""Fits the weights of an event's confidence on events that were judged one by one, and says how it keeps its word.

    python benchmarks/fit_confidence.py                          cross-validate by page and print
    python benchmarks/fit_confidence.py --write                  also fit on everything and write what/confidence.tsv
    python benchmarks/fit_confidence.py --collect PAGES VERDICTS  read the pages, write second_reader/judged.tsv

VERDICTS is a table with a header and the columns page (file name in the folder PAGES), start (of the trigger, in code
points), type and right (1 when type, actors, recipients and status are all right, else 0; 0.5 when two readers
disagree). What is kept of it are figures: the facts of each event (`reading/what/facts.py`), never its words. A new
fact needs a row in what/confidence.tsv, with the weight 0, before facts are collected. The model is a logistic
regression with ridge, fitted by Newton's method: the same figures give the same weights.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.cleaning import clean
from dragoman.knowledge import table
from dragoman.knowledge.plover import plover
from dragoman.reading.pipeline import pipeline
from dragoman.reading.what.coding import Coder
from dragoman.reading.what.confidence import COLUMNS, FILE, REPORTED, settings
from dragoman.reading.what.facts import FACTS, facts
from dragoman.reading.what.frames import lexicon
from dragoman.reading.what.reader import Reader
from dragoman.records import Page
from dragoman.sources import pages

JUDGED = Path(__file__).parent / "second_reader" / "judged.tsv"
HEAD = "# Confidence: the weight of each fact about an event, and the least confidence from which on it is reported.\n"
SOURCE = "benchmarks/fit_confidence.py: {} events of newswire judged one by one"
RIDGE = 3.0
FOLDS = 10
BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)
FLOORS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)

Array = NDArray[np.float64]


def collect(folder: Path, verdicts: Path) -> None:
    """Write the facts of every judged event that is still read, with its page's number and its verdict."""
    rows = table.read(verdicts, ("page", "start", "type", "right"))
    right = {(row["page"], int(row["start"]), row["type"]): row["right"] for row in rows}
    numbers = {page: number for number, page in enumerate(dict.fromkeys(page for page, *_ in right))}
    lines = []
    for page in pages([folder]):
        name = Path(page.source).name
        if isinstance(page, Page) and name in numbers:
            for start, type_, values in facts_of(page):
                if (name, start, type_) in right:
                    cells = [str(numbers[name]), *(f"{value:.4g}" for value in values.values())]
                    lines.append("\t".join((*cells, right[name, start, type_], "judged by fresh readers")) + "\n")
    header = "\t".join(("page", *FACTS, "right", "source")) + "\n"
    about = "# Events read in newswire, judged one by one with the page in view; figures only, no text.\n"
    JUDGED.write_text(about + header + "".join(lines), encoding="utf-8")
    print(f"judged {len(right)}, still read {len(lines)}")


def facts_of(page: Page) -> list[tuple[int, str, dict[str, float]]]:
    """The events of a page that stand, however sure they are: start of the trigger, type, facts."""
    article, nlp = clean(page), pipeline()
    doc = nlp.make_doc(article.text)
    doc._.article = article
    doc, coder = nlp(doc), Coder(lexicon(), plover())
    reader = Reader(doc, coder.lexicon)
    judged = [one for sentence in doc.sents for one in coder.judged(doc, sentence, reader)]
    return [(one.selected.found.token.idx, one.selected.type, facts(doc, one)) for one in judged]


def fit(data: Array, right: Array) -> Array:
    """The weights that make the judgements likeliest."""
    weights = np.zeros(data.shape[1])
    ridge = np.eye(data.shape[1]) * RIDGE
    ridge[0, 0] = 0.0
    for _ in range(30):
        chance = shares(data, weights)
        curve = (data * (chance * (1 - chance))[:, None]).T @ data + ridge
        weights -= np.linalg.solve(curve, data.T @ (chance - right) + ridge @ weights)
    return weights


def shares(data: Array, weights: Array) -> Array:
    """The chance of each event to be right."""
    return np.asarray(1 / (1 + np.exp(-data @ weights)), dtype=np.float64)


def held_out(data: Array, right: Array, page: NDArray[np.int64]) -> Array:
    """The chance of each event by weights that saw no event of its page."""
    found = np.zeros(len(right))
    for fold in range(FOLDS):
        out = page % FOLDS == fold
        found[out] = shares(data[out], fit(data[~out], right[~out]))
    return found


def report(chance: Array, right: Array) -> None:
    """Reliability by bins, and what is left and right from each floor on."""
    print(f"judged {len(right)} right {right.mean():.3f}")
    error = 0.0
    for low, high in pairwise(BINS):
        part = (chance >= low) & (chance < high)
        if part.any():
            error += abs(chance[part].mean() - right[part].mean()) * part.mean()
            print(f"confidence {low:.1f} to {min(high, 1):.1f}: {part.sum()} events, right {right[part].mean():.3f}")
    print(f"expected calibration error {error:.3f}")
    print(f"chance that a right event is surer than a wrong one {_order(chance, right):.3f}")
    for floor in FLOORS:
        part = chance >= floor
        print(f"from {floor:.1f} on: {part.mean():.3f} of the events, right {right[part].mean():.3f}")


def _order(chance: Array, right: Array) -> float:
    yes, no = chance[right > 0.5], chance[right < 0.5]
    return float(np.mean([(one > no).mean() + (one == no).mean() / 2 for one in yes]))


def main() -> None:
    """Collect, or cross-validate and with `--write` fit on everything and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    options.add_argument("--collect", nargs=2, type=Path, metavar=("PAGES", "VERDICTS"))
    given = options.parse_args()
    if given.collect:
        collect(*given.collect)
    rows = table.read(JUDGED, ("page", *FACTS, "right", "source"))
    data = np.array([[float(row[name]) for name in FACTS] for row in rows])
    right = np.array([float(row["right"]) for row in rows])
    report(held_out(data, right, np.array([int(row["page"]) for row in rows])), right)
    weights = fit(data, right)
    for name, weight in zip(FACTS, weights, strict=True):
        print(f"weight, {name} {weight:.3f}")
    if given.write:
        kept = settings()[REPORTED]
        lines = [f"{n}\t{w:.3f}\t{SOURCE.format(len(rows))}\n" for n, w in zip(FACTS, weights, strict=True)]
        lines.append(f"{REPORTED}\t{kept:g}\tchosen on the same events, see docs/coding.md\n")
        table.shipped(FILE).write_text(HEAD + "\t".join(COLUMNS) + "\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
