"""How fast events are read, on top of all that comes before, and how many: one figure a line.

    python benchmarks/what.py FOLDER [--articles N] [--show N]

FOLDER holds plain text articles (*.txt). With `--show`, that many events drawn with a fixed seed are printed with
their sentence, for a person to judge.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

from spacy.tokens import Doc

from dragoman.reading.pipeline import pipeline
from dragoman.records import EventMention

WORDS = 450
ROUNDS = 3
SEED = 7


def main() -> None:
    """Read the articles once without the component, then time it alone."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--articles", type=int, default=60)
    options.add_argument("--show", type=int, default=0)
    given = options.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(given.folder.glob("*.txt"))[: given.articles]]
    if not texts:
        sys.exit(f"error: no *.txt in {given.folder}")
    nlp = pipeline()
    what = nlp.get_pipe("dragoman.what")
    started = time.process_time()
    with nlp.select_pipes(disable=["dragoman.what"]):
        docs = list(nlp.pipe(texts))
    articles = sum(len(text.split()) for text in texts) / WORDS
    print(f"before {1000 * (time.process_time() - started) / articles:.2f} ms an article")
    print(f"what {1000 * min(_timed(what, docs) for _ in range(ROUNDS)) / articles:.2f} ms an article")
    found = [(doc, event) for doc in docs for event in doc._.events]
    print(f"events {len(found) / articles:.1f} an article")
    for type_, count in Counter(event.type for _, event in found).most_common():
        print(f"{type_} {count}")
    for doc, event in random.Random(SEED).sample(found, min(given.show, len(found))):
        _print(doc, event)


def _print(doc: Doc, event: EventMention) -> None:
    sentence = next(s for s in doc.sents if s.start_char <= event.trigger.start < s.end_char)
    actors, recipients = (
        [f"{p.text} ({p.country or p.sector})" for p in side] for side in (event.actors, event.recipients)
    )
    print(f"\n{' '.join(sentence.text.split())}")
    print(f"  {event.type} {event.status} at {event.trigger.text!r}: {actors} > {recipients} [{event.rule}]")


def _timed(component: object, docs: list[Doc]) -> float:
    """Processor seconds for one pass over the documents."""
    started = time.process_time()
    for doc in docs:
        component(doc)  # type: ignore[operator]
    return time.process_time() - started


if __name__ == "__main__":
    main()
