"""Decode: the bytes of a page → its characters, and how sure that is.

Order: byte order mark, UTF-16 by its zero bytes, UTF-8, the charset that the page declares, a guess.
UTF-8 goes before the declaration because text that is not UTF-8 practically never decodes as UTF-8 by
chance, while declarations are often wrong. Nothing is dropped: a byte that no codec takes becomes U+FFFD.
"""

from __future__ import annotations

import codecs
import re

from resiliparse.parse.encoding import detect_encoding

from dragoman.errors import UnreadablePage
from dragoman.sources.sniff import is_utf16

GUESSED = "encoding-guessed"
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_ESCAPED = re.compile(rb"\x1b[$(]")  # ISO 2022: pure ASCII bytes that are no ASCII text
_WEB_NAMES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
              "gb2312": "gb18030", "gbk": "gb18030", "x-sjis": "cp932", "shift_jis": "cp932", "ks_c_5601-1987": "cp949",
              "euc-kr": "cp949", "iso-8859-9": "cp1254", "x-gbk": "gb18030"}  # fmt: skip  # WHATWG Encoding Standard
MAX_DAMAGE = 0.1  # share of U+FFFD above which the text is not worth reading


def decode(content: bytes, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters of a page and the flags to set ("encoding-guessed"). A byte order mark stays as U+FEFF.

    `charset` is one stated outside the page. Raises UnreadablePage(kind "encoding") when no codec gives readable text.
    """
    for mark, codec in _BOMS:
        if content.startswith(mark):
            return _checked(content.decode(codec, "replace")), ()
    if codec16 := is_utf16(content):
        return _checked(content.decode(codec16, "replace")), (GUESSED,)
    declared = _declared(content) or _codec(charset or "")
    if declared and _ESCAPED.search(content[:65_536]) and (text := _strict(content, declared)) is not None:
        return text, ()
    text = _strict(content, "utf-8")
    if text is not None:
        return text, ()
    if declared and (text := _strict(content, declared)) is not None:
        return text, ()
    return _guessed(content), (GUESSED,)


def _declared(content: bytes) -> str | None:
    """The codec that the page names for itself, as browsers read that name."""
    found = _DECLARED.search(content[:4096])
    if not found:
        return None
    return _codec(found.group(1).decode("ascii", "ignore"))


def _codec(stated: str) -> str | None:
    """The codec of a stated charset; None for what is unknown, or would not tell more than the bytes do."""
    name = stated.strip().lower()
    name = _WEB_NAMES.get(name, name)
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    return info.name if info._is_text_encoding and info.name not in {"utf-8", "utf-16", "utf-7"} else None


def _strict(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _guessed(content: bytes) -> str:
    """Text whose encoding nobody states: damaged UTF-8, a detected legacy codec, or Windows' Western one."""
    damaged = content.decode("utf-8", "replace")
    broken = damaged.count("\N{REPLACEMENT CHARACTER}")
    high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    if broken * 10 <= high:  # most of what is not ASCII is sound UTF-8: a few bytes are broken
        return damaged
    detected = (detect_encoding(content[:65_536]) or "cp1252").lower()
    for name in (_WEB_NAMES.get(detected, detected), "cp1252"):
        text = _strict(content, name) if name != "utf-8" else None
        if text is not None:
            return text
    return _checked(content.decode("cp1252", "replace"))


def _checked(text: str) -> str:
    if text.count("\N{REPLACEMENT CHARACTER}") > len(text) * MAX_DAMAGE:
        raise UnreadablePage("encoding", "the bytes are text in no encoding that is known here")
    return text
