"""How fast actors and places are read, on top of the parse: milliseconds an article of 450 words.

    python benchmarks/who.py FOLDER [--articles N]

FOLDER holds plain text articles (*.txt). Each figure is printed on a line of its own.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from spacy.tokens import Doc

from dragoman.reading.pipeline import pipeline
from dragoman.reading.who.words import forget_words

WORDS = 450
ROUNDS = 3


def main() -> None:
    """Parse the articles once, then time the two components alone."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--articles", type=int, default=60)
    given = options.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(given.folder.glob("*.txt"))[: given.articles]]
    if not texts:
        sys.exit(f"error: no *.txt in {given.folder}")
    nlp = pipeline()
    who, where = nlp.get_pipe("dragoman.who"), nlp.get_pipe("dragoman.where")
    started = time.process_time()
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("dragoman.")]):
        docs = list(nlp.pipe(texts))
    articles = sum(len(text.split()) for text in texts) / WORDS
    print(f"parse {1000 * (time.process_time() - started) / articles:.2f} ms")
    mentions = 0
    for name, component in (("who", who), ("where", where)):
        best = min(_timed(component, docs) for _ in range(ROUNDS))
        print(f"{name} {1000 * best / articles:.2f} ms")
    for doc in docs:
        mentions += len(doc._.mentions)
    print(f"mentions {mentions / articles:.1f} an article")


def _timed(component: object, docs: list[Doc]) -> float:
    """Processor seconds for one pass over the documents."""
    started = time.process_time()
    for doc in docs:
        component(doc)  # type: ignore[operator]
        forget_words(doc)
    return time.process_time() - started


if __name__ == "__main__":
    main()
