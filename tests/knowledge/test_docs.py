"""What docs/knowledge.md shows works as shown."""

import re
from pathlib import Path

from dragoman.knowledge import load
from dragoman.knowledge.search import check

DOCS = (Path(__file__).parents[2] / "docs" / "knowledge.md").read_text(encoding="utf-8")


def test_the_python_example_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOCS, re.S)
    scope: dict[str, object] = {}
    exec(code, scope)
    assert scope["knowledge"] is load()


def test_the_example_rows_of_a_user_load(tmp_path: Path) -> None:
    (table,) = re.findall(r"```tsv\n(.*?)```", DOCS, re.S)
    (tmp_path / "states.tsv").write_text(table, encoding="utf-8")
    assert check(tmp_path) == []
    assert load((tmp_path,)).states["XAB"].aliases == ("Republic of Abland", "Abbia")
