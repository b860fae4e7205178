"""Tags: the words beside a quotation that say whose it is ("…," she said; He told them: "…").

A tag is named by its cue verb; its source is the verb's subject within the tag, or, where the parser lost it
between quotation marks, the noun next to the verb.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Span, Token

from dragoman.reading.said.cues import Cues, verb_cue
from dragoman.reading.said.quotes import Quote
from dragoman.reading.said.relays import quoted_as
from dragoman.reading.said.saying import Range, Saying
from dragoman.reading.said.sources import agent, is_passive, phrase, subject
from dragoman.reading.said.verbs import cue_words

NOMINAL = {"NOUN", "PROPN", "PRON"}
STOPS = {".", "!", "?", ";", "…"}
TAG_LENGTH = 45  # tokens that a tag may have
REACH = 40  # tokens before the cue of a tag after a quotation


def after(doc: Doc, text: str, quote: Quote, tail: Range, cues: Cues) -> Token | None:
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
        cue = verb_cue(cues, token)
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
    pair = quoted_as(verb)
    if pair is not None and pair[0] is not None and start <= pair[0].i < end:
        return pair[0]
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


def before(doc: Doc, lead: Range, lead_text: str, cues: Cues, used: set[int]) -> Token | None:
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
        cue = verb_cue(cues, token)
        if cue is not None and ("quote" in cue.frames or colon):
            candidates.append(token)
    if not candidates:
        return _any_verb(doc[begin:end], cues) if colon else None
    token = candidates[-1]
    near = end - token.i
    if colon:
        return token
    if comma:
        return token if near <= 14 and not _clause_opened(doc, token, end) else None
    return token if near <= 3 and _complement_free(doc, token, end) else None


def _any_verb(words: Span, cues: Cues) -> Token | None:
    """The main verb of the words before a colon, whatever it is ("His answer was: …")."""
    verbs = [t for t in words if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass", "relcl", "acl", "amod"}]
    with_subject = [v for v in verbs if any(c.dep_ in {"nsubj", "nsubjpass"} for c in v.children)]
    return with_subject[0] if with_subject and not _defines(with_subject[0], cues) else None


def _defines(verb: Token, cues: Cues) -> bool:
    """Whether "is" before a colon gives a title or theme and no words of anybody ("The theme is: …")."""
    if verb.lemma_ != "be":
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return not any(s.lemma_.lower() in cues.nouns or s.lemma_.lower() in cues.speakers for s in subjects)


def _clause_opened(doc: Doc, verb: Token, end: int) -> bool:
    """Whether a "that" clause is under way before the quotation ("said that if he won, “she would”")."""
    return any(t.lower_ == "that" and t.dep_ in {"mark", "nsubj", "dobj", "det"} for t in doc[verb.i + 1 : end])


def _complement_free(doc: Doc, verb: Token, end: int) -> bool:
    """Whether nothing that could be the content's own words stands between the verb and the quotation."""
    return all(
        t.pos_ in {"ADV", "PRON", "PROPN", "PUNCT", "SPACE"} or t.dep_ in {"prt", "dobj"} for t in doc[verb.i + 1 : end]
    )


def above(doc: Doc, text: str, start: int, starts: list[int], cues: Cues) -> Token | None:
    """The cue of a line above that ends with a colon ("He added:")."""
    above = text[:start].rstrip()
    if not above.endswith(":"):
        return None
    begin = above.rfind("\n") + 1
    first, end = bisect_left(starts, begin), bisect_left(starts, len(above))
    for i in range(end - 1, max(first, end - TAG_LENGTH) - 1, -1):
        if doc[i].text in {".", "!", "?"}:
            return None
        if doc[i].pos_ == "VERB" and verb_cue(cues, doc[i]) is not None:
            return doc[i]
    return _any_verb(doc[max(first, end - TAG_LENGTH) : end], cues)


def saying_of(doc: Doc, verb: Token, bounds: Range, content: list[Range]) -> Saying:
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
