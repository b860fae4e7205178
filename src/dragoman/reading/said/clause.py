"""Clause: what a predicate's own clause says about it - negation, auxiliaries, adverbs, question, condition.

Nothing above the clause is looked at. A verb joined to another without auxiliaries of its own shares the
other's ("may meet and sign").
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.records import Status

NEGATIVES = {
    "not",
    "n't",
    "n’t",
    "never",
    "nt",
    "nor",
    "neither",
    "hardly",
    "scarcely",
    "barely",
    "rarely",
    "nowhere",
    "ca",
}
NOBODY = {"nobody", "none", "nothing", "neither", "no-one"}
NO = {"no", "neither"}
FUTURE = {"will", "shall", "'ll", "’ll", "wo", "sha"}
ABILITY = {"can", "could", "ca"}
POSSIBLE = {"may", "might", "should", "must", "would", "can", "could", "ought", "'d", "’d", "ca", "need"}
DOUBTS = {
    "possibly",
    "perhaps",
    "maybe",
    "probably",
    "likely",
    "presumably",
    "potentially",
    "hopefully",
    "hypothetically",
    "conceivably",
}
HEARSAY = {"allegedly", "reportedly", "purportedly", "supposedly", "apparently"}
CONDITIONS = {"if", "unless", "provided", "providing", "assuming", "whether", "lest", "supposing"}


def own_status(token: Token) -> Status:
    """The status that a predicate has by its own clause alone."""
    node = token
    children = list(node.children)
    bearer = _bearer(node, children)
    helpers = [c for c in bearer.children if c.dep_ in {"aux", "auxpass"}]
    if negated(token, children) or (bearer is not node and _shares_negation(node, bearer)):
        return _denial(helpers)
    words = {c.lower_ for c in children if c.dep_ in {"advmod", "neg", "npadvmod"}}
    if words & HEARSAY:
        return "alleged"
    modal = _modal(token, helpers)
    if modal is not None:
        return modal
    if words & DOUBTS:
        return "hypothetical"
    if token.tag_ == "VBG" and any(c.lemma_ == "be" for c in helpers):
        return "ongoing"
    return "occurred"


def _bearer(node: Token, children: list[Token]) -> Token:
    """The verb whose auxiliaries count: the first of a chain of joined verbs, unless the verb has its own."""
    while node.dep_ == "conj" and node.head.pos_ in {"VERB", "AUX"}:
        if any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in node.children):
            return node
        if node.tag_ in {"VBD", "VBZ", "VBP"} and node.tag_ != node.head.tag_:
            return node
        if node.tag_ in {"VBD", "VBZ"}:
            return node
        node = node.head
    return node


def _shares_negation(node: Token, bearer: Token) -> bool:
    """Whether a joined verb stands under the first one's negation ("did not meet or call")."""
    if not negated(bearer, list(bearer.children)):
        return False
    joint = next((c.lower_ for c in node.head.children if c.dep_ == "cc"), "")
    return joint in {"or", "nor", "and"} and not (joint == "and" and node.tag_ in {"VBD", "VBZ"})


def negated(token: Token, children: list[Token]) -> bool:
    """Whether the clause is negated: "not", "never", "no longer", "nobody", "no talks", "without", "nor"."""
    for child in children:
        lower = child.lower_
        if child.dep_ == "neg" or (
            child.dep_ in {"advmod", "preconj", "cc"} and lower in NEGATIVES and child.i < token.i
        ):
            if (
                lower == "not"
                and child.i + 1 < len(token.doc)
                and token.doc[child.i + 1].lower_ in {"only", "just", "merely"}
            ):
                continue
            if child.dep_ == "cc" and lower == "nor" and token.i < child.i:
                continue
            return True
        if child.dep_ == "advmod" and lower == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        if child.dep_ in {"nsubj", "nsubjpass"} and (lower in NOBODY or _no(child)):
            return True
    return False


def _no(noun: Token) -> bool:
    return any(c.dep_ in {"det", "neg", "preconj"} and c.lower_ in NO for c in noun.children)


def _denial(helpers: list[Token]) -> Status:
    """What a negated predicate is: "did not", "will not" and "cannot" deny it, "may not" leaves it open."""
    lowers = {c.lower_ for c in helpers if c.tag_ == "MD"}
    if lowers & {"may", "might", "should", "must", "ought", "need"}:
        return "hypothetical"
    return "denied"


def _modal(token: Token, helpers: list[Token]) -> Status | None:
    for helper in helpers:
        lower = helper.lower_
        if lower in FUTURE:
            return "planned"
        if helper.tag_ == "MD" or lower in POSSIBLE:
            return "hypothetical"
    return None


def modifiers(noun: Token) -> set[str]:
    """The words that modify a noun from before it; "so - called" counts as one."""
    found = {
        c.lower_
        for c in noun.children
        if c.dep_ in {"amod", "compound", "nmod", "det", "neg", "advmod"} and c.i < noun.i
    }
    before = noun.doc[max(noun.left_edge.i, noun.i - 6) : noun.i].text.lower()
    return found | {"so-called"} if "so-called" in before or "so called" in before else found


def asked(token: Token) -> bool:
    """Whether the main clause of the token's sentence is a question and the token its predicate."""
    sent = token.sent
    for i in range(sent.end - 1, max(sent.end - 4, sent.start) - 1, -1):
        if token.doc[i].text == "?":
            return True
        if token.doc[i].is_alpha:
            return False
    return False


def inverted(clause: Token) -> bool:
    """Whether a clause is a question by its order: its helper stands before its subject and "?" ends it."""
    subject = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    helper = next((c for c in clause.children if c.dep_ in {"aux", "auxpass"}), clause)
    if subject is None or helper.i > subject.i:
        return False
    return any(t.text == "?" for t in clause.doc[clause.right_edge.i : clause.right_edge.i + 3])


def conditional(clause: Token) -> bool:
    """Whether a clause is a condition: "if", "unless", "in case", inverted "should" or "had"."""
    for child in clause.children:
        if child.dep_ in {"mark", "advmod", "prep"} and child.lower_ in CONDITIONS and child.i < clause.i:
            before = child.doc[child.i - 1].lower_ if child.i else ""
            return before not in {"even", "as"} or before == "even"
    first = clause.left_edge
    if clause.dep_ == "advcl" and first.lower_ in {"should", "had", "were"} and first.head.i == clause.i:
        return True
    start = first.i
    doc = clause.doc
    return start >= 2 and doc[start - 1].lower_ == "case" and doc[start - 2].lower_ == "in"
