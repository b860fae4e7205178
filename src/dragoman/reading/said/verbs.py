"""Verbs: attributions that a cue verb introduces, active or passive, before, after or inside its content."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.reading.said.adding import reporter
from dragoman.reading.said.content import complement, subtree
from dragoman.reading.said.cues import REPORTS, Cue, Cues, verb_cue
from dragoman.reading.said.ending import JOINTS, beside, owner
from dragoman.reading.said.lemma import lemma
from dragoman.reading.said.saying import Range, Saying, pieces
from dragoman.reading.said.sources import agent, is_passive, phrase, subject
from dragoman.reading.said.wordlists import words


def sayings(doc: Doc, candidates: list[Token], cues: Cues) -> Iterator[Saying]:
    """Sayings of the cue verbs among the candidates."""
    for token in candidates:
        cue = verb_cue(cues, token)
        if cue is not None and token.dep_ not in {"aux", "auxpass"} and not _cites_speaker(token, cues):
            saying = of_verb(doc, token, cue, cues)
            if saying is not None:
                yield saying


def _cites_speaker(verb: Token, cues: Cues) -> bool:
    """Whether a participle names the source of the report around it ("…, citing two officials")."""
    if verb.tag_ != "VBG" or verb.lemma_ not in {"cite", "quote"} or verb.doc[verb.i - 1].text != ",":
        return False
    source = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return source is not None and (source.ent_type_ in {"PERSON", "ORG", "NORP"} or source.lemma_ in cues.speakers)


def of_verb(doc: Doc, verb: Token, cue: Cue, cues: Cues) -> Saying | None:
    """What one cue verb introduces, or None when it introduces nothing."""
    content = complement(verb, cue)
    if not content:
        return None
    passive = is_passive(verb)
    host = reporter(verb, cues)
    head = agent(verb) if passive else subject(host or verb)
    shared = None if passive else owner(verb, cues)
    if shared is not None:
        head = next((c for c in shared.children if c.dep_ in {"nsubj", "nsubjpass"}), head)
    content -= _continued(doc, verb, content, cues)
    if head is not None and head.i in content:
        own = set(subtree(head))
        content -= own if head.head.i == verb.i else set()
        if head.i in content:
            head = None
    content -= _cue_clause(verb, content)
    content -= _citing(doc, content, cues)
    found = pieces(doc, content)
    if not found or (head is None and _speaks_for_nobody(verb, passive)) or _imagined(verb):
        return None
    return Saying(
        cue=cue_words(verb),
        content=found,
        source=None if head is None else phrase(head, (verb.i,)),
        source_head=None if head is None else head.i,
        stance=cue.stance,
        report=cue.stance in REPORTS,
    )


def _speaks_for_nobody(verb: Token, passive: bool) -> bool:
    """Whether a verb without a source attributes nothing: orders to the reader, duties, and names in the passive."""
    if not passive:
        return verb.tag_ == "VB" and verb.dep_ == "ROOT"  # "Remember: …", "Don't forget that …"
    name = lemma(verb)
    return name in words("deontic") or (name in words("agentless") and not _has_clause(verb))


def _imagined(verb: Token) -> bool:
    """Whether the cue itself is only supposed: "if they want it"."""
    conditions = (c for c in verb.children if c.dep_ == "mark" and c.i < verb.i)
    return verb.dep_ == "advcl" and any(c.lower_ in {"if", "unless"} for c in conditions)


def _continued(doc: Doc, verb: Token, content: set[int], cues: Cues) -> set[int]:
    """The tokens of reports inside a content that stand beside it: ", adding that …", ", while others said …"."""
    found: set[int] = set()
    for i in content:
        host = reporter(doc[i], cues) if doc[i].tag_ == "VBG" else None
        if host is not None and host.i == verb.i:
            found |= {j for j in content if j >= i}
        other = beside(doc[i], cues) if doc[i].dep_ in {"conj", "advcl"} else None
        if other is not None and other.i == verb.i:
            found |= _clause_of(doc[i]) & content
    return found


def _clause_of(verb: Token) -> set[int]:
    """The tokens of a clause with the joint before it (", and", "while")."""
    start = verb.left_edge.i
    while start > 0 and verb.doc[start - 1].lower_ in JOINTS | {","}:
        start -= 1
    return set(range(start, verb.right_edge.i + 1))


def _has_clause(verb: Token) -> bool:
    """Whether a verb takes a clause: what is told rather than whom or what it is about."""
    return any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children)


def cue_words(verb: Token) -> Range:
    """The verb with its auxiliaries and particle."""
    start = min((c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"} and c.i < verb.i), default=verb.i)
    end = max((c.i for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), default=verb.i) + 1
    if any(t.dep_ in {"nsubj", "nsubjpass", "attr"} for t in verb.doc[start : verb.i]):
        start = verb.i
    return start, end


def _citing(doc: Doc, content: set[int], cues: Cues) -> set[int]:
    """The tokens of ", citing officials," inside a content: they tell where the report has it from."""
    found: set[int] = set()
    for i in content:
        if doc[i].tag_ == "VBG" and _cites_speaker(doc[i], cues):
            source = next(c for c in doc[i].children if c.dep_ == "dobj")
            found |= {i} | subtree(source)
    return found


def _cue_clause(verb: Token, content: set[int]) -> set[int]:
    """Tokens of the cue's own clause that lie inside the span of its content."""
    clause = {verb.i}
    for child in verb.children:
        if child.i not in content:
            clause |= {t.i for t in child.subtree if t.i not in content}
    return clause
