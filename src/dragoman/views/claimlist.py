"""Claim list: who claims what about whom as people read it in a terminal, in groups, with what answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.records import EventActor
from dragoman.views.claims import Claim, ClaimTie
from dragoman.views.quotelist import relays, speaker, words
from dragoman.views.terminal import STATUS_STYLES
from dragoman.views.words import NO_DATE, day, event_day, number, parties, plain, short_ids, shorten

CONTENT = 220  # characters of the words of a claim


def claim_list(found: Sequence[Claim], ids: Sequence[str], group_by: str = "speaker") -> RenderableType:
    """The claims in groups; `ids` are those of all events of the case, which short ids must tell apart."""
    if not found:
        return Text("no claims")
    return Group(*_blocks(found, short_ids(ids), group_by))


def _blocks(found: Sequence[Claim], short: dict[str, str], group_by: str) -> Iterator[RenderableType]:
    name = _GROUPED[group_by]
    groups: dict[str, list[Claim]] = {}
    for claim in found:
        groups.setdefault(name(claim), []).append(claim)
    for at, (heading, members) in enumerate(groups.items()):
        if at:
            yield Text("")
        yield Text(heading, style="bold").append(f"  {number(len(members), 'claim')}", style="not bold dim")
        for claim in members:
            yield from _claim(claim, short, group_by)


def _claim(claim: Claim, short: dict[str, str], group_by: str) -> Iterator[RenderableType]:
    first = claim.reports[0]
    said = f"{speaker(claim.speaker)} " if group_by != "speaker" else ""
    cue = plain(first.cue.text) if first.cue else ""
    on = f", {day(first.date)}" if first.date else f", {NO_DATE}"
    line = Text(f"{claim.status}", style=STATUS_STYLES.get(claim.status, "")).append("  ")
    line.append(what(claim), style="bold").append(f", {event_day(claim.date)}" if claim.date else "")
    yield Padding(line.append(f"  {short.get(claim.event or '', '')}", style="dim"), (0, 0, 0, 2))
    content = shorten(words(first.content), CONTENT)
    yield Padding(Text(f"{said}{cue}{relays(first.via)}{on}: {content}"), (0, 0, 0, 4))
    for tie in claim.ties:
        yield Padding(Text(_tie(tie, short), style="yellow"), (0, 0, 0, 4))
    yield Padding(Text(_where(claim), style="dim"), (0, 0, 0, 4))


def what(claim: Claim) -> str:
    """Type and parties: "ASSAULT Drevonia (XTA) → Vedrok"."""
    kind = f"{claim.type} {claim.mode}" if claim.mode else claim.type
    return f"{kind} {_sides(claim.actors, claim.recipients)}"


def _sides(actors: Sequence[EventActor], recipients: Sequence[EventActor]) -> str:
    left = parties(actors) or "somebody"
    return f"{left} → {parties(recipients)}" if recipients else left


def _tie(tie: ClaimTie, short: dict[str, str]) -> str:
    event = f"  {short.get(tie.event, tie.event)}" if tie.event else ""
    if tie.relation == "stated as":
        return f"the saying is an event of its own: {tie.type}{event}"
    other = plain(tie.speaker or "nobody named")
    return f"{'denied by' if tie.relation == 'denied by' else 'answers the claim of'} {other}{event}"


def _where(claim: Claim) -> str:
    first = claim.reports[0].page
    copies = f", {number(claim.copies, 'copy', 'copies')} among them" if claim.copies else ""
    more = f" and {number(claim.documents - 1, 'more page')}{copies}" if claim.documents > 1 else ""
    outlet = f"{plain(first.outlet)}, " if first.outlet else ""
    return f"{outlet}{plain(first.source)}{more}"


_GROUPED: dict[str, Callable[[Claim], str]] = {
    "speaker": lambda claim: speaker(claim.speaker),
    "event": what,
    "status": lambda claim: claim.status,
    "type": lambda claim: claim.type,
    "country": lambda claim: (claim.speaker and claim.speaker.country) or "no country known",
}
