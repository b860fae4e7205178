"""Case: one DuckDB file that keeps what was read, and what was made of it."""
