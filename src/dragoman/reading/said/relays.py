"""Relays: through whom a statement reached the page - "as reported by CNN", "told Reuters", "citing officials".

A saying's `via` lists the relays from the one nearest to the source to the outermost; the page itself is
never in it. Somebody whose statement stands inside another's report reached the page through that other.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.reading.said.coverage import Cover
from dragoman.reading.said.lemma import lemma as lemma_of
from dragoman.reading.said.saying import Range, Saying
from dragoman.reading.said.sources import agent, phrase, subject
from dragoman.reading.who.mentions import indexes_at

QUOTING = {"quote", "cite", "report", "relay", "carry", "publish", "reveal", "say"}
CITING = {"cite", "quote"}
TELLING = {"tell", "inform", "assure"}
TALKS = {"interview", "conversation", "comment", "remark", "statement", "article", "op-ed", "podcast"}
MEDIA = {"JRN", "MED"}  # sectors of mentions that are news media


def relays(doc: Doc, sayings: list[Saying]) -> list[Saying]:
    """Fill `via` of all sayings; sayings that a report cites come back as further ones."""
    cited = [further for saying in sayings for further in _cited(doc, saying)]
    everything = sayings + cited
    for saying in everything:
        saying.via += [relay for relay in _told(doc, saying) if relay not in saying.via]
    reports = [other for other in everything if other.report and other.source_head is not None]
    cover = Cover((start, end, i) for i, other in enumerate(reports) for start, end in other.content)
    for saying in everything:
        around = (
            _outer(doc, saying, [reports[i] for i in cover.at(doc[saying.cue[0]].idx)])
            if saying.phrase is None
            else _media_inside(doc, saying, everything)
        )
        if around:
            own = _name(doc, saying)
            saying.via += [relay for relay in around if relay not in saying.via and relay != own]
    return everything


def quoted_as(verb: Token) -> tuple[Token | None, Token | None] | None:
    """Speaker and relay of "A quoted B as saying" and "B was quoted by A as saying"; None for other verbs."""
    lemma = lemma_of(verb)
    if lemma not in CITING or not any(_as_saying(c) for c in verb.children):
        return None
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        return passive, agent(verb) or _agent_below(verb)
    return next((c for c in verb.children if c.dep_ == "dobj"), None), subject(verb)


def _as_saying(child: Token) -> bool:
    return child.lower_ == "as" and child.dep_ in {"prep", "mark"} and any(c.tag_ == "VBG" for c in child.children)


def _agent_below(verb: Token) -> Token | None:
    """The "by" phrase that the parser hung on "saying"."""
    for child in verb.children:
        if child.lower_ == "as":
            for saying in child.children:
                found = agent(saying)
                if found is not None:
                    return found
    return None


def name(doc: Doc, head: Token) -> str:
    """A relay's name as the page has it: the proper name around its head word, else the whole phrase."""
    start, end = head.i, head.i + 1
    if head.pos_ != "PROPN":
        return _phrase(doc, head)
    while start > head.left_edge.i and (doc[start - 1].pos_ == "PROPN" or _hyphen(doc, start - 1)):
        start -= 1
    if start and doc[start - 1].text == "The" and not doc[start - 1].is_sent_start:
        start -= 1
    while end <= head.right_edge.i and (doc[end].pos_ == "PROPN" or _hyphen(doc, end)):
        end += 1
    text: str = doc[start:end].text
    return _phrase(doc, head) if text.islower() else text  # "ministry": what the parser took for a name


def _phrase(doc: Doc, head: Token) -> str:
    text: str = doc[slice(*phrase(head))].text
    return text


def _hyphen(doc: Doc, at: int) -> bool:
    """Whether a token is the hyphen inside a name ("Mei-yu")."""
    return 0 < at < len(doc) - 1 and doc[at].text in {"-", "‑"} and not doc[at - 1].whitespace_ + doc[at].whitespace_


def _name(doc: Doc, saying: Saying) -> str | None:
    return None if saying.source_head is None else name(doc, doc[saying.source_head])


def is_media(doc: Doc, head: Token) -> bool:
    """Whether a word is covered by a mention of a news agency, broadcaster or paper."""
    mentions = [doc._.mentions[i] for i in indexes_at(doc, head)]
    named = any(m.sector in MEDIA and m.kind == "organisation" for m in mentions)
    return named and head.tag_ != "NNS"  # "reporters" relay nothing


