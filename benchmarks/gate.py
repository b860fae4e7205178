"""What a gate before the parse would save: the words of paragraphs and sentences that can hold no event.

    python benchmarks/gate.py [FOLDER]      default: the pages of the example newsroom

A paragraph or sentence can hold one only where some word is a predicate of the frame lexicon and something is named
or described that can be a party. Whether a word is, is asked of the full analysis, so that the figures are the most
that any gate could save, and what it loses of what the reading gives (attributions, mentions, time expressions) the
least. Prints one figure a line.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Doc, Span

from dragoman.knowledge.table import read, shipped
from dragoman.reading.pipeline import pipeline
from throughput import ROOT, articles


def main() -> int:
    """Count and print."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples" / "newsroom" / "pages"
    rows = read(shipped("what/frames.tsv"), ("lemma", "pos", "type"))
    predicates = frozenset(word for row in rows for word in row["lemma"].split()[:1])
    counts: Counter[str] = Counter()
    nlp = pipeline()
    for article in {a.id: a for a in articles(folder)}.values():
        doc = nlp.make_doc(article.text)
        doc._.article = article
        doc = nlp(doc)
        counts["words"] += len(doc)
        for kind, parts in (("paragraphs", _paragraphs(doc)), ("sentences", doc.sents)):
            for part in parts:
                if not _is_able(part, predicates):
                    _count(counts, kind, part)
    print(f"words\t{counts['words']}")
    for kind in ("paragraphs", "sentences"):
        print(f"{kind}: share of words in those that can hold no event\t{counts[kind] / counts['words']:.3f}")
        for what in ("events", "attributions", "mentions", "time expressions"):
            print(f"{kind}: {what} in those\t{counts[f'{kind} {what}']}")
    return 0


def _paragraphs(doc: Doc) -> Iterator[Span]:
    bounds = [0, *(token.i for token in doc if token.i and "\n" in doc[token.i - 1].text), len(doc)]
    for first, end in pairwise(bounds):
        yield doc[first:end]


def _is_able(part: Span, predicates: frozenset[str]) -> bool:
    named = any(part.start_char <= m.start < part.end_char for m in part.doc._.mentions)
    return named and any(token.lemma_.lower() in predicates for token in part)


def _count(counts: Counter[str], kind: str, part: Span) -> None:
    doc, first, end = part.doc, part.start_char, part.end_char
    counts[kind] += len(part)
    counts[f"{kind} events"] += sum(first <= event.trigger.start < end for event in doc._.events)
    counts[f"{kind} attributions"] += sum(bool(a.cue) and first <= a.cue.start < end for a in doc._.attributions)
    counts[f"{kind} mentions"] += sum(first <= mention.start < end for mention in doc._.mentions)
    counts[f"{kind} time expressions"] += sum(first <= timex.start < end for timex in doc._.timexes)


if __name__ == "__main__":
    sys.exit(main())
