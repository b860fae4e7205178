"""Speech: quotations that stand for an utterance, and the words beside them that say whose it is.

A quotation is tagged after ("…," he said), before (She said: "…"), in the middle ("…," he said, "…"), by the
paragraph above (He added:⏎"…"), or runs on from the one before it. What stands in marks inside a sentence
(a title, a doubtful term, part of an indirect quotation) is no utterance and left to the other readers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import msgspec
from spacy.tokens import Doc, Span, Token

from dragoman.reading.said.cues import Cue, Cues
from dragoman.reading.said.quotes import Quote
from dragoman.reading.said.saying import Range, Saying
from dragoman.reading.said.sources import agent, is_passive, phrase, subject
from dragoman.reading.said.verbs import cue_words

BREAK = re.compile(r"[.!?][\"”’]?\s+(?=[\"“‘A-Z])")
ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Prof|Rev|Hon|Sr|Jr|St|No|vs)\.$"
)
NOMINAL = {"NOUN", "PROPN", "PRON"}
STOPS = {".", "!", "?", ";", "…"}
SIGNED = re.compile(r"[ \t]*(?:[―—–~]|--?)[ \t]*(?P<name>[^\W\d_][^\n“”\"―—–]{1,80}?)[ \t]*(?=\n|\Z)")
SIGNATURE = 14  # tokens of a name behind a dash or before a colon
TAG_LENGTH = 45  # tokens that a tag may have
REACH = 40  # tokens before the cue of a tag after a quotation


class Line(msgspec.Struct):
    """One line of the text that holds quotations, with the tokens it covers."""

    start: int
    end: int
    quotes: list[Quote]


class Speech(msgspec.Struct):
    """What the reader of utterances found: sayings, quotations nobody is named for, and tokens inside utterances."""

    sayings: list[Saying]
    pending: list[Quote]
    spoken: set[int]
    cues: set[int]  # tokens already used as a cue


def utterances(doc: Doc, text: str, found: list[Quote], cues: Cues) -> Speech:
    """The utterances of a document and their tags."""
    speech = Speech([], [], set(), set())
    starts = [t.idx for t in doc]
    before = 0  # end of the quotation before, in the same line
    last: Saying | None = None
    line_end = -1
    speaking = [q for q in found if not _is_name(text, q)]
    for at, quote in enumerate(speaking):
        if quote.start > line_end:
            before, last = text.rfind("\n", 0, quote.start) + 1, None
            line_end = text.find("\n", quote.start)
            line_end = len(text) if line_end < 0 else line_end
        ahead = speaking[at + 1].start if at + 1 < len(speaking) else line_end
        following = min(ahead, line_end)
        lead = (bisect_left(starts, before), bisect_left(starts, quote.start))
        tail = (bisect_left(starts, quote.end), bisect_left(starts, following))
        inside = range(bisect_right(starts, quote.start) - 1, bisect_left(starts, quote.end))
        lead_text = text[before : quote.start]
        before = quote.end
        if not _is_utterance(text, quote, lead_text):
            continue
        content = (quote.start, quote.end)
        tag = _tag_after(doc, text, quote, tail, cues)
        if tag is not None:
            last = _saying(doc, tag, tail, [content])
        elif last is not None and _runs_on(lead_text, last, lead) and not _new_tag(doc, lead, lead_text, last, cues):
            last.content.append(content)
            speech.spoken.update(inside)
            continue
        else:
            tag = _tag_before(doc, lead, lead_text, cues, speech.cues)
            if tag is None and not lead_text.strip():
                tag = _tag_above(doc, text, quote.start, starts, cues)
            labelled = None
            if tag is None:
                labelled = _signed(doc, text, quote, tail, content) or _labelled(doc, lead, lead_text, content)
            if labelled is not None:
                last = labelled
                speech.sayings.append(last)
                speech.spoken.update(inside)
                continue
            if tag is None:
                if _stands_alone(text, quote, lead_text):
                    speech.pending.append(quote)
                    speech.spoken.update(inside)
                continue
            last = _saying(doc, tag, (0, quote_token(starts, quote)), [content])
        speech.sayings.append(last)
        speech.cues.add(tag.i)
        speech.spoken.update(inside)
    return speech


def quote_token(starts: list[int], quote: Quote) -> int:
    return bisect_left(starts, quote.start)


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


def _stands_alone(text: str, quote: Quote, lead: str) -> bool:
    inner = text[quote.inner_start : quote.inner_end].strip()
    before = lead.rstrip()
    return (not before or before[-1] in '.!?:”"') and inner.count(" ") >= 3 and inner[-1] in ".!?…—-,"


def _tag_after(doc: Doc, text: str, quote: Quote, tail: Range, cues: Cues) -> Token | None:
    """The cue verb of a tag after the quotation."""
    start, end = tail
    if start >= end:
        return None
    inner = text[quote.inner_start : quote.inner_end].rstrip()
    last = inner[-1:]
    comma = doc[start].text == ","
    if last not in ",?!…—–-" and not comma:
        return None
    stop = _sentence_end(doc, start, end)
    for token in doc[start:stop]:
        if token.i - start > REACH:
            break
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        cue = cues.verbs.get(token.lemma_.lower())
        if cue is None or "quote" not in cue.frames or token.dep_ in {"aux", "auxpass", "relcl", "acl"}:
            continue
        if token.tag_ in {"VBG", "VB"}:
            continue
        head = _tag_source(doc, token, (start, stop))
        if head is not None and (comma or last == "," or _close(doc, start, token, head)):
            return token
    return None


def _close(doc: Doc, start: int, verb: Token, head: Token) -> bool:
    """Whether a tag after "?" or "!" follows at once, without a sentence of its own."""
    first = doc[start]
    if verb.i == start or first.is_lower:
        return True
    return not any(t.dep_ in {"ccomp", "dobj", "xcomp"} and t.i > verb.i for t in verb.children)


def _sentence_end(doc: Doc, start: int, end: int) -> int:
    for i in range(start, min(end, start + TAG_LENGTH)):
        if doc[i].text in STOPS and not (i + 1 < end and doc[i + 1].is_lower):
            return i
    return min(end, start + TAG_LENGTH)


def _tag_source(doc: Doc, verb: Token, tag: Range) -> Token | None:
    """The head of the source within a tag: the verb's subject, else the first noun before it, else after it."""
    start, end = tag
    if is_passive(verb):
        own = next((c for c in verb.children if c.dep_ == "nsubjpass" and start <= c.i < end), None)
        return own if own is not None else agent(verb)
    own = subject(verb)
    if own is not None and start <= own.i < end:
        return own
    for i in list(range(start, verb.i)) + list(range(verb.i + 1, end)):
        if (doc[i].pos_ in NOMINAL and doc[i].dep_ != "npadvmod") or (abs(i - verb.i) == 1 and doc[i].is_title):
            return _top(doc[i], (start, end), verb)
        if i > verb.i and doc[i].pos_ in {"ADP", "SCONJ", "PUNCT", "VERB"}:
            return None
    return None


