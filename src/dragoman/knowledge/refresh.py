"""Refresh: office holders derived anew from Wikidata, written as rows into a user's folder.

The package's own tables are never touched. In the folder, rows from an earlier refresh of the same states are
replaced; rows of any other source stay and win over a row with the same key. Each row says its source, and until
which day (`as_of`) a term without an end is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from dragoman.errors import KnowledgeError, SourceError
from dragoman.knowledge.base import Knowledge, load
from dragoman.knowledge.holder import COLUMNS
from dragoman.knowledge.lexicon import Office
from dragoman.knowledge.name import fold
from dragoman.knowledge.own import OwnTable
from dragoman.knowledge.schema import HOLDERS
from dragoman.knowledge.state import State
from dragoman.knowledge.table import Row
from dragoman.knowledge.wikidata import Ask, Statement, query, statements

SOURCE = "Wikidata query service"
LICENCE = "Wikidata (CC0)"
SINCE = 2000
_GAP = timedelta(days=31)  # between two terms that are one
_LONGEST = {True: 60, False: 30}  # years of a leader's, and of another term whose end nobody states, to be believed
_LEADERS = frozenset({"head_of_state", "head_of_government"})
_SMALL = frozenset({"the", "of", "for", "and", "a"})


class Refreshed(msgspec.Struct, frozen=True):
    """What came of one state."""

    country: str
    statements: int  # that Wikidata gave
    rows: int  # that were written
    other_offices: int  # statements about offices that no table knows


def refresh(
    folder: Path | str, countries: Sequence[str], ask: Ask, day: str, since: int = SINCE
) -> Iterator[Refreshed]:
    """Write the office holders of states (ISO alpha-3) into office_holders.tsv of a folder, and tell of each state.

    `day` is the ISO day of asking; terms that had ended before the year `since` are left out. A state is written
    when it has been answered for, so that what went before an error is kept. Raises KnowledgeError for an unknown
    state, before anything is asked, and SourceError when Wikidata gives no answer.
    """
    known = load()
    states = [_state(known, code) for code in dict.fromkeys(code.upper() for code in countries)]
    table = OwnTable(Path(folder) / HOLDERS.file)
    table.widen(COLUMNS, lambda row, column: "")
    titles = Titles(known)
    for state in states:
        try:
            found = statements(ask(query(state.qid or "", since)))
        except SourceError as error:
            raise SourceError(f"{state.iso3}: {error}") from error
        offices = [(office, one) for one in found if (office := titles.office(one, state))]
        rows = [row for row in terms(offices, state.iso3, day, known) if (row["end"] or "9999") >= f"{since:04d}"]
        _replace(table, state.iso3, rows)
        table.write()
        yield Refreshed(state.iso3, len(found), len(rows), len(found) - len(offices))


def _state(known: Knowledge, code: str) -> State:
    state = known.states.get(code)
    if state is None:
        raise KnowledgeError(f"country {code!r}: no such code in states.tsv (ISO 3166-1 alpha-3)")
    if not state.qid:
        raise KnowledgeError(f"country {code!r}: states.tsv has no Wikidata item of {state.name}")
    return state


class Titles:
    """Which office a title of Wikidata's means: the phrases of offices.tsv, the state's name aside."""

    def __init__(self, known: Knowledge) -> None:
        self._offices: dict[str, Office] = {_plain(office.phrase): office for office in known.offices.values()}

    def office(self, statement: Statement, state: State) -> str | None:
        """The office of a statement; None when its title is no national one that the table has."""
        if statement.role in _LEADERS:
            return statement.role
        title = f" {_plain(statement.title)} "
        for name in sorted((state.name, state.official_name, *state.aliases, *state.adjectives), key=len, reverse=True):
            title = title.replace(f" {_plain(name)} ", " ")
        found = self._offices.get(" ".join(title.split()))
        if found is None or found.level != "national" or found.country not in {None, state.iso3}:
            return None
        return found.office


def _plain(text: str) -> str:
    """A title's words without case, accents and small words: "Minister of the Interior" → "minister interior"."""
    return " ".join(word for word in fold(text).replace("-", " ").replace(",", " ").split() if word not in _SMALL)


