"""`knowledge refresh` asks a query service over HTTP and writes what it answers as rows of a user's folder.

The answers are written for these tests and given by a server that the tests start; nothing leaves the machine.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest

from dragoman import api
from dragoman.errors import KnowledgeError, SourceError
from dragoman.knowledge import load
from dragoman.knowledge.refresh import refresh
from dragoman.knowledge.search import check
from dragoman.knowledge.table import DATA
from dragoman.knowledge.wikidata import query, service, statements

DAY = "2024-06-01"
Row = dict[str, Any]


def statement(person: str, position: str, start: str, end: str = "", **more: str) -> Row:
    """One row of an answer: "Q1 Ada Ab", "Q10 Minister of Defence", dates of any precision, other cells."""
    item, _, name = person.partition(" ")
    office, _, title = position.partition(" ")
    row: Row = {
        "person": {"type": "uri", "value": f"http://www.wikidata.org/entity/{item}"},
        "personLabel": {"xml:lang": "en", "type": "literal", "value": name},
        "position": {"type": "uri", "value": f"http://www.wikidata.org/entity/{office}"},
        "positionLabel": {"xml:lang": "en", "type": "literal", "value": title},
    }
    for key, value in (("start", start), ("end", end)):
        if value:
            full = value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value
            precision = {4: "9", 7: "10", 10: "11"}[len(value)]
            row[key] = {"type": "literal", "value": f"{full}T00:00:00Z"}
            row[f"{key}Precision"] = {"type": "literal", "value": precision}
    return row | {key: {"type": "literal", "value": value} for key, value in more.items()}


def answer(*rows: Row) -> bytes:
    return json.dumps({"head": {"vars": []}, "results": {"bindings": list(rows)}}).encode()


def rows_of(folder: Path) -> list[dict[str, str]]:
    lines = (folder / "office_holders.tsv").read_text(encoding="utf-8").splitlines()
    return [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]


def refreshed(folder: Path, *rows: Row) -> list[dict[str, str]]:
    """The rows that an answer about Moldova gives."""
    list(refresh(folder, ["MDA"], lambda _: answer(*rows), DAY))
    assert check(folder) == []
    return rows_of(folder)


# ------------------------------------------------------------ from statements to rows


def test_a_row_has_dates_in_their_precision_and_says_where_it_comes_from_and_until_when_it_is_known(
    tmp_path: Path,
) -> None:
    (row,) = refreshed(
        tmp_path,
        statement(
            "Q901 Ada Ab", "Q910 Minister of Defence of Moldova", "2023-04", personAltLabel="Ada Maria Ab, A., Ab"
        ),
    )
    assert row == {
        "qid": "Q901", "person": "Ada Ab", "person_alt": "Ada Maria Ab", "country": "MDA", "office": "defence_minister",
        "office_title": "Minister of Defence of Moldova", "start": "2023-04", "end": "", "precision": "month",
        "as_of": "2024-06-01", "source": "Wikidata query service, Q910, 2024-06-01", "licence": "Wikidata (CC0)",
    }  # fmt: skip
    knowledge = load((tmp_path,))
    assert [h.person for h in knowledge.holders_of("MDA", "defence_minister", "2024-05-05")][-1] == "Ada Ab"
    assert "Ada Ab" not in [h.person for h in knowledge.holders_of("MDA", "defence_minister", "2025-01-01")]


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Minister of Foreign Affairs of Moldova", "foreign_minister"),
        ("Moldovan foreign minister", "foreign_minister"),
        ("Minister of the Interior", "interior_minister"),
        ("Prime Minister of Moldova", "head_of_government"),
        ("President of Moldova", "head_of_state"),
        ("Minister of Finance", "finance_minister"),
        ("Deputy Prime Minister", None),
        ("Chancellor", None),
        ("Keeper of the Royal Swans", None),
    ],
)
def test_titles_mean_the_offices_that_the_tables_have(tmp_path: Path, title: str, office: str | None) -> None:
    rows = refreshed(tmp_path, statement("Q901 Ada Ab", f"Q910 {title}", "2023-04-05"))
    assert [row["office"] for row in rows if row["office"] != "other"] == ([office] if office else [])


def test_the_office_of_the_head_of_state_counts_whatever_its_title(tmp_path: Path) -> None:
    rows = refreshed(
        tmp_path,
        statement("Q901 Ada Ab", "Q910 First Consul", "2023-04-05", role="head_of_state"),
        statement("Q901 Ada Ab", "Q910 First Consul", "2023-04-05", role="head_of_government"),
    )
    assert [row["office"] for row in rows] == ["head_of_government", "head_of_state"]


def test_terms_that_overlap_or_adjoin_are_one_and_repetitions_vanish(tmp_path: Path) -> None:
    defence = "Q910 Minister of Defence"
    rows = refreshed(
        tmp_path,
        statement("Q901 Ada Ab", defence, "2019", "2021-02-01"),
        statement("Q901 Ada Ab", defence, "2019-03-01", "2021-02-01"),
        statement("Q901 Ada Ab", defence, "2021-02-20", "2022"),
        statement("Q901 Ada Ab", defence, "2024-01-15"),
        statement("Q902 Bo Be", defence, "2023-05-01", "2022-01-01"),
    )
    assert [(r["person"], r["start"], r["end"], r["precision"]) for r in rows] == [
        ("Ada Ab", "2019", "2022", "year"),
        ("Ada Ab", "2024-01-15", "", "day"),
    ]


def test_a_term_that_nobody_ended_ends_with_the_next_holder(tmp_path: Path) -> None:
    rows = refreshed(
        tmp_path,
        statement("Q901 Ada Ab", "Q910 Minister of Defence", "2019-03-01"),
        statement("Q902 Bo Be", "Q910 Minister of Defence", "2021-07-09"),
        statement("Q903 Old One", "Q910 Minister of Defence", "1911-01-01"),
    )
    assert [(r["person"], r["end"], r["as_of"]) for r in rows] == [
        ("Ada Ab", "2021-07-09", ""),
        ("Bo Be", "", "2024-06-01"),
    ]
    assert rows[0]["source"].endswith("(end inferred from successor)")


def test_statements_without_name_start_or_usable_date_are_left_out(tmp_path: Path) -> None:
    blank = statement("Q905 Vi Ve", "Q910 Minister of Defence", "2020-01-01")
    blank["start"] = {"type": "bnode", "value": "t123"}
    century = statement("Q906 Cen Tury", "Q910 Minister of Defence", "2020-01-01")
    century["startPrecision"]["value"] = "7"
    impossible = statement("Q907 Im Possible", "Q910 Minister of Defence", "2023-02-30")
    nameless = statement("Q908 Q908", "Q910 Minister of Defence", "2020-01-01")
    assert refreshed(tmp_path, blank, century, impossible, nameless) == []


def test_a_later_refresh_replaces_its_own_rows_and_leaves_others(tmp_path: Path) -> None:
    own = "qid\tperson\tcountry\toffice\tstart\tsource\nQ909\tMy Own\tMDA\tdefence_minister\t2020\tme\n"
    (tmp_path / "office_holders.tsv").write_text(own)
    refreshed(tmp_path, statement("Q901 Ada Ab", "Q910 Minister of Defence", "2021-01-01"))
    rows = refreshed(tmp_path, statement("Q902 Bo Be", "Q910 Minister of Defence", "2022-01-01"))
    assert [(r["person"], r["source"].split(",")[0]) for r in rows] == [
        ("My Own", "me"),
        ("Bo Be", "Wikidata query service"),
    ]


def test_a_shipped_term_known_more_finely_keeps_its_place(tmp_path: Path) -> None:
    shipped = next(h for h in load().holders_of("MDA", "head_of_state", "2023-01-01") if h.qid)
    assert shipped.start
    start = shipped.start[:7]
    (row,) = refreshed(
        tmp_path, statement(f"{shipped.qid} {shipped.person}", "Q910 President of Moldova", start, role="head_of_state")
    )
    assert row["start"] == shipped.start
    held = load((tmp_path,)).holders_of("MDA", "head_of_state", "2023-01-01")
    assert [h.qid for h in held] == [shipped.qid]


def test_the_package_itself_is_never_touched(tmp_path: Path) -> None:
    before = (DATA / "office_holders.tsv").read_bytes()
    refreshed(tmp_path, statement("Q901 Ada Ab", "Q910 Minister of Defence", "2021-01-01"))
    assert (DATA / "office_holders.tsv").read_bytes() == before


def test_the_question_names_the_state_and_the_year() -> None:
    text = query("Q217", 1990)
    assert "wd:Q217 " in text
    assert '"1990-01-01T00:00:00Z"^^xsd:dateTime' in text
    assert text.count("{") == text.count("}")


# ------------------------------------------------------------ over HTTP


class Wikidata(HTTPServer):
    """A query service on this machine: gives out prepared answers in turn, the last one for ever."""

    def __init__(self) -> None:
        self.prepared: list[tuple[int, dict[str, str], bytes]] = []
        self.asked: list[tuple[dict[str, list[str]], dict[str, str]]] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sparql"


class _Handler(BaseHTTPRequestHandler):
    server: Wikidata

    def do_GET(self) -> None:
        self.server.asked.append((parse_qs(urlparse(self.path).query), dict(self.headers)))
        prepared = self.server.prepared
        status, headers, body = prepared.pop(0) if len(prepared) > 1 else prepared[0]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", headers.get("Content-Length", str(len(body))))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def wikidata() -> Iterator[Wikidata]:
    with Wikidata() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


ADA = answer(statement("Q901 Ada Ab", "Q910 Minister of Defence", "2021-01-01"))


def test_the_service_is_asked_politely_and_its_answer_is_written(tmp_path: Path, wikidata: Wikidata) -> None:
    wikidata.prepared = [(200, {"Content-Type": "application/sparql-results+json"}, ADA)]
    (done,) = api.refresh_knowledge(tmp_path, ["mda"], day=DAY, endpoint=wikidata.url)
    assert (done.country, done.statements, done.rows) == ("MDA", 1, 1)
    assert [row["person"] for row in rows_of(tmp_path)] == ["Ada Ab"]
    asked, headers = wikidata.asked[0]
    assert "wd:Q217 " in asked["query"][0]
    assert headers["User-Agent"].startswith("dragoman/")
    assert headers["Accept"] == "application/sparql-results+json"


@pytest.mark.parametrize(
    ("answered", "said"),
    [
        ((429, {"Retry-After": "600"}, b""), "MDA: {url}: too many questions (HTTP 429); ask again in 600 seconds"),
        ((429, {}, b""), "MDA: {url}: too many questions (HTTP 429); ask again later"),
        ((500, {}, b"java.util.concurrent\n TimeoutException"), "MDA: {url}: HTTP 500: java.util.concurrent Timeout"),
        ((403, {}, b""), "MDA: {url}: HTTP 403"),
        ((200, {}, ADA[:-30] + b" java.lang.Timeout"), "MDA: the answer is no SPARQL result in JSON ("),
        ((200, {}, b"<html>Sorry</html>"), "MDA: the answer is no SPARQL result in JSON ("),
        ((200, {}, b'{"results": []}'), "MDA: the answer is no SPARQL result in JSON ("),
        ((200, {"Content-Length": "99999"}, b"{}"), "MDA: {url}: cannot be reached: "),
        ((200, {"Content-Encoding": "gzip"}, b"no gzip"), "MDA: {url}: cannot be reached: "),
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_one_line_and_changes_no_row(
    tmp_path: Path, wikidata: Wikidata, answered: tuple[int, dict[str, str], bytes], said: str
) -> None:
    wikidata.prepared = [answered]
    with pytest.raises(SourceError) as error:
        list(api.refresh_knowledge(tmp_path, ["MDA"], day=DAY, endpoint=wikidata.url))
    assert str(error.value).startswith(said.format(url=wikidata.url))
    assert "\n" not in str(error.value)
    assert not (tmp_path / "office_holders.tsv").exists()


def test_a_service_that_asks_to_come_again_soon_is_asked_again_after_that_time(wikidata: Wikidata) -> None:
    wikidata.prepared = [(429, {"Retry-After": "7"}, b""), (503, {"Retry-After": "2"}, b""), (200, {}, ADA)]
    waited: list[float] = []
    assert service(wikidata.url, waited.append)("SELECT") == ADA
    assert waited == [7, 2]


def test_without_a_network_the_error_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^MDA: http://127\.0\.0\.1:9/: cannot be reached: .*Connection refused"):
        list(api.refresh_knowledge(tmp_path, ["MDA"], day=DAY, endpoint="http://127.0.0.1:9/"))


def test_what_was_answered_before_an_error_is_kept(tmp_path: Path, wikidata: Wikidata) -> None:
    wikidata.prepared = [(200, {}, ADA), (500, {}, b"")]
    with pytest.raises(SourceError, match=r"^POL: "):
        list(api.refresh_knowledge(tmp_path, ["MDA", "POL"], day=DAY, endpoint=wikidata.url))
    assert [row["country"] for row in rows_of(tmp_path)] == ["MDA"]


def test_an_unknown_country_is_told_before_anything_is_asked(tmp_path: Path, wikidata: Wikidata) -> None:
    with pytest.raises(KnowledgeError, match=r"country 'QQQ': no such code in states\.tsv"):
        list(api.refresh_knowledge(tmp_path, ["MDA", "QQQ"], day=DAY, endpoint=wikidata.url))
    assert wikidata.asked == []


def test_statements_keep_the_order_of_the_answer() -> None:
    found = statements(
        answer(statement("Q2 B B", "Q9 Minister", "2020"), statement("Q1 A A", "Q9 Minister", "2020-05", "2021"))
    )
    assert [(s.person, s.start, s.end) for s in found] == [("Q2", "2020", None), ("Q1", "2020-05", "2021")]
