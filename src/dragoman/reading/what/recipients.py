"""Recipients: who stands in a recipient's place and yet is none.

The speaker of the claim himself ("claimed that I was framed"), the same two states on both sides of what they did
together, one's own country as a whole ("promised to lead the country"), an owner who is the actor ("called off their
offensive"), the press that somebody told, and what is only in the list after the host of a visit.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.reading.document import article_of, head_of
from dragoman.reading.what.frames import Frame
from dragoman.reading.what.sites import PLACE_ENTITIES
from dragoman.records import Party

SPEAKERS = frozenset({"i", "me", "my", "mine", "myself"})
OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})
TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
WHOLE = frozenset({"state", "place"})
TO_OTHERS = frozenset({"AGREE", "COOPERATE", "CONSULT"})
BLAMED = frozenset({"ACCUSE", "REJECT", "THREATEN"})  # one's own country is hardly, the White House may well be
TELLING = frozenset({"tell", "say", "inform"})
SEVERAL = 2


class Recipients:
    """Who may be the recipients of one act."""

    def __init__(self, doc: Doc, token: Token, frame: Frame, type_: str) -> None:
        self.doc = doc
        self.token = token
        self.frame = frame
        self.type = type_

    def true(self, actors: list[Party], recipients: list[Party]) -> list[Party]:
        """The recipients without those that cannot be meant."""
        own = {p.country for p in actors if p.country}
        kept = [one for one in recipients if not self._is_self(actors, one) and not self._is_home(own, one)]
        if self.type in TOGETHER and len(own) >= SEVERAL and all(self._is_both(own, one) for one in kept):
            return []
        return self._hosts(own, kept)

    def _is_self(self, actors: list[Party], one: Party) -> bool:
        """Whether a recipient is the actor himself, the thing refused, a mere site, or the press that only heard it."""
        word = one.text.lower()
        if word in SPEAKERS and any(need.place in {"comp", "inner"} for need in self.frame.needs):
            return one.start > self.token.idx and not self._is_object(one)
        if word == "it" and self.type == "REJECT":
            return self._is_object(one)  # the appeal, the offer
        if word in OWNERS:
            return any((one.country, one.sector, one.id) == (a.country, a.sector, a.id) for a in actors)
        if self.type == "PROTEST" and self._kind(one) == "place" and "headquarters" in word:
            return True  # where it was held
        if self.frame.mode == "resign" and article_of(self.doc).text[: one.start].endswith(("as ", "as the ")):
            return True  # what it was resigned from
        return one.sector == "JRN" and self.type == "REQUEST" and self.frame.lemma in TELLING

    def _is_home(self, own: set[str], one: Party) -> bool:
        """Whether a recipient is the actor's own country as a whole."""
        country = one.text.lower().endswith(("country", "nation"))
        others = self.type in TO_OTHERS or any("goodwill" in need.classes for need in self.frame.needs)
        if self.frame.mode == "visit" and one.country in own and self._is_place(one):
            return True  # a tour of the provinces visits nobody
        whole = self._kind(one) in WHOLE and (others or (self.type in BLAMED and country))
        return whole and one.country in own and len(own) == 1

    def _is_both(self, own: set[str], one: Party) -> bool:
        """Whether a recipient is one of the states that act together: "their nations", "both sides", its name."""
        meant = self._kind(one) in WHOLE or one.text.lower().startswith(("their ", "both", "the two "))
        made_up = self.type in {"AGREE", "SUPPORT"} and self._kind(one) != "person"  # "agreed to set up a fund"
        return (meant and one.country in own) or (made_up and (one.country in own or not (one.country or one.id)))

    def _hosts(self, own: set[str], recipients: list[Party]) -> list[Party]:
        """The hosts of a visit to a state: what the parser adds after its name belongs to another clause."""
        if self.frame.mode != "visit" or len(recipients) < SEVERAL or self._kind(recipients[0]) not in WHOLE:
            return recipients
        return [one for one in recipients if self._kind(one) in WHOLE and one.country not in own]

    def _kind(self, one: Party) -> str | None:
        return self.doc._.mentions[one.mention].kind if one.mention is not None else None

    def _is_place(self, one: Party) -> bool:
        """Whether a party is a place; a province may be written like an organisation."""
        head = head_of(self.doc, one)
        named = head is not None and one.id is None and head.ent_type_ in PLACE_ENTITIES
        return self._kind(one) == "place" or (self._kind(one) == "organisation" and named)

    def _is_object(self, one: Party) -> bool:
        head = head_of(self.doc, one)
        return head is not None and head.head.i == self.token.i
