"""Speed of the dates: milliseconds a 450-word article for time expressions, and for one event date.

Run `python benchmarks/when.py [RUNS]`; prints one figure a line. The text is the example newsroom's, parsed
once; the best of RUNS runs counts, in processor time, so that other work on the machine matters little.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import spacy
from spacy.tokens import Doc

from dragoman.reading.pipeline import MODEL
from dragoman.reading.said.factuality import status_of
from dragoman.reading.when.component import Component
from dragoman.reading.when.eventdate import event_date
from dragoman.reading.when.publication import KEY as PUBLICATION
from dragoman.reading.when.timeline import KEY as TIMELINE
from dragoman.records import Article, Published

TEXTS = sorted((Path(__file__).parents[1] / "examples" / "newsroom").rglob("*.txt"))
WORDS = 450


def docs() -> list[Doc]:
    """The example texts, parsed, with a publication date."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("dragoman.paragraphs", first=True)
    found = list(nlp.pipe(path.read_text(encoding="utf-8") for path in TEXTS))
    published = Published(date="2023-03-02", basis="given", trust="stated")
    for doc in found:
        doc._.article = Article(id="b", source="b", text=doc.text, raw_length=len(doc.text), published=published)
    return found


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    component = Component(())
    parsed = docs()
    words = sum(1 for doc in parsed for token in doc if not token.is_space and not token.is_punct)
    timexes, events = [], []
    for _ in range(runs):
        for doc in parsed:
            doc.user_data.pop(PUBLICATION, None)
            doc.user_data.pop(TIMELINE, None)
        start = time.process_time()
        for doc in parsed:
            component(doc)
        timexes.append((time.process_time() - start) * 1000 / words * WORDS)
        triggers = [(doc, token, status_of(doc, token)) for doc in parsed for token in doc if token.pos_ == "VERB"]
        start = time.process_time()
        for doc, token, status in triggers:
            event_date(doc, token, status)
        events.append((time.process_time() - start) * 1000 / len(triggers))
    print(f"when_ms_per_article {min(timexes):.2f}")
    print(f"event_date_ms {min(events):.3f}")
    print(f"timexes {sum(len(doc._.timexes) for doc in parsed)}")


if __name__ == "__main__":
    main()
