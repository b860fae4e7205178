"""Roles: who stands on the two sides of a frame that was found at a token.

A frame names the places where its actor and its recipient may stand, the best first; the first that holds a party
fills the role. A light verb lends its subject to the noun that it carries, a passive verb swaps the two sides, and
what a governed clause or noun tells of its own sides fills the place `inner`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from dragoman.reading.what import control, doers, implied, syntax
from dragoman.reading.what.bystanders import Bystanders
from dragoman.reading.what.frames import Frame, Lexicon
from dragoman.reading.what.free import Free, fresh
from dragoman.reading.what.parties import is_known, parties_of
from dragoman.reading.what.places import CIRCUMSTANTIAL, tokens_at
from dragoman.reading.what.support import carried_by
from dragoman.records import Party

if TYPE_CHECKING:
    from dragoman.reading.what.reader import Found

KINDNESS = frozenset({"SUPPORT", "AID", "COOPERATE"})
STRIKE = "strike"  # mode of a protest


class Roles:
    """Fills the roles of one document's frames; `at` reads the event that a token reports."""

    def __init__(self, doc: Doc, lexicon: Lexicon, at: Callable[[Token], Found | None]) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.at = at

    def sides(
        self, token: Token, frame: Frame, support: Token | None, inner: Found | None
    ) -> tuple[list[Party], list[Party]]:
        """The actors and the recipients of a frame at a token; `support` is the light verb that carries it."""
        actors = self._doers(token, frame, frame.actor, support, inner)
        carried = carried_by(token, self.lexicon) if support is not None else None
        if carried is not None and carried[1].role == "actor" and "in" in frame.actor:  # where is not who
            places = tuple(place for place in frame.actor if place != "in")
            actors = self._doers(token, frame, places, support, inner)
        if carried is not None:
            subject = parties_of(self.doc, control.subjects(carried[0]), self.lexicon)
            passive = syntax.is_passive(carried[0])
            if carried[1].role == "recipient":
                who = parties_of(self.doc, _recipient_subject(carried[0]), self.lexicon)
                free = Free(actors + who, Bystanders(self.doc, token, frame))
                recipients = self._role(token, frame.recipient, support, inner, free)
                others = ("from", "by") if frame.type == "ASSAULT" else ("from", "by", "in")
                return [a for a in actors if a not in who] or self._role(
                    token, others, support, inner, Free(who)
                ), who or recipients
            if subject and not (passive and actors):
                actors = subject
        free = Free(actors, Bystanders(self.doc, token, frame))
        recipients = self._recipients(token, frame, support, inner, free)
        if actors and not recipients and doers.are_victims(self.doc, token, frame, actors):
            by = self._role(token, ("by",), support, inner, Free(actors))
            told = bool(by) or frame.type != "ASSAULT"  # "an inquiry into his murder" tells of no other murder
            return by, actors if told and all(is_known(one) for one in actors) else []
        return actors, recipients

    def _recipients(
        self, token: Token, frame: Frame, support: Token | None, inner: Found | None, free: Free
    ) -> list[Party]:
        """The parties in a recipient's places; whoever filed what is rejected comes before all others."""
        filers = tokens_at(token, "petitioner") if frame.type == "REJECT" and frame.pos == "v" else []
        if filers:
            return free.of(parties_of(self.doc, filers, self.lexicon))
        found = self._role(token, frame.recipient, support, inner, free)
        if not found and frame.mode == STRIKE:  # whom the strikers work for is part of what they are called
            return parties_of(self.doc, tokens_at(token, "employer"), self.lexicon)
        return found

    def _doers(
        self, token: Token, frame: Frame, places: tuple[str, ...], support: Token | None, inner: Found | None
    ) -> list[Party]:
        """The parties at the first of an actor's places where somebody stands who may have acted."""
        bare = frame.pos == "n" and support is None
        for place in places:
            found = doers.around(self.doc, token, frame.type, self.at) if bare and place in {"of", "from"} else []
            found = found or self._role(token, (place,), support, inner, Free([]))
            if place == "poss":
                found = doers.before_noun(self.doc, token, frame, found)
            if found:
                return found
        return doers.around(self.doc, token, frame.type, self.at) if bare else []

    def _role(
        self, token: Token, places: tuple[str, ...], support: Token | None, inner: Found | None, free: Free
    ) -> list[Party]:
        """The parties at the first of the places that has any, without those already taken and bystanders."""
        for place in places:
            if place == "inner":
                found = self._inner_parties(token, inner, free.taken)
            elif place == "doer":
                found = [p for one in control.objects(token) if (act := self.at(one)) for p in act.actors]
            elif place == "served":
                found = implied.served(token, self.at)
            else:
                found = []
                for name in place.split("+"):
                    found += parties_of(self.doc, tokens_at(token, name, support), self.lexicon)
                if not found and place == "subj" and token.dep_ == "acl":  # "passed a resolution criticising B"
                    found = parties_of(self.doc, control.authors(token), self.lexicon)
            kept = free.of(found)
            if kept:
                return kept
        return []

    def _inner_parties(self, token: Token, inner: Found | None, taken: list[Party]) -> list[Party]:
        if inner is not None and self.lexicon.lemma(token) in self.lexicon.classes["asking"]:
            sought = inner.type in KINDNESS and inner.frame.pos == "n"  # "sought the support of A": asks A
            addressed = [p for p in fresh(inner.actors, taken) if sought or p.country or p.id]
            if addressed:
                return addressed  # "demanded the withdrawal of A's troops from B" asks A
        if inner is not None and (inner.recipients or len(inner.actors) > 0):
            return inner.recipients or inner.actors
        for clause in syntax.complements(token):
            if clause.dep_ == "pcomp" and clause.head.lower_ in CIRCUMSTANTIAL:
                continue  # "after winning the election"
            if self.lexicon.is_a(clause.lemma_.lower(), ("undertakings",)):
                continue  # whoever promises to lead or to abolish a thing promises nothing to it
            undone = syntax.has_particle(clause, "aside")  # "refused to set aside the charges against A"
            if self.lexicon.is_a(clause.lemma_.lower(), ("creating",)) and not undone:
                # what comes into being is nobody yet
                found = parties_of(self.doc, implied.beneficiaries(clause), self.lexicon)
                if found:
                    return found
                continue
            for place in ("obj", "dat", "with", "to", "against", "from", "for", "on", "in"):
                found = parties_of(self.doc, tokens_at(clause, place), self.lexicon)
                if found:
                    return found
        return []


def _recipient_subject(verb: Token) -> list[Token]:
    """Who suffers: the object of a passive ("was targeted with sanctions"), else the subject ("faces sanctions")."""
    return control.objects(verb) if syntax.is_passive(verb) else control.subjects(verb)
