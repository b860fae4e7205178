"""Pronouns: whom "he", "its", "they" or a quoted "we" means.

Resolved pronouns are mentions of their own with method "coreference"; one whose antecedent is unclear
is no mention at all. "They" after "X and Y" has a mention for each.
"""

from __future__ import annotations

from dragoman.reading.who.antecedents import Antecedents
from dragoman.reading.who.clauses import clause_mates, goes_on_about_team, subject_of
from dragoman.reading.who.context import used
from dragoman.reading.who.draft import Draft
from dragoman.reading.who.lists import cue
from dragoman.reading.who.words import Words

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"i", "we", "me", "us", "my", "our", "ours", "mine", "myself", "ourselves"})
PRONOUNS = _HE | _SHE | _IT | _THEY | _WE
_LONGEST = 80  # characters of words that may stand for a name
_PARALLEL = 1.4  # what an object in the same sentence is worth to a pronoun that is one too
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_UNDERGOING = frozenset({"nsubjpass", "dobj"})
_KEEPERS = frozenset({"JUD", "COP"})
_OPENING = frozenset({"“", "«"})
_CLOSING = frozenset({"”", "»"})
_UPWARD = frozenset({"ccomp", "advcl", "xcomp", "conj", "aux", "prep", "dobj", "pobj", "pcomp"})
_DEEPEST = 8  # clauses and phrases looked up through
_EMPTY_VERBS = frozenset(
    [
        "be",
        "is",
        "was",
        "were",
        "are",
        "'s",
        "seem",
        "seems",
        "seemed",
        "appear",
        "appears",
        "appeared",
        "remains",
        "remain",
        "takes",
        "took",
        "rains",
    ]
)


class Pronouns:
    """Resolves the pronouns of one page; remembers the gender that a pronoun gave a person."""

    def __init__(self, antecedents: Antecedents) -> None:
        self.antecedents = antecedents
        self._gender: dict[str, str] = {}

    def at(self, token: int) -> list[Draft]:
        """Drafts for the pronoun at a token; none when it is no pronoun or means nobody known."""
        words = self.antecedents.words
        word = words.lower[token]
        if word not in PRONOUNS or (words.pos[token] != "PRON" and words.tag[token] not in {"PRP", "PRP$"}):
            return []
        bound = subject_of(words, token) if word not in _WE and word.endswith(("self", "selves")) else None
        if bound is not None:
            return [_copy(words, d, token, 0.8, "pronoun for") for d in self.antecedents.drafts if d.head in bound]
        if word in _HE or word in _SHE:
            return _person(self.antecedents, token, "m" if word in _HE else "f", self._gender)
        if word in _IT:
            return _thing(self.antecedents, token)
        return _several(self.antecedents, token) if word in _THEY else _speaker(self.antecedents, token)


def _copy(words: Words, of: Draft, token: int, score: float, reason: str) -> Draft:
    """A mention of the same party at another token; one without a name is called by its words."""
    called = of.name or words.slice(of.first, of.last)
    words_of = f"{reason} {called}"
    draft = Draft(
        token,
        token + 1,
        token,
        of.kind,
        of.key,
        of.id,
        called if len(called) <= _LONGEST else None,
        of.country,
        of.sector,
    )
    draft.international, draft.copy_of = of.international, of
    draft.method, draft.score = "coreference", round(score * (of.score or 0.5), 2)
    draft.evidence = f"{words_of}; {of.evidence}" if of.evidence else words_of
    draft.office, draft.plural, draft.gender = of.office, of.plural, of.gender
    return draft


def _quoting(antecedents: Antecedents, token: int) -> frozenset[int]:
    """The heads of whoever may be speaking, where a quotation is open: the sentence's and the last one's speakers."""
    words = antecedents.words
    if not _is_quoted(words, token):
        return frozenset()
    sentences = {words.sent[token], words.sent[token] - 1}
    return frozenset(
        d.head
        for d in antecedents.drafts
        if words.sent[d.head] in sentences
        and words.dep[d.head] in _SUBJECTS
        and words.lower[words.head[d.head]] in cue("say")
        and not _is_quoted(words, d.head)
    )


