"""Actor list: the actors of a case as people read them in a terminal, each with how its names were linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.views.actors import Actor, ActorLink
from dragoman.views.words import number, plain, shorten

LINKS = 8  # ways of naming that are shown of an actor
SURFACE = 48  # characters of the words in the page


def actor_list(found: Sequence[Actor], links: int = LINKS) -> RenderableType:
    """A block an actor: who it is and in how many events, then the words that name it, the most frequent first."""
    return Group(*_blocks(found, links)) if found else Text("no actors")


def _blocks(found: Sequence[Actor], links: int) -> Iterator[RenderableType]:
    for at, actor in enumerate(found):
        if at:
            yield Text("")
        known = "  ".join(x for x in (actor.country, actor.sector, actor.id) if x)
        yield (
            Text(plain(actor.name), style="bold").append(f"  {known}", style="not bold")
            if known
            else Text(plain(actor.name), style="bold")
        )
        yield Text(
            f"  acts in {number(actor.acted, 'event')}, recipient in {actor.received}; "
            f"{number(actor.documents, 'document')}",
            style="dim",
        )
        yield Padding(_links(actor.links[:links]), (0, 0, 0, 2), expand=False)
        if len(actor.links) > links:
            yield Text(f"  … and {number(len(actor.links) - links, 'more way')} of naming it", style="dim")


def _links(links: Sequence[ActorLink]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    for _ in range(2):
        grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for link in links:
        how = f"{link.method} {link.score:.2f}" if link.method else "not linked"
        grid.add_row(
            f"{link.mentions}×",
            Text(repr(shorten(link.text, SURFACE))),
            Text(how, style="yellow" if link.method == "fuzzy" else ""),
            Text(plain(link.evidence or ""), style="dim"),
        )
    return grid
