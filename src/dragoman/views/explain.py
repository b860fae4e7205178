"""Explain: one event and everything behind it, for a terminal.

The marked words of a sentence carry their role: in colour, and in a terminal without colours in
brackets, so that the evidence can be read from a log as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.records import Event, Published
from dragoman.views.explanation import Explanation, LinkReason, PartyReason, Witness
from dragoman.views.marks import Piece
from dragoman.views.words import event_day, kind, number, party, place, plain

ROLE_STYLES = {
    "trigger": "bold black on yellow",
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "date": "bold green",
    "place": "bold blue",
    "source": "italic underline",
    "cue": "italic",
}
BRACKETED = ("trigger", "actor", "recipient", "date", "place", "source")
MOST_LINKS = 12


class Explained:
    """A rich renderable of an explanation."""

    def __init__(self, explanation: Explanation) -> None:
        self.explanation = explanation

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        colours = console.color_system is not None
        yield from _event(self.explanation.event)
        yield Text("")
        yield Text(number(len(self.explanation.witnesses), "mention"), style="bold")
        for at, witness in enumerate(self.explanation.witnesses, 1):
            yield Text("")
            yield from _witness(at, witness, colours)
        yield Text("")
        yield from _links(self.explanation)


def _event(event: Event) -> Iterator[RenderableType]:
    yield Text(f"{kind(event)}  ", style="bold").append(f"{event.id}", style="not bold dim")
    yield _field("actors", "; ".join(party(a) for a in event.actors) or "nobody named")
    if event.recipients:
        yield _field("recipients", "; ".join(party(r) for r in event.recipients))
    date = event_day(event.date)
    reasoning = f" — {event.date.trust}: {plain(event.date.basis)}" if event.date and event.date.basis else ""
    yield _field("date", date + reasoning)
    if event.place:
        yield _field("place", place(event.place) + _coordinates(event))
    yield _field("status", event.status)
    intensity = "" if event.intensity is None else f", intensity {event.intensity:g}"
    yield _field("PLOVER", f"{event.quad.replace('_', ' ').lower()}{intensity}{_contexts(event)}")
    yield _field(
        "reported in",
        f"{number(event.documents, 'document')}, {number(event.independent_sources, 'independent source')}",
    )
    if event.said_by:
        yield _field(
            "said by", "; ".join(f"{plain(s.name)} ({number(s.documents, 'document')})" for s in event.said_by)
        )
    if event.story:
        yield _field("storyline", event.story)
    for dispute in event.disputes:
        values = "; ".join(
            f"{plain(v.value)} ({', '.join(plain(s) for s in v.said_by) or 'the page itself'}, "
            f"{number(len(v.documents), 'document')})"
            for v in dispute.values
        )
        yield _field("disputed", f"{dispute.field}: {values}", "bold yellow")


def _contexts(event: Event) -> str:
    return f", {' '.join(event.contexts)}" if event.contexts else ""


def _coordinates(event: Event) -> str:
    found = event.place
    return f"  {found.lat:.2f}, {found.lon:.2f}" if found and found.lat is not None and found.lon is not None else ""


def _field(name: str, value: str, style: str = "", indent: int = 2, width: int = 12) -> RenderableType:
    """A name and its value; a long value is continued below its own beginning, not below the name."""
    row = Table.grid(padding=0)
    row.add_column(width=width, no_wrap=True)
    row.add_column(overflow="fold")
    row.add_row(Text(name, style="dim"), Text(value, style=style))
    return Padding(row, (0, 0, 0, indent), expand=False)


def _witness(at: int, witness: Witness, colours: bool) -> Iterator[RenderableType]:
    heading = Text(f"{at}. {plain(witness.outlet or witness.source)}", style="bold")
    if witness.outlet:
        heading.append(f"  {plain(witness.source)}", style="not bold dim")
    yield heading
    yield Padding(highlighted(witness.sentence, colours), (0, 0, 0, 3))
    for name, value in _witness_fields(witness):
        yield _field(name, value, indent=3)


def _witness_fields(witness: Witness) -> Iterator[tuple[str, str]]:
    mention = witness.mention
    if witness.title:
        yield "title", plain(witness.title)
    if witness.url:
        yield "url", plain(witness.url)
    if witness.captured:
        yield "captured", plain(witness.captured)
    if witness.record:
        yield "record", plain(witness.record)
    yield "published", _published(witness.published)
    if witness.flags:
        yield "flags", ", ".join(witness.flags)
    if witness.copy_of:
        yield "copy of", plain(witness.copy_source or witness.copy_of)
    yield (
        "coded",
        f"{mention.type} {mention.mode or ''}".strip() + f" by {mention.rule}, confidence {mention.confidence:.2f}",
    )
    for reason in witness.parties:
        yield reason.role, party_reason(reason)
    yield "date", date_reason(witness)
    if mention.place:
        code = f" → {mention.place.name or ''} {mention.place.country or ''}".rstrip()
        yield "place", f"{plain(mention.place.text)!r}{plain(code)}"
    yield "status", mention.status
    for chain in witness.chains:
        yield "said by", plain(chain)
    for act in witness.tied:
        yield "tied to", plain(act)


def date_reason(witness: Witness) -> str:
    """How the date of a mention was reached: the words it was read from, the reasoning, how far to trust it."""
    date = witness.mention.date
    if date is None:
        return "none given in the page"
    read_from = f"{plain(witness.timex.text)!r} → " if witness.timex else ""
    basis = f", {plain(date.basis)}" if date.basis else ""
    return f"{read_from}{event_day(date)} ({date.trust}{basis})"


def party_reason(reason: PartyReason) -> str:
    """What a party's words were linked to, how, and the evidence."""
    who = (
        ", ".join(x for x in (reason.name, reason.id, reason.country, reason.sector) if x)
        or "not linked to anybody known"
    )
    how = ""
    if reason.method:
        score = f" {reason.score:.2f}" if reason.score is not None else ""
        how = f" ({reason.method}{score}{': ' + reason.evidence if reason.evidence else ''})"
    where = " [named elsewhere in the page]" if reason.elsewhere else ""
    return plain(f"{reason.text!r} → {who}{how}{where}")


