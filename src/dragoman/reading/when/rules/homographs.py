"""Homographs: words and numbers that look like a month, weekday or year and are something else."""

from __future__ import annotations

from dragoman.reading.when.lexicon import is_cue, words
from dragoman.reading.when.match import Match
from dragoman.reading.when.scene import Scene

SHORT = 4  # letters; an abbreviated month or weekday needs more context than a full name
ROUND = 50  # a number that this divides is more often a count than a year
THOUSAND = 3  # digits in the groups of a long number
MODERN = range(1900, 2101)
_VERB_TAGS = {"MD", "VB", "VBP", "VBZ"}


def is_quantity(match: Match) -> bool:
    """Whether the number at the end of the expression counts what follows ("March 10 percent", "May 10,000")."""
    after, digits = match.after(), match.after(2)
    if is_cue("counted", after):
        return True
    glued = match.glued_after() and match.row.starts[match.last + 1 : match.last + 2] == [match.row.ends[match.last]]
    return after in {".", ","} and glued and digits.isdigit() and len(digits) == THOUSAND


def is_word(scene: Scene) -> bool:
    """Whether what looks like a month or weekday is another word or a name: "may", "march", "Jan Peters"."""
    match = scene.match
    if match.has("day") or match.has("year"):
        return False
    at, _ = match.slots["month" if match.has("month") else "weekday"]
    word = match.row.words[at]
    written = match.row.text[match.row.starts[at] : match.row.ends[at]]
    if written.islower() and (is_cue("homograph", word) or len(word) < SHORT):
        return True
    if word == "march" and is_cue("march-after", match.after()) and not is_cue("modify-year", match.before()):
        return True  # "the March for Life", "the March on Rome"
    return _is_loose_abbreviation(match, at, word) or _is_verb_or_name(scene, word)


def _is_loose_abbreviation(match: Match, at: int, word: str) -> bool:
    """A short form without a point and without a number beside it is more often a word: "Sat", "Mar"."""
    known = words()[word]
    if "month" in known or "weekday" in known:
        return False
    following = match.row.words[at + 1] if at + 1 < len(match.row.words) else ""
    return following != "." and not ("weekday-short" in known and following == ",")


def _is_verb_or_name(scene: Scene, word: str) -> bool:
    token = scene.token
    if token is None:
        return False
    if is_cue("homograph", word) and (token.tag_ in _VERB_TAGS or token.pos_ == "AUX"):
        return True
    if token.ent_type_ != "PERSON" or scene.match.has("mod") or scene.match.has("weekday"):
        return False
    around = [scene.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(scene.doc)]
    return any(t.ent_type_ == "PERSON" and t.pos_ == "PROPN" for t in around)


def is_year(scene: Scene, number: int) -> bool:
    """Whether a number of four digits is a year rather than a count, a model or a clock time."""
    match = scene.match
    before = match.before()
    if _is_part_of_more(match) or is_cue("counted", match.after()) or is_cue("number-lead", before):
        return False
    led = is_cue("modify-year", before) or bool({"month", "month-short"} & words().get(before, {}).keys())
    token = scene.token
    counts = token is not None and token.dep_ == "nummod" and token.head.i > token.i
    if number not in MODERN:
        return led and not counts and is_cue("year-lead", before)
    plural = counts and token is not None and token.head.tag_ == "NNS" and token.head.i == token.i + 1
    if plural and (number % ROUND == 0 or is_cue("count-lead", before)):
        return False
    return led or number % 100 != 0


def _is_part_of_more(match: Match) -> bool:
    """Whether the number is a piece of a longer sign: "A320-2000", "5:2000", "$2000"."""
    before = match.before()
    if match.glued_after() and match.after() == ":":
        return True
    if before in {"$", "€", "£", "#"}:
        return True
    if not match.glued_before():
        return False
    if before == "-":
        return not (is_cue("year-prefix", match.before(2)) or match.before(2).isdigit())
    return before not in {"lp", "'", '"', "/", "“", ","}
