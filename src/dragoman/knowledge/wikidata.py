"""Wikidata: the question about a state's office holders, how it is put to the query service, and the answer.

One question a state, in SPARQL: every statement "position held" (P39) whose position applies to the state
(P1001), or is the office of its head of state (P1906) or government (P1313), with the dates in the precision
that they are known in. Deprecated statements are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec

from dragoman.errors import SourceError
from dragoman.knowledge import check

if TYPE_CHECKING:
    from urllib3 import PoolManager

ENDPOINT = "https://query.wikidata.org/sparql"
LARGEST = 64_000_000  # bytes of an answer
TIMEOUT = 90  # seconds; the service itself gives up after 60
PATIENCE = 60  # seconds that are waited when the service asks to come again
ATTEMPTS = 3

Ask = Callable[[str], bytes]  # SPARQL → SPARQL 1.1 query results in JSON

_PRECISIONS = {"9": "year", "10": "month", "11": "day"}
_LENGTHS = {"year": 4, "month": 7, "day": 10}
_ITEM = "http://www.wikidata.org/entity/"

_QUERY = """\
SELECT ?person ?personLabel ?personAltLabel ?position ?positionLabel ?role ?start ?startPrecision ?end ?endPrecision
WHERE {{
  {{ ?position wdt:P1001 wd:{state} . BIND("" AS ?role) }}
  UNION {{ wd:{state} wdt:P1906 ?position . BIND("head_of_state" AS ?role) }}
  UNION {{ wd:{state} wdt:P1313 ?position . BIND("head_of_government" AS ?role) }}
  ?statement ps:P39 ?position ; wikibase:rank ?rank .
  ?person p:P39 ?statement ; wdt:P31 wd:Q5 .
  FILTER(?rank != wikibase:DeprecatedRank)
  ?statement pqv:P580 [ wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision ] .
  OPTIONAL {{ ?statement pqv:P582 [ wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision ] . }}
  FILTER(!BOUND(?end) || ?end >= "{since}-01-01T00:00:00Z"^^xsd:dateTime)
  SERVICE wikibase:label {{ bd:serviceParam wikibase:language "en,mul" . }}
}}
ORDER BY ?person ?position ?start
"""


class Statement(msgspec.Struct, frozen=True):
    """One "position held" as Wikidata has it. Dates are ISO 8601 of the precision that is known."""

    person: str  # a Wikidata item
    name: str
    other_names: tuple[str, ...]
    position: str
    title: str
    role: str  # head_of_state, head_of_government, or "" where the title tells
    start: str
    end: str | None


class _Value(msgspec.Struct):
    type: str
    value: str


class _Results(msgspec.Struct):
    bindings: list[dict[str, _Value]]


class _Answer(msgspec.Struct):
    results: _Results


def query(state: str, since: int) -> str:
    """The question about the state with a Wikidata item, for terms that had not ended before the year `since`."""
    return _QUERY.format(state=state, since=f"{since:04d}")


def statements(answer: bytes) -> list[Statement]:
    """The statements of an answer, in its order; those without a name or a start are left out.

    Raises SourceError when the answer is no result in JSON: the service breaks off in the middle when time is up.
    """
    try:
        rows = msgspec.json.decode(answer, type=_Answer).results.bindings
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"the answer is no SPARQL result in JSON ({error}); it may have been broken off") from error
    return [found for row in rows if (found := _statement(row)) is not None]


def _statement(row: dict[str, _Value]) -> Statement | None:
    cells = {name: value.value for name, value in row.items() if value.type in {"uri", "literal", "typed-literal"}}
    person, position = (cells.get(name, "").removeprefix(_ITEM) for name in ("person", "position"))
    name, title = cells.get("personLabel", ""), cells.get("positionLabel", "")
    start = _date(cells, "start")
    if not start or name in {"", person} or title in {"", position} or not person.startswith("Q"):
        return None
    return Statement(
        person=person,
        name=" ".join(name.split()),
        other_names=_other_names(cells.get("personAltLabel", ""), name),
        position=position,
        title=" ".join(title.split()),
        role=cells.get("role", ""),
        start=start,
        end=_date(cells, "end"),
    )


def _date(cells: dict[str, str], name: str) -> str | None:
    """An ISO date cut to its precision; None for decades, centuries and years before our era."""
    precision = _PRECISIONS.get(cells.get(f"{name}Precision", ""))
    value = cells.get(name, "").removeprefix("+")
    if precision is None or not value[:4].isdigit() or value[4:5] != "-":
        return None
    cut = value[: _LENGTHS[precision]]
    return cut if check.date(cut) is None else None


def _other_names(text: str, name: str) -> tuple[str, ...]:
    """The aliases of two to five words: initials, single names and titles would mean other people too."""
    found = (" ".join(other.split()) for other in text.split(","))
    return tuple(
        dict.fromkeys(
            other
            for other in found
            if other != name
            and 1 < len(other.split()) < 6
            and len(other) < 60
            and "|" not in other
            and not any(map(str.isdigit, other))
        )
    )


def service(endpoint: str = ENDPOINT, wait: Callable[[float], object] | None = None) -> Ask:
    """A way to ask the service at `endpoint` over HTTP; `wait` sleeps (seconds) when it asks to come again.

    What it returns raises SourceError, in one line, when the service cannot be reached or answers with an error.
    """
    import time
    from importlib.metadata import version

    import urllib3

    pause = wait or time.sleep
    pool = urllib3.PoolManager(
        headers={
            "User-Agent": f"dragoman/{version('dragoman')} (office holders for a user's own tables)",
            "Accept": "application/sparql-results+json",
        },
        timeout=urllib3.Timeout(connect=20, read=TIMEOUT),
        retries=False,
    )

    def ask(text: str) -> bytes:
        for left in range(ATTEMPTS - 1, -1, -1):
            try:
                status, headers, body = _get(pool, endpoint, text)
            except urllib3.exceptions.HTTPError as error:
                raise SourceError(f"{endpoint}: cannot be reached: {_reason(error)}") from error
            asked = _seconds(headers.get("Retry-After"))
            if status not in {429, 503} or not left or asked is None or asked > PATIENCE:
                break
            pause(asked)
        if status != 200:
            raise SourceError(f"{endpoint}: {_refusal(status, asked, body)}")
        if len(body) > LARGEST:
            raise SourceError(f"{endpoint}: the answer is longer than {LARGEST // 1_000_000} MB")
        return body

    return ask


def _get(pool: PoolManager, endpoint: str, text: str) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers and at most LARGEST + 1 bytes of the body."""
    response = pool.request("GET", endpoint, fields={"query": text, "format": "json"}, preload_content=False)
    try:
        return response.status, response.headers, response.read(LARGEST + 1, decode_content=True)
    finally:
        response.release_conn()


def _reason(error: Exception) -> str:
    """What is wrong, without the connection that says so."""
    return str(error).rpartition("): ")[2] or type(error).__name__


def _seconds(header: str | None) -> int | None:
    return int(header) if header and header.strip().isdigit() else None


def _refusal(status: int, asked: int | None, body: bytes) -> str:
    if status == 429:
        return "too many questions (HTTP 429); " + (f"ask again in {asked} seconds" if asked else "ask again later")
    said = " ".join(body[:300].decode("utf-8", "replace").split())
    return f"HTTP {status}" + (f": {said[:120]}" if said else "")
