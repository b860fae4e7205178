"""Linking: which mentions report the same event.

Pairs that share a party, lie on the same side (cooperation or conflict) and have no contradicting dates
are scored by Splink (Fellegi and Sunter 1969) with the settings shipped beside this file, and grouped by
linkage with a veto. Joining everything that is linked would let one undated mention weld two meetings of the
same pair into one; pairs whose days contradict each other keep them apart.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from importlib import resources
from typing import Any

import duckdb
import msgspec
import pyarrow as pa
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from dragoman.case.store import Link
from dragoman.fusion import mentions
from dragoman.fusion.linkage import Rule, linkage
from dragoman.fusion.mentions import Row
from dragoman.fusion.vectors import DIMENSIONS

MATCH = -0.5  # bits of evidence at which two groups of mentions are taken for one event
UNSCORED = -2.0  # bits of a pair that blocking did not look at: no party known to be common
REACH = 0.8  # how far one good pair carries two groups whose other pairs say little
VETO = -8.0  # bits of the date alone: days that contradict each other keep two groups apart, however alike
KEPT = -30.0  # bits below which a pair counts as unscored


class Pages(msgspec.Struct, frozen=True):
    """What linking knows of documents: the original that each copy repeats, and each one's vector."""

    roots: dict[str, str]
    vectors: dict[str, list[float]]


class Linked(msgspec.Struct, frozen=True):
    """The outcome: for each mention its cluster (named by its least member) and the best link's probability."""

    cluster: dict[str, str]
    score: dict[str, float]
    links: tuple[Link, ...]


def settings() -> dict[str, Any]:
    """The shipped Splink settings: blocking rules, comparisons and their weights."""
    text = resources.files("dragoman.fusion").joinpath("settings.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def link(rows: Sequence[Row], pages: Pages, connection: duckdb.DuckDBPyConnection) -> Linked:
    """Link mentions, which stand in `pages`."""
    if not rows:
        return Linked({}, {}, ())
    chosen = settings()
    score(rows, pages, connection, chosen, KEPT)
    return Linked(_clusters(connection, chosen), _scores(connection), _links(connection, chosen))


def score(
    rows: Sequence[Row], pages: Pages, connection: duckdb.DuckDBPyConnection, chosen: dict[str, Any], floor: float
) -> None:
    """Make table `pairs`: l, r, their match weight in bits if above `floor`, and w0, w1 … by comparison."""
    _tables(rows, pages, connection)
    linker = Linker(DuckDBAPI(connection=connection).register("mentions"), chosen, log_level=40)
    scored = linker.inference.predict(threshold_match_weight=floor).physical_name
    parts = ", ".join(f"round(mw_{c['output_column_name']}, 2) AS w{i}" for i, c in enumerate(chosen["comparisons"]))
    connection.execute(
        f"CREATE TEMP TABLE pairs AS SELECT id_l AS l, id_r AS r, round(match_weight, 4) AS weight, {parts} "
        f"FROM {scored} ORDER BY l, r"
    )


def _tables(rows: Sequence[Row], pages: Pages, connection: duckdb.DuckDBPyConnection) -> None:
    connection.register("incoming", mentions.table(list(rows)))
    documents = sorted({r.document for r in rows})
    vectors = pa.array([pages.vectors[d] for d in documents], pa.list_(pa.float32(), DIMENSIONS))
    columns = {"document": documents, "copy_group": [pages.roots.get(d, d) for d in documents], "page": vectors}
    connection.register("incoming_pages", pa.table(columns))
    connection.execute(
        """
        CREATE TEMP TABLE mentions AS
        SELECT m.* REPLACE (CAST(day AS DATE) AS day, CAST(until AS DATE) AS until), p.copy_group, p.page,
               CASE WHEN quad LIKE '%COOPERATION' THEN 'cooperation' ELSE 'conflict' END AS side
        FROM incoming m JOIN incoming_pages p USING (document) ORDER BY id
        """
    )
    connection.unregister("incoming")
    connection.unregister("incoming_pages")


def _clusters(connection: duckdb.DuckDBPyConnection, chosen: dict[str, Any]) -> dict[str, str]:
    """Mention → the least mention of its event; leaves table `clusters` behind."""
    date = next(i for i, c in enumerate(chosen["comparisons"]) if c["output_column_name"] == "date")
    connection.execute(
        f"CREATE TEMP VIEW scored AS SELECT l, r, weight + CASE WHEN w{date} <= {VETO} THEN 4 * {VETO} ELSE 0 END "
        "AS score FROM pairs"
    )
    found = linkage(connection, "mentions", "scored", Rule(MATCH, UNSCORED, REACH, VETO))
    ids = sorted(found)
    connection.register("found", pa.table({"id": ids, "cluster": [found[i] for i in ids]}))
    connection.execute("CREATE TEMP TABLE clusters AS SELECT * FROM found ORDER BY id")
    connection.unregister("found")
    return found


def _scores(connection: duckdb.DuckDBPyConnection) -> dict[str, float]:
    """For each mention that was linked, the probability of its best pair within the cluster."""
    rows = connection.execute(
        """
        WITH edges AS (SELECT l AS a, r AS b, weight FROM pairs UNION ALL SELECT r, l, weight FROM pairs)
        SELECT e.a, round(1 - 1 / (1 + pow(2, max(e.weight))), 4)
        FROM edges e JOIN clusters x ON x.id = e.a JOIN clusters y ON y.id = e.b AND x.cluster = y.cluster
        GROUP BY e.a ORDER BY e.a
        """
    ).fetchall()
    return dict(rows)


def _links(connection: duckdb.DuckDBPyConnection, chosen: dict[str, Any]) -> tuple[Link, ...]:
    """The pairs within clusters, with what each comparison found and how much it weighed."""
    names = [c["output_column_name"] for c in chosen["comparisons"]]
    weights = ", ".join(f"p.w{i}" for i in range(len(names)))
    rows = connection.execute(
        f"""
        SELECT a.document, p.l, b.document, p.r, p.weight, {weights}
        FROM pairs p JOIN clusters x ON x.id = p.l JOIN clusters y ON y.id = p.r AND x.cluster = y.cluster
        JOIN mentions a ON a.id = p.l JOIN mentions b ON b.id = p.r
        ORDER BY p.l, p.r
        """
    ).fetchall()
    known = [levels(c) for c in chosen["comparisons"]]
    links = []
    for document_l, left, document_r, right, weight, *found in rows:
        parts = {
            name: dict(zip(("level", "weight"), known[i][share], strict=True))
            for i, (name, share) in enumerate(zip(names, found, strict=True))
        }
        links.append(
            Link(document_l, _event(left), document_r, _event(right), weight, json.dumps(parts, ensure_ascii=False))
        )
    return tuple(links)


def levels(comparison: dict[str, Any]) -> dict[float, tuple[str, float]]:
    """Match weight of a level in bits, rounded → what the level says and that weight.

    Splink hands back the weight of a comparison, not its level; within one comparison weights differ.
    """
    table = {}
    for level in comparison["comparison_levels"]:
        null = level.get("is_null_level", False)
        weight = 0.0 if null else round(math.log2(level["m_probability"] / level["u_probability"]), 2)
        table[weight] = (level["label_for_charts"], weight)
    return table


def _event(mention: str) -> str:
    return mention.split(":", 1)[-1]  # the ids of foreign mentions are their coder's own
