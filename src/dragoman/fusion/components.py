"""Components: groups of nodes that edges connect, by Splink's iterative SQL (no recursion, no loop over pairs)."""

from __future__ import annotations

import logging

import duckdb
from splink.backends.duckdb import DuckDBAPI
from splink.clustering import cluster_pairwise_predictions_at_threshold

logging.getLogger("splink").setLevel(logging.ERROR)


def components(connection: duckdb.DuckDBPyConnection, nodes: str, edges: str, into: str) -> None:
    """Make table `into` (id, cluster) from `nodes` (id) and `edges` (l, r), named by least member."""
    found = cluster_pairwise_predictions_at_threshold(
        connection.table(nodes),
        connection.table(edges),
        DuckDBAPI(connection=connection),
        node_id_column_name="id",
        edge_id_column_name_left="l",
        edge_id_column_name_right="r",
    )
    connection.execute(
        f"CREATE TEMP TABLE {into} AS SELECT id, min(id) OVER (PARTITION BY cluster_id) AS cluster "
        f"FROM {found.physical_name} ORDER BY id"
    )
    found.drop_table_from_database_and_remove_from_cache()
