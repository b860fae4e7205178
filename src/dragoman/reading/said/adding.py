"""Adding: participles after a comma that go on with somebody's report ("He said prices rose, adding that …").

The parser hangs such a participle on the nearest verb, which stands inside the report: "adding" then seems to be
said by what the report is about. It is given back to the speaker, and the report ends before it.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.said.cues import REPORTS, Cues, verb_cue
from dragoman.reading.said.sources import subject

STEPS = 5
WITHIN = {"conj", "advcl", "xcomp", "relcl", "acl", "pcomp", "prep", "pobj", "dobj", "attr", "dep"}
VOICES = {"PERSON", "ORG", "GPE", "NORP"}
PRONOUNS = {"he", "she", "they", "we", "i", "who"}


def reporter(verb: Token, cues: Cues) -> Token | None:
    """The verb of saying whose report a participle goes on with; None where it has a speaker inside the report."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "acl", "conj", "dep"} or verb.i == 0:
        return None
    cue = verb_cue(cues, verb)
    if cue is None or cue.stance not in REPORTS or verb.doc[verb.i - 1].text != ",":
        return None
    node = verb.head
    for _ in range(STEPS):
        if node.i > verb.i or _speaks(node, verb, cues):
            return None
        above = node.head
        if node.dep_ == "ccomp" and above.i < verb.i:
            outer = verb_cue(cues, above)
            return above if outer is not None and outer.stance in REPORTS else None
        if node.dep_ not in WITHIN:
            return None
        node = above
    return None


def _speaks(inner: Token, verb: Token, cues: Cues) -> bool:
    """Whether the clause inside the report has somebody who could be the one that goes on."""
    cue = verb_cue(cues, inner)
    if cue is not None and cue.stance in REPORTS:
        return True
    if verb.lemma_ == "add":
        return False
    who = subject(inner)
    return who is not None and (
        who.ent_type_ in VOICES or who.lower_ in PRONOUNS or who.lemma_.lower() in cues.speakers
    )
