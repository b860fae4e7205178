"""Linkage: agglomerative clustering of a table of scored pairs, in SQL.

Two groups join when their score is at or above a threshold. The score is the mean over all pairs between
them (average linkage, Sokal and Michener 1958; a pair that was never scored counts as `unscored`), drawn
towards the best pair by `reach`; one pair at or below `veto` keeps them apart for good. Each round joins all
groups that are each other's nearest; with `reach` 0 that gives the same groups as joining the nearest two
each time. Rounds are few, each is a handful of joins, ties are broken by id: order and engine change nothing.
"""

from __future__ import annotations

import math

import duckdb
import msgspec


class Rule(msgspec.Struct, frozen=True):
    """When groups join; scores are in the unit of the pairs."""

    threshold: float
    unscored: float = 0.0
    reach: float = 0.0  # 0: the mean decides, 1: the best pair
    veto: float = -math.inf


def linkage(connection: duckdb.DuckDBPyConnection, nodes: str, pairs: str, rule: Rule) -> dict[str, str]:
    """Node → the least node of its group. `nodes` is a table (id), `pairs` a table (l, r, score), each pair once."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE linkage_groups AS SELECT id, id AS cluster FROM {nodes}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE linkage_between AS {_PAIRS.format(pairs=pairs)}")
    while True:
        connection.execute(_MERGES, msgspec.structs.asdict(rule))
        joined = connection.execute("SELECT count(*) FROM linkage_merges").fetchone()
        if not joined or not joined[0]:
            break
        connection.execute(_JOIN_GROUPS)
        connection.execute(_JOIN_BETWEEN)
    found = dict(connection.execute("SELECT id, cluster FROM linkage_groups ORDER BY id").fetchall())
    for table in ("linkage_groups", "linkage_between", "linkage_merges"):
        connection.execute(f"DROP TABLE {table}")
    return found


# Sums are of integers (millionths of a point), so that they do not depend on the order of addition.
_PAIRS = """
SELECT least(l, r) AS a, greatest(l, r) AS b, sum(CAST(round(score * 1000000) AS HUGEINT)) AS total, count(*) AS n,
       max(score) AS best, min(score) AS worst
FROM {pairs} WHERE l <> r GROUP BY ALL
"""

_MERGES = """
CREATE OR REPLACE TEMP TABLE linkage_merges AS
WITH sizes AS (
    SELECT cluster, count(*) AS size FROM linkage_groups GROUP BY cluster
), means AS (
    SELECT a, b, best, (total / 1000000.0 + $unscored * (x.size * y.size - n)) / (x.size * y.size) AS mean
    FROM linkage_between JOIN sizes x ON x.cluster = a JOIN sizes y ON y.cluster = b
    WHERE worst > $veto
), scored AS (
    SELECT a, b, round($reach * best + (1 - $reach) * mean, 6) AS score FROM means
), nearest AS (
    SELECT c, o FROM (SELECT a AS c, b AS o, score FROM scored UNION ALL SELECT b, a, score FROM scored)
    WHERE score >= $threshold
    QUALIFY row_number() OVER (PARTITION BY c ORDER BY score DESC, o) = 1
)
SELECT n.c AS cluster, n.o AS into_cluster
FROM nearest n JOIN nearest m ON m.c = n.o AND m.o = n.c
WHERE n.o < n.c
"""

_JOIN_GROUPS = """
UPDATE linkage_groups SET cluster = m.into_cluster FROM linkage_merges m WHERE linkage_groups.cluster = m.cluster
"""

_JOIN_BETWEEN = """
CREATE OR REPLACE TEMP TABLE linkage_between AS
WITH renamed AS (
    SELECT coalesce(x.into_cluster, a) AS a, coalesce(y.into_cluster, b) AS b, total, n, best, worst
    FROM linkage_between LEFT JOIN linkage_merges x ON x.cluster = a LEFT JOIN linkage_merges y ON y.cluster = b
)
SELECT least(a, b) AS a, greatest(a, b) AS b, sum(total) AS total, CAST(sum(n) AS BIGINT) AS n,
       max(best) AS best, min(worst) AS worst
FROM renamed WHERE a <> b GROUP BY ALL
"""
