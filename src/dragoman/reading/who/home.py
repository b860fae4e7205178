"""Home: the state that an outlet writes of unless its page says otherwise.

A paper's "government" is its own state's. The table of domains says where papers are at home and which outlets write
of the whole world; a domain that it does not have is at home where its country code is, provided that the code is not
one that is sold to everybody.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from spacy.tokens import Doc

from dragoman.knowledge import Knowledge, Organisation
from dragoman.knowledge.table import read, shipped
from dragoman.reading.document import article_of

_CODES = {"uk": "GBR", "ac": None, "su": "RUS"}  # country codes that are not ISO's, or not the state's
_SOLD = frozenset(
    {"ai", "am", "as", "cc", "cd", "co", "cv", "eu", "fm", "gg", "im", "io", "is", "la", "ly", "me", "ml", "mu", "nu"}
    | {"pw", "sc", "sh", "st", "tk", "to", "tv", "vc", "ws"}
)
_WORLD = frozenset({"news_agency"})  # kinds of media that write for everybody


def home_of(doc: Doc, outlet: Organisation | None, knowledge: Knowledge) -> str | None:
    """The state, as ISO alpha-3, that the page's outlet writes of; None for an unknown outlet or one of the world."""
    article = article_of(doc)
    try:
        host = urlsplit(article.url or "").hostname or ""
    except ValueError:
        host = ""
    host = host or (article.outlet or "").lower()
    labels = host.rstrip(".").split(".") if "." in host and " " not in host else []
    for at in range(len(labels) - 1):
        found = domains().get(".".join(labels[at:]))
        if found is not None:
            return found or None
    if outlet is not None:
        return outlet.country if outlet.kind not in _WORLD or _is_national(host) else None
    return _of_code(labels[-1], knowledge) if labels else None


def _is_national(host: str) -> bool:
    return len(host.rsplit(".", 1)[-1]) == len("uk")


def _of_code(code: str, knowledge: Knowledge) -> str | None:
    if code in _CODES or code in _SOLD or len(code) != len("uk"):
        return _CODES.get(code)
    return codes(knowledge).get(code)


@cache
def codes(knowledge: Knowledge) -> dict[str, str]:
    """States by their two letters in lower case."""
    return {state.iso2.lower(): iso3 for iso3, state in knowledge.states.items() if state.iso2}


@cache
def domains() -> dict[str, str]:
    """The state that the outlet of a domain writes of; "" for one that writes of the whole world."""
    rows = read(shipped("who/press_domains.tsv"), ("domain", "country", "scope", "source"))
    return {row["domain"]: row["country"] if row["scope"] == "home" else "" for row in rows}
