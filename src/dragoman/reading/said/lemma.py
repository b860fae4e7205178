"""Lemma: the dictionary form of a word, where the pipeline's lemmatizer is known to be wrong set right.

English rules cannot tell "hoped" from "hopped" by the ending alone; `lemmas.tsv` lists the verbs where that matters.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from dragoman.knowledge import table


@lru_cache(maxsize=1)
def corrections() -> dict[str, str]:
    """Wrong lemma → right lemma."""
    rows = table.read(table.shipped("said/lemmas.tsv"), ("wrong", "lemma", "source"))
    return {row["wrong"]: row["lemma"] for row in rows}


def lemma(token: Token) -> str:
    """The lemma in lower case."""
    found = token.lemma_.lower()
    right = corrections().get(found)
    if right is None:
        return found
    form = token.lower_
    doubled = form.startswith(found + found[-1]) or form in {found, found + "s"}  # "hopped", "hops"
    return found if doubled else right
