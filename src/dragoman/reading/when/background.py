"""Background: clauses that tell what was before the news, or always is, and so have no day of their own.

Main clauses in the simple past or present carry the news. What a page tells in the pluperfect, in a relative
clause or a participle of the past, or - after its first sentences - in the present perfect is what its readers
are reminded of: some day before the report.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.document import article_of
from dragoman.reading.when.governing import is_occasion, is_reason, shares_object
from dragoman.reading.when.lexicon import is_cue
from dragoman.reading.when.tense import direction, is_headline, is_perfect, is_pluperfect
from dragoman.reading.when.timeline import Timeline, clause_of
from dragoman.records import Status

STEPS = 6  # clauses between a trigger and the one that decides
_FRESH = frozenset({"also", "now", "just", "today", "tonight"})
_SPEAKERS = frozenset({"i", "we", "me", "us"})
_MARKS = (("“", "”"), ("``", "''"))


def is_background(line: Timeline, trigger: Token, status: Status) -> bool:
    """Whether the event at a trigger must not take the narrative day."""
    verb = clause_of(trigger)
    if status in {"planned", "hypothetical"}:
        return verb is None or not is_purpose(verb)
    if status == "denied" or _is_reckoned_from(trigger):
        return True
    return verb is not None and (looks_back(line, verb) or goes_back(line, verb))


def _is_reckoned_from(noun: Token) -> bool:
    """Whether a noun is what the clause came days or years after: "five years after its launch", "since its launch".

    What it only came after may be of the same day, "was delayed after an accident".
    """
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return False
    apart = noun.head.lower_ == "after" and any(
        child.dep_ == "npadvmod" and child.ent_type_ == "DATE" for child in noun.head.children
    )
    return apart or noun.head.lower_ == "since"


def goes_back(line: Timeline, verb: Token) -> bool:
    """Whether a clause in the past tense goes on from a sentence that told of an earlier time."""
    return verb.tag_ in {"VBD", "VBN"} and line.looks_back(verb) and not _is_quoted(line, verb)


def looks_back(line: Timeline, verb: Token) -> bool:
    """Whether a clause tells of the time before the news: by its own form, or by that of the clause it completes."""
    token = verb
    for _ in range(STEPS):
        if is_pluperfect(token) or _habitual(token) or _is_reminder(line, token) or _is_aside(line, token):
            return True
        if token.dep_ in {"relcl", "acl", "amod"} and not is_headline(token):
            occasion = _occasion(token)
            if occasion is None or _is_of_past_decision(token):
                return occasion is not None or _is_past_modifier(token)
            above = clause_of(occasion)
        elif _follows(token) or (token.dep_ == "pcomp" and is_reason(token.head)):
            return True
        else:
            above = _completed(token)
        if above is None:
            return False
        if any(is_cue("doubt", child.lower_) for child in above.children if child.dep_ == "aux"):
            return True  # "why he should not be kept from prosecuting the minister" is of no day
        token = above
    return False


def is_recent(line: Timeline, trigger: Token) -> bool:
    """Whether the clause says only "recently": not today, but in the present state of things."""
    verb = clause_of(trigger)
    if verb is None:
        return False
    last = next((child for child in verb.children if shares_object(verb, child)), verb)
    return any(timex.value == "PAST_REF" for one in (verb, last) for timex in line.vague.get(one.i, ()))


def is_purpose(verb: Token) -> bool:
    """Whether a verb tells what a past act was done for, "flew to Beijing to open the talks": one occasion with it."""
    if verb.dep_ != "advcl" or not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
        return False
    return verb.head.tag_ in {"VBD", "VBN"} and direction(verb.head) == "past"


def is_main(trigger: Token) -> bool:
    """Whether a verb heads its sentence, alone or in coordination."""
    token = trigger
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ == "ROOT"


def is_present(trigger: Token) -> bool:
    """Whether the clause is in the present tense and no headline: it holds on the day of the page."""
    verb = clause_of(trigger)
    if verb is None:
        return False
    tags = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}} | {verb.tag_}
    return bool(tags & {"VBZ", "VBP"}) and not is_perfect(verb) and not is_headline(verb)


def _is_reminder(line: Timeline, verb: Token) -> bool:
    """The present perfect after the lead: "has allowed its territory to be used"; not where somebody speaks."""
    if is_perfect(verb) and any(child.lower_ == "already" for child in verb.children):
        return True
    if not is_perfect(verb) or verb.i < line.lead or is_headline(verb):
        return False
    lemma = verb.lemma_.lower()
    reporting = is_cue("say", lemma) or any(c.dep_ == "ccomp" and not _is_infinitive(c) for c in verb.children)
    if reporting and not is_cue("speech-act", lemma):
        return False  # "the ministry has said that …" is news
    words = {child.lower_ for child in verb.children}
    return not words & (_FRESH | _SPEAKERS) and not _is_quoted(line, verb)


def _is_quoted(line: Timeline, token: Token) -> bool:
    """Whether a quotation is open at the token, within its paragraph."""
    text = article_of(line.doc).text
    begin = max(text.rfind("\n", 0, token.idx), 0)
    if text.count('"', begin, token.idx) % 2:
        return True
    return any(text.rfind(left, begin, token.idx) > text.rfind(right, begin, token.idx) for left, right in _MARKS)


def _is_aside(line: Timeline, verb: Token) -> bool:
    """What fills years, and what a page of a known day tells beside its news.

    On a page of an unknown day an aside may be all that other pages can date.
    """
    if line.anchor.exact is None or _lasted(line, verb):
        return _lasted(line, verb)
    return _is_standing(verb) or _accompanies(verb) or _is_bracketed(line, verb) or _is_told(line, verb)


def _accompanies(verb: Token) -> bool:
    """Whether a participle tells what goes on beside a present state: "while building roads there, it wants peace"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.head.tag_ not in {"VBZ", "VBP"}:
        return False
    return any(child.lower_ == "while" for child in verb.children)


