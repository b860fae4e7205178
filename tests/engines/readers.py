"""Readers that misbehave on purpose, for the tests of the bounds; importable by worker processes."""

from __future__ import annotations

import os
import re
import signal

import msgspec

from dragoman.case.store import Result
from dragoman.engines.reader import refused
from dragoman.records import Page

NEVER = re.compile(r"(a+)+b")  # backtracks for ages over a run of a's, in one call of a C library


class Misbehaving(msgspec.Struct, frozen=True):
    """Does what the page says; what it reads it refuses with the kind "read" and its own words."""

    def __call__(self, page: Page) -> Result:
        words = page.content.decode().split()
        if words[0] == "loops":
            while True:
                pass
        if words[0] == "hangs":
            NEVER.match("a" * 200)
        if words[0] == "bloats":
            held = []
            while True:
                held.append(bytearray(10_000_000))
        if words[0] == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        return refused(page, "read", words[0])

    def load(self) -> None:
        pass