def _published(published: Published | None) -> str:
    if published is None or published.date is None:
        return "not known" + (f" ({published.reason})" if published and published.reason else "")
    reason = f": {published.reason}" if published.reason else ""
    return plain(f"{published.date} ({published.basis}, {published.trust}{reason})")


def highlighted(found: Sequence[Piece], colours: bool) -> Text:
    """A sentence with its marked words in colour, or in brackets with their role where there are no colours."""
    text = Text("“")
    for piece in found:
        shown = plain(piece.text)
        role = piece.roles[0] if piece.roles else None
        if role and not colours and role in BRACKETED:
            text.append(f"[{role}: {shown}]")
        else:
            text.append(shown, style=ROLE_STYLES.get(role or "", ""))
    return text.append("”")


def _links(explanation: Explanation) -> Iterator[RenderableType]:
    links = explanation.links
    if not links:
        if len(explanation.witnesses) > 1:
            yield Text("why these are one event: they stand in copies of one report, or in one page", style="dim")
        return
    yield Text("why these are one event (match weights in bits; the higher, the surer)", style="bold")
    for link in links[:MOST_LINKS]:
        yield Text(f"  {link.weight:+6.1f}  {link.left} and {link.right}")
        yield Padding(Text(parts(link), style="dim"), (0, 0, 0, 10))
    if len(links) > MOST_LINKS:
        yield Text(f"  … and {number(len(links) - MOST_LINKS, 'more link')}", style="dim")


def parts(link: LinkReason) -> str:
    """The comparisons of a link that weigh anything: "actors same +7.2; date same day +5.2"."""
    weighed = (p for p in link.parts if p.weight is None or abs(p.weight) >= 0.05)
    return "; ".join(
        plain(f"{p.comparison} {p.level}".strip()) + ("" if p.weight is None else f" {p.weight:+.1f}") for p in weighed
    )