def _is_standing(verb: Token) -> bool:
    """Whether a clause in the plain present tells how things stand: "the party backs the strike", "are displaced".

    They stood so before the report. What somebody says in the present, and what is going on, is of its day.
    """
    helpers = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if is_headline(verb) or "being" in {child.lower_ for child in verb.children}:
        return False
    if not is_cue("stance", verb.lemma_.lower()) or is_perfect(verb):
        return False
    return bool(helpers & {"VBZ", "VBP"}) if verb.tag_ == "VBN" else verb.tag_ in {"VBZ", "VBP"} and not helpers


def _is_told(line: Timeline, verb: Token) -> bool:
    """Whether somebody tells in direct speech what others did before it: "They refused us water".

    What speakers tell of themselves, and what opens the page, is as a rule the news.
    """
    lemma = verb.lemma_.lower()
    if verb.i < line.lead or any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in _SPEAKERS for c in verb.children):
        return False
    if is_cue("say", lemma) and not any(child.dep_ == "dobj" for child in verb.children):
        return False
    if verb.tag_ not in {"VBD", "VBN"} or is_perfect(verb) or direction(verb) != "past":
        return False
    return _is_quoted(line, verb)


def _is_bracketed(line: Timeline, verb: Token) -> bool:
    """Whether a clause in the past stands within brackets, as an aside: "(even though its own army fired first)"."""
    if verb.tag_ not in {"VBD", "VBN"}:
        return False
    text = article_of(line.doc).text
    begin = max(text.rfind("\n", 0, verb.idx), 0)
    return text.rfind("(", begin, verb.idx) > text.rfind(")", begin, verb.idx)


def _is_past_modifier(token: Token) -> bool:
    """A relative clause in the past, or a participle: "who ruled", "which has backed", "companies sanctioned"."""
    if token.dep_ == "relcl":
        return direction(token) == "past" and token.tag_ in {"VBD", "VBN"}
    return token.tag_ in ({"VBN", "VBD", "VBG"} if token.dep_ == "acl" else {"VBN", "VBD"})