def _top(token: Token, tag: Range, verb: Token) -> Token:
    node = token
    side = token.i < verb.i
    while (
        tag[0] <= node.head.i < tag[1]
        and node.head.i != node.i
        and node.head.pos_ in NOMINAL
        and (node.head.i < verb.i) == side
        and node.dep_ in {"compound", "poss", "amod", "nmod", "det", "nummod", "appos"}
        and (node.dep_ != "appos")
    ):
        node = node.head
    return node


def _runs_on(lead: str, last: Saying, lead_tokens: Range) -> bool:
    """Whether a quotation continues the one before it: nothing but its tag stands between."""
    between = lead.strip()
    if not between:
        return True
    if between[-1] in ",:—–-" or between.endswith(" and") or between.endswith(", “"):
        return lead_tokens[0] <= last.cue[0] < lead_tokens[1] and not _sentence_inside(between)
    if between[-1] in ".!?;":
        return lead_tokens[0] <= last.cue[0] < lead_tokens[1] and not _sentence_inside(between[:-1])
    return False


def _new_tag(doc: Doc, lead: Range, lead_text: str, last: Saying, cues: Cues) -> bool:
    """Whether a colon before the quotation belongs to another cue than the last one ('…," he told her, who answered: "…"')."""
    if not lead_text.rstrip().endswith(":"):
        return False
    after = doc[max(last.cue[1], lead[0]) : lead[1]]
    return any(
        t.pos_ == "VERB" and "quote" in cues.verbs[t.lemma_.lower()].frames
        for t in after
        if t.lemma_.lower() in cues.verbs
    )


def _sentence_inside(words: str) -> bool:
    """Whether a sentence ends inside the words (an abbreviated title ends none)."""
    return any(not ABBREVIATED.search(words[: m.start() + 1]) for m in BREAK.finditer(words))


def _tag_before(doc: Doc, lead: Range, lead_text: str, cues: Cues, used: set[int]) -> Token | None:
    """The cue verb of a tag before the quotation: "She told reporters: …", "X wrote that …" is no tag."""
    start, end = lead
    words = lead_text.rstrip()
    if not words:
        return None
    colon, comma = words[-1] == ":", words[-1] in ",—–-"
    begin = end
    for i in range(end - 1, max(start, end - TAG_LENGTH) - 1, -1):
        if doc[i].text in {".", "!", "?"} and i < end - 1:
            break
        begin = i
    candidates = []
    for token in doc[begin:end]:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"} or token.i in used:
            continue
        cue = cues.verbs.get(token.lemma_.lower())
        if cue is not None and ("quote" in cue.frames or colon):
            candidates.append(token)
    if not candidates:
        return _any_verb(doc[begin:end]) if colon else None
    token = candidates[-1]
    near = end - token.i
    if colon:
        return token
    if comma:
        return token if near <= 14 else None
    return token if near <= 3 and _complement_free(doc, token, end) else None


