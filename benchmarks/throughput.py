"""How fast `annotate` is against bare spaCy, and what it costs in memory; how long `dragoman --help` takes.

    python benchmarks/throughput.py [FOLDER]      default: the pages of the example newsroom, eight times over

The same texts go through bare `nlp.pipe` of the same model and through the whole of dragoman's reading, in one
process and in turns, and the best of three turns counts for each; the ratio is what dragoman keeps of spaCy's
speed. Prints one figure a line.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from dragoman.cleaning import clean
from dragoman.errors import UnreadablePage
from dragoman.reading.pipeline import MODEL, pipeline, read
from dragoman.records import Article, Page
from dragoman.sources import pages

ROOT = Path(__file__).parents[1]
TURNS = 3
FEWEST = 400  # articles; a smaller folder is read several times over


def articles(folder: Path) -> list[Article]:
    """The cleaned pages of a folder, repeated until there are enough to time."""
    found = []
    for page in pages([folder]):
        if isinstance(page, Page):
            try:
                found.append(clean(page))
            except UnreadablePage as error:
                sys.stderr.write(f"left out: {page.source}: {error}\n")
    return found * max(1, -(-FEWEST // max(1, len(found))))


def seconds(work: Callable[[], object]) -> float:
    """The CPU time of one call; other work on the machine bears on it less than on the clock."""
    began = time.process_time()
    work()
    return time.process_time() - began


def help_seconds() -> float:
    """Start-up of `dragoman --help` by the clock, best of five."""
    command = [str(Path(sys.executable).with_name("dragoman")), "--help"]
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    return min(taken)


def main() -> int:
    """Time both and print the figures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples" / "newsroom" / "pages"
    found = articles(folder)
    texts = [a.text for a in found]
    bare = spacy.load(MODEL)
    full = pipeline()
    for nlp in (bare, full):
        list(nlp.pipe(texts[:5]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bare_s, full_s = [], []
    for _ in range(TURNS):
        bare_s.append(seconds(lambda: list(bare.pipe(texts))))
        full_s.append(seconds(lambda: list(read(found, full))))
    words = sum(len(t.split()) for t in texts)
    print(f"articles {len(texts)}")
    print(f"words_per_article {words / len(texts):.0f}")
    print(f"bare_articles_per_second {len(texts) / min(bare_s):.1f}")
    print(f"annotate_articles_per_second {len(texts) / min(full_s):.1f}")
    print(f"annotate_to_bare_ratio {min(bare_s) / min(full_s):.3f}")
    print(f"loaded_memory_mib {before / 1024:.0f}")
    print(f"peak_memory_mib {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
    print(f"help_seconds {help_seconds():.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
