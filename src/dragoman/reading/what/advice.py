"""Advice: what somebody says that others should do, or is worried about, and nobody is asked or blamed by it.

"The minister said the country must believe in itself", "the mayor voiced concern about the heat": a saying counts
as a request or as criticism only where it is meant for somebody else who can act on it.
"""

from __future__ import annotations

from spacy.tokens import Doc

from dragoman.reading.document import head_of
from dragoman.reading.what import control, politics
from dragoman.reading.what.selection import Selected
from dragoman.records import Mention, Party

SEVERAL = 2
LETTING = frozenset({"allow", "let", "permit", "enable"})
HAVING = frozenset({"make", "show", "have", "demonstrate", "display"})
AREAS = frozenset({"area", "region", "zone", "district", "province", "county"})
WORRIES = frozenset({"concern", "worry", "alarm", "doubt", "misgiving", "unease", "fear"})
CARED_FOR = frozenset({"CVL", "EDU", "MED", "REF", "AGR", "LAB"})  # at home, the victims of what is worried about
PRONOUNS = frozenset({"i", "we", "you", "they", "he", "she", "it", "everyone", "everybody", "people"})


def is_mere_advice(  # noqa: PLR0911  one answer a kind of talk
    selected: Selected, mentions: tuple[Mention, ...]
) -> bool:
    """Whether what is said asks or blames nobody but oneself, one's own country, or nobody at all."""
    found = selected.found
    own = {p.country for p in found.actors if p.country}
    if selected.type == "REQUEST" and any(need.place == "modal" for need in found.frame.needs):
        unknown = not any(p.country or p.id or p.sector for p in found.actors)
        return unknown or all(_is_own(one, own, mentions) for one in found.recipients)
    if found.frame.lemma == "want" and selected.type == "REQUEST":
        return all(_is_own(one, own, mentions) for one in found.recipients)
    if found.frame.lemma == "agree" and not found.frame.needs:  # with an opinion
        return not found.recipients and len(found.actors) < SEVERAL
    if selected.type == "AGREE" and _is_mere_will(selected):
        return True
    if found.frame.lemma in LETTING and selected.type == "CONCEDE":  # "it allows farmers to grow more"
        if found.recipients and all(p.text.lower() in PRONOUNS and p.country in own for p in found.recipients):
            return True  # "a law that allows us to rest"
        return all(p.text.lower() in PRONOUNS for p in found.actors) and len(own) < SEVERAL
    if selected.type == "ACCUSE" and any("concern" in need.classes for need in found.frame.needs):
        if not any(one.lemma_.lower() in WORRIES for one in control.objects(found.token)):
            return False
        doc = found.token.doc
        return all(
            one.country in own | {None} and (one.sector in CARED_FOR or _is_place(doc, one, mentions))
            for one in found.recipients
        )
    return False


def _is_mere_will(selected: Selected) -> bool:
    """Commitment or interest that is had or shown towards nobody: "is committed to excellence"."""
    found = selected.found
    if found.token.tag_ == "VBN" and found.token.dep_ in {"acomp", "oprd"} and found.inner is None:
        return found.frame.lemma == "commit" and not found.recipients  # "both are committed to peace"
    shown = any({"commitment", "willingness"} & set(need.classes) for need in found.frame.needs)
    held = found.frame.lemma in {"commit", "committed"} or (shown and found.frame.lemma in HAVING)
    return held and not found.recipients and found.inner is None and len(found.actors) < SEVERAL


def _is_own(party: Party, own: set[str], mentions: tuple[Mention, ...]) -> bool:
    """Whether a party is one's own country or people as a whole, or a pronoun that may be anybody."""
    if party.text.lower() in PRONOUNS:
        return party.country in own | {None}
    return party.country in own and politics.kind_of(party, mentions) in {"state", "place"}


def _is_place(doc: Doc, party: Party, mentions: tuple[Mention, ...]) -> bool:
    head = head_of(doc, party)
    area = head is not None and head.lemma_.lower() in AREAS  # which the recogniser takes for a body
    return area or politics.kind_of(party, mentions) in {"state", "place"}
