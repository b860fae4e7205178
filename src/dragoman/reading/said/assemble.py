"""Assemble: one list of sayings from all readers, each word of a text said once.

Where two readers found the same words under the same cue, the first wins: utterances, turns, verbs,
prepositions, nominals. A saying inside another one's content stays when both are reports ("Xinhua said that
Xi announced …"): that is a relay. A wish or thought inside a report is part of the report.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.reading.said import nominals, prepositions, turns, verbs
from dragoman.reading.said.candidates import candidates
from dragoman.reading.said.cues import Cues
from dragoman.reading.said.datelines import Datelines
from dragoman.reading.said.nesting import without_nested
from dragoman.reading.said.quotes import Quote, quotes
from dragoman.reading.said.relays import relays
from dragoman.reading.said.saying import Range, Saying, chars
from dragoman.reading.said.speech import utterances


def sayings(doc: Doc, text: str, cues: Cues) -> list[Saying]:
    """All sayings of a document, in the order of their content; `text` is `doc.text`."""
    words = candidates(doc, cues)
    marks = quotes(text)
    speech = utterances(doc, text, words.starts, marks, cues)
    spoken = speech.spoken
    transcript = list(turns.sayings(doc, text, words.starts, cues))
    first = [*_outside_turns(speech.sayings, transcript), *transcript]
    rest = [s for s in verbs.sayings(doc, _outside(words.verbs, spoken), cues) if not _uses(s, speech.cues)]
    rest += nominals.sayings(doc, _outside(words.nouns, spoken), _outside(words.adjectives, spoken), cues)
    around = list(prepositions.sayings(doc, _outside(words.phrases, spoken), cues))
    first, rest = _without_phrases(doc, first, around), _without_phrases(doc, rest, around) + around
    for saying in rest:
        saying.content = _whole_quotes(saying.content, marks)
    everything = first + rest
    datelines = Datelines(text, frozenset(doc[s.source[0]].idx for s in transcript if s.source))
    for saying in everything:
        saying.content = datelines.without(saying.content)
    _continue(text, everything, speech.pending)
    return sorted(relays(doc, without_nested(doc, sorted(everything, key=_order))), key=_order)


def _outside_turns(spoken: list[Saying], turns: list[Saying]) -> list[Saying]:
    """Utterances without those that a turn holds under the same colon ("Kim: 'It is over'")."""
    labels = {turn.cue[0] for turn in turns}
    return [saying for saying in spoken if saying.cue[0] not in labels]


def _outside(words: list[Token], spoken: set[int]) -> list[Token]:
    """The words that stand in no utterance."""
    return [word for word in words if word.i not in spoken]


def _without_phrases(doc: Doc, found: list[Saying], around: list[Saying]) -> list[Saying]:
    """Content does not run on into an "according to" phrase at its end."""
    for phrase in [s.phrase for s in around if s.phrase is not None]:
        start, end = doc[phrase[0]].idx, doc[phrase[1] - 1].idx + len(doc[phrase[1] - 1])
        for saying in found:
            last = saying.content[-1]
            if last[0] < start < last[1] <= end:
                kept = chars(doc, (_token(doc, last[0], phrase[0]), phrase[0]))
                saying.content[-1:] = [] if kept is None or (len(saying.content) > 1 and kept[0] >= kept[1]) else [kept]
    return [s for s in found if s.content]


def _token(doc: Doc, at: int, stop: int) -> int:
    """The token at a character offset, searched backwards from `stop`."""
    i = stop
    while i > 0 and doc[i].idx > at:
        i -= 1
    return i


def _order(saying: Saying) -> tuple[int, int, int]:
    return saying.content[0][0], -saying.content[-1][1], saying.cue[0]


def _uses(saying: Saying, cues: set[int]) -> bool:
    return any(i in cues for i in range(*saying.cue))


def _whole_quotes(content: list[Range], found: list[Quote]) -> list[Range]:
    """Content that breaks off inside a quotation is carried to its end."""
    start, end = content[-1]
    for quote in found:
        if quote.start >= end:
            break
        if start <= quote.start < end < quote.end:
            return [*content[:-1], (start, quote.end)]
    return content


def _continue(text: str, found: list[Saying], pending: list[Quote]) -> None:
    """Quotations without a tag go on with what was said before them in the same line."""
    for quote in pending:
        line = text.rfind("\n", 0, quote.start)
        before = [s for s in found if line < s.content[-1][1] <= quote.start and s.source is not None and s.report]
        if before:
            last = max(before, key=lambda s: s.content[-1][1])
            last.content.append((quote.start, quote.end))