def _any_verb(words: Span) -> Token | None:
    """The main verb of the words before a colon, whatever it is ("His answer was: …")."""
    verbs = [t for t in words if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass", "relcl", "acl", "amod"}]
    with_subject = [v for v in verbs if any(c.dep_ in {"nsubj", "nsubjpass"} for c in v.children)]
    return (with_subject or [None])[0]


def _signed(doc: Doc, text: str, quote: Quote, tail: Range, content: Range) -> Saying | None:
    """A quotation with its speaker's name behind a dash, to the end of the line ("…" — Name)."""
    signature = SIGNED.match(text, quote.end)
    if signature is None:
        return None
    named = [t for t in doc[tail[0] : tail[1]] if signature.start("name") <= t.idx < signature.end("name")]
    if not named or any(t.pos_ in {"VERB", "AUX"} for t in named) or not any(t.pos_ == "PROPN" for t in named):
        return None
    start, end = named[0].i, named[-1].i + 1
    return Saying(cue=(start - 1, start), content=[content], source=(start, end), source_head=end - 1, quoted=True)


def _labelled(doc: Doc, lead: Range, lead_text: str, content: Range) -> Saying | None:
    """A quotation with its speaker or text named before a colon ("From the letter: …")."""
    start, end = lead
    if not lead_text.rstrip().endswith(":"):
        return None
    begin = end
    for i in range(end - 1, max(start, end - SIGNATURE) - 1, -1):
        if doc[i].text in {".", "!", "?"}:
            break
        begin = i
    nouns = [t for t in doc[begin:end] if t.pos_ in NOMINAL]
    if not nouns:
        return None
    head = nouns[0]
    first = head.left_edge.i if begin <= head.left_edge.i else head.i
    colon = (
        next(i for i in range(end - 1, begin - 1, -1) if doc[i].text == ":")
        if any(t.text == ":" for t in doc[begin:end])
        else end - 1
    )
    if first >= colon:
        return None
    return Saying(cue=(colon, colon + 1), content=[content], source=(first, colon), source_head=head.i, quoted=True)


def _complement_free(doc: Doc, verb: Token, end: int) -> bool:
    """Whether nothing that could be the content's own words stands between the verb and the quotation."""
    return all(
        t.pos_ in {"ADV", "PRON", "PROPN", "PUNCT", "SPACE"} or t.dep_ in {"prt", "dobj"} for t in doc[verb.i + 1 : end]
    )


def _tag_above(doc: Doc, text: str, start: int, starts: list[int], cues: Cues) -> Token | None:
    """The cue of a line above that ends with a colon ("He added:")."""
    above = text[:start].rstrip()
    if not above.endswith(":"):
        return None
    begin = above.rfind("\n") + 1
    first, end = bisect_left(starts, begin), bisect_left(starts, len(above))
    for i in range(end - 1, max(first, end - TAG_LENGTH) - 1, -1):
        if doc[i].text in {".", "!", "?"}:
            return None
        if doc[i].pos_ == "VERB" and doc[i].lemma_.lower() in cues.verbs:
            return doc[i]
    return _any_verb(doc[max(first, end - TAG_LENGTH) : end])


def _saying(doc: Doc, verb: Token, bounds: Range, content: list[Range]) -> Saying:
    """The saying of a tag's verb, its source clipped to the tag."""
    start, end = bounds
    if end - start > TAG_LENGTH and verb.i >= end - TAG_LENGTH - REACH:
        start = max(start, verb.i - TAG_LENGTH)
    stop = min(_sentence_end(doc, max(verb.i, start), end) if verb.i < end else end, end)
    head = _tag_source(doc, verb, (start, stop)) if start <= verb.i else None
    if head is None and not is_passive(verb):
        head = subject(verb)
    source = None
    if head is not None:
        first, last = phrase(head, (verb.i,))
        if start <= head.i < stop:
            first, last = max(first, start), min(last, stop)
        source = _unquoted(doc, (first, last), head.i)
    return Saying(
        cue=cue_words(verb),
        content=content,
        source=source,
        source_head=None if head is None else head.i,
        stance="say",
        quoted=True,
    )


def _unquoted(doc: Doc, source: Range, head: int) -> Range:
    start, end = source
    while start < head and doc[start].is_punct:
        start += 1
    while end - 1 > head and doc[end - 1].text in {",", ":", "“", '"'}:
        end -= 1
    return start, end
