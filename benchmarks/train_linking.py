"""Fits the weights in src/dragoman/fusion/settings.json on the example newsroom, and says how well they do.

    python benchmarks/train_linking.py           measure the shipped settings
    python benchmarks/train_linking.py --write   fit them anew and write them

The pages are read by the program itself; an event that it reads within 60 characters of a gold event's evidence
takes that event's identity. Weights are those of a logistic regression on the levels of Splink's comparisons
(ridge, Newton's method), which, unlike counting m and u level by level, does not count evidence twice that two
comparisons share. The ridge pulls towards the weights of linking_prior.json, which are set by hand, so that a level
the newsroom hardly shows keeps what a person would give it. They are written back as pairs m, u with that ratio.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from dragoman.engines.local import Reader, read_pages
from dragoman.fusion import linking, mentions
from dragoman.fusion.copies import Text, copies
from dragoman.fusion.pages import vectors_of
from dragoman.records import EventMention, Page, Reading
from dragoman.sources import pages

ROOT = Path(__file__).parents[1]
NEWSROOM = ROOT / "examples" / "newsroom"
SETTINGS = ROOT / "src" / "dragoman" / "fusion" / "settings.json"
NEAR = 60  # characters
PRIOR = ROOT / "benchmarks" / "linking_prior.json"
FIXED = {("date", "apart")}  # a wrong date in the training pages must not teach that dates do not matter
COPIED = 0.1  # the weight of a pair from two copies of one text: it teaches only what copies look like
RIDGE = 6.0  # how many pairs' worth of trust the weights set by hand have


def read_newsroom() -> list[Reading]:
    """The readings of all example pages, by page id."""
    found = [p for p in pages([NEWSROOM / "pages"]) if isinstance(p, Page)]
    results = list(read_pages(found, Reader(knowledge=(str(NEWSROOM / "knowledge"),))))
    faults = [r.quarantined for r in results if r.quarantined]
    if faults:
        sys.exit(f"error: {len(faults)} pages could not be read, first {faults[0].source}: {faults[0].message}")
    return sorted((r.reading for r in results if r.reading), key=lambda r: r.article.id)


def gold_of(readings: list[Reading]) -> dict[str, str]:
    """Mention id → gold event, for the mentions that stand where the gold has one."""
    gold = json.loads((NEWSROOM / "gold.json").read_text(encoding="utf-8"))["articles"]
    found: dict[str, str] = {}
    for reading in readings:
        name = Path(reading.article.source).name
        taken: set[str] = set()
        for wanted in gold[name]["events"]:
            at = reading.article.text.find(wanted["evidence"])
            if at < 0:
                continue
            near = [e for e in reading.events if e.id not in taken and _fits(e, wanted, at, reading.article.text)]
            best = min(near, key=lambda e: (e.type != wanted["type"], _gap(e, wanted, at), e.id), default=None)
            if best is not None:
                taken.add(best.id)
                found[f"{reading.article.id}:{best.id}"] = wanted["gid"]
    return found


def _gap(event: EventMention, wanted: dict[str, Any], at: int) -> int:
    return max(event.trigger.start - at - len(wanted["evidence"]), at - event.trigger.end, 0)


def _fits(event: EventMention, wanted: dict[str, Any], at: int, text: str) -> bool:
    types = {wanted["type"], *wanted.get("alt_types", [])}
    between = text[min(at, event.trigger.start) : max(at, event.trigger.end)]
    return event.type in types and _gap(event, wanted, at) <= NEAR and "\n\n" not in between


def scored(readings: list[Reading], settings: dict[str, Any]) -> list[tuple[Any, ...]]:
    """(l, r, weight, w0, w1, …) for every blocked pair."""
    connection = duckdb.connect(":memory:")
    texts = [Text(id=r.article.id, text=r.article.text, rank=r.article.id) for r in readings]
    groups = {c.document: c.copy_of for c in copies(texts, connection)}
    rows = list(mentions.rows(readings))
    linking.score(rows, linking.Pages(groups, vectors_of(readings)), connection, settings, -99)
    return connection.execute("SELECT * FROM pairs ORDER BY l, r").fetchall()


def indicators(pairs: list[tuple[Any, ...]], settings: dict[str, Any]) -> tuple[np.ndarray, list[tuple[int, float]]]:
    """A row a pair, a column a level; null levels have none."""
    columns = [
        (i, weight)
        for i, comparison in enumerate(settings["comparisons"])
        for weight, (label, _) in linking.levels(comparison).items()
        if not any(x.get("is_null_level") and x["label_for_charts"] == label for x in comparison["comparison_levels"])
    ]
    place = {column: n for n, column in enumerate(columns)}
    matrix = np.zeros((len(pairs), len(columns)))
    for n, pair in enumerate(pairs):
        for i, weight in enumerate(pair[3:]):
            if (i, weight) in place:
                matrix[n, place[(i, weight)]] = 1
    return matrix, columns


def fit(matrix: np.ndarray, same: np.ndarray, counts: np.ndarray, prior: np.ndarray, trust: np.ndarray) -> np.ndarray:
    """Coefficients in bits, the intercept last; `prior` likewise, `trust` is how firmly each is held to it.

    `counts` is how much each pair weighs.
    """
    data = np.hstack([matrix, np.ones((len(matrix), 1))])
    ridge = np.diag(trust)
    start = prior * math.log(2)
    weights = start.copy()
    for _ in range(50):
        chance = 1 / (1 + np.exp(-data @ weights))
        slope = data.T @ (counts * (chance - same)) + ridge @ (weights - start)
        curve = (data * (counts * chance * (1 - chance))[:, None]).T @ data + ridge
        weights -= np.linalg.solve(curve, slope)
    return weights / math.log(2)


def place_of(settings: dict[str, Any], columns: list[tuple[int, float]], comparison: str, label: str) -> int:
    """The column of one level."""
    found = [
        n
        for n, (i, weight) in enumerate(columns)
        if settings["comparisons"][i]["output_column_name"] == comparison
        and linking.levels(settings["comparisons"][i])[weight][0] == label
    ]
    return found[0]


def trust_of(comparison: dict[str, Any], weight: float) -> float:
    """The ridge on one level."""
    label, _ = linking.levels(comparison)[weight]
    return 1e6 if (comparison["output_column_name"], label) in FIXED else RIDGE


def write(settings: dict[str, Any], columns: list[tuple[int, float]], weights: np.ndarray, matrix: np.ndarray) -> None:
    """Put the fitted weights into the settings, as m and u of the fitted ratio."""
    share = matrix.mean(axis=0)
    for i, comparison in enumerate(settings["comparisons"]):
        known = linking.levels(comparison)
        fitted = {known[w][0]: (weights[n], share[n]) for n, (j, w) in enumerate(columns) if j == i}
        used: set[float] = set()
        for level in comparison["comparison_levels"]:
            if level.get("is_null_level"):
                continue
            bits, frequency = fitted[level["label_for_charts"]]
            bits = round(float(bits), 2)
            while bits in used or bits == 0:  # a level is told by its weight: see linking.levels
                bits = round(bits + 0.01, 2)
            used.add(bits)
            u = min(max(float(frequency), 0.001), 0.9 / max(1.0, 2**bits))
            level["m_probability"], level["u_probability"] = round(u * 2**bits, 9), round(u, 9)
    settings["probability_two_random_records_match"] = round(float(1 / (1 + 2 ** -weights[-1])), 9)
    SETTINGS.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Measure, or fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    shipped = linking.settings()
    settings = json.loads(PRIOR.read_text(encoding="utf-8"))
    readings = read_newsroom()
    gold = gold_of(readings)
    pairs = [p for p in scored(readings, settings) if p[0] in gold and p[1] in gold]
    same = np.array([gold[p[0]] == gold[p[1]] for p in pairs], dtype=float)
    matrix, columns = indicators(pairs, settings)
    copied = matrix[:, [place_of(settings, columns, "pages", "copies")]].any(axis=1)
    counts = np.where(copied, COPIED, 1.0)
    chance = settings["probability_two_random_records_match"]
    prior = np.array([*(w for _, w in columns), math.log2(chance / (1 - chance))])
    weights = fit(
        matrix, same, counts, prior, np.array([*(trust_of(settings["comparisons"][i], w) for i, w in columns), 1e-6])
    )
    fitted = matrix @ weights[:-1] + weights[-1]
    now = {(p[0], p[1]): p[2] for p in scored(readings, shipped)}
    bits_now = np.array([now.get((p[0], p[1]), -99.0) for p in pairs])
    for name, bits in (("prior", np.array([p[2] for p in pairs])), ("shipped", bits_now), ("fitted", fitted)):
        for threshold in (-2, -1, 0, 1, 2, 3):
            chosen = bits >= threshold
            right = float((same * chosen).sum())
            print(
                f"linking_pairs {name} threshold={threshold} precision={right / max(chosen.sum(), 1):.3f} "
                f"recall={right / same.sum():.3f} pairs={len(pairs)} same={int(same.sum())} mentions={len(gold)}"
            )
    if wanted.write:
        write(settings, columns, weights, matrix)
        for (i, weight), bits in zip(columns, weights, strict=False):
            comparison = settings["comparisons"][i]["output_column_name"]
            sys.stdout.write(f"{comparison} {weight:+.2f} -> {bits:+.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
