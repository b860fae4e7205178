"""Flashbacks: sentences that go on from one of an earlier time, and lengths of time that no report of a day covers.

"In 2014 she was arrested. Later she was released": the second tells of no day of the report, though its verb is in
the simple past like the news.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from dragoman.reading.when.calendar import Interval
from dragoman.reading.when.dated import Dated
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.tense import is_headline, is_perfect
from dragoman.records import Timex

LEAD_FRESH = 31  # days before the page within which what its lead names is news
YEAR = 365  # days before the page: whose paragraph tells of that time until it says otherwise
LONG = ("M", "Y", "DE", "CE")  # units of a length of time that no report of a day covers
PAST = frozenset({"recent", "past", "last"})
TITLING = frozenset({"advmod", "amod", "compound", "nmod"})  # how "then" hangs on a title
AHEAD = frozenset({"next", "coming", "following"})


def flashbacks(doc: Doc, dated: Mapping[int, Sequence[Dated]], page: Interval) -> list[bool]:
    """For each sentence, whether it goes on from a sentence of an earlier time, by `dated`, the dates by their verb.

    It goes on within its paragraph where its subject is a pronoun or a bare surname, or it says "later", or the time
    was more than a year ago, and beyond where it opens so. Others as subject, the present tense, words of saying and a
    date of its own lead back to the news. So does a page that opens with an earlier time, until it comes to those. What
    somebody did who is called "the then mayor" he did in an earlier time, too.
    """
    found: list[bool] = []
    back = far = False
    story: bool | None = None  # whether the page opens with a story of an earlier time, which has not ended yet
    for sentence in doc.sents:
        root = sentence.root
        if sentence.start and "\n" in doc[sentence.start - 1].text:
            back = back and is_cue("sequel", sentence[0].lower_)
            far = False
        dates = [d for i in range(sentence.start, sentence.end) for d in dated.get(i, ())]
        if not _is_told(root) or not (far or _goes_on(root)):
            back = False
        back = back or _is_of_then(sentence)
        story = story and _is_told(root) and not dates
        found.append((back or bool(story)) and not dates)
        if story is None and not is_headline(root):
            story = any(_is_long_ago(d, page) for d in dates if d.token == root.i)
        if dates:
            own = [d for d in dates if d.token in _tellers(root) or root.lemma_ == "be"]
            back = any(_is_long_ago(d, page) for d in own)
            far = any(_is_long_ago(d, page, YEAR) for d in own)
    return found


def is_long(timex: Timex, head: Token) -> bool:
    """Whether a time is a length of months or years behind "for" or "over", or one of the past: "in recent years"."""
    if timex.type != "DURATION" or head.dep_ != "pobj" or not (timex.value or "").endswith(LONG):
        return False
    preposition, said = head.head, set(timex.text.lower().split())
    if said & AHEAD:
        return False
    first = preposition.i == preposition.sent.start
    ours = first or preposition.nbor(-1).pos_ not in {"NOUN", "PROPN"}  # not "the rise in recent years"
    return preposition.lower_ == "for" or (
        ours and bool(said & PAST) and preposition.lower_ in {"in", "over", "during"}
    )


def _is_long_ago(dated: Dated, page: Interval, days: int = LEAD_FRESH) -> bool:
    """Whether a date lies before all that the page can report as news, or more than so many days."""
    first, last = page.first or page.last, dated.days.last
    return first is not None and last is not None and (first - last).days > days


def _tellers(root: Token) -> set[int]:
    """The words whose date is the sentence's: its verb, and the noun that it is about, "the raid of 2 May led to"."""
    return {root.i, *(child.i for child in root.children if child.dep_ in {"nsubj", "nsubjpass"})}


def _is_told(root: Token) -> bool:
    """Whether a sentence tells what happened: in the simple past, and not what somebody said of it."""
    return root.tag_ in {"VBD", "VBN"} and not is_cue("say", root.lemma_.lower()) and not is_perfect(root)


def _goes_on(root: Token) -> bool:
    """Whether a sentence in the past tense goes on from the one before it: "she was released", "… a year later"."""
    if root.tag_ not in {"VBD", "VBN"}:
        return False
    subject = next((child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    return (subject is not None and _refers_back(subject)) or any(
        is_cue("sequel", token.lower_) for child in root.children for token in (child, *child.children)
    )


def _refers_back(subject: Token) -> bool:
    """Whether a subject is somebody whom the page has told of: a pronoun or a bare surname, "Ivanova appealed"."""
    return subject.tag_ == "PRP" or (subject.tag_ == "NNP" and not any(True for _ in subject.children))


def _is_of_then(sentence: Span) -> bool:
    """Whether a sentence of the past names somebody by an office of that time: "the then mayor", "then-president"."""
    return _is_told(sentence.root) and any(
        t.lower_ == "then" and t.dep_ in TITLING and t.head.pos_ in {"NOUN", "PROPN"} for t in sentence
    )
