"""Rules alone, model alone, both together; and whether confidence keeps its word. One figure a line.

    python benchmarks/reliability.py FILE

FILE holds JSON lines with `text` and `gold`, a list of events with `type`, `actors` and `recipients` (each with
`spans`, pairs of offsets). A gold type YIELD matches CONCEDE and RETREAT. An event is right in its type when the gold
of its sentence has that type left to match, and wholly right when its actors and recipients also touch gold spans.
Reliability: by bins of confidence the number of events, the mean confidence, the shares right; ECE is the mean
distance between confidence and share right in type, weighted by events.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from dragoman.knowledge.plover import plover
from dragoman.reading.pipeline import pipeline
from dragoman.reading.what.coding import Coder
from dragoman.reading.what.frames import lexicon
from dragoman.reading.what.reader import Reader
from dragoman.reading.what.second.features import features
from dragoman.reading.what.selection import Selected
from dragoman.records import EventMention, Party

YIELD = {"CONCEDE", "RETREAT"}
UNCOUNTED = {"denied", "hypothetical"}
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def main() -> None:
    """Read every text once; print the three variants, then the reliability."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    items = [json.loads(line) for line in options.parse_args().file.read_text(encoding="utf-8").splitlines()]
    nlp, coder = pipeline(), Coder(lexicon(), plover())
    counts = {name: Counter[str]() for name in ("rules", "model", "both")}
    judged: list[tuple[float, bool, bool]] = []
    for item in items:
        doc = nlp(item["text"])
        folded = any(event["type"] == "YIELD" for event in item["gold"])
        gold = Counter(event["type"] for event in item["gold"])
        read = {"rules": by_rules(doc, coder), "model": by_model(doc, coder)}
        read["both"] = [e.type for e in doc._.events if e.status not in UNCOUNTED]
        for name, types in read.items():
            found = Counter("YIELD" if folded and t in YIELD else t for t in types)
            counts[name].update(hit=(found & gold).total(), read=found.total(), gold=gold.total())
        judged += judgements(doc, item["gold"], folded)
    for name, count in counts.items():
        precision, recall = count["hit"] / max(count["read"], 1), count["hit"] / max(count["gold"], 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name} type precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    report(judged)


def by_rules(doc: Doc, coder: Coder) -> list[str]:
    """The types of what the rules let stand."""
    reader = Reader(doc, coder.lexicon)
    standing = [one for sentence in doc.sents for one in coder.standing(doc, sentence, reader)]
    return [one.type for one in standing if coder.status(doc, one) not in UNCOUNTED]


def by_model(doc: Doc, coder: Coder) -> list[str]:
    """The types that the model gives to everything that a frame fits, without the filters of the rules."""
    reader, found = Reader(doc, coder.lexicon), []
    for sentence in doc.sents:
        for one in [Selected(read, read.type) for token in sentence if (read := reader.at(token)) is not None]:
            status = coder.status(doc, one)
            shares = dict(coder.second.model.probabilities(features(doc, sentence, one, status)))
            none = shares.pop("none") + shares.pop("background")
            if none < 0.5 and status not in UNCOUNTED:
                found.append(max(sorted(shares), key=lambda name: shares[name]))
    return found


def judgements(doc: Doc, gold: list[dict[str, Any]], folded: bool) -> list[tuple[float, bool, bool]]:
    """(confidence, type right, wholly right) for each event, the surest first; a gold event is matched once."""
    left, found = list(gold), []
    for event in sorted(doc._.events, key=lambda e: -e.confidence):
        if event.status in UNCOUNTED:
            continue
        type_ = "YIELD" if folded and event.type in YIELD else event.type
        match = next((one for one in left if one["type"] == type_), None)
        if match is not None:
            left.remove(match)
        found.append((event.confidence, match is not None, match is not None and is_whole(event, match)))
    return found


def is_whole(event: EventMention, gold: dict[str, Any]) -> bool:
    """Whether the parties on both sides touch those of the gold."""
    return touches(event.actors, gold["actors"]) and touches(event.recipients, gold["recipients"])


def touches(parties: tuple[Party, ...], gold: list[dict[str, Any]]) -> bool:
    """Whether a party overlaps a gold span, or there are none on both sides."""
    spans = [span for one in gold for span in one.get("spans", ())]
    return any(p.start < end and start < p.end for p in parties for start, end in spans) or not (spans or parties)


def report(judged: list[tuple[float, bool, bool]]) -> None:
    """Print the reliability table and the expected calibration error."""
    error = 0.0
    for low, high in pairwise(BINS):
        part = [one for one in judged if low <= one[0] < high]
        if part:
            mean, right, whole = (sum(float(one[n]) for one in part) / len(part) for n in range(3))
            error += abs(mean - right) * len(part) / len(judged)
            print(
                f"confidence {low:.1f}-{min(high, 1.0):.1f} events {len(part)} mean {mean:.2f} "
                f"type right {right:.2f} wholly right {whole:.2f}"
            )
    print(f"ECE {error:.3f}")


if __name__ == "__main__":
    main()
