"""Lines: what a command prints for programs, on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable


def write(lines: Iterable[str]) -> None:
    """Print lines, given without their ends."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