def _is_quoted(words: Words, token: int) -> bool:
    """Whether a quotation is open at a token, counted from the start of its sentence and the one before."""
    first = token
    while first > 0 and words.sent[token] - words.sent[first - 1] <= 1 and "\n" not in words.text[first - 1]:
        first -= 1
    before = words.text[first:token]
    opened = sum(text in _OPENING for text in before) - sum(text in _CLOSING for text in before)
    return opened > 0 or before.count('"') % 2 == 1


def _around(words: Words, token: int) -> frozenset[int]:
    """The heads of whoever speaks or acts in the clause that holds the pronoun's: "the club said it would leave".

    Where a thing stands there, those who stand inside its phrase: "the charge against the envoy is that he lied".
    """
    verb = words.head[token]
    described = False  # whether the clause describes a noun: "gave reasons for which she was held"
    for _ in range(_DEEPEST):
        if described and words.pos[verb] == "VERB" and not _is_quoted(words, token):
            subjects = [kid for kid in words.kids[verb] if words.dep[kid] in _SUBJECTS and kid < token]
            if subjects:
                return frozenset(subjects)
        described = described or words.dep[verb] == "relcl"
        if words.dep[verb] not in _UPWARD and not described:
            return frozenset()
        if words.dep[verb] in {"ccomp", "advcl"}:
            subjects = [kid for kid in words.kids[words.head[verb]] if words.dep[kid] in _SUBJECTS and kid < token]
            if _is_quoted(words, token):
                return frozenset()  # who is quoted calls somebody else "he"
            inside = [k for kid in subjects for prep in words.kids[kid] for k in words.kids[prep]]
            above = words.head[verb]
            if words.dep[above] == "relcl" and any(words.lower[kid] == "who" for kid in subjects):
                subjects.append(words.head[above])  # "the envoy A, who served until he was recalled"
            return frozenset(subjects) | frozenset(k for k in inside if words.dep[k] == "pobj")
        verb = words.head[verb]
    return frozenset()


def _person(antecedents: Antecedents, token: int, sex: str, gender: dict[str, str]) -> list[Draft]:
    words = antecedents.words

    def fits(draft: Draft) -> bool:
        if draft.kind != "person" or draft.plural or words.lower[draft.head] in used("household"):
            return False
        known = draft.gender or gender.get(draft.key or draft.name or "")
        return known in {None, sex}

    mates = clause_mates(antecedents, token) | _quoting(antecedents, token)
    ranked = antecedents.ranked(token, fits, mates, favoured=_around(words, token))
    ranked = [d for d in ranked if d.name or d.country] or ranked
    if not ranked:
        return []
    best = ranked[0]
    if best.gender is None and (best.key or best.name):
        gender.setdefault(best.key or best.name or "", sex)
    copy = _copy(antecedents.words, best, token, 0.8, "pronoun for")
    copy.gender = sex
    return [copy]


def _thing(antecedents: Antecedents, token: int) -> list[Draft]:
    words = antecedents.words
    verb = words.lower[words.head[token]]
    if words.dep[token] in {"nsubj", "expl"} and verb in _EMPTY_VERBS:
        return []
    if words.dep[token] == "nsubjpass" and verb in used("done-to-things"):
        return []  # "he appealed, but it was rejected"

    if goes_on_about_team(antecedents, token) or (
        verb in used("it-out") and words.lower[token + 1 : token + 2] == ["out"]
    ):
        return []

    def fits(draft: Draft) -> bool:
        if draft.plural or draft.kind not in {"state", "organisation"}:
            return False
        known = bool(draft.country or draft.id or draft.key)
        acts = draft.kind == "organisation" and words.dep[draft.head] in _SUBJECTS  # "WOLA said ... It argues"
        return (known or acts) and not draft.adjectival

    nearer = _PARALLEL if words.dep[token] in {"dobj", "dative"} else 0.0  # "wrote to the Council and asked it"
    mates = clause_mates(antecedents, token)
    ranked = antecedents.ranked(token, fits, mates, nearer, _around(words, token))
    if not ranked:
        return []
    best = ranked[0]
    return [_copy(words, best, token, 0.75, "pronoun for")]


