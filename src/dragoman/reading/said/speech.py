"""Speech: quotations that stand for an utterance, and the words beside them that say whose it is.

A quotation is tagged after ("…," he said), before (She said: "…"), in the middle ("…," he said, "…"), by the
paragraph above (He added:⏎"…"), or runs on from the one before it. What stands in marks inside a sentence
(a title, a doubtful term, part of an indirect quotation) is no utterance and left to the other readers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import msgspec
from spacy.tokens import Doc, Token

from dragoman.reading.said import labels, tags
from dragoman.reading.said.cues import REPORTS, Cues, verb_cue
from dragoman.reading.said.governor import finite
from dragoman.reading.said.quotes import Quote
from dragoman.reading.said.saying import Range, Saying
from dragoman.reading.said.wordlists import words as wordlist

BREAK = re.compile(r"[.!?][\"”’]?\s+(?=[\"“‘A-Z])")
TITLE = 9  # words of a title
LITTLE = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
BEFORE_TITLE = re.compile(r"(?:(?P<word>[^\W\d_]+),?|['’]s?)$")
AROUND = set("([,:;.!?—–-…”\"'»")
ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Prof|Rev|Hon|Sr|Jr|St|No|vs)\.$"
)


class Speech(msgspec.Struct):
    """What the reader of utterances found: sayings, quotations nobody is named for, and tokens inside utterances."""

    sayings: list[Saying]
    pending: list[Quote]
    spoken: set[int]
    cues: set[int]  # tokens already used as a cue


def utterances(doc: Doc, text: str, starts: list[int], found: list[Quote], cues: Cues) -> Speech:
    """The utterances of a document and their tags."""
    reader = _Reader(doc, text, starts, cues)
    speaking = [q for q in found if not _is_name(text, q) and not _is_title(text, q)]
    for at, quote in enumerate(speaking):
        reader.read(quote, speaking[at + 1] if at + 1 < len(speaking) else None)
    return reader.speech


class _Reader:
    """Reads quotations in their order; what a quotation runs on from is the saying before it in its line."""

    def __init__(self, doc: Doc, text: str, starts: list[int], cues: Cues) -> None:
        self.doc, self.text, self.cues = doc, text, cues
        self.starts = starts
        self.speech = Speech([], [], set(), set())
        self.before = 0  # end of the quotation before, or start of the line
        self.line_end = -1
        self.last: Saying | None = None
        self.open = False  # the quotation before ended with its line, without a closing mark

    def read(self, quote: Quote, following: Quote | None) -> None:
        """Find whose words one quotation holds, and note them."""
        if quote.start > self.line_end:
            self._new_line(quote)
        end = self.line_end if following is None else min(following.start, self.line_end)
        lead, tail = self._tokens(self.before, quote.start), self._tokens(quote.end, end)
        lead_text = self.text[self.before : quote.start]
        self.before = quote.end
        if not _is_utterance(self.text, quote, lead_text):
            return
        if self._place(quote, lead, lead_text, tail):
            inside = range(bisect_right(self.starts, quote.start) - 1, bisect_left(self.starts, quote.end))
            self.speech.spoken.update(inside)
            self.open = quote.open_end

    def _new_line(self, quote: Quote) -> None:
        between = self.text[max(self.line_end, 0) : quote.start]
        if not (self.open and not between.strip()):
            self.last = None  # only a quotation left open runs on in the next paragraph
        self.open = False
        self.before = self.text.rfind("\n", 0, quote.start) + 1
        end = self.text.find("\n", quote.start)
        self.line_end = len(self.text) if end < 0 else end

    def _place(self, quote: Quote, lead: Range, lead_text: str, tail: Range) -> bool:
        """Put a quotation into a saying, its own or the one it runs on from, or among the pending."""
        doc, content, speech = self.doc, (quote.start, quote.end), self.speech
        after = tags.after(doc, self.text, quote, tail, self.cues)
        last = self.last
        if last is not None and (after is None or not lead_text.strip()) and _runs_on(lead_text, last, lead):
            runs_on = not _new_tag(doc, lead, lead_text, last, self.cues)
        else:
            runs_on = False
        if last is not None and runs_on:
            last.content.append(content)
            return True
        if after is not None:
            return self._tagged(quote, lead, lead_text, tail, after)
        before = tags.before(doc, lead, lead_text, self.cues, speech.cues)
        if before is None and not lead_text.strip():
            before = tags.above(doc, self.text, quote.start, self.starts, self.cues)
        if before is not None:
            self._add(tags.saying_of(doc, before, (0, bisect_left(self.starts, quote.start)), [content]), before.i)
            return True
        named = labels.signed(doc, self.text, quote, tail, content)
        named = named or labels.labelled(doc, lead, lead_text, content)
        if named is not None:
            self._add(named, None)
            return True
        if _stands_alone(self.text, quote, lead_text) and not quote.open_end:
            speech.pending.append(quote)
            return True
        return False

    def _tagged(self, quote: Quote, lead: Range, lead_text: str, tail: Range, verb: Token) -> bool:
        """Put a quotation with a tag after it into a saying, with the words before it that it ends."""
        content = self._whole(quote, lead_text), quote.end
        if content[0] < quote.start and not self._is_tag(content[0], lead, tail):
            return False  # 'Lee called it "a farce," but Kim said …': the quotation is part of another sentence
        self._add(tags.saying_of(self.doc, verb, tail, [content]), verb.i)
        self._cover(content)
        return True

    def _whole(self, quote: Quote, lead_text: str) -> int:
        """Where the words begin whose end a quotation is: 'The plan "is dead," she said' is hers from "The" on."""
        words = lead_text.rstrip()
        if not words or words[-1] in AROUND or words.endswith("that"):
            return quote.start
        ends = [m.end() for m in BREAK.finditer(lead_text) if not ABBREVIATED.search(lead_text[: m.start() + 1])]
        start = quote.start - len(lead_text) + (ends[-1] if ends else 0)
        if not ends and self.text[start - 1 : start] not in {"", "\n"}:
            return quote.start  # another quotation stands in the same sentence
        return quote.start - len(self.text[start : quote.start].lstrip())

    def _is_tag(self, start: int, lead: Range, tail: Range) -> bool:
        """Whether a tag follows a whole sentence: no joint begins it, and nobody says or is asked something before."""
        first = next((t for t in self.doc[tail[0] : tail[1]] if not t.is_punct and not t.is_space), None)
        if first is None or first.pos_ in {"CCONJ", "SCONJ", "ADP"} or first.lower_ in {"while", "when", "but", "and"}:
            return False
        before = self.doc[bisect_left(self.starts, start) : lead[1]]
        found = (verb_cue(self.cues, t) for t in before if t.pos_ == "VERB" and (finite(t) or t.is_sent_start))
        return not any(cue is not None and cue.stance in REPORTS for cue in found)

    def _cover(self, content: Range) -> None:
        self.speech.spoken.update(range(bisect_left(self.starts, content[0]), bisect_left(self.starts, content[1])))

    def _add(self, saying: Saying, cue: int | None) -> None:
        self.last = saying
        self.speech.sayings.append(saying)
        if cue is not None:
            self.speech.cues.add(cue)

    def _tokens(self, start: int, end: int) -> Range:
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


def _is_utterance(text: str, quote: Quote, lead: str) -> bool:
    """Whether a quotation could be words that somebody uttered on their own, by its edges and what is before it."""
    inner = text[quote.inner_start : quote.inner_end].strip()
    if not inner:
        return False
    closed = inner[-1] in ",.!?…—–-" or text[quote.end : quote.end + 1] == ","
    before = lead.rstrip()
    starts_clause = not before or before[-1] in ",:.!?—–-…”\"'»"
    if quote.single and inner.count(" ") < 2 and not (closed and starts_clause):
        return False
    return starts_clause or (closed and inner[:1].isupper() and inner.count(" ") >= 2) or inner.count(" ") >= 2


def _is_name(text: str, quote: Quote) -> bool:
    """Whether the marks hold a nickname, title or term: a word or two without punctuation inside a sentence."""
    inner = text[quote.inner_start : quote.inner_end]
    before = text[max(quote.start - 2, 0) : quote.start].strip()
    return inner.count(" ") < 2 and inner[-1:] not in set(".,!?…—") and before[-1:] not in set(",:") and bool(before)


def _is_title(text: str, quote: Quote) -> bool:
    """Whether the marks hold the title of a work or programme: words in capitals after a preposition or owner."""
    inner = text[quote.inner_start : quote.inner_end].rstrip(",. ")
    words = inner.split()
    if not 2 <= len(words) <= TITLE or not all(w[:1].isupper() or w[:1].isdigit() or w in LITTLE for w in words):
        return False
    before = BEFORE_TITLE.search(text[max(quote.start - 30, 0) : quote.start].rstrip())
    if before is None:
        return False
    word = before.group("word")
    return word is None or word in {"s", "S"} or word.lower() in wordlist("work")


def _stands_alone(text: str, quote: Quote, lead: str) -> bool:
    inner = text[quote.inner_start : quote.inner_end].strip()
    before = lead.rstrip()
    return (not before or before[-1] in '.!?:”"') and inner.count(" ") >= 3 and inner[-1] in ".!?…—-,"


def _runs_on(lead: str, last: Saying, lead_tokens: Range) -> bool:
    """Whether a quotation continues the one before it: nothing but its tag stands between."""
    between = lead.strip()
    if not between:
        return True
    if between[-1] in ",:—–-" or between.endswith((" and", ", “")):
        return lead_tokens[0] <= last.cue[0] < lead_tokens[1] and not _sentence_inside(between)
    if between[-1] in ".!?;":
        return lead_tokens[0] <= last.cue[0] < lead_tokens[1] and not _sentence_inside(between[:-1])
    return False


def _new_tag(doc: Doc, lead: Range, lead_text: str, last: Saying, cues: Cues) -> bool:
    """Whether a colon before the quotation has a cue of its own ('…," he told her, who answered: "…"')."""
    if not lead_text.rstrip().endswith(":"):
        return False
    after = doc[max(last.cue[1], lead[0]) : lead[1]]
    found = [verb_cue(cues, t) for t in after if t.pos_ == "VERB"]
    return any(cue is not None and "quote" in cue.frames for cue in found)


def _sentence_inside(words: str) -> bool:
    """Whether a sentence ends inside the words (an abbreviated title ends none)."""
    return any(not ABBREVIATED.search(words[: m.start() + 1]) for m in BREAK.finditer(words))
