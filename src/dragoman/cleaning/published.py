"""Published: when an article appeared, why we think so, and how far to believe it.

The caller's word comes first, then what the page states about itself, then lines above the body, the address, and last
traces in the markup. A stated date is a claim: where the text or another statement contradicts it, it
becomes doubtful, with the reason and the runner-up in words; it is never silently replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import msgspec

from dragoman.cleaning.claims import Claim
from dragoman.cleaning.doubt import doubts
from dragoman.records import Published, Span, Trust

REWRITTEN = 30  # days behind publication from which a change makes it another text
APART = 3  # days by which two statements may differ without contradicting each other
STAMPS = frozenset({"JSON-LD", "meta tag", "time element"})


class Circumstances(msgspec.Struct, frozen=True):
    """What bears on a date besides statements of it.

    `mirror`: the page reposts others' stories, so its own date is that of the repost. `captured`: the day the page
    was archived, which bounds the date. `changed`: the day the page says it was last changed. `trace`: asked for a
    guess from the markup when nothing else is found.
    """

    mirror: bool = False
    captured: str | None = None
    changed: str | None = None
    trace: Callable[[], Claim | None] = lambda: None


def published_of(claims: Sequence[Claim], text: str, around: Circumstances) -> Published | None:
    """The publication date that follows from `claims` (best first) for an article with this text."""
    best = _best(claims) or around.trace()
    if best is None:
        return _captured(around.captured)
    reasons = list(_against(best, claims, text, around.captured))
    if around.mirror:
        reasons.append("the posting date of a mirror site")
    elif reasons and best.swapped and not any(doubts(best.swapped, text)):
        reason = f"read as {best.swapped}, not {best.day}, because {'; '.join(reasons)}"
        return Published(date=best.swapped, basis=best.basis, trust="derived", reason=reason)
    span = _span(best, text)
    if reasons:
        reason = "; ".join([*reasons, *_runner_up(best, claims, reasons)])
        return Published(date=best.day, basis=best.basis, trust="doubtful", reason=reason, span=span)
    trust, note = _trust(best, claims, around.changed)
    return Published(date=best.day, basis=best.basis, trust=trust, reason=note, span=span)


def given(day: str, text: str) -> Published:
    """The date that the caller states."""
    reason = next(doubts(day, text), None)
    return Published(date=day, basis="given", trust="stated", reason=reason and f"but {reason}")


def _best(claims: Sequence[Claim]) -> Claim | None:
    """The first strong claim, or else the first; a neighbouring day in the page's own words goes before a stamp."""
    best = next((c for c in claims if c.strong), claims[0] if claims else None)
    visible = [c for c in claims if c.basis == "header line"]
    if best is None or best.basis not in STAMPS or not visible or any(c.day == best.day for c in visible):
        return best
    line = visible[0]
    if _days(line.day, best.day) == 1:
        return line
    seconded = any(c.day == line.day and c.basis != "header line" for c in claims)
    return line if best.basis == "time element" and seconded else best


def _trust(best: Claim, claims: Sequence[Claim], changed: str | None) -> tuple[Trust, str | None]:
    """Stated when the page calls it the day of publication and nothing speaks of another, or two statements agree."""
    seconded = len({c.basis for c in claims if c.day == best.day}) > 1
    if changed and changed > best.day and _days(changed, best.day) > REWRITTEN:
        return "derived", f"the page was changed since, last on {changed}"
    if best.utc and not seconded:
        return "derived", "stated in UTC near midnight; the local day may differ by one"
    return ("stated" if best.strong or seconded else "derived"), None


def _against(best: Claim, claims: Sequence[Claim], text: str, captured: str | None) -> list[str]:
    reasons = list(doubts(best.day, text))
    rival = next((c for c in claims if c.basis != best.basis and _days(c.day, best.day) > APART), None)
    if rival is not None and (rival.strong or rival.basis == "URL"):
        reasons.append(f"{rival.basis} says {rival.day}")
    if captured and best.day > captured[:10]:
        reasons.append(f"the page was archived on {captured[:10]} already")
    return reasons


def _runner_up(best: Claim, claims: Sequence[Claim], reasons: Sequence[str]) -> Iterator[str]:
    """The next best statement of another day, unless the reasons name that day already."""
    other = next((claim for claim in claims if claim.day != best.day), None)
    if other is not None and not any(other.day in reason for reason in reasons):
        yield f"the runner-up is {other.day} ({other.basis})"


def _captured(captured: str | None) -> Published | None:
    if not captured:
        return None
    day = captured[:10]
    reason = "only the day the page was archived is known; it appeared then or before"
    return Published(date=day, basis="capture date", trust="doubtful", reason=reason, latest=day)


def _span(claim: Claim, text: str) -> Span | None:
    """Where the claim's words stand in the cleaned text, when they do."""
    at = text.find(claim.words) if claim.words else -1
    return Span(start=at, end=at + len(claim.words), text=claim.words) if at >= 0 else None


def _days(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
