"""What a user sees of a case: events, timeline, disputes, stories, explain, brief, quarantine."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command

EVENT_KEYS = [
    "schema", "id", "type", "mode", "contexts", "quad", "intensity", "actors", "recipients", "date", "place", "status",
    "story", "documents", "independent_sources", "said_by", "mentions", "disputes",
]  # fmt: skip


def test_events_prints_one_json_object_an_event_with_the_promised_keys(dragoman: Command, talks: Path) -> None:
    done = dragoman("events", "--case", talks, "--format", "jsonl")
    (line,) = done.out.splitlines()
    event = json.loads(line)
    assert done.status == 0
    assert list(event) == EVENT_KEYS
    assert event["schema"] == "dragoman.event/1"
    assert list(event["date"]) == ["start", "end", "basis", "trust"]
    assert list(event["mentions"][0]) == ["document", "source", "event", "start", "end", "text", "copy_of"]


def test_events_as_csv_has_a_header_and_a_row_an_event(dragoman: Command, talks: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(dragoman("events", "--case", talks, "--format", "csv").out)))
    assert [row["type"] for row in rows] == ["CONSULT"]
    assert (rows[0]["actors"], rows[0]["start"], rows[0]["disputed"]) == ("Ilya Varro", "2023-03-01", "status")


def test_timeline_shows_day_parties_counts_and_disputes_in_one_line(dragoman: Command, talks: Path) -> None:
    line = next(x for x in dragoman("timeline", "--case", talks).out.splitlines() if "CONSULT" in x)
    for expected in (
        "1 Mar 2023",
        "CONSULT meet",
        "Ilya Varro (XOS) → Lumen (XLU)",
        "Tallin (XOS)",
        "occurred",
        "! status",
    ):
        assert expected in line
    assert line.split()[-1] == "ev0123"


@pytest.mark.parametrize(
    ("option", "value", "found"),
    [
        ("--actor", "varro", 1), ("--actor", "Nobody", 0), ("--actor", "Q901", 1), ("--country", "xlu", 1),
        ("--country", "BLR", 0), ("--type", "consult", 1), ("--type", "ASSAULT", 0), ("--status", "occurred", 1),
        ("--status", "denied", 0), ("--since", "2023-03", 1), ("--since", "2023-03-02", 0),
        ("--until", "2023-03-01", 1), ("--until", "2022", 0), ("--story", "st1", 1), ("--story", "other", 0),
    ],
)  # fmt: skip
def test_filters_keep_what_they_say(dragoman: Command, talks: Path, option: str, value: str, found: int) -> None:
    for command in ("events", "timeline", "disputes"):
        done = dragoman(command, "--case", talks, "--format", "jsonl", option, value)
        assert (done.status, len(done.out.splitlines())) == (0, found), command


def test_an_empty_answer_is_no_error(dragoman: Command, talks: Path) -> None:
    done = dragoman("events", "--case", talks, "--country", "BLR")
    assert (done.status, done.out) == (0, "no events\n")


def test_disputes_says_which_value_comes_from_whom(dragoman: Command, talks: Path) -> None:
    done = dragoman("disputes", "--case", talks)
    assert "occurred — Ostpress (2 documents)" in done.out
    assert "denied — Lumen (1 document)" in done.out
    rows = list(csv.DictReader(io.StringIO(dragoman("disputes", "--case", talks, "--format", "csv").out)))
    assert [(r["field"], r["value"], r["said_by"]) for r in rows] == [
        ("status", "occurred", "Ostpress"),
        ("status", "denied", "Lumen"),
    ]


def test_stories_in_every_format(dragoman: Command, talks: Path) -> None:
    assert "Ostrava and Lumen hold talks" in dragoman("stories", "--case", talks).out
    story = json.loads(dragoman("stories", "--case", talks, "--format", "jsonl").out)
    assert list(story) == ["schema", "id", "title", "start", "end", "documents", "events"]
    assert story["documents"][1] == {"id": "d2", "source": "pages/copy.txt", "copy_of": "d1"}
    (row,) = csv.DictReader(io.StringIO(dragoman("stories", "--case", talks, "--format", "csv").out))
    assert (row["documents"], row["copies"], row["events"]) == ("2", "1", "1")
    assert dragoman("stories", "--case", talks, "--country", "BLR").out == "no storylines\n"


def test_explain_takes_the_beginning_of_an_id_and_shows_the_evidence(dragoman: Command, talks: Path) -> None:
    done = dragoman("explain", "ev01", "--case", talks)
    assert done.status == 0
    assert (
        "[actor: Ilya Varro] [trigger: met] [recipient: Lumen's envoy] in [place: Tallin] on [date: Wednesday]"
        in done.out
    )
    assert "'Wednesday' → 1 Mar 2023 (derived, weekday before publication)" in done.out
    assert "Ostpress, relayed by Daily Lamp" in done.out
    assert "copy of     pages/wire.txt" in done.out
    assert "actors same +7.2; date same day +5.2" in done.out


def test_explain_of_an_unknown_event_says_so(dragoman: Command, talks: Path) -> None:
    done = dragoman("explain", "nothing", "--case", talks)
    assert (done.status, done.out) == (2, "")
    assert done.err == "dragoman: error: event 'nothing': the case has no such event\n"


def test_quarantine_lists_pages_by_reason_without_their_control_characters(dragoman: Command, talks: Path) -> None:
    done = dragoman("quarantine", "--case", talks)
    assert "binary (1)\n  pages/photo.jpg: the content is not text" in done.out
    assert "\x1b" not in done.out
    assert json.loads(dragoman("quarantine", "--case", talks, "--format", "jsonl").out)["kind"] == "binary"


def test_brief_writes_the_file_it_names(dragoman: Command, talks: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "brief.html"
    done = dragoman("brief", "--case", talks, "--out", out, "--title", "March talks")
    assert done.status == 0
    assert str(out) in done.out
    assert "<title>March talks</title>" in out.read_text(encoding="utf-8")


def test_brief_that_cannot_be_written_says_so(dragoman: Command, talks: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = dragoman("brief", "--case", talks, "--out", tmp_path / "file" / "brief.html")
    assert done.status == 2
    assert "cannot be written" in done.err
