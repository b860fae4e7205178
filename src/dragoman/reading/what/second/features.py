"""Features: what the second reader looks at in a candidate event.

A feature is a short string. It names the trigger and its frame, the words it hangs on and that hang on it,
who stands on either side (sector and kind, never a name: an event is no likelier for being Norway's), tense,
modality and negation, and the words of the sentence. Single sentences teach it, so nothing looks beyond one.
The list is the same for the same parse, in the same order, each feature once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from dragoman.reading.document import head_of
from dragoman.reading.what import syntax
from dragoman.reading.what.selection import Selected
from dragoman.records import Mention, Party

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
NEAR = 3  # tokens either side of the trigger
WORDS = 48  # content words of a sentence; longer sentences are cut around the trigger
ABOVE = 3  # predicates above the trigger
QUOTES = frozenset({'"', "“", "”", "''", "``"})
INTERNATIONAL = "IGO"
EARLIER = range(1000, 2000)  # years of history


def features(doc: Doc, sentence: Span, selected: Selected, status: str) -> list[str]:
    """The features of one candidate, each once, in a fixed order."""
    found = selected.found
    mentions: tuple[Mention, ...] = doc._.mentions
    named = [*_frame(selected, status), *_trigger(found.token, found.anchor), *_above(found.token)]
    for name, side in (("a", found.actors), ("r", found.recipients)):
        named += _side(name, side, mentions, doc, sentence)
    named += _pair(selected)
    named += _sentence(sentence, found.token)
    return list(dict.fromkeys(named))


def _frame(selected: Selected, status: str) -> Iterator[str]:
    found = selected.found
    carried = "carried" if found.support is not None else "bare"
    yield "bias"
    yield f"type={selected.type}"
    yield f"frame={found.frame.id}"
    yield f"lemma={found.frame.lemma}.{found.frame.pos}"
    yield f"pos={found.frame.pos}"
    yield f"type+pos={selected.type} {found.frame.pos} {carried}"
    yield f"from={found.type}>{selected.type}"
    yield f"status={status}"
    yield f"type+status={selected.type} {status}"
    tense = f"{found.anchor.tag_} {' '.join(syntax.auxiliaries(found.anchor))}"
    yield f"type+tense={selected.type} {tense}"
    yield f"frame+dep={found.frame.id} {found.token.dep_}"
    if found.inner is not None:
        yield f"inner={found.inner.type}"
        yield f"type+inner={selected.type} {found.inner.type}"
        yield f"lemma+inner={found.frame.lemma} {found.inner.frame.lemma}"
    if found.support is not None:
        yield f"support={found.support.lemma_.lower()}"
        yield f"support+lemma={found.support.lemma_.lower()} {found.frame.lemma}"


def _trigger(token: Token, anchor: Token) -> Iterator[str]:
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}"
    yield f"dep+tag={token.dep_} {token.tag_}"
    yield f"number={token.tag_}{_determiner(token)}"
    yield f"aux={' '.join(syntax.auxiliaries(anchor))}"
    yield f"tense={anchor.tag_} {' '.join(syntax.auxiliaries(anchor))}"
    yield f"negated={syntax.is_negated(anchor)}"
    yield f"passive={syntax.is_passive(anchor)}"
    for child in token.children:
        if child.pos_ != "PUNCT":
            yield f"child={child.dep_} {_word(child)}"
            if child.dep_ in {"prep", "agent"}:
                for below in child.children:
                    yield f"pobj={child.lower_} {_word(below)}"
            elif child.dep_ in {"dobj", "nsubj", "nsubjpass"}:
                for below in child.children:
                    if below.dep_ == "prep":
                        for last in below.children:
                            yield f"{child.dep_}+{below.lower_}={_word(last)}"
    for other in token.doc[max(token.i - NEAR, token.sent.start) : token.i + NEAR + 1]:
        if other.i != token.i:
            yield f"near={'-' if other.i < token.i else '+'}{_word(other)}"
    for step in (-1, 1):
        if token.sent.start <= token.i + step < token.sent.end:
            yield f"next={step} {_word(token.nbor(step))}"


def _determiner(token: Token) -> str:
    """How a noun is introduced: by an article, a possessor, or not at all."""
    found = [child.lower_ for child in token.children if child.dep_ == "det"]
    owned = any(child.dep_ == "poss" for child in token.children)
    return f" {found[0]}" if found else (" poss" if owned else " bare")


def _above(token: Token) -> Iterator[str]:
    """The predicates that the trigger stands under, nearest first."""
    head = token.head
    if head.i == token.i:
        yield "above=none"
        return
    yield f"head={token.dep_} {_word(head)}"
    steps = 0
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX", "NOUN"}:
            steps += 1
            yield f"above={ancestor.pos_} {_word(ancestor)}"
            if steps == ABOVE:
                break
    yield f"depth={min(sum(1 for _ in token.ancestors), 6)}"
    for child in token.children:
        if child.dep_ == "mark":
            yield f"mark={child.lower_}"


def _side(name: str, parties: Sequence[Party], mentions: Sequence[Mention], doc: Doc, sentence: Span) -> Iterator[str]:
    if not parties:
        yield f"{name}=nobody"
        return
    yield f"{name}.many={min(len(parties), 3)}"
    for one in parties[:4]:
        kind = mentions[one.mention].kind if one.mention is not None else "words"
        head = _head(one, doc, sentence)
        yield f"{name}.kind={kind}"
        sector, placed = _sector(one), _country(one) is not None
        yield f"{name}.sector={sector}"
        yield f"{name}={kind} {sector} {placed}"
        yield f"{name}.placed={placed} {one.id is not None}"
        if head is not None:
            yield f"{name}.pos={head.pos_} {head.dep_}"
            if head.pos_ != "PROPN":
                yield f"{name}.word={head.lemma_.lower()}"


def _sector(one: Party) -> str | None:
    """The sector, that of a government for an international body: it acts as one does."""
    return "GOV" if one.sector == INTERNATIONAL else one.sector


def _country(one: Party) -> str | None:
    """What a party acts for: a state, or an international body."""
    return one.country or (INTERNATIONAL if one.sector == INTERNATIONAL else None)


def _head(one: Party, doc: Doc, sentence: Span) -> Token | None:
    """The last word of a party that stands in the sentence."""
    last = None
    if one.start >= sentence.start_char and one.end <= sentence.end_char:
        last = head_of(doc, one)
    return last


def _pair(selected: Selected) -> Iterator[str]:
    found = selected.found
    actors, recipients = ({_country(p) for p in side} - {None} for side in (found.actors, found.recipients))
    if actors and recipients:
        relation = "same" if actors & recipients else "foreign"
    else:
        relation = f"{'placed' if actors else '-'} {'placed' if recipients else '-'}"
    sectors = [next((_sector(p) or "" for p in side if p.sector), "-") for side in (found.actors, found.recipients)]
    yield f"pair={relation}"
    yield f"type+pair={selected.type} {relation}"
    yield f"type+sectors={selected.type} {sectors[0]} {sectors[1]}"
    yield f"type+actor={selected.type} {sectors[0] if found.actors else 'nobody'}"
    yield f"type+recipient={selected.type} {sectors[1] if found.recipients else 'nobody'}"
    yield f"lemma+sectors={found.frame.lemma} {sectors[0]} {sectors[1]}"


def _sentence(sentence: Span, token: Token) -> Iterator[str]:
    yield f"question={sentence.text.rstrip().endswith('?')}"
    yield f"quoted={_quotes_before(sentence, token) % 2 == 1}"
    words = [t for t in sentence if t.pos_ in CONTENT and t.i != token.i and t.is_alpha]
    for other in sorted(words, key=lambda t: (abs(t.i - token.i), t.i))[:WORDS]:
        yield f"word={other.lemma_.lower()}"
    for other in sentence:
        if other.is_digit and len(other) == 4 and int(other.text) in EARLIER:
            yield "history"
        if other.lower_ in {"you", "i", "we", "my", "your"}:
            yield "speaker"


def _quotes_before(sentence: Span, token: Token) -> int:
    return sum(1 for t in _until(sentence, token) if t.text in QUOTES)


def _until(sentence: Iterable[Token], token: Token) -> Iterator[Token]:
    for one in sentence:
        if one.i >= token.i:
            return
        yield one


def _word(token: Token) -> str:
    """A word by its lemma; names by what they name, so that nothing is learned about a country."""
    if token.ent_type_ and token.pos_ == "PROPN":
        return f"<{token.ent_type_}>"
    if token.like_num:
        return "<number>"
    return token.lemma_.lower()
