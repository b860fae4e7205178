"""Addresses: a text file whose lines are the addresses of pages, one a line; empty lines and `#` lines are passed over.

Such a list holds no page itself: each line becomes a link, and a line that is no address is quarantined by its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import UnreadablePage
from dragoman.records import Quarantined
from dragoman.sources.link import Link
from dragoman.sources.options import Options
from dragoman.sources.page import quarantined
from dragoman.sources.sniff import WINDOW

MAX_ADDRESS = 8192  # bytes
_ADDRESS = re.compile(rb"https?://[^\s<>\"]{3,8185}", re.I)
_ANY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://\S")


def is_address(name: str) -> bool:
    """Whether what a user names is an address (of whatever scheme), not a path."""
    return bool(_ANY.match(name))


def matches(head: bytes, options: Options) -> bool:
    """Whether a stream that begins with `head` is a list of addresses and nothing else."""
    if options.as_is or options.columns:
        return False
    lines = head.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if len(head) >= WINDOW:
        lines.pop()  # probably cut off
    lines = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith(b"#")]
    return bool(lines) and all(_ADDRESS.fullmatch(line) for line in lines)


def read(stream: BinaryIO, source: str) -> Iterator[Link | Quarantined]:
    """The addresses in their order, each named SOURCE#ADDRESS."""
    number = 0
    while line := stream.readline(MAX_ADDRESS):
        number += 1
        whole = line.endswith(b"\n") or len(line) < MAX_ADDRESS
        while not line.endswith(b"\n") and len(line) == MAX_ADDRESS and (rest := stream.readline(MAX_ADDRESS)):
            line = rest  # the rest of a line that is too long is passed over
        line = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not line or line.startswith(b"#"):
            continue
        if whole and _ADDRESS.fullmatch(line):
            url = line.decode("utf-8", "replace")
            yield Link(url, f"{source}#{url}")
        else:
            yield quarantined(f"{source}#{number}", UnreadablePage("malformed", "not an address"), line)
