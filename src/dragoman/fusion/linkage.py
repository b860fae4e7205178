"""Linkage: average-linkage clustering (Sokal and Michener 1958) of a table of scored pairs, in SQL.

Two groups join when the mean score over all pairs between them, pairs that were never scored counting as
`unscored`, is at or above a threshold. Average linkage is reducible: joining all mutually nearest groups at
once, round by round, gives the same groups as joining the nearest two each time. Rounds are few, each is a
handful of joins, and ties are broken by id, so order and engine change nothing.
"""

from __future__ import annotations

import duckdb


def average_linkage(
    connection: duckdb.DuckDBPyConnection, nodes: str, pairs: str, *, threshold: float, unscored: float
) -> dict[str, str]:
    """Node → the least node of its group. `nodes` is a table (id), `pairs` a table (l, r, score), each pair once."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE linkage_groups AS SELECT id, id AS cluster FROM {nodes}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE linkage_between AS {_PAIRS.format(pairs=pairs)}")
    while True:
        connection.execute(_MERGES, {"threshold": threshold, "unscored": unscored})
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
SELECT least(l, r) AS a, greatest(l, r) AS b, sum(CAST(round(score * 1000000) AS HUGEINT)) AS total, count(*) AS n
FROM {pairs} WHERE l <> r GROUP BY ALL
"""

_MERGES = """
CREATE OR REPLACE TEMP TABLE linkage_merges AS
WITH sizes AS (
    SELECT cluster, count(*) AS size FROM linkage_groups GROUP BY cluster
), means AS (
    SELECT a, b, (total / 1000000.0 + $unscored * (x.size * y.size - n)) / (x.size * y.size) AS mean
    FROM linkage_between JOIN sizes x ON x.cluster = a JOIN sizes y ON y.cluster = b
), nearest AS (
    SELECT c, o FROM (SELECT a AS c, b AS o, mean FROM means UNION ALL SELECT b, a, mean FROM means)
    WHERE mean >= $threshold
    QUALIFY row_number() OVER (PARTITION BY c ORDER BY mean DESC, o) = 1
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
    SELECT coalesce(x.into_cluster, a) AS a, coalesce(y.into_cluster, b) AS b, total, n
    FROM linkage_between LEFT JOIN linkage_merges x ON x.cluster = a LEFT JOIN linkage_merges y ON y.cluster = b
)
SELECT least(a, b) AS a, greatest(a, b) AS b, sum(total) AS total, CAST(sum(n) AS BIGINT) AS n
FROM renamed WHERE a <> b GROUP BY ALL
"""
