"""Selection: which of the events read in a sentence stand, and as what.

A predicate that governs another one often says what that one is: who agreed to visit has agreed,
not visited. So a governed event is dropped, kept as alleged or denied, or turned into the type that
PLOVER gives to its future, its refusal or its end. What remains is merged within the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from spacy.tokens import Token

from dragoman.reading.what import control, syntax
from dragoman.reading.what.frames import Lexicon, lexicon
from dragoman.reading.what.parties import is_known
from dragoman.reading.what.reader import Found
from dragoman.records import Party

DENIALS = frozenset({"deny", "denial"})
SWALLOWING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "SANCTION", "RETREAT"})
PARTY_CLASSES = frozenset({"party", "person", "site", "leader", "victims", "troops", "misdeeds", "rulings"})
FUTURE = frozenset({"will", "wo", "'ll", "shall"})
INTENTS = frozenset({"intent", "intention"})
SPOKEN = frozenset({"SUPPORT", "ACCUSE", "CONCEDE", "REQUEST", "REJECT", "THREATEN"})
WELCOMING = frozenset({"welcome", "praise", "hail", "applaud", "support", "back"})
CALLING = frozenset({"call", "phone", "telephone", "summon", "write", "visit", "meet", "ring"})
POSSIBLE = frozenset({"may", "might", "could", "can", "would", "will"})


class Selected(msgspec.Struct):
    """An event that stands; `claim` is the accusation or denial that governs it, with the status that follows."""

    found: Found
    type: str
    status: str | None = None  # what the frames know better than the context
    claim: Found | None = None
    also: list[Token] = msgspec.field(default_factory=list)


def select(found: Iterable[Found], lexicon: Lexicon) -> list[Selected]:
    """The events of one sentence that stand."""
    events = list(found)
    by_token = {event.token.i: event for event in events}
    swallowed = {event.token.i for event in events if _is_background(event, events)}
    claims: dict[int, Found] = {}
    for event in events:
        swallowed |= {token.i for token in _consumed(event)}
        for token in _governed(event):
            inner = by_token.get(token.i)
            if inner is None or inner is event:
                continue
            if _is_claim(event, inner):
                claims[token.i] = event
            elif _swallows(event, inner):
                swallowed.add(token.i)
    standing = _joined([event for event in events if event.token.i not in swallowed])
    return _merged([_as_what(event, claims.get(event.token.i), lexicon) for event in standing])


def _is_claim(outer: Found, inner: Found) -> bool:
    """Whether the outer event accuses somebody of the inner one, or denies it."""
    claiming = outer.type == "ACCUSE" or outer.token.lemma_.lower() in DENIALS
    return claiming and not _same_type(outer, inner) and inner.token.pos_ in {"VERB", "AUX"}


def _consumed(event: Found) -> list[Token]:
    """The object that is part of the predicate itself: the "protest" of "lodged a protest"."""
    own = [n for n in event.frame.needs if n.place == "obj" and not n.absent and not PARTY_CLASSES & set(n.classes)]
    if event.frame.pos != "v" or not any(need.classes or need.words for need in own):
        return []
    return [token for token in control.objects(event.token) if token.i != event.token.i]


def _is_background(event: Found, events: list[Found]) -> bool:
    """A bare participle that only describes a party of another event: "released two men jailed in May"."""
    placed = any(is_known(p) for p in (*event.actors, *event.recipients))
    bare = event.is_bare_noun and not placed
    if bare and event.frame.mode == "arrest" and len(events) > 1:
        return True  # "days after his arrest"
    if event.actors or event.token.dep_ != "acl" or event.token.tag_ != "VBN":
        return False
    noun = event.token.head
    if noun.lower_ == "those" and len(events) > 1:
        return True  # "called for the release of those detained"
    span = (noun.idx, noun.idx + len(noun))
    others = [p for other in events if other is not event for p in (*other.actors, *other.recipients)]
    return any(p.start <= span[0] and span[1] <= p.end for p in others)


def _joined(events: list[Found]) -> list[Found]:
    """An act and its outcome are one event: "stormed the base, killing five", "the attack on the base killed five"."""
    by_token = {event.token.i: event for event in events}
    dropped: set[int] = set()
    for event in events:
        head = event.token.head
        outer = by_token.get(head.i)
        if outer is None or outer is event or outer.type != event.type or outer.token.i in dropped:
            continue
        if event.token.dep_ == "conj" and not event.recipients and event.frame.pos == "v":
            event.recipients = [p for p in outer.recipients if p not in event.actors]
        outcome = event.token.dep_ in {"advcl", "conj"} and event.token.tag_ == "VBG"
        cause = event.token.dep_ in {"nsubj", "nsubjpass"} and event.frame.pos == "n"
        if outcome or cause:
            taken = {(p.start, p.end) for p in (*outer.actors, *outer.recipients)}
            if cause and event.actors:
                outer.actors = event.actors
                taken |= {(p.start, p.end) for p in event.actors}
            outer.actors = outer.actors or event.actors
            outer.recipients = outer.recipients + [p for p in event.recipients if (p.start, p.end) not in taken]
            dropped.add(event.token.i)
    return [event for event in events if event.token.i not in dropped]


def _same_type(outer: Found, inner: Found) -> bool:
    return outer.type == inner.type


def _swallows(outer: Found, inner: Found) -> bool:
    """Whether the inner event is only what the outer one is about.

    An act that is the object of another's words but has an actor of its own stays: "rejected X's attack on Y".
    """
    bare = inner.frame.pos == "n" and not inner.actors  # "condemned the attack"
    if outer.type == "SUPPORT" and outer.token.lemma_ in WELCOMING and inner.token.tag_ == "VBG":
        return True  # who welcomes expanding trade does not expand it
    if not (outer.type in SWALLOWING or _same_type(outer, inner) or outer.frame.type.islower() or bare):
        return False
    if inner.frame.pos != "n" or outer.frame.type.islower() or _same_type(outer, inner):
        return True
    own = {p.country for p in inner.actors if p.country}
    return not own or own <= {p.country for p in outer.actors}


def _governed(event: Found) -> list[Token]:
    """The predicates and event nouns that an event's predicate governs directly."""
    clauses = list(syntax.complements(event.token))
    clauses += [t for c in clauses for t in c.children if t.dep_ in {"xcomp", "conj"} and t.pos_ in {"VERB", "AUX"}]
    clauses += [t for c in clauses for t in c.children if t.dep_ == "xcomp"]
    nouns = [t for c in (event.token, *clauses) for t in control.objects(c) if c.pos_ in {"VERB", "AUX"}]
    if event.type in {"CONCEDE", "RETREAT", "REJECT", "REQUEST"}:  # "lifted the sanctions imposed on"
        nouns += [g for noun in nouns for g in noun.children if g.dep_ == "acl" and g.tag_ == "VBN"]
    for carrier in (event.token, *nouns):
        nouns += syntax.prepositional(carrier, ("for", "of", "to", "with", "on", "in", "into"))
    return [t for t in (*clauses, *nouns) if t.i != event.token.i]


