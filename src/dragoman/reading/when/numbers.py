"""Numbers: what a number phrase in front of a unit of time says ("two and a half", "a few", "5 1/2")."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.reading.when.lexicon import words


class Amount(NamedTuple):
    """A count; None when the phrase names no number ("several")."""

    number: float | None

    @property
    def text(self) -> str:
        """As TIMEX3 writes it: `X` for an unknown count."""
        if self.number is None:
            return "X"
        return str(int(self.number)) if self.number == int(self.number) else f"{self.number:g}"


def amount(phrase: list[str]) -> Amount | None:
    """The amount of a number phrase, or None when it holds no number word at all."""
    total, seen, unknown = 0.0, False, False
    lexicon = words()
    last = len(phrase)
    if "half" in phrase and "and" in phrase:
        total += 0.5
        last = phrase.index("and")
    elif len(phrase) > 3 and phrase[-2] == "/":
        total += int(phrase[-3]) / int(phrase[-1])
        last = len(phrase) - 3
    elif "half" in phrase:
        return Amount(0.5)
    for word in phrase[:last]:
        known = lexicon.get(word, {})
        plain = word.replace(",", "")
        if plain.replace(".", "", 1).isdigit() and plain.isascii():
            total, seen = total + float(plain), True
        elif "cardinal" in known or "tens" in known:
            total, seen = total + float(known.get("cardinal") or known["tens"]), True
        elif "couple" in known:
            total, seen = (float(known["couple"]) * max(total, 1.0)), True
        elif "scale" in known:
            total, seen = max(total, 1.0) * float(known["scale"]), True
        elif "vague" in known:
            unknown = seen = True
        elif "article" in known:
            total, seen = total + 1, True
    return Amount(None if unknown else total) if seen else None
