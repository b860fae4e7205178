"""Words: the parse of a document as plain lists, one entry a token.

Asking spaCy for an attribute costs a call and a string look-up each time; the readers of this package
ask for a handful of attributes of every token many times. The lists are read once and never change.
"""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from dragoman.reading.document import article_of

_ATTRIBUTES: list[int | str] = ["ORTH", "IDX", "HEAD", "DEP", "POS", "TAG", "ENT_TYPE", "ENT_IOB", "SENT_START"]
_LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "predet", "npadvmod", "advmod"})
_CACHE = "dragoman.words"  # in doc.user_data, from the first reader to the last
_LONGEST = 40  # tokens of a noun phrase; longer ones come from tables and lists


class Words:
    """Token attributes by index: text, lower, start, end (code points), pos, tag, dep, head, ent, sent, kids."""

    def __init__(self, doc: Doc) -> None:
        self.source = article_of(doc).text
        columns: list[list[int]] = doc.to_array(_ATTRIBUTES).tolist() if len(doc) else []
        strings = doc.vocab.strings
        names: dict[int, str] = {0: ""}
        for column in (0, 3, 4, 5, 6):
            for code in {row[column] for row in columns}:
                names[code] = strings[code]
        self.text = [names[row[0]] for row in columns]
        self.lower = [text.lower() for text in self.text]
        self.start = [row[1] for row in columns]
        self.end = [start + len(text) for start, text in zip(self.start, self.text, strict=True)]
        # to_array is unsigned: a head to the left wraps around
        wrap = 1 << 64
        self.head = [i + (row[2] - wrap if row[2] >= wrap >> 1 else row[2]) for i, row in enumerate(columns)]
        self.dep = [names[row[3]] for row in columns]
        self.pos = [names[row[4]] for row in columns]
        self.tag = [names[row[5]] for row in columns]
        self.ent = [names[row[6]] for row in columns]
        self.kids: list[list[int]] = [[] for _ in columns]
        for i, head in enumerate(self.head):
            if head != i:
                self.kids[head].append(i)
        self.sent = _sentences(columns)
        self.entities = _entities(columns, names)
        self._edges: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self.text)

    def at(self, offset: int) -> int:
        """The token that covers or follows a character offset."""
        return max(bisect_right(self.start, offset) - 1, 0)

    def left_edge(self, i: int) -> int:
        """The first token of the noun phrase headed by `i`, left modifiers and determiners included."""
        known = self._edges.get(i)
        if known is None:
            known = self._edges[i] = self._left_edge(i)
        return known

    def _left_edge(self, i: int) -> int:
        edge, stack = i, [i]
        while stack:
            for kid in self.kids[stack.pop()]:
                if kid < i and i - kid < _LONGEST and (self.dep[kid] in _LEFT or self.dep[kid] in {"case", "punct"}):
                    edge = min(edge, kid)
                    stack.append(kid)
        while edge < i and (self.dep[edge] == "punct" or not self.text[edge].strip()):
            edge += 1
        return edge

    def root(self, first: int, last: int) -> int:
        """The token of [first, last) whose head lies outside; the last such one."""
        for i in range(last - 1, first - 1, -1):
            if not first <= self.head[i] < last or self.head[i] == i:
                return i
        return last - 1

    def slice(self, first: int, last: int) -> str:
        """The text of tokens [first, last)."""
        return self.source[self.start[first] : self.end[last - 1]]

    def first_in_sentence(self, i: int) -> bool:
        """Whether a token opens its sentence, quotation marks aside."""
        j = i - 1
        while j >= 0 and self.sent[j] == self.sent[i]:
            if self.text[j][0].isalnum():
                return False
            j -= 1
        return True


def words_of(doc: Doc) -> Words:
    """The words of a document, made once while `dragoman.who` and `dragoman.where` read it."""
    words: Words | None = doc.user_data.get(_CACHE)
    if words is None:
        words = doc.user_data[_CACHE] = Words(doc)
    return words


def forget_words(doc: Doc) -> None:
    """Drop the words kept for a document, so that it can be stored and pickled."""
    doc.user_data.pop(_CACHE, None)


def _sentences(columns: list[list[int]]) -> list[int]:
    """The number of the sentence of every token; all 0 when the pipeline has no parser."""
    numbers: list[int] = []
    number = -1
    for i, row in enumerate(columns):
        if row[8] == 1 or i == 0:
            number += 1
        numbers.append(number)
    return numbers


def _entities(columns: list[list[int]], names: dict[int, str]) -> list[tuple[int, int, str]]:
    """Named entities as (first token, token after the last, label)."""
    found: list[tuple[int, int, str]] = []
    for i, row in enumerate(columns):
        label, iob = names[row[6]], row[7]
        if not label:
            continue
        if iob == 1 and found and found[-1][1] == i and found[-1][2] == label:
            found[-1] = (found[-1][0], i + 1, label)
        else:
            found.append((i, i + 1, label))
    return found
