"""Sides: whether an event has, on either side, whom its type needs, so that it says who did what to whom.

A word or a deed between two, of which the text shows only one, is a parser's slip or no event more often
than not: "supported the plan", "the plan was discussed". What may stand one-sided is what a government
says or does for all to hear: a refusal, an offer, a concession.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.reading.what import politics, syntax
from dragoman.reading.what.frames import Lexicon
from dragoman.reading.what.reader import Found
from dragoman.reading.what.selection import Selected
from dragoman.records import EventMention, Mention, Party

TWO_SIDED = politics.TWO_SIDED | {"CONCEDE"}
# what a government does before everybody needs no addressee
PUBLIC_WORD = frozenset({"REJECT", "AGREE", "CONCEDE", "REQUEST"})
# what is said against or for somebody: without an addressee only where other states are spoken of
ADDRESSED = frozenset({"ACCUSE", "THREATEN"})
OFFICE = frozenset({"GOV", "LEG", "MIL", "IGO", "SPY", "COP", "JUD", "OPP", "PTY", "REB", "INS", "ELI", "UAF", "PRE"})
BODY = "IGO"  # sector of international bodies and their officials, who have no country
ARMED = politics.ARMED
PRIVATE = politics.PRIVATE | {"SOC", "REL"}
PRONOUNS = frozenset(
    {
        "i",
        "we",
        "you",
        "he",
        "she",
        "it",
        "they",
        "who",
        "which",
        "that",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "him",
        "them",
        "us",
        "me",
        "this",
        "these",
        "those",
    }
)
# modes of force by those in office, whoever they are: only authorities arrest, deport, impose curfews
OF_OFFICE = frozenset({"arrest", "deport", "curfew"})
# contexts that make violence among private people political
POLITICAL = frozenset(
    {
        "military",
        "terrorism",
        "religion_ethnicity",
        "repression",
        "election",
        "political_institutions",
        "rights_freedoms",
        "migration",
        "territory",
    }
)
# types in which several actors stand for each other's recipients
RECIPROCAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "REJECT"})
# kindness among private people at home is no event
MATERIAL_OR_KIND = frozenset({"SUPPORT", "AID", "COOPERATE", "AGREE", "CONSULT"})
LIKELY = 0.5  # confidence below which what only may happen is talk
SURE = 0.75  # weight of a frame that may stand without an addressee
SURER = 0.85  # the same, for what is usually said to somebody
SUREST = 0.9  # the same, where no other state is spoken of
PROTESTS = frozenset({"protest", "strikes", "boycotts"})
CALLING = frozenset({"call", "phone", "telephone", "ring", "write", "visit", "meet"})  # "called him to thank him"
ACCIDENTS = frozenset({"accident", "collision", "derailment", "crash", "earthquake", "landslide", "stampede"})
SEVERAL = 2
UNCERTAIN = frozenset({"hypothetical", "denied"})


def has_sides(  # noqa: PLR0911  one answer a type
    selected: Selected, mentions: tuple[Mention, ...], lexicon: Lexicon
) -> bool:
    """Whether the event that stands has the sides that its type needs."""
    found, type_ = selected.found, selected.type
    if type_ in TWO_SIDED:
        return (_is_abroad(found) or not _is_purpose(selected)) and _has_two(selected, mentions)
    if not found.actors and not found.recipients:
        return found.frame.mode == "arrest" and found.frame.pos == "v"  # only authorities arrest
    bare = found.is_bare_noun
    if bare and found.referred and not found.recipients and len(found.actors) < SEVERAL:
        return False  # "called the raid a crime" tells of no other raid
    if type_ == "ASSAULT" and _is_aimless(found):
        return False
    if bare and type_ in {"ASSAULT", "COERCE"} and found.frame.mode not in OF_OFFICE:
        if type_ == "ASSAULT" and (len(found.actors) > 1 or any(p.country for p in found.recipients)):
            return True
        armed = any(p.sector in ARMED for p in found.actors)  # "the police firing"
        return bool(found.actors and (found.recipients or armed))
    if type_ == "COERCE":
        by_office = found.frame.mode in OF_OFFICE or "legal" in found.frame.contexts
        return by_office or _is_official(found.actors, mentions)
    if type_ == "RETREAT":
        return not (bare and not found.actors) and (not found.actors or _is_official(found.actors, mentions))
    if type_ == "PROTEST":
        return _is_protest(selected, mentions)
    if type_ == "MOBILIZE":
        return bool(found.actors)
    return type_ != "ASSAULT" or _is_political_violence(selected, lexicon)


def _is_aimless(found: Found) -> bool:
    """Violence that a noun names, by one side against nobody: "the military attacks"; the police fire at whoever."""
    alone = len(found.actors) == 1 and not found.recipients
    return found.frame.pos == "n" and alone and found.actors[0].sector != "COP"


def is_firm(event: EventMention) -> bool:
    """Whether an event that did not happen, or may not, says enough of who and whom; less is talk."""
    if event.status not in UNCERTAIN:
        return True
    if event.status == "hypothetical":
        countries = [{p.country or p.id for p in side} - {None} for side in (event.actors, event.recipients)]
        return all(countries) and not countries[0] & countries[1] and event.confidence >= LIKELY
    if event.status == "denied" and any(p.country for p in event.actors):
        return True  # "Uganda denied shelling the village"
    placed = [any(p.country or p.id for p in side) for side in (event.actors, event.recipients)]
    return all(placed) or (len(event.actors) > 1 and placed[0])


def _has_two(selected: Selected, mentions: tuple[Mention, ...]) -> bool:  # noqa: PLR0911  one answer a reason
    found, type_ = selected.found, selected.type
    if not any(p.country or p.id for p in (*found.actors, *found.recipients)):
        return False  # nobody whom knowledge can place
    if not found.actors:  # "faced sanctions": who imposed them is left open
        known = any(p.country or p.sector == BODY for p in found.recipients)
        return politics.is_verdict(found) or (found.support is not None and known)
    official = _is_official(found.actors, mentions)
    if not found.recipients:
        several = _is_abroad(found) or (len(found.actors) > 1 and _is_between_offices(found, mentions))
        several = several and type_ in RECIPROCAL
        return several or _is_of_protest(selected) or (official and _may_stand_alone(selected, mentions))
    if type_ == "CONCEDE" and not (official or _is_of_protest(selected)):
        return False
    if not _is_abroad(found) and not official and type_ in MATERIAL_OR_KIND:
        return False  # a charity at home
    if not _is_abroad(found) and _is_private_matter(selected, mentions):
        return False
    if not _is_abroad(found) and type_ == "CONSULT" and not _is_between_offices(found, mentions):
        return False  # a minister among his own
    placed = [any(_is_placed(p, mentions) for p in side) for side in (found.actors, found.recipients)]
    if placed[0] and type_ == "AGREE" and found.frame.type == "RETREAT":
        return True  # "will release the two guards"
    return all(placed) or (official and (type_ not in MATERIAL_OR_KIND or _is_folk(found.recipients)))


def _is_private_matter(selected: Selected, mentions: tuple[Mention, ...]) -> bool:
    """A welcome to students, or what a shop should do: words at home to nobody in politics."""
    found = selected.found
    advice = selected.type == "REQUEST" and any(need.place == "modal" for need in found.frame.needs)
    if selected.type != "SUPPORT" and not advice:
        return False
    return not _is_official(found.recipients, mentions) or (advice and all(_is_pronoun(p) for p in found.recipients))


def _is_abroad(found: Found) -> bool:
    """Whether the parties are of different states, or one is an international body."""
    parties = (*found.actors, *found.recipients)
    placed = {p.country or p.id or (p.sector if p.sector == BODY else None) for p in parties}
    return len(placed - {None}) > 1


def _is_between_offices(found: Found, mentions: tuple[Mention, ...]) -> bool:
    """Whether both sides act for somebody in politics, and not for one and the same office."""
    if found.recipients and not (_is_official(found.actors, mentions) and _is_official(found.recipients, mentions)):
        return False
    parties = (*found.actors, *found.recipients)
    return len({p.sector for p in parties if p.sector}) > 1 or not any(p.country for p in parties)


def _may_stand_alone(selected: Selected, mentions: tuple[Mention, ...]) -> bool:  # noqa: PLR0911  as above
    """Whether an act by one in office is whole without somebody whom it addresses."""
    found, type_ = selected.found, selected.type
    if _has_lost_object(found.token) or any("lawsuit" in need.classes for need in found.frame.needs):
        return False
    if type_ == "AGREE" and found.inner is None and found.frame.type == "AGREE":
        return False  # what one side promises to nobody is politics at home, but for leaving, freeing and the like
    if type_ == "REJECT":
        return found.frame.weight >= SURE
    if all(_is_pronoun(p) for p in found.actors):
        return False
    if type_ == "CONCEDE":
        return True
    if type_ in PUBLIC_WORD or found.frame.mode == "investigate":
        return found.frame.weight >= SURE
    if any("agreement" in need.classes for need in found.frame.needs):
        return True
    if type_ not in ADDRESSED or found.frame.weight < SURER:
        return False
    return found.frame.weight >= SUREST or _speaks_of_others(selected, mentions)


def _is_of_protest(selected: Selected) -> bool:
    """Whether it is about a strike or boycott, which those who strike begin and end."""
    return any(PROTESTS & set(need.classes) for need in selected.found.frame.needs)


def _is_folk(parties: list[Party]) -> bool:
    """Whether a side has people, if only by their words, and not just a name that nobody can place."""
    return any(p.sector is not None or p.mention is None for p in parties)


def _has_lost_object(token: Token) -> bool:
    """Whether the object is a pronoun that nobody could resolve: "criticised them both"."""
    return any(child.dep_ == "dobj" and child.pos_ == "PRON" for child in token.children)


def _is_purpose(selected: Selected) -> bool:
    """Kindness that is only what something else is for: "a fund to support schools", "helps by supporting them"."""
    token = selected.found.anchor
    if selected.type not in MATERIAL_OR_KIND or selected.found.frame.pos != "v" or token.head.lemma_ in CALLING:
        return False
    return (token.dep_ in {"advcl", "acl"} and syntax.is_infinitive(token)) or token.dep_ == "pcomp"


def _speaks_of_others(selected: Selected, mentions: tuple[Mention, ...]) -> bool:
    """Whether the sentence names a state besides the actor's."""
    sentence = selected.found.token.sent
    own = {p.country for p in selected.found.actors}
    return any(
        m.country and m.country not in own for m in mentions if sentence.start_char <= m.start < sentence.end_char
    )


