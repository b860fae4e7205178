"""Copies: which documents repeat another one.

Candidates are pairs whose MinHash signatures (Broder 1997) over word shingles agree in at least one
band; a candidate is a copy when enough of the shorter document's shingles, and of its numbers, stand in
the longer one. Numbers tell a copy from another report in the same mould: a rewriter changes words and
keeps figures, an automatic report keeps the words and changes the figures. The shares are exact, the
signatures only say where to look. Everything after the signatures is joins.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import duckdb
import msgspec
import pyarrow as pa
from rensa import RMinHash

from dragoman.case.store import Copy
from dragoman.fusion.components import components

SHINGLE = 2  # words: a rewriter who changes every tenth word leaves four pairs in five
PERMUTATIONS = 128
ROWS = 2  # permutations a band: pairs that share a quarter of their shingles meet with 98 %
CONTAINED = 0.45  # share of the shorter document's shingles
FIGURES = 0.55  # share of its numbers, when it has enough of them to tell
FEWEST = 3  # different numbers
SHORTEST = 12  # shingles: below that, sharing them says nothing
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d[\d.,:]*")
_SEED = 20230301


class Text(msgspec.Struct, frozen=True):
    """One document as copies sees it; `rank` puts originals first: (publication day or "9999", id)."""

    id: str
    text: str
    rank: str


def copies(texts: Sequence[Text], connection: duckdb.DuckDBPyConnection) -> list[Copy]:
    """The documents that repeat another one, by id; `copy_of` is the first of each group by rank."""
    words = [_shingles(t.text) for t in texts]
    kept = [(t, s) for t, s in zip(texts, words, strict=True) if len(s) >= SHORTEST]
    if len(kept) < 2:
        return []
    _register(kept, connection)
    connection.execute(_PAIRS, {"contained": CONTAINED, "figures": FIGURES, "fewest": FEWEST})
    connection.execute("CREATE TEMP TABLE copy_nodes AS SELECT document AS id FROM copy_texts")
    components(connection, "copy_nodes", "copy_pairs", "copy_groups")
    found = connection.execute(_COPIES).fetchall()
    connection.execute("DROP TABLE copy_pairs; DROP TABLE copy_groups; DROP TABLE copy_nodes")
    for name in ("copy_texts", "copy_bands", "copy_shingles", "copy_numbers"):
        connection.unregister(name)
    return [Copy(document=d, copy_of=o, similarity=round(s, 4)) for d, o, s in found]


def _shingles(text: str) -> list[int]:
    """Hashes of the document's word runs, each once, sorted."""
    words = [w.lower() for w in _WORD.findall(text)]
    runs = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    return sorted(int.from_bytes(hashlib.blake2b(run.encode(), digest_size=7).digest(), "big") for run in runs)


def _register(kept: list[tuple[Text, list[int]]], connection: duckdb.DuckDBPyConnection) -> None:
    bands: dict[str, list[object]] = {"document": [], "band": [], "key": []}
    shingles: dict[str, list[object]] = {"document": [], "shingle": []}
    for text, hashes in kept:
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
        sketch.update([str(h) for h in hashes])
        digest = sketch.digest()
        for band in range(PERMUTATIONS // ROWS):
            bands["document"].append(text.id)
            bands["band"].append(band)
            bands["key"].append("-".join(map(str, digest[band * ROWS : (band + 1) * ROWS])))
        shingles["document"] += [text.id] * len(hashes)
        shingles["shingle"] += hashes
    numbers = [(t.id, n) for t, _ in kept for n in sorted({x.strip(".,:") for x in _NUMBER.findall(t.text)})]
    texts = {
        "document": [t.id for t, _ in kept],
        "rank": [t.rank for t, _ in kept],
        "size": [len(s) for _, s in kept],
    }
    connection.register("copy_texts", pa.table(texts))
    columns = [pa.array([d for d, _ in numbers], pa.string()), pa.array([n for _, n in numbers], pa.string())]
    connection.register("copy_numbers", pa.table(columns, names=["document", "number"]))
    connection.register("copy_bands", pa.table(bands))
    connection.register("copy_shingles", pa.table(shingles))


_PAIRS = """
CREATE TEMP TABLE copy_pairs AS
WITH candidates AS (
    SELECT DISTINCT l.document AS l, r.document AS r
    FROM copy_bands l JOIN copy_bands r ON l.band = r.band AND l.key = r.key AND l.document < r.document
), shared AS (
    SELECT c.l, c.r, count(*) AS n
    FROM candidates c
    JOIN copy_shingles x ON x.document = c.l
    JOIN copy_shingles y ON y.document = c.r AND y.shingle = x.shingle
    GROUP BY c.l, c.r
), alike AS (
    SELECT s.l, s.r, n / least(x.size, y.size) AS similarity
    FROM shared s JOIN copy_texts x ON x.document = s.l JOIN copy_texts y ON y.document = s.r
    WHERE n / least(x.size, y.size) >= $contained
), counted AS (
    SELECT document, count(*) AS n FROM copy_numbers GROUP BY document
), common AS (
    SELECT a.l, a.r, count(*) AS n
    FROM alike a JOIN copy_numbers x ON x.document = a.l
    JOIN copy_numbers y ON y.document = a.r AND y.number = x.number
    GROUP BY a.l, a.r
)
SELECT a.l, a.r, a.similarity
FROM alike a LEFT JOIN common c USING (l, r)
LEFT JOIN counted x ON x.document = a.l LEFT JOIN counted y ON y.document = a.r
WHERE least(coalesce(x.n, 0), coalesce(y.n, 0)) < $fewest
   OR coalesce(c.n, 0) / least(x.n, y.n) >= $figures
"""

# A group's original is its first by publication day; among those of one day the longest, then the least id.
_COPIES = """
WITH ranked AS (
    SELECT g.id AS document, g.cluster, row_number() OVER (
        PARTITION BY g.cluster ORDER BY t.rank, t.size DESC, g.id) AS place
    FROM copy_groups g JOIN copy_texts t ON t.document = g.id
)
SELECT c.document, o.document, max(p.similarity)
FROM ranked c
JOIN ranked o ON o.cluster = c.cluster AND o.place = 1
JOIN copy_pairs p ON c.document IN (p.l, p.r)
WHERE c.place > 1
GROUP BY c.document, o.document ORDER BY c.document
"""
