"""Joints: sentences that lost the space between them.

Scrapers join elements without a space ("for the second time.Officials said"). The space is put back only
where a word of lower-case letters, a sentence end and a capitalised word meet: never inside addresses,
abbreviations, numbers or names with a dot in them.
"""

from __future__ import annotations

import re

# what stands before the marks is looked at behind the first of them: a search for a mark is quick
_JOINT = re.compile(r"([.!?](?<=[a-zà-ÿ]{2}[.!?])[.!?]*[\"”’)]?)(?=[\"“‘(]?[A-ZÀ-Þ][a-zà-ÿ’' ])")
_UNBROKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|@|/|\.(?:com|org|net|gov|io|co|html?)\b", re.I)


def apart(text: str) -> str:
    """The text with a space at every joint."""
    if not _JOINT.search(text):
        return text
    return _UNBROKEN.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    piece = match[0]
    if len(piece) > 200 or _ADDRESS.search(piece):
        return piece
    return _JOINT.sub(r"\1 ", piece + " ").removesuffix(" ")
