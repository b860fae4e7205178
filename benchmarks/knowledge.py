"""Knowledge: how long the knowledge base takes to load, what it weighs, how much it holds. One figure a line.

    python benchmarks/knowledge.py

Times are of a fresh process, after imports, on CPU time (`process_time`); the best of five processes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CHILD = """
import json, resource, time
import dragoman.knowledge
from dragoman.knowledge import load
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
marks = [time.process_time()]
knowledge = load(); marks.append(time.process_time())
knowledge.names; marks.append(time.process_time())
knowledge.folded; marks.append(time.process_time())
indexed = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
knowledge.cities; marks.append(time.process_time())
cities = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
steps = [round((b - a) * 1000, 1) for a, b in zip(marks, marks[1:])]
print(json.dumps({
    "load ms": steps[0], "name index ms": steps[1], "folded index ms": steps[2],
    "load and both indexes ms": round(sum(steps[:3]), 1), "cities ms (first use)": steps[3],
    "memory MB": round((indexed - before) / 1024, 1), "memory with cities MB": round((cities - before) / 1024, 1),
    "states": len(knowledge.states), "terms of office": len(knowledge.holders), "persons": len(knowledge.persons),
    "organisations": len(knowledge.organisations), "names": len(knowledge.names), "cities": len(knowledge.cities),
}))
"""


def main() -> None:
    """Print the figures."""
    runs = [json.loads(subprocess.check_output([sys.executable, "-c", CHILD])) for _ in range(5)]
    data = Path(__file__).parents[1] / "src" / "dragoman" / "knowledge" / "data"
    for figure in runs[0]:
        print(f"{figure}\t{min(run[figure] for run in runs)}")
    print(f"data MB\t{sum(path.stat().st_size for path in data.rglob('*.tsv')) / 1e6:.2f}")


if __name__ == "__main__":
    main()
