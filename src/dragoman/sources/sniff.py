"""Sniff: what some bytes are, told by the bytes alone; the ending of a file's name is never asked."""

from __future__ import annotations

import re

from dragoman.records import Format

WINDOW = 65_536  # bytes looked at
SAMPLE = 8_192  # of them, to tell what is text
PDF = b"%PDF-"
BOMS = (b"\xef\xbb\xbf", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\xff\xfe", b"\xfe\xff")
SIGNATURES = (
    PDF, b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x7fELF", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
    b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd", b"OggS", b"ID3", b"RIFF", b"\xd0\xcf\x11\xe0", b"PAR1",
    b"SQLite format",
)  # fmt: skip

_ROOT = re.compile(rb"<(?:html|head|body|title|meta)[\s>/]", re.I)
_PARTS = ((b"<!--", b"-->"), (b"<?", b"?>"))
_TAG = re.compile(
    rb"</?(?:html|head|body|div|p|a|span|br|h[1-6]|ul|ol|li|table|tr|td|article|section|main|nav|header|footer|"
    rb"script|style|meta|link|img|title|form|figure|blockquote)(?:\s[^<>]{0,2000})?/?>",
    re.I,
)
_BLOCK = re.compile(rb"<(h[1-6]|p|div|article|section|main)(?:\s[^<>]{0,2000})?>(?s:.)*</\1>", re.I)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27} | {127})


def format_of(content: bytes) -> Format:
    """Whether a page is HTML or plain text.

    HTML opens with a doctype or an element of the page or its head, or with any and has its end too, or is dense with
    tags: an article that merely quotes a tag, as scrapes with a left-over `<iframe>` do, is text.
    """
    head = _readable(content[:WINDOW])
    opening, doctype = after_prolog(head)
    if _ROOT.match(opening) or doctype.lower().startswith(b"html"):
        return "html"
    tags = sum(1 for _ in _TAG.finditer(head))
    if tags * 400 < len(head):
        return "text"
    return "html" if tags >= 4 or (tags >= 2 and _BLOCK.match(opening)) else "text"


def after_prolog(head: bytes) -> tuple[bytes, bytes]:
    """The bytes behind XML declaration, comments and doctype, and what the doctype names (up to 100 bytes)."""
    doctype, at = b"", 0
    while True:
        while at < len(head) and head[at : at + 1].isspace():
            at += 1
        closer = next((end for start, end in _PARTS if head.startswith(start, at)), None)
        if closer is None and head[at : at + 9].lower() == b"<!doctype":
            doctype = head[at + 9 : at + 109].strip()
            bracket, closer = head.find(b"[", at, at + 300), b">"
            if 0 <= bracket < head.find(b">", at):
                closer = b"]>" if head.find(b"]>", at) >= 0 else b"]"
        if closer is None:
            return head[at:], doctype
        end = head.find(closer, at)
        if end < 0:
            return b"", doctype
        at = end + len(closer)


def looks_binary(content: bytes) -> bool:
    """Whether bytes are no text in any encoding: a known signature, or many control characters.

    UTF-16 and UTF-32 are full of zero bytes and are text when a byte order mark says so, or when the zeros
    stand in every second place; a few zero bytes within a text are a fault of the page, not a format.
    """
    head = content[:WINDOW]
    if head.startswith(BOMS) or is_utf16(head):
        return False
    if head.startswith(SIGNATURES):
        return True
    head = head.rstrip(b"\0")  # padding behind a text
    head = head[:SAMPLE]
    return not head or len(head) - len(head.translate(None, _CONTROLS)) > len(head) * 0.05


def is_utf16(head: bytes) -> str | None:
    """The UTF-16 byte order of text without a byte order mark, as a codec name; None for anything else."""
    if len(head) < 16 or b"\0" not in head[:4096]:
        return None
    even, odd = head[0:4096:2].count(0), head[1:4096:2].count(0)
    places = min(len(head), 4096) // 2
    if odd > places * 0.7 and even < places * 0.05:
        return "utf-16-le"
    if even > places * 0.7 and odd < places * 0.05:
        return "utf-16-be"
    return None


def _readable(head: bytes) -> bytes:
    """The head as ASCII-compatible bytes, so that tags in UTF-16 are seen."""
    codec = is_utf16(head) or ("utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else None)
    if codec:
        return head[: len(head) // 4 * 4].decode(codec, "replace").encode("utf-8", "replace")
    return head.removeprefix(BOMS[0])
