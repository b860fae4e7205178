"""Turns: speakers set off by a colon - headlines ("Kremlin: …"), transcripts and interviews ("WALLACE: …").

The words before the colon name somebody and hold no verb; the words after it are the content. A speaker
in capitals, or one who speaks twice, makes a transcript: there every such line is a turn.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from dragoman.reading.said.cues import Cues
from dragoman.reading.said.saying import Range, Saying, chars
from dragoman.reading.said.wordlists import words
from dragoman.reading.who.mentions import indexes_at

LABEL = re.compile(r"(?m)^[ \t]*[\"“]?(?P<name>[^\W\d][^\n:.!?\"“”]{0,48}):[ \t]+(?=\S)")
NAMES = {"PERSON", "ORG", "GPE", "NORP"}
LEAST = 3  # words of a turn in a headline
HEADLINE = 20  # words of a line that may still be one


def sayings(doc: Doc, text: str, starts: list[int], cues: Cues) -> Iterator[Saying]:
    """The turns of a document."""
    labels = list(LABEL.finditer(text))
    if not labels:
        return
    counts = Counter(m.group("name").strip() for m in labels)
    capitals = sum(1 for n in counts if n.isupper())
    title_end = text.find("\n")
    title_end = len(text) if title_end < 0 else title_end
    for match in labels:
        name = match.group("name").strip()
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        at = match.start("name")
        source = (bisect_left(starts, at), bisect_left(starts, match.end("name")))
        body = (bisect_left(starts, match.end()), bisect_left(starts, end))
        if source[0] >= source[1] or body[0] >= body[1] or name.lower() in words("label"):
            continue
        turn = name in {"Q", "A"} and counts["Q"] > 0 and counts["A"] > 0
        once = counts[name] == 1 and not turn and body[1] - body[0] > HEADLINE
        if once and (_is_place(doc, source) or (name.isupper() and capitals < 2)):
            continue  # where it was written: "MULTAN: …"
        transcript = turn or (name.isupper() and len(name) > 1) or (counts[name] > 1 and _names(doc, source))
        if not transcript and not (at < title_end and _headline(doc, source, body, cues)):
            continue
        content = chars(doc, body)
        if content is not None:
            head = doc[source[0] : source[1]].root.i
            yield Saying(
                cue=(source[1], source[1] + 1), content=[content], source=source, source_head=head, quoted=transcript
            )


def _is_place(doc: Doc, source: Range) -> bool:
    """Whether a label before a paragraph is where it was written: "MULTAN: …", "Muscat: …"."""
    words = doc[source[0] : source[1]]
    places = [m for i in indexes_at(doc, words.root) if (m := doc._.mentions[i])]
    if any(m.kind in {"person", "organisation"} for m in places):
        return False
    return words.root.ent_type_ in {"GPE", "LOC", "FAC"} or any(m.kind in {"place", "state"} for m in places)


def _names(doc: Doc, source: Range) -> bool:
    return all(t.pos_ in {"PROPN", "NOUN", "ADJ", "ADP", "DET", "PUNCT"} for t in doc[source[0] : source[1]])


def _headline(doc: Doc, source: Range, body: Range, cues: Cues) -> bool:
    """Whether the words before the colon of a headline name somebody who can speak."""
    words = doc[source[0] : source[1]]
    if body[1] - body[0] < LEAST or any(t.pos_ in {"VERB", "AUX"} for t in words) or len(words) > 6:
        return False
    return any(t.ent_type_ in NAMES or t.lemma_.lower() in cues.speakers for t in words) or all(
        t.pos_ == "PROPN" for t in words
    )
