"""Bystanders: who stands where a frame looks for its recipient and only has to do with the matter.

Whom something is asked for or against ("demanded seats for his party") is not asked; who suffered what is denounced
("condemned the arrest of two priests") is not denounced; a court or police station takes a complaint and is not its
target; an ambassador's title names the state that he is sent to.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.reading.document import article_of, head_of
from dragoman.reading.what.frames import Frame, lexicon
from dragoman.records import Party

ASKING = frozenset({"call", "appeal", "ask", "demand", "seek", "plead", "press", "push", "request", "petition"})
APPEALING = frozenset({"call", "appeal"})  # a prosecutor demands so many years against somebody
INDIRECT = frozenset({"for", "against"})
BROUGHT_IN = frozenset({"hiring", "hire", "recruitment", "appointment", "nomination", "creation", "formation"})
ADDRESSING = frozenset({"from", "to", "on", "upon", "by", "with", "between"})
DENOUNCING = frozenset({"ACCUSE", "PROTEST"})
SUFFERED_BY = frozenset({"of", "on", "against"})
FORUM = frozenset({"with", "at", "before", "to", "in"})
FORUM_SECTORS = frozenset({"COP", "JUD"})
SUPPORTING = ("in support of", "in solidarity with", "in defence of", "in defense of", "in favour of", "in favor of")
TITLE = 8  # tokens of "ambassador of the Republic of A" before "to B"
LEAD_IN = 30  # characters before a name in which "in support of" may stand


class Bystanders:
    """Tells who of those in a recipient's place is none, for one predicate."""

    def __init__(self, doc: Doc, token: Token, frame: Frame) -> None:
        self.doc = doc
        self.token = token
        self.frame = frame
        self.lemma = token.lemma_.lower()

    def without(self, found: list[Party]) -> list[Party]:
        """Those found who may be meant."""
        return [one for one in found if not self._is_bystander(one)]

    def _is_bystander(self, one: Party) -> bool:
        root = head_of(self.doc, one)
        if root is None:
            return False
        while root.dep_ == "conj" and root.head.pos_ in {"NOUN", "PROPN"}:
            root = root.head
        if _is_posted(root):
            return True
        if self.frame.type in {"REQUEST", "call"} and self._is_asking():
            return self._is_unasked(one, root)
        if self.frame.type in DENOUNCING:
            return self._is_victim(root) or self._is_forum(one, root) or self._is_backed(one, root)
        return False

    def _is_asking(self) -> bool:
        """Whether something is asked for, by the verb or by what it carries: "made the call to"."""
        return self.lemma in ASKING or any("call" in need.words for need in self.frame.needs)

    def _is_unasked(self, one: Party, root: Token) -> bool:
        """Whether somebody is only whom or what the request is about."""
        if root.dep_ == "poss" and self._is_examined(root.head):
            return True
        if root.dep_ != "pobj":
            return root.dep_ == "compound" and not one.country and not one.id  # "the artillery shelling"
        name, above = root.head.lower_, root.head.head
        matter = name == "for" or (self.lemma in APPEALING and self.frame.type == "REQUEST")  # not "call for sanctions"
        if name in INDIRECT and above.i != self.token.i and matter:
            return True
        if name == "of" and above.lemma_.lower() in BROUGHT_IN:
            return True
        if name == "of" and lexicon().is_a(above.lemma_.lower(), ("support", "aid")):
            return False  # "sought the support of A"
        elsewhere = above.pos_ == "VERB" and above.i != self.token.i  # "asked that leaflets be given to parents"
        return not one.country and not one.id and (name not in ADDRESSING or elsewhere)

    def _is_examined(self, matter: Token) -> bool:
        """Whether what belongs to somebody is to be looked into: "asked for a review of A's conduct"."""
        above = matter.head.head if matter.dep_ == "pobj" and matter.head.lower_ in {"of", "into"} else None
        return above is not None and above.i != self.token.i and above.lemma_.lower() in lexicon().classes["scrutiny"]

    def _is_victim(self, root: Token) -> bool:
        """Whether somebody suffered the deed that a noun names: "the arrest of A", "A's ousting", "attacks on A"."""
        if any(root.head.lower_ == need.place for need in self.frame.needs):
            return False  # "blamed the attack on A"
        if root.dep_ == "poss":
            whose = any(c.lower_ == "of" for c in root.head.children)  # "A's execution of B"
            return (
                not whose and root.head.i != self.token.i and root.head.lemma_.lower() in lexicon().classes["undergone"]
            )
        above = root
        while above.dep_ == "pobj" and above.head.lower_ in SUFFERED_BY:
            above = above.head.head
            if above.i == self.token.i:
                return False
            if above.pos_ != "NUM" and above.lemma_.lower() in lexicon().classes["suffered"]:
                return True
            if above.pos_ != "NUM" and not lexicon().is_a(above.lemma_.lower(), ("measures",)):
                return False
        return False

    def _is_forum(self, one: Party, root: Token) -> bool:
        """Whether a complaint is only lodged there: "filed a case with the court", "at the police station"."""
        lodged = any({"lawsuit", "charges"} & set(need.classes) for need in self.frame.needs)
        return lodged and one.sector in FORUM_SECTORS and root.dep_ == "pobj" and root.head.lower_ in FORUM

    def _is_backed(self, one: Party, root: Token) -> bool:
        """Whether a protest is for somebody or only at their seat: "chanted in support of A", "protested at the UN"."""
        before = article_of(self.doc).text[max(0, one.start - LEAD_IN) : one.start].lower()
        seat = root.dep_ == "pobj" and root.head.lower_ == "at" and not one.country
        return self.frame.type == "PROTEST" and (seat or any(words in before for words in SUPPORTING))


def _is_posted(root: Token) -> bool:
    """Whether a state is only where somebody is accredited: "A, ambassador of B to C"; a recalled one concerns C."""
    if root.dep_ != "pobj" or root.head.lower_ != "to":
        return False
    envoys = lexicon().classes["envoy"]
    at = root.head.i - 1
    while at >= 0 and root.head.i - at <= TITLE and root.doc[at].pos_ in {"PROPN", "DET", "ADP"}:
        if root.doc[at].lemma_.lower() in envoys:
            break
        at -= 1
    title = root.doc[at] if at >= 0 else root
    return title.lemma_.lower() in envoys and title.dep_ in {"appos", "nsubj", "conj"}