def _as_what(event: Found, claim: Found | None, lexicon: Lexicon) -> Selected:
    if claim is not None:
        denied = claim.type == "REJECT"
        return Selected(event, event.type, "denied" if denied else "alleged", claim)
    if _is_said_there(event):
        return Selected(event, event.type, "occurred")
    anchor = event.anchor
    if event.frame.pos == "a":
        anchor = event.token.head if event.token.head.pos_ in {"AUX", "VERB"} else event.token
    if event.type == "ASSAULT" and _is_announced(event):
        return Selected(event, "THREATEN", "occurred")
    future = _is_future(anchor)
    if future and not event.is_bare_noun:
        operator = "refusal" if syntax.is_negated(anchor) else "future"
        type_ = lexicon.transforms.get((operator, event.type), event.type)
        if operator == "refusal":
            return Selected(event, type_, "occurred")
        status = None if type_ == event.type else ("planned" if type_ == "AGREE" else "occurred")
        return Selected(event, type_, status)
    return Selected(event, event.type)


def _is_said_there(event: Found) -> bool:
    """What a call or a summons is made for is said in it: "phoned to congratulate", "summoned the envoy to protest"."""
    head = event.token.head
    return (
        event.type in SPOKEN
        and event.token.dep_ in {"xcomp", "advcl"}
        and syntax.is_infinitive(event.token)
        and head.lemma_.lower() in CALLING
        and head.tag_ != "VB"
    )


def _is_announced(event: Found) -> bool:
    """Whether somebody says of themselves that they may use force: "said that his country may join the offensive"."""
    if not POSSIBLE & set(syntax.auxiliaries(event.anchor)):
        return False
    above = syntax.governor(event.anchor)
    if above is None or above.lemma_.lower() not in lexicon().classes["announcing"]:
        return False
    speakers = {s.i for s in control.subjects(above)}
    own = control.subjects(event.anchor)
    return any(t.i in speakers or t.pos_ == "PRON" for s in own for t in (s, *syntax.possessors(s)))


def _is_future(verb: Token) -> bool:
    """Whether the predicate stands in the future: "will meet", "said it would release", "is to visit"."""
    words = set(syntax.auxiliaries(verb))
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in INTENTS and syntax.is_infinitive(verb):
        return True  # "its intent to bar them"
    if verb.dep_ == "xcomp" and not words:
        words = set(syntax.auxiliaries(verb.head))
    if words & FUTURE:
        return not _is_conditional(verb)
    if "would" in words and "have" not in words:
        above = syntax.governor(verb)
        return (
            above is not None and above.lemma_.lower() in lexicon().classes["announcing"] and not _is_conditional(verb)
        )
    return False


def _is_conditional(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether", "should"} for c in verb.children)


def _merged(events: list[Selected]) -> list[Selected]:
    """Within a sentence, the same act between the same parties once, with its surest trigger."""
    kept: list[Selected] = []
    for event in sorted(events, key=lambda e: (-_weight(e), e.found.token.i)):
        twin = next((k for k in kept if _is_twin(k, event)), None)
        if twin is None:
            kept.append(event)
        else:
            twin.also.append(event.found.token)
    return sorted(kept, key=lambda e: e.found.token.i)


def _weight(event: Selected) -> float:
    found = event.found
    known = sum(any(is_known(p) for p in side) for side in (found.actors, found.recipients))
    return found.frame.weight + 0.2 * known + (0.1 if found.frame.pos == "v" else 0.0)


def _is_twin(one: Selected, other: Selected) -> bool:
    if one.type != other.type or one.claim is not other.claim or one.status != other.status:
        return False
    modes = {one.found.frame.mode, other.found.frame.mode} - {None}
    if len(modes) > 1 and one.type == "ACCUSE":
        return False  # to slander and to sue are two
    if syntax.is_modal(one.found.anchor) != syntax.is_modal(other.found.anchor):
        return False  # "has supplied and may supply" are two
    pairs = ((one.found.actors, other.found.actors), (one.found.recipients, other.found.recipients))
    everyone = _keys([*one.found.actors, *one.found.recipients])
    if _keys([*other.found.actors, *other.found.recipients]) <= everyone:
        return True
    return all(_keys(b) <= _keys(a) or not a for a, b in pairs)


def _keys(parties: list[Party]) -> set[str]:
    return {p.id or p.country or p.text.lower() for p in parties}