def _is_of_past_decision(token: Token) -> bool:
    """Whether an infinitive tells what was decided before the act of its clause: "his decision to fine it showed …"."""
    noun = token.head
    if token.dep_ != "acl" or token.tag_ != "VB" or noun.dep_ != "nsubj":
        return False
    return is_cue("plan-noun", noun.lemma_.lower()) and noun.head.tag_ == "VBD"


def _occasion(modifier: Token) -> Token | None:
    """The act or words that a modifier tells more of, on the same occasion: "a statement accusing the army"."""
    noun = modifier.head
    above = noun.head.lower_ if noun.dep_ == "pobj" else ""
    return None if is_cue("from", above) or is_cue("until", above) or not is_occasion(noun) else noun


def _shares_subject(verb: Token) -> bool:
    """Whether a coordinated verb has no subject and no auxiliary of its own: "has backed the rebels and armed them".

    Past and participle look alike, so either tag is believed, except of what somebody "has not done, but said".
    In a relative clause the second verb is as much a reminder as the first, "who seized power and jailed them".
    """
    own = {"nsubj", "nsubjpass", "aux", "auxpass", "expl"}
    if verb.dep_ != "conj" or any(child.dep_ in own for child in verb.children):
        return False
    if verb.head.dep_ in {"relcl", "acl"}:
        return verb.tag_ == verb.head.tag_
    if verb.tag_ == "VBG":
        return verb.head.tag_ == "VBG" and verb.head.dep_ in {"pcomp", "advcl"}
    return verb.tag_ == "VBN" or (verb.tag_ == "VBD" and is_perfect(verb.head) and not is_cue("say", verb.lemma_))


def _is_infinitive(verb: Token) -> bool:
    """Whether an infinitive completes another verb: "allowed its territory to be used"."""
    return verb.dep_ == "ccomp" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _completed(token: Token) -> Token | None:
    """The verb of whose act a clause tells more: "has refused them arms, even barring others from it"."""
    if token.dep_ == "pcomp":
        return token.head.head
    participle = token.dep_ == "advcl" and token.tag_ in {"VBD", "VBN", "VBG"}
    if token.head.i != token.i and (
        participle or token.dep_ == "xcomp" or _shares_subject(token) or _is_infinitive(token)
    ):
        return token.head
    return None


def _follows(clause: Token) -> bool:
    """Whether the clause above comes after this one, "retaliated after Madrid came out in support"."""
    if clause.dep_ != "advcl" or clause.tag_ not in {"VBD", "VBN"}:
        return False
    marks = {child.lower_ for child in clause.children if child.dep_ in {"mark", "prep"} and child.i < clause.i}
    if "than" in marks:
        return True  # "later than planned"
    return bool(marks & {"after", "since"}) and any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)


def _lasted(line: Timeline, verb: Token) -> bool:
    """What fills months or years is of no day of the report: "for decades, they protested", "in his presidency".

    Nor is what is coordinated to it: "during the reign of the king they built a dam, but the enemy destroyed it".
    """
    return _fills(line, verb) or (verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and _fills(line, verb.head))


def _fills(line: Timeline, verb: Token) -> bool:
    """Whether a verb in the past stands with a length of months or years, or with a part of somebody's life."""
    if verb.tag_ not in {"VBD", "VBN"}:
        return False
    plans = (c for c in verb.children if c.dep_ == "xcomp" and is_cue("plan", verb.lemma_.lower()))
    return verb.i in line.lasting or any(
        is_cue("period", noun.lemma_.lower())
        for one in (verb, *plans)  # "pledged to leave the pact during his campaign"
        for child in one.children
        if child.dep_ == "prep" and child.lower_ in {"during", "in", "under", "throughout"}
        for noun in child.children
    )


def _habitual(verb: Token) -> bool:
    """An adverb of habit, "has long", or a look back ("earlier", but not "earlier in the day")."""
    for child in verb.children:
        if child.dep_ != "advmod":
            continue
        plain = not any(True for _ in child.children)
        if is_cue("habit", child.lower_) or (is_cue("long", child.lower_) and plain):
            return True
    return False
