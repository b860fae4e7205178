"""Reader: which predicates of a document report an event, of which type, between whom.

`Reader.at` answers for one token and remembers the answer, because an outer predicate asks what the
clause or noun it governs reports: "threatened to attack", "suspended aid". What an operator makes of
the inner event stands in `what/transforms.tsv`; operators are frames whose type is in lower case.
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc, Token

from dragoman.reading.what import control, doers, implied, syntax
from dragoman.reading.what.frames import Frame, Lexicon, Need
from dragoman.reading.what.free import fresh
from dragoman.reading.what.kinds import Kinds
from dragoman.reading.what.parties import is_known
from dragoman.reading.what.past import Past
from dragoman.reading.what.places import CIRCUMSTANTIAL, tokens_at
from dragoman.reading.what.recipients import Recipients
from dragoman.reading.what.roles import Roles
from dragoman.reading.what.sites import as_people, without_sites
from dragoman.reading.what.support import carried_by
from dragoman.reading.what.topic import Topic
from dragoman.records import Party

DEPTH = 4  # predicates below predicates
DISMISSALS = frozenset({"expel", "convict"})  # who calls for a dismissal asks for a change and threatens nobody
FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
PUBLIC = frozenset({"MOBILIZE", "SANCTION"})  # acts that only whoever rules announces
DISPERSING = frozenset({"crackdown", "crack", "disperse", "break", "clamp", "clampdown"})
NEARBY = 25  # tokens either side that a "nearby" need looks at
NAME_ENTITIES = frozenset({"ORG", "PERSON", "GPE", "NORP", "FAC", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"})
VERBAL = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})


class Found(msgspec.Struct):
    """An event read at a token, before date, place and status."""

    token: Token
    frame: Frame
    type: str
    actors: list[Party]
    recipients: list[Party]
    inner: Found | None = None
    support: Token | None = None  # the light verb that carries an event noun
    rule: str = ""
    mode: str | None = None  # what the sides make of it, over the frame's own
    referred: bool = False  # a definite noun, whose actor the page names elsewhere

    @property
    def anchor(self) -> Token:
        """The token whose tense and modality are the event's."""
        return self.support if self.support is not None else self.token

    @property
    def is_bare_noun(self) -> bool:
        """Whether a noun names the event and no light verb carries it."""
        return self.frame.pos == "n" and self.support is None