def _several(antecedents: Antecedents, token: int) -> list[Draft]:
    words = antecedents.words

    held = words.dep[token] in _UNDERGOING and words.lower[words.head[token]] in used("held")

    def plural(draft: Draft) -> bool:
        keeper = held and draft.kind == "organisation" and draft.sector in _KEEPERS  # no court is remanded
        return draft.plural and draft.kind != "place" and not keeper

    def joined(draft: Draft) -> bool:
        party = draft.kind in {"person", "state"} and not draft.adjectival and not _is_origin(words, draft.head)
        return party and _conjuncts(antecedents, draft) != []

    beside = [d for d in antecedents.drafts if d.head == _listed_with(words, token) and plural(d)]
    if len(beside) == 1 and (beside[0].country or beside[0].sector):
        return [_copy(words, beside[0], token, 0.7, "pronoun for")]
    mates = clause_mates(antecedents, token)
    groups = antecedents.ranked(token, plural, mates)
    pairs = antecedents.ranked(token, joined, mates)
    if groups and (not pairs or groups[0].first > pairs[0].first):
        best = groups[0]
        same = [d for d in antecedents.drafts if (d.first, d.last) == (best.first, best.last)]
        if len(same) > 1:  # "both sides": one draft for each
            return [_copy(words, d, token, 0.75, "pronoun for one of two:") for d in same]
        return [_copy(words, best, token, 0.7, "pronoun for")] if best.country or best.sector else []
    if pairs:
        members = [pairs[0], *_conjuncts(antecedents, pairs[0])]
        return [_copy(words, d, token, 0.7, "one of the parties that the pronoun stands for:") for d in members]
    return []


def _is_origin(words: Words, token: int) -> bool:
    """Whether a name tells where others are from: the states of "six bodies from Peru and Chile"."""
    while words.dep[token] == "conj" and words.head[token] != token:
        token = words.head[token]
    return words.dep[token] == "pobj" and words.lower[words.head[token]] == "from"


def _listed_with(words: Words, token: int) -> int | None:
    """The noun before "and their": "the strikers and their families"."""
    noun = words.head[token]
    listed = words.dep[token] == "poss" and words.dep[noun] == "conj" and words.lower[token - 1] == "and"
    return words.head[noun] if token and listed else None


def _conjuncts(antecedents: Antecedents, draft: Draft) -> list[Draft]:
    """The drafts coordinated with one."""
    words = antecedents.words
    heads: set[int] = set()
    head = draft.head
    while words.dep[head] == "conj" and words.head[head] != head:
        head = words.head[head]
        heads.add(head)
    stack = [head]
    while stack:
        for kid in words.kids[stack.pop()]:
            if words.dep[kid] == "conj":
                heads.add(kid)
                stack.append(kid)
    heads.discard(draft.head)
    return [d for d in antecedents.drafts if d.head in heads and d.kind == draft.kind]


def _speaker(antecedents: Antecedents, token: int) -> list[Draft]:
    """The speaker of a quotation: the subject of the verb of saying in its sentence or the one after."""
    words = antecedents.words
    for sentence in (words.sent[token], words.sent[token] + 1):
        for draft in antecedents.drafts:
            here = words.sent[draft.head]
            if here > sentence:
                break
            if here != sentence or words.dep[draft.head] not in {"nsubj", "nsubjpass"}:
                continue
            verb = words.head[draft.head]
            if words.lower[verb] == "quoted" and draft.sector == "JRN":
                quoted = [d for d in antecedents.drafts if words.head[d.head] == verb and words.dep[d.head] == "dobj"]
                quoted += [d for d in antecedents.drafts if verb < d.first <= verb + 4 and d.kind == "person"]
                return [_copy(words, d, token, 0.7, "first person in the words of") for d in quoted[:1]]
            if (
                words.lower[verb] in cue("say")
                and draft.sector != "JRN"
                and draft.kind in {"person", "organisation", "group", "state"}
            ):
                return [_copy(words, draft, token, 0.7, "first person in the words of")]
    return []
