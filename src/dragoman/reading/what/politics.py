"""Politics: which acts are between political actors, and so events at all.

PLOVER codes what states, their organs, parties, armed groups and the public do in politics. An act of
private people among themselves, an interview, an accident, a topic of talk is none.
"""

from __future__ import annotations

from dragoman.reading.what import control, syntax
from dragoman.reading.what.parties import is_known
from dragoman.reading.what.reader import Found
from dragoman.records import Mention, Party

AUTHORITY_MODES = frozenset({"arrest", "deport"})
ARMED_SECTORS = frozenset({"GOV", "IGO", "MIL", "COP", "SPY", "JUD", "REB", "OPP", "PTY", "LEG", "INS"})
TWO_SIDED = frozenset(
    {"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "AID", "COOPERATE", "SANCTION", "CONSULT"}
)
# PLOVER requires a recipient
NEED_RECIPIENT = frozenset({"AID", "COOPERATE", "SANCTION"})
# types that count within one state, among private people too
DOMESTIC = frozenset({"CONCEDE", "ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"})
PRESS = frozenset({"JRN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
# sectors that make nobody a political actor
PRIVATE = frozenset({"UNK", "CVL", "BUS", "EDU", "MED", "JRN", "AGR", "LAB", "CRM", "REF"})
ARMED = frozenset({"COP", "MIL", "REB"})
OWNED = ("its ", "their ", "his ", "her ", "our ")
VERDICTS = frozenset({"sentence", "convict"})
GOVERNING = "GOV"
DEFENCES = frozenset({"defend"})
ITSELF = frozenset({"the government", "the administration", "the cabinet"})
SILENCE = frozenset({"comment", "elaborate", "speak", "say", "disclose", "name"})  # "declined to comment"
# weight of nouns for states of affairs: war, violence
VAGUE = 0.7
# score up to which a name has only the state of its page
GUESS = 0.15
BY_PAGE = 0.3


def is_political(found: Found, mentions: tuple[Mention, ...]) -> bool:
    """Whether an act is one between political actors, and no topic, interview, crime or accident."""
    if is_verdict(found) or (found.type == "COERCE" and found.frame.mode in AUTHORITY_MODES):
        return True  # only authorities arrest
    if found.type == "ASSAULT" and not found.actors:
        return _is_violence(found, mentions)
    acted = (found.type in FORCE and not _is_headless(found)) or _has_actor(found)
    if not acted or not (found.type in DOMESTIC or _is_public(found, mentions)):
        return False
    if (found.type == "CONSULT" and _consults_nobody(found)) or (found.type == "REJECT" and _is_silence(found)):
        return False
    parties = (*found.actors, *found.recipients)
    if _is_topic(found) or (found.type == "CONSULT" and any(party.sector in PRESS for party in parties)):
        return False
    return any(party.sector != "UNK" and _is_somebody(party, mentions, places=True) for party in parties)


def is_verdict(found: Found) -> bool:
    """Whether somebody is convicted or sentenced, which only courts do, whoever it is."""
    return found.type == "SANCTION" and found.frame.lemma in VERDICTS and bool(found.recipients)


def _is_silence(found: Found) -> bool:
    return any(clause.lemma_ in SILENCE for clause in syntax.complements(found.token))


def _consults_nobody(found: Found) -> bool:
    """Whether somebody talks alone, or visits a thing: a mausoleum, an exhibition."""
    if found.frame.mode == "visit":
        return bool(found.recipients) and not any(party.country or party.id for party in found.recipients)
    return found.frame.mode is None and not found.recipients and len(found.actors) < 2


def _is_violence(found: Found, mentions: tuple[Mention, ...]) -> bool:
    """Violence by nobody counts when knowledge places its victims, unless a vague noun names a state of affairs."""
    if found.frame.pos == "n" and found.frame.weight <= VAGUE:
        return False
    hit = [party for party in found.recipients if not _is_by_page(party, mentions)]
    return any(party.country or party.sector in ARMED_SECTORS for party in hit)


def _has_actor(found: Found) -> bool:
    """Whether somebody acts; a passive may keep it to itself, an active clause without a subject is a parser's slip."""
    return bool(found.actors) or found.frame.pos != "v" or syntax.is_passive(found.anchor)


def _is_headless(found: Found) -> bool:
    """A finite verb that nobody and nothing is the subject of: a participle before a noun, read as a clause."""
    verb = found.anchor
    return found.frame.pos == "v" and verb.tag_ in FINITE and not found.actors and not control.subjects(verb)


def lacks_recipient(found: Found) -> bool:
    """Whether PLOVER wants a recipient for the type and there is none, after coordination has lent its own.

    Where the recipient would be the agent of a passive ("was used as a base"), leaving it out is ordinary.
    """
    if "by" in found.frame.recipient and syntax.is_passive(found.anchor):
        return False
    return found.type in NEED_RECIPIENT and not found.recipients and len(found.actors) < 2


def is_guessed(party: Party, mentions: tuple[Mention, ...]) -> bool:
    """Whether all that knowledge says of a person is the state of his page: that alone makes nobody political."""
    return kind_of(party, mentions) == "person" and _is_by_page(party, mentions, GUESS)


def _is_by_page(party: Party, mentions: tuple[Mention, ...], score: float = BY_PAGE) -> bool:
    """Whether a name has its country from its page, at most this surely, and nothing else is known of it."""
    if party.mention is None or party.sector or party.id:
        return False
    mention = mentions[party.mention]
    return mention.method == "coreference" and mention.score <= score


def helps_itself(found: Found) -> bool:
    """Whether a government only lets its own troops pass or defends itself, which helps nobody."""
    own = {p.country for p in found.actors if p.country} | {None}
    if found.type == "SUPPORT" and found.frame.lemma in DEFENCES and found.actors and found.recipients:
        return all(p.sector == GOVERNING for p in found.actors) and all(
            p.text.lower() in ITSELF and p.country in own for p in found.recipients
        )
    return (found.type == "AID" and bool(found.recipients)) and all(
        p.sector in ARMED and (p.country in own or p.text.lower().startswith(OWNED)) for p in found.recipients
    )


def _is_public(found: Found, mentions: tuple[Mention, ...]) -> bool:
    """Whether somebody in it acts for a state or in politics, or the parties are of different states."""
    parties = (*found.actors, *found.recipients)
    parties = tuple(party for party in parties if not is_guessed(party, mentions))
    if any(party.sector not in PRIVATE and _is_somebody(party, mentions) for party in parties):
        return True
    return len({party.country for party in parties if party.country}) > 1


def _is_somebody(party: Party, mentions: tuple[Mention, ...], places: bool = False) -> bool:
    """Whether a party is one that knowledge places, or at least a named organisation."""
    kind = kind_of(party, mentions)
    if kind == "organisation":
        return True
    return is_known(party) and (places or kind != "place")


def kind_of(party: Party, mentions: tuple[Mention, ...]) -> str | None:
    """The kind of the mention that a party is; None for one that only its words name."""
    return mentions[party.mention].kind if party.mention is not None else None


def _is_topic(found: Found) -> bool:
    """A noun that names a subject of talk and not an event: "the sanctions", "support for the plan"."""
    if found.frame.pos != "n" or found.support is not None or found.type not in TWO_SIDED:
        return False
    return not (found.recipients and found.actors) and len(found.actors) < 2