def _is_protest(selected: Selected, mentions: tuple[Mention, ...]) -> bool:
    """A protest needs protesters; a bare noun with only a place beside it names a state of affairs."""
    found = selected.found
    if not found.actors:
        return False
    if found.frame.pos != "n" or found.support is not None:
        return True
    if all(politics.kind_of(p, mentions) == "place" for p in found.actors):
        return False
    return bool(found.recipients) or found.token.dep_ in {"nsubj", "nsubjpass"}


def _is_political_violence(selected: Selected, lexicon: Lexicon) -> bool:
    """Violence among private people of one country is crime, unless the sentence gives it a political context."""
    found = selected.found
    parties = (*found.actors, *found.recipients)
    if not found.actors and any(token.lemma_.lower() in ACCIDENTS for token in found.token.sent):
        return False
    if not found.actors or any(p.sector not in PRIVATE for p in parties if p.sector or p.country):
        return True
    if len({p.country for p in parties if p.country}) > 1:
        return True
    return any(context in POLITICAL for token in found.token.sent for context in _contexts(token, lexicon))


def _contexts(token: Token, lexicon: Lexicon) -> tuple[str, ...]:
    return lexicon.contexts.get(token.lemma_.lower(), ())


def _is_official(parties: list[Party], mentions: tuple[Mention, ...]) -> bool:
    """Whether a side has somebody in office, in arms or in politics."""
    told = [p for p in parties if not politics.is_guessed(p, mentions)]
    return any(p.sector in OFFICE or (p.sector is None and _is_state(p, mentions)) for p in told)


def _is_state(party: Party, mentions: tuple[Mention, ...]) -> bool:
    kind = politics.kind_of(party, mentions)
    return kind in {"state", "organisation"} or (kind != "place" and party.country is not None)


def _is_placed(party: Party, mentions: tuple[Mention, ...]) -> bool:
    """Whether a party has a country or is a named organisation, or at least a part in politics."""
    kind = politics.kind_of(party, mentions)
    named = kind == "organisation" and party.id is not None
    return bool(party.country) or named or party.sector == BODY or (party.sector in OFFICE and not _is_pronoun(party))


def _is_pronoun(party: Party) -> bool:
    return party.text.lower() in PRONOUNS