class Reader:
    """Reads one document; holds nothing beyond it."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.kinds = Kinds(doc, lexicon)
        self.past = Past(doc)
        self.topic = Topic(doc, lexicon)
        self.roles = Roles(doc, lexicon, self.at)
        self._memory: dict[int, Found | None] = {}

    def at(self, token: Token, depth: int = DEPTH) -> Found | None:
        """The event that the token reports, or None."""
        if token.i not in self._memory:
            self._memory[token.i] = None  # a predicate never governs itself
            self._memory[token.i] = self._read(token, depth) if depth > 0 else None
        return self._memory[token.i]

    def _read(self, token: Token, depth: int) -> Found | None:
        frames = self.lexicon.frames.get(self.lexicon.lemma(token)) or self.lexicon.frames.get(token.lower_)
        if not frames:
            return None
        carrier = carried_by(token, self.lexicon) if token.pos_ in NOUNS else None
        support = carrier[0] if carrier is not None else None
        if self._is_figure(token, support, depth):
            return None
        for frame in frames:
            if (
                self._is_pos(token, frame)
                and self._has_words(token, frame)
                and self._fits(token, frame, support, depth)
            ):
                found = self._assemble(token, frame, support, depth)
                if found is not None:
                    return found
        return None

    def _is_figure(self, token: Token, support: Token | None, depth: int) -> bool:
        """Whether what stands beside a predicate makes it a figure of speech: "costs hit", "booked a flight"."""
        return any(
            (token.pos_ in NOUNS) == (figure.pos == "n")
            and all(syntax.has_particle(token, word) for word in figure.words)
            and all(self._holds(token, need, support, depth) for need in figure.needs)
            for figure in self.lexicon.figures.get(self.lexicon.lemma(token), ())
        )

    # ------------------------------------------------------------ does a frame fit

    def _fits(self, token: Token, frame: Frame, support: Token | None, depth: int) -> bool:
        if not (self._is_pos(token, frame) and self._has_words(token, frame)):
            return False
        return all(self._holds(token, need, support, depth) for need in frame.needs)

    def _is_pos(self, token: Token, frame: Frame) -> bool:
        if frame.pos == "v":
            return token.pos_ in VERBAL or (
                token.tag_ in {"VBN", "VBD", "VBG"} and token.pos_ == "ADJ" and token.dep_ != "amod"
            )
        if frame.pos == "n":
            return token.pos_ in NOUNS and not (token.pos_ == "PROPN" and token.ent_type_ in NAME_ENTITIES)
        return (token.pos_ == "ADJ" or (token.tag_ == "VBN" and syntax.is_passive(token))) and token.dep_ in {
            "acomp",
            "ROOT",
            "conj",
            "relcl",
            "ccomp",
            "amod",
            "oprd",
            "advcl",
            "xcomp",
        }

    def _has_words(self, token: Token, frame: Frame) -> bool:
        if frame.pos == "n":
            left = {w.lemma_.lower() for c in token.children if c.i < token.i for w in (c, *c.children)}
            return all(word in left or word in {c.lower_ for c in token.children} for word in frame.words)
        return all(syntax.has_particle(token, word) for word in frame.words)

    def _holds(self, token: Token, need: Need, support: Token | None, depth: int) -> bool:
        if need.place == "not":
            return syntax.is_negated(token) != need.absent
        if need.place == "pass":
            return syntax.is_passive(token) != need.absent
        if need.place == "modal":
            return any(syntax.is_obliged(clause) for clause in syntax.complements(token)) != need.absent
        if need.place == "nearby":
            return self._is_nearby(token, need) != need.absent
        if need.place == "supported":
            return (support is not None) != need.absent
        tokens = tokens_at(token, need.place, support)
        if need.place == "inner":
            held = self._inner_holds(token, tokens, need, depth)
        elif need.classes:
            held = any(self.kinds.is_a(one, need.classes) for one in tokens)
        elif need.words:
            held = any(one.lemma_.lower() in need.words or one.lower_ in need.words for one in tokens)
        else:
            held = bool(tokens)
        return held != need.absent

    def _is_nearby(self, token: Token, need: Need) -> bool:
        """Whether a word of the need stands in the sentence, not far from the token."""
        near = [t for t in token.sent if 0 < abs(t.i - token.i) <= NEARBY]
        words = {word for t in near for word in (t.lemma_.lower(), t.lower_)}
        return any(word in need.words or self.lexicon.is_a(word, need.classes) for word in words)

    def _inner_holds(self, token: Token, clauses: list[Token], need: Need, depth: int) -> bool:
        if need.words:
            return any(clause.lemma_.lower() in need.words for clause in clauses)
        if not need.classes:
            return bool(clauses)
        inner = self._inner(token, depth)
        return inner is not None and ("*" in need.classes or inner.type in need.classes)

    # ------------------------------------------------------------ who are its parties

    def _inner(self, token: Token, depth: int) -> Found | None:
        """The event that a predicate governs: a clause's, or its object's; not "after accusing them"."""
        clauses = syntax.complements(token)
        candidates = [c for c in clauses if c.dep_ != "pcomp" or c.head.lower_ not in CIRCUMSTANTIAL]
        candidates += [t for c in candidates for t in c.children if t.dep_ in {"xcomp"}]
        if token.pos_ in VERBAL or token.pos_ == "ADJ":
            candidates += control.objects(token)
        candidates += syntax.prepositional(token, ("of", "to", "for", "on", "with", "against"))
        for one in candidates:
            found = self.at(one, depth - 1)
            if found is not None:
                return found
        for one in candidates:  # "calls for an end to attacks"
            for below in syntax.prepositional(one, ("of", "to", "in")):
                found = self.at(below, depth - 1) if below.pos_ in NOUNS else None
                if found is not None:
                    return found
        return None

    def _assemble(self, token: Token, frame: Frame, support: Token | None, depth: int) -> Found | None:
        inner = (
            self._inner(token, depth) if "inner" in (*frame.actor, *frame.recipient) or frame.type.islower() else None
        )
        type_ = frame.type
        if type_.islower():
            if inner is None:
                return None
            transformed = self.lexicon.transforms.get((type_, inner.type))
            if transformed is None:
                return None
            dismissal = type_ == "call" and inner.type == "SANCTION" and inner.frame.mode in DISMISSALS
            type_ = "REQUEST" if dismissal else transformed
        if type_ == "AGREE" and self._is_refused(token, frame, inner):
            type_ = "REJECT"
        actors, recipients = self.roles.sides(token, frame, support, inner)
        recipients = without_sites(self.doc, frame, actors, recipients)
        recipients = Recipients(self.doc, token, frame, type_).true(actors, recipients)
        if type_ == "COERCE" and not recipients and self._is_put_down(frame):
            recipients = implied.crowds(self.doc, token, actors)
        if frame.type.islower() and inner is not None and not actors:
            actors = fresh(inner.actors, recipients)
        if frame.pos == "n" and not actors and type_ == "CONSULT" and recipients:
            actors = fresh(implied.included(self.doc, token, self.at), recipients)
        referred = False
        if not actors:
            actors, recipients, referred = self._without_actors(token, frame, type_, recipients)
        if not actors and not recipients and frame.mode != "arrest":  # only authorities arrest
            return None
        if type_ == "ACCUSE" and not recipients and any(need.place == "comp" for need in frame.needs):
            return None  # a claim about nobody accuses nobody
        arrested = frame.mode == "arrest" and bool(recipients)
        if frame.pos == "n" and not arrested and not self._is_anchored(actors, recipients):
            return None
        return Found(token, frame, type_, actors, recipients, inner, support, frame.id, referred=referred)

    def _without_actors(
        self, token: Token, frame: Frame, type_: str, recipients: list[Party]
    ) -> tuple[list[Party], list[Party], bool]:
        """Both sides of an act whose own clause names no doer, and whether it refers to one told elsewhere."""
        actors: list[Party] = []
        referred = False
        if frame.pos == "n" and type_ == "ASSAULT":
            actors, recipients = implied.invaders(self.doc, token, recipients) or (actors, recipients)
            actors = actors or fresh(implied.blamed(self.doc, token), recipients)
            actors = actors or fresh(implied.convicted(self.doc, token), recipients)
            referred = not actors
            actors = actors or fresh(implied.named_elsewhere(self.doc, token, recipients, self.at), recipients)
            recipients = recipients if actors else as_people(self.doc, recipients)
        if type_ in PUBLIC and syntax.is_passive(token):
            actors = fresh(doers.announcers(self.doc, token), recipients)
        if type_ == "ASSAULT" and recipients and not actors:
            actors = doers.attackers(self.doc, token, recipients)
        return actors, recipients, referred

    def _is_put_down(self, frame: Frame) -> bool:
        """Whether the frame is about force against people in the street."""
        return any("uprising" in need.classes for need in frame.needs) or frame.lemma in DISPERSING

    def _is_refused(self, token: Token, frame: Frame, inner: Found | None) -> bool:
        """Whether what somebody promises is not to let others do something: "vowed not to allow the march"."""
        if not any(need.place == "inner" for need in frame.needs):
            return False
        denied = [c for c in syntax.complements(token) if syntax.is_negated(c)]
        return any(self.lexicon.is_a(c.lemma_.lower(), ("letting",)) for c in denied) and not (
            inner is not None and inner.type in FORCE
        )

    def _is_anchored(self, actors: list[Party], recipients: list[Party]) -> bool:
        return any(is_known(p) for p in (*actors, *recipients))