class _Term(msgspec.Struct):
    start: str
    end: str | None
    office: str
    of: Statement
    inferred: bool = False  # the end is the start of the successor


def terms(found: Iterable[tuple[str, Statement]], country: str, day: str, known: Knowledge) -> list[Row]:
    """Rows of office_holders.tsv: one for each unbroken term of a person in an office.

    Terms that overlap or follow within a month are one; those that end before they start are left out. A term
    without an end, in an office that one person holds, ended when the next one began; one that would have lasted
    for decades is left out. A term that a shipped row has with the same start in a finer precision takes that row's
    start, and so its place.
    """
    held: dict[tuple[str, str], list[_Term]] = {}
    for office, one in found:
        if one.end is None or one.end[: len(one.start)] >= one.start[: len(one.end)]:
            held.setdefault((one.person, office), []).append(_Term(one.start, one.end, office, one))
    joined = [term for every in held.values() for term in _joined(every)]
    _end_at_successor(joined)
    rows = [_row(term, country, day, known) for term in joined if _believed(term, day)]
    return sorted(rows, key=lambda row: (row["office"], row["start"], row["qid"]))


def _joined(every: list[_Term]) -> list[_Term]:
    """Terms by start, those that overlap or adjoin joined into one, with the finer of two equal starts."""
    joined: list[_Term] = []
    for term in sorted(every, key=lambda t: (_first(t.start), -len(t.start), t.end or "9999")):
        last = joined[-1] if joined else None
        if last is not None and (last.end is None or _first(term.start) <= _last(last.end) + _GAP):
            if last.end is not None and (term.end is None or _last(term.end) > _last(last.end)):
                last.end = term.end
        else:
            joined.append(_Term(term.start, term.end, term.office, term.of))
    return joined


def _end_at_successor(joined: Sequence[_Term]) -> None:
    """Close the open terms that somebody else's term in the same position follows."""
    starts: dict[str, list[tuple[date, str, str]]] = {}
    for term in joined:
        if term.office != "other":
            starts.setdefault(term.of.position, []).append((_first(term.start), term.start, term.of.person))
    for term in joined:
        if term.end is None:
            later = [
                one
                for one in starts.get(term.of.position, ())
                if one[0] > _first(term.start) and one[2] != term.of.person
            ]
            if later:
                term.end, term.inferred = min(later)[1], True


def _believed(term: _Term, day: str) -> bool:
    """Whether a term is one that can be: an old minister without an end has only been forgotten."""
    stated = term.end is not None and not term.inferred
    return stated or int((term.end or day)[:4]) - int(term.start[:4]) <= _LONGEST[term.office in _LEADERS]


def _first(iso: str) -> date:
    return date.fromisoformat(f"{iso}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"[:10])


def _last(iso: str) -> date:
    if len(iso) == 10:
        return date.fromisoformat(iso)
    first = _first(iso)
    after = date(first.year + 1, 1, 1) if len(iso) == 4 else (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return after - timedelta(days=1)


def _row(term: _Term, country: str, day: str, known: Knowledge) -> Row:
    shipped = (
        held.start
        for held in known.persons.get(term.of.person, ())
        if (held.country, held.office) == (country, term.office)
    )
    start = next((found for found in shipped if found and found.startswith(term.start)), term.start)
    lengths = {4: "year", 7: "month", 10: "day"}
    return {
        "qid": term.of.person,
        "person": term.of.name,
        "person_alt": "|".join(term.of.other_names),
        "country": country,
        "office": term.office,
        "office_title": term.of.title,
        "start": start,
        "end": term.end or "",
        "precision": lengths[min(len(start), len(term.end or start))],
        "as_of": "" if term.end else day,
        "source": f"{SOURCE}, {term.of.position}, {day}" + (" (end inferred from successor)" if term.inferred else ""),
        "licence": LICENCE,
    }


def _replace(table: OwnTable, country: str, rows: Sequence[Row]) -> None:
    """Put the rows of a state in the place of those of an earlier refresh."""
    table.keep(lambda row: row.get("country") != country or not row.get("source", "").startswith(SOURCE))
    taken = {HOLDERS.key(row) for row in table.rows() if row is not None}
    for row in rows:
        if HOLDERS.key(row) not in taken:
            table.append(row)
