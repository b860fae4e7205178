"""Quote list: quotations as people read them in a terminal - who, when, the words, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.records import Span
from dragoman.views.quotes import Quote
from dragoman.views.sayings import Sighting
from dragoman.views.speakers import Speaker
from dragoman.views.words import NO_DATE, day, number, plain, shorten

SPEAKER = 80  # characters of the words that name a speaker


def quote_list(found: Sequence[Quote]) -> RenderableType:
    """A block a quotation."""
    return Group(*_blocks(found)) if found else Text("no quotations")


def _blocks(found: Sequence[Quote]) -> Iterator[RenderableType]:
    for at, quote in enumerate(found):
        if at:
            yield Text("")
        heading = Text(speaker(quote.speaker), style="bold")
        yield heading.append(f"  {when(quote)}{relays(quote.via)}", style="not bold")
        yield Padding(Text(words(quote.words)), (0, 0, 0, 2))
        yield Padding(Text(f"{quote.kind}{_cue(quote.cue)}; {_where(quote)}", style="dim"), (0, 0, 0, 2))


def speaker(found: Speaker | None) -> str:
    """Who speaks: "Mariam Keita (MLI)"; the words of the page where nobody known is meant."""
    if found is None:
        return "nobody named"
    name = shorten(found.shown, SPEAKER)
    return f"{name} ({found.country})" if found.country and found.country != name else name


def when(quote: Quote) -> str:
    """The day it was said; the day of the page where the sentence names none."""
    if quote.date is None:
        return NO_DATE
    return day(quote.date) if quote.date_basis == "said" else f"page of {day(quote.date)}"


def relays(via: Sequence[str]) -> str:
    """Through whom words came, the outermost last: ", via Belta, via CNN"."""
    return "".join(f", via {plain(relay)}" for relay in via)


def words(content: Sequence[Span]) -> str:
    """The words as written; what stands between two stretches of them is left out."""
    return " … ".join(" ".join(plain(piece.text).split()) for piece in content)


def _cue(cue: Span | None) -> str:
    return f", {plain(cue.text)!r}" if cue else ""


def _where(quote: Quote) -> str:
    others = len({p.document for p in quote.pages}) - 1
    more = f", and {number(others, 'more page')}" if others else ""
    return f"{place(quote.pages[0])}{more}"


def place(page: Sighting) -> str:
    """Outlet, source and offsets: "Daily Lamp, pages/wire.txt, characters 10–52"."""
    outlet = f"{plain(page.outlet)}, " if page.outlet else ""
    return f"{outlet}{plain(page.source)}, characters {page.start}–{page.end}"