def _cited(doc: Doc, saying: Saying) -> list[Saying]:
    """Whom a report cites: "Reuters reported, citing two officials" adds what the officials say, via Reuters."""
    if saying.source_head is None or not saying.report:
        return []
    stop = min(saying.cue[1] + 40, doc[saying.cue[0]].sent.end)
    for token in doc[saying.cue[1] : stop]:
        if token.tag_ != "VBG" or token.lemma_ not in CITING or any(s <= token.idx < e for s, e in saying.content):
            continue
        source = next((c for c in token.children if c.dep_ == "dobj"), None)
        if source is None or (saying.source[0] <= source.i < saying.source[1] if saying.source else False):
            continue
        relay = name(doc, doc[saying.source_head])
        return [
            Saying(
                cue=(token.i, token.i + 1),
                content=list(saying.content),
                source=phrase(source),
                source_head=source.i,
                stance=saying.stance,
                quoted=saying.quoted,
                via=[relay],
            )
        ]
    return []


def _told(doc: Doc, saying: Saying) -> list[str]:
    """The outlet that somebody told something, or gave an interview to."""
    verb = doc[saying.cue[1] - 1]
    for token in doc[saying.cue[0] : saying.cue[1]]:
        if token.pos_ == "VERB":
            verb = token
    pair = quoted_as(verb.head.head if verb.head.lower_ == "as" else verb)
    if pair is not None and pair[1] is not None:
        return [name(doc, pair[1])]
    if not saying.report:
        return []
    found: list[str] = []
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and verb.lemma_ in TELLING and is_media(doc, child):
            found.append(name(doc, child))
        for outlet in _interviewer(child):
            if is_media(doc, outlet) or outlet.ent_type_ == "ORG":
                found.append(name(doc, outlet))
    return found


def _interviewer(prep: Token) -> list[Token]:
    """The X of "in an interview with X", "in comments to X"."""
    if prep.dep_ != "prep":
        return []
    talks = [c for c in prep.children if c.dep_ == "pobj" and c.lemma_ in TALKS]
    inner = [p for t in talks for p in t.children if p.dep_ == "prep" and p.lower_ in {"with", "to", "for", "by"}]
    return [c for p in inner for c in p.children if c.dep_ == "pobj"]


def _outer(doc: Doc, saying: Saying, outers: list[Saying]) -> list[str]:
    """The sources of the reports that a saying stands in, the nearest first."""
    around = [
        (other.content[-1][1] - other.content[0][0], other.source_head)
        for other in outers
        if other is not saying and other.source_head is not None and not _told_by(doc, saying, other)
    ]
    return [name(doc, doc[head]) for _, head in sorted(around)]


def _media_inside(doc: Doc, saying: Saying, everything: list[Saying]) -> list[str]:
    """The media whose reports an "according to" phrase speaks of."""
    inside = [
        other.source_head
        for other in everything
        if other.source_head is not None
        and any(start <= doc[other.cue[0]].idx < end for start, end in saying.content)
        and _told_by(doc, other, saying)
    ]
    return [name(doc, doc[head]) for head in inside]


def _told_by(doc: Doc, inner: Saying, outer: Saying) -> bool:
    """Whether a medium inside another's statement is in truth the one that reports it.

    "Tass said he would travel, according to the Kremlin" holds a statement of the Kremlin that Tass passes on.
    """
    if inner.source_head is None or outer.source_head is None or outer.phrase is None:
        return False
    return is_media(doc, doc[inner.source_head]) and not is_media(doc, doc[outer.source_head])


def reported_by(doc: Doc, source: Range) -> tuple[int, Token] | None:
    """Where ", as reported by X" begins in or after a source, and X."""
    start, end = source
    stop = min(end + 10, doc[start].sent.end)
    for i in range(start + 1, stop - 1):
        token = doc[i]
        if token.lower_ != "by" or doc[i - 1].lemma_.lower() not in QUOTING:
            continue
        relay = next((c for c in token.children if c.dep_ == "pobj"), None)
        if relay is None and doc[i + 1].pos_ in {"PROPN", "NOUN"}:
            relay = doc[i + 1]
        if relay is not None:
            begin = i - 1
            while begin > start and doc[begin - 1].lower_ in {"as", "also", "was", "first", ","}:
                begin -= 1
            return begin, relay
    return None
