"""Sources: the noun phrase that names who says, thinks or wants something.

The source of a verb is its subject, or, where it has none, the subject that it shares: of the verb it is
joined to, of the clause it modifies, or the noun that it modifies ("a statement saying"). Passive verbs
have the "by" phrase or nobody.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.said.saying import Range

SUBJECTS = {"nsubj", "csubj"}
SHARING = {"acomp", "oprd", "conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "dep", "parataxis", "amod"}
PASSIVE = {"nsubjpass", "csubjpass"}
RELATIVES = {"who", "which", "that", "whom", "whose"}
ISSUING = {"issue", "release", "file", "send", "publish", "write", "sign", "deliver", "make", "give", "put", "post"}
LONGEST = 40  # tokens of a source; longer ones are parsing accidents
CLIMBS = 6


def subject(verb: Token) -> Token | None:
    """The head word of the source of an active verb."""
    node = verb
    for _ in range(CLIMBS):
        own = _own_subject(node, node.i == verb.i)
        if own is not None:
            return own
        if node.dep_ == "acl" and node.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return _issuer(node.head) or node.head
        if node.dep_ == "xcomp" and (owner := _object(node.head)) is not None:
            return owner
        if node.dep_ not in SHARING or (node.dep_ == "ccomp" and node.i != verb.i):
            return None
        if node.lower_ == "as" and node.head.lemma_ in {"quote", "cite"} and not is_passive(node.head):
            return _object(node.head)  # "AFP quoted him as saying": he says it
        node = _verb_above(node.head) if node.head.dep_ in {"dobj", "pobj"} else node.head
    return None


def _issuer(noun: Token) -> Token | None:
    """Who issues the document that a participle speaks for ("filed papers opposing", "sent a letter urging")."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in ISSUING:
        return None
    return _own_subject(verb, True)


def _own_subject(node: Token, first: bool) -> Token | None:
    """A verb's subject; a passive verb lends its subject to others but says nothing itself."""
    passive = any(c.dep_ in PASSIVE or c.dep_ == "auxpass" for c in node.children)
    if not passive:
        return next((c for c in node.children if c.dep_ in SUBJECTS), None)
    return None if first else next((c for c in node.children if c.dep_ in PASSIVE | SUBJECTS), None)


def agent(verb: Token) -> Token | None:
    """The head word of a passive verb's "by" phrase."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: it has a passive subject or auxiliary, or is a bare participle after a noun."""
    if any(c.dep_ in PASSIVE or c.dep_ == "auxpass" for c in verb.children):
        return True
    return (
        verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "advcl"} and not any(c.dep_ == "aux" for c in verb.children)
    )


def phrase(head: Token, cut: tuple[int, ...] = ()) -> Range:
    """The tokens of the noun phrase around `head`, with title and apposition, stopping short of the tokens `cut`."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    for i in cut:
        if start <= i < head.i:
            start = i + 1
        elif head.i < i < end:
            end = i
    if end - head.i > LONGEST:
        end = _without_clauses(head, end)
    if head.i - start > LONGEST:
        start = head.i
    doc = head.doc
    while end - 1 > head.i and (doc[end - 1].is_punct or doc[end - 1].is_space) and doc[end - 1].text not in ')"”':
        end -= 1
    while start < head.i and (doc[start].is_space or doc[start].text in ",;:-—–"):
        start += 1
    return start, end


def _without_clauses(head: Token, end: int) -> int:
    clause = next((c.left_edge.i for c in head.children if c.i > head.i and c.dep_ in {"relcl", "acl", "appos"}), end)
    return max(min(clause, end), head.i + 1)


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj"), None)


def _verb_above(node: Token) -> Token:
    while node.head.i != node.i and node.pos_ not in {"VERB", "AUX"}:
        node = node.head
    return node


def antecedent(head: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    if head.lower_ in RELATIVES and head.head.dep_ == "relcl":
        return head.head.head
    return head
