"""Coding: from the predicates of a document to its events.

Each sentence is read on its own; what stands (see `selection`) gets its status, date, place, voices,
mode, contexts and confidence. An event has at least one party that knowledge can place, and its
fields are filled from the text or left empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from dragoman.knowledge import Plover
from dragoman.reading.document import token_span
from dragoman.reading.said.factuality import status_of
from dragoman.reading.said.voices import said_by
from dragoman.reading.what import places, syntax
from dragoman.reading.what.advice import is_mere_advice
from dragoman.reading.what.answers import answered
from dragoman.reading.what.carried import with_doers
from dragoman.reading.what.confidence import confidence, least_reported
from dragoman.reading.what.datelines import forget
from dragoman.reading.what.frames import Lexicon
from dragoman.reading.what.natives import at_home
from dragoman.reading.what.politics import helps_itself, is_political, lacks_recipient
from dragoman.reading.what.quiet import Quiet
from dragoman.reading.what.reader import Found, Reader
from dragoman.reading.what.referred import with_referred
from dragoman.reading.what.second.judgement import Judged, SecondReader
from dragoman.reading.what.selection import Selected, select
from dragoman.reading.what.senses import Senses
from dragoman.reading.what.sides import has_sides, is_firm
from dragoman.reading.what.telling import told_status
from dragoman.reading.what.unreal import Unreal
from dragoman.reading.when.eventdate import event_date
from dragoman.reading.where.eventplace import event_place
from dragoman.records import EventMention, Mention, Status

PARTICIPANTS = 12  # parties a side; longer lists are parser accidents
STATED = frozenset({"planned", "hypothetical", "denied"})


class Coder:
    """Codes documents with one lexicon; keeps nothing between them.

    Events are reported from the confidence `least` on; when it is None, from the shipped one on.
    """

    def __init__(self, lexicon: Lexicon, plover: Plover, least: float | None = None) -> None:
        self.least = least
        self.lexicon = lexicon
        self.plover = plover
        self.quiet = Quiet(lexicon)
        self.unreal = Unreal(lexicon)
        self.senses = Senses(lexicon)
        self.second = SecondReader()

    def events(self, doc: Doc) -> tuple[EventMention, ...]:
        """The events of a document, in the order of their triggers."""
        return self.read(doc)[0]

    def read(self, doc: Doc) -> tuple[tuple[EventMention, ...], tuple[EventMention, ...]]:
        """The events of a document and those that are too unsure to be reported, in the order of their triggers."""
        if not doc._.mentions or not doc.has_annotation("DEP"):
            return (), ()
        forget(doc)
        reader = Reader(doc, self.lexicon)
        least = least_reported(doc) if self.least is None else self.least
        sure: list[EventMention] = []
        unsure: list[EventMention] = []
        for sentence in doc.sents:
            told: dict[bool, list[tuple[Judged, float]]] = {True: [], False: []}
            for one in self.judged(doc, sentence, reader):
                value = confidence(doc, one)
                told[value >= least or self.second.is_users(one)].append((one, value))
            sure += self._sentence(doc, sentence, told[True], reader)
            unsure += self._sentence(doc, sentence, told[False], reader)
        forget(doc)
        places.forget(doc)
        reported = with_referred(doc, sorted(with_doers(sure), key=_order))
        return answered(doc, reported), tuple(sorted(unsure, key=_order))

    def _sentence(
        self, doc: Doc, sentence: Span, told: list[tuple[Judged, float]], reader: Reader
    ) -> Iterator[EventMention]:
        """What is told in a sentence, each with its confidence, as events."""
        ids = {id(one.selected.found): _identity(one.selected) for one, _ in told}
        for one, value in told:
            event = self._event(doc, sentence, one.selected, value, ids)
            denied = event.status == "denied" and one.selected.claim is None and _is_plainly_not(one.selected.found)
            if not denied and is_firm(event) and not reader.past.holds(event):
                yield event

    def judged(self, doc: Doc, sentence: Span, reader: Reader) -> list[Judged]:
        """The events of one sentence that the second reader lets stand, however sure they are."""
        standing = self.standing(doc, sentence, reader)
        whole = [has_sides(one, doc._.mentions, self.lexicon) for one in standing]
        for one in standing:
            if _is_talk(one) and self.status(doc, one) == "planned":
                one.type, one.status = "AGREE", "planned"  # a meeting that lies ahead
        return self.second.standing(doc, sentence, standing, whole, self.status)

    def standing(self, doc: Doc, sentence: Span, reader: Reader) -> list[Selected]:
        """The events of one sentence that the rules let stand."""
        read = [event for token in sentence if (event := reader.at(token)) is not None]
        found = [event for one in read if (event := self.senses.meant(one)) is not None]
        found = [event for event in found if is_political(event, doc._.mentions)]
        if not found or self._is_beside(sentence, reader):
            return []
        found = [event for event in found if not (self._is_figure(event) or reader.past.dates(event.anchor))]
        standing = select(found, self.lexicon)
        return [one for one in standing if not self._is_none(one, doc._.mentions)]

    def _is_figure(self, found: Found) -> bool:
        """Whether an event or what it announces is a figure of speech: "vowed to fight corruption"."""
        return self.quiet.event(found) or (found.inner is not None and self.quiet.event(found.inner))

    def _is_beside(self, sentence: Span, reader: Reader) -> bool:
        """Whether a sentence tells of sport, markets, fiction or history, or its page of play."""
        return self.quiet.sentence(sentence) or reader.past.tells(sentence) or reader.topic.hushes(sentence)

    def _is_none(self, one: Selected, mentions: tuple[Mention, ...]) -> bool:
        """Whether what stands is no event for want of a recipient, of reality or of anybody whom it is meant for."""
        nobody = lacks_recipient(one.found) or helps_itself(one.found)
        return nobody or self.unreal.event(one.found) or is_mere_advice(one, mentions)

    def _event(self, doc: Doc, sentence: Span, selected: Selected, sure: float, ids: dict[int, str]) -> EventMention:
        found = selected.found
        status = self.status(doc, selected)
        mode = self._mode(sentence, selected)
        actors = tuple(at_home(doc, one, self.lexicon) for one in found.actors[:PARTICIPANTS])
        recipients = tuple(at_home(doc, one, self.lexicon) for one in found.recipients[:PARTICIPANTS])
        mentions = [doc._.mentions[p.mention] for p in (*actors, *recipients) if p.mention is not None]
        tied = [ids[id(selected.claim)]] if selected.claim is not None and id(selected.claim) in ids else []
        return EventMention(
            id=ids[id(found)],
            type=selected.type,
            mode=mode,
            contexts=self._contexts(sentence, found),
            quad=self.plover.quad(selected.type),
            intensity=self.plover.intensity(selected.type, mode),
            trigger=token_span(found.token),
            actors=actors,
            recipients=recipients,
            date=event_date(doc, found.anchor, status, mentions, referring=found.is_bare_noun),
            place=event_place(doc, found.token),
            status=status,
            said_by=said_by(doc, found.token),
            confidence=sure,
            rule=found.rule,
            also=tuple(token_span(token) for token in selected.also),
            tied=tuple(tied),
        )

    def status(self, doc: Doc, selected: Selected) -> Status:
        """The status of an event, where the frames know better than the context theirs."""
        read = told_status(selected.found, status_of(doc, selected.found.anchor))
        if read in {"hypothetical", "planned"} and _is_perfect(selected.found.anchor):
            read = "occurred"
        if syntax.has_no_object(selected.found.token):
            return "denied"
        if selected.status == "planned":
            return "hypothetical" if read == "hypothetical" else "planned"
        if selected.status == "occurred":
            return "occurred" if read in STATED else read
        if selected.status in {"alleged", "denied"}:
            return "denied" if "denied" in (read, selected.status) else "alleged"
        return read

    def _mode(self, sentence: Span, selected: Selected) -> str | None:
        frame = selected.found.frame
        allowed = self.plover.modes(selected.type)
        if selected.found.mode in allowed:
            return selected.found.mode
        if selected.type == frame.type and frame.mode in allowed:
            return frame.mode
        near = _vicinity(selected.found.token)
        for word, mode in self.lexicon.modes.get(selected.type, ()):
            if word in near and mode in allowed:
                return mode
        return None

    def _contexts(self, sentence: Span, found: Found) -> tuple[str, ...]:
        named = [c for c in found.frame.contexts if c in self.plover.contexts]
        for token in sentence:
            named += self.lexicon.contexts.get(token.lemma_.lower(), ())
        return tuple(dict.fromkeys(c for c in named if c in self.plover.contexts))[:4]


def _identity(selected: Selected) -> str:
    return f"e{selected.found.token.idx}-{selected.type}"


def _is_talk(event: Selected) -> bool:
    """Whether an event is a meeting of its parties or "a planned visit", and no summit of many."""
    frame = event.found.frame
    if event.type != "CONSULT" or any("summit" in n.classes for n in frame.needs):
        return False
    return frame.mode != "visit" or event.found.is_bare_noun


def _is_perfect(verb: Token) -> bool:
    """ "Has already armed": whatever else the sentence supposes, this is done."""
    words = syntax.auxiliaries(verb)
    done = verb.tag_ == "VBN" and bool({"has", "have"} & set(words)) and not syntax.is_modal(verb)
    return done and any(c.lower_ in {"already", "since", "long", "recently", "just"} for c in verb.children)


def _vicinity(token: Token) -> set[str]:
    """Lemmas and words within two steps below a trigger."""
    below = [token, *token.children]
    below += [g for child in token.children for g in child.children]
    below += [
        g
        for child in token.children
        if child.dep_ in {"prep", "agent", "dobj"}
        for c in child.children
        for g in c.children
    ]
    return {word for t in below for word in (t.lemma_.lower(), t.lower_)}


def _order(event: EventMention) -> tuple[int, str]:
    return event.trigger.start, event.type


def _is_plainly_not(found: Found) -> bool:
    """ "Did not attack", "nor has it joined": what the page itself says did not happen, and nobody denies."""
    return syntax.is_negated(found.anchor) or syntax.is_neither(found.anchor)
