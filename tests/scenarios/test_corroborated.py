"""What one page alone is too unsure to report is reported when independent sources bear each other out."""

from __future__ import annotations

from pathlib import Path

import dragoman

HERALD = """Army of Chile shells a village in Peru

LIMA, 3 March 2023 — Chilean troops shelled a Peruvian village on Thursday, the governor of the province said.
Two barns burned down and nobody was hurt. The road to the coast stayed open all day, and the market was held.
"""
COURIER = """A loud morning in the valley

3 March 2023. People of the valley woke to a bombardment. On Thursday, Chilean soldiers fired shells at the Peruvian
village, and two barns were lost. The school will open again next week, its head said, once the windows are mended.
"""


def told(folder: Path, **pages: str) -> list[dragoman.Event]:
    """The events of violence in a case of these pages, when no page is sure enough by itself."""
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with dragoman.open(None) as case:
        case.read([folder / f"{name}.txt" for name in pages], least_confidence=1.0)
        return [event for event in case.events() if event.type == "ASSAULT"]


def test_two_newsrooms_bear_each_other_out(tmp_path: Path) -> None:
    """A shelling that two independent papers tell of is reported, with both as its evidence."""
    events = told(tmp_path, herald=HERALD, courier=COURIER)
    assert [(e.documents, e.independent_sources) for e in events] == [(2, 2)]
    assert {m.source.rpartition("/")[2] for m in events[0].mentions} == {"herald.txt", "courier.txt"}


def test_one_newsroom_and_its_copies_do_not(tmp_path: Path) -> None:
    """Repetition is no second source."""
    assert told(tmp_path, herald=HERALD) == []
    assert told(tmp_path, herald=HERALD, mirror=HERALD.replace("stayed open all day", "stayed open")) == []


def test_what_is_told_can_be_explained(tmp_path: Path) -> None:
    """Each unsure witness shows its sentence."""
    for name, text in {"herald": HERALD, "courier": COURIER}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with dragoman.open(None) as case:
        case.read([tmp_path / "herald.txt", tmp_path / "courier.txt"], least_confidence=1.0)
        event = next(e for e in case.events() if e.type == "ASSAULT")
        assert len(case.explain(event.id).witnesses) == len(event.mentions) > 1
