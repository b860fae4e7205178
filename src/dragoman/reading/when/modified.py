"""Modified: what a time expression hangs on in the sentence, and by which prepositions.

"The minister resigned in the evening of 3 May" dates the verb, "Saturday's meeting" the noun.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.document import article_of
from dragoman.reading.when.lexicon import is_cue, words
from dragoman.records import Timex

STEPS = 8  # no path from a time expression to what it modifies is longer
OPENING = 4  # words before a time that opens a sentence, "one night in"


def modified(head: Token, timex: Timex) -> tuple[Token, tuple[str, ...]]:
    """What a time expression modifies, and the prepositions on the way, innermost first."""
    token = head
    links: list[str] = []
    for _ in range(STEPS):
        parent = token.head
        if parent.i == token.i:
            break
        if parent.pos_ in {"ADP", "SCONJ", "PART"} and parent.dep_ in {"prep", "mark", "pcomp", "agent", "advmod"}:
            links.append(parent.lower_)
        elif _is_of_adverb(token, parent):
            links += [parent.lower_] if is_cue("until", parent.lower_) else []
        elif not _is_same_time(token, parent, timex):
            return parent, tuple(links)
        token = parent
    return token, tuple(links)


def _is_same_time(token: Token, parent: Token, timex: Timex) -> bool:
    """Whether the parent only names more of the same time: "the evening of December 1", "Monday, March 2"."""
    if timex.start <= parent.idx < timex.end or (token.lower_ == "of" and _names_time(parent)):
        return True
    if token.dep_ == "prep" and parent.dep_ == "npadvmod" and _names_time(parent):
        return True  # "one afternoon in mid-May"
    if parent.ent_type_ not in {"DATE", "TIME"}:
        return False
    return token.dep_ in {"conj", "appos"} or (token.dep_ != "prep" and parent.pos_ in {"NOUN", "PROPN", "NUM"})


def opened(token: Token, timex: Timex) -> Token | None:
    """The verb of the sentence that a time opens before a comma, where the parse hangs it on a name behind that.

    "One night in mid-May, baker Ilir Meksi was arrested".
    """
    sentence = token.sent
    if token.pos_ in {"VERB", "AUX"} or sentence.root.tag_ not in {"VBD", "VBN"} or sentence.end_char <= timex.end:
        return None
    lead = [t for t in sentence if t.idx < timex.start and not t.is_space]
    comma = article_of(sentence.doc).text[timex.end : timex.end + 1] == ","
    if not comma or len(lead) > OPENING or not all(t.pos_ in {"ADP", "DET", "NUM"} or _names_time(t) for t in lead):
        return None
    return sentence.root if token.i > lead[-1].i and token.idx > timex.end else None


def _is_of_adverb(token: Token, parent: Token) -> bool:
    """Whether an adverb only tells where in a time something lies: "earlier in 2018", "ahead of Friday's vote"."""
    return parent.pos_ == "ADV" and parent.dep_ == "advmod" and token.dep_ in {"prep", "pcomp"}


def _names_time(token: Token) -> bool:
    """Whether a noun is a part of a day or a period, "the evening of December 1"."""
    return bool({"part", "phase", "unit", "units"} & words().get(token.lower_, {}).keys())
