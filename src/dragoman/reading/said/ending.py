"""Ending: clauses that the parser hangs inside a report though they stand beside it.

"Two voters said the roads were bad, while a third said …", "Lee said he would run and warned …": the second
statement is told by the page, not by the first speaker. A joined verb without a subject goes back to the speaker.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.said.cues import REPORTS, Cues, verb_cue
from dragoman.reading.said.governor import finite

BESIDE = {"while", "whereas", "although", "though", "as"}
JOINTS = {"and", "but", "while", "yet", ";", "or"}
SUBJECTS = {"nsubj", "nsubjpass", "expl"}
STEPS = 6


def beside(verb: Token, cues: Cues) -> Token | None:
    """The verb of saying beside whose report a clause stands, though the parser hung it inside; else None."""
    if verb.dep_ not in {"conj", "advcl"} or not finite(verb):
        return None
    cue = verb_cue(cues, verb)
    if cue is None or cue.stance not in REPORTS:
        return None
    host = _host(verb, cues)
    if host is None or not (_adverbial(verb) if verb.dep_ == "advcl" else _joined(verb, host)):
        return None
    return host


def owner(verb: Token, cues: Cues) -> Token | None:
    """The verb of saying whose subject a joined verb shares ("Lee said he would run and warned …")."""
    if verb.dep_ != "conj" or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    return beside(verb, cues)


def _host(verb: Token, cues: Cues) -> Token | None:
    """The verb of saying before a clause whose finite content the clause hangs in."""
    node = verb.head
    for _ in range(STEPS):
        above = node.head
        if node.i > verb.i or above.i == node.i:
            return None
        if node.dep_ == "ccomp" and above.i < node.left_edge.i + 2 and above.i < verb.i:
            outer = verb_cue(cues, above)
            return above if outer is not None and outer.stance in REPORTS and finite(above) else None
        if node.dep_ not in {"conj", "advcl", "xcomp", "ccomp"}:
            return None
        node = above
    return None


def _adverbial(verb: Token) -> bool:
    """Whether an adverbial clause contrasts with the report: "…, while others said"."""
    own = any(c.dep_ in SUBJECTS and c.pos_ != "PRON" for c in verb.children)
    mark = next((c for c in verb.children if c.dep_ in {"mark", "advmod"} and c.lower_ in BESIDE), None)
    return own and mark is not None and mark.i < verb.i and mark.i > 0


def _joined(verb: Token, host: Token) -> bool:
    """Whether a joined clause stands beside the report: told in the report's tense, and not in its content's."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is not None:
        return subject.pos_ != "PRON" and verb.tag_ == _tense(host)
    return verb.tag_ == _tense(host) and verb.head.tag_ != verb.tag_


def _tense(verb: Token) -> str:
    """The tag of the word that carries a verb's tense: its own, or that of its first helper."""
    return next((c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb.tag_)
