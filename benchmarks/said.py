"""Said: what attribution and factuality cost on top of the parse. One figure a line.

    python benchmarks/said.py [FILE …]

Without files the pages of the example newsroom are read. Times are CPU time (`process_time`), the best of
five runs over pages that are parsed already; a page of 450 words is the unit.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from spacy.tokens import Doc

from dragoman.reading.document import article_of
from dragoman.reading.pipeline import pipeline
from dragoman.reading.said.factuality import CACHE, status_of
from dragoman.reading.what.predicates import is_predicate

PAGE = 450  # words
RUNS = 5


def main(paths: list[Path]) -> None:
    """Print the figures."""
    nlp = pipeline()
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    words = sum(len(text.split()) for text in texts)
    with nlp.select_pipes(disable=["dragoman.said", "dragoman.what"]):
        started = time.process_time()
        docs = list(nlp.pipe(texts))
        parsed = time.process_time() - started
    for doc in docs:
        article_of(doc)
    said = nlp.get_pipe("dragoman.said")
    attributions = min(_timed(docs, said) for _ in range(RUNS))
    statuses = min(_timed(docs, _statuses) for _ in range(RUNS))
    predicates = sum(is_predicate(token) for doc in docs for token in doc)
    print(f"words\t{words}")
    print(f"attributions\t{sum(len(doc._.attributions) for doc in docs)}")
    print(f"predicates\t{predicates}")
    print(f"parse, when, who and where, ms a page of {PAGE} words\t{1000 * parsed / words * PAGE:.1f}")
    print(f"attribution, ms a page of {PAGE} words\t{1000 * attributions / words * PAGE:.2f}")
    print(f"factuality of every predicate, ms a page of {PAGE} words\t{1000 * statuses / words * PAGE:.2f}")


def _timed(docs: list[Doc], work) -> float:  # type: ignore[no-untyped-def]
    started = time.process_time()
    for doc in docs:
        work(doc)
    return time.process_time() - started


def _statuses(doc: Doc) -> None:
    doc.user_data.pop(CACHE, None)
    for token in doc:
        if is_predicate(token):
            status_of(doc, token)


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:]]
    pages = Path(__file__).parents[1] / "examples" / "newsroom"
    main(given or sorted(path for path in pages.rglob("*.txt")))
