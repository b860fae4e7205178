"""dragoman reads what the web reports about states and says who did what to whom, when, where, and who says so.

    import dragoman
    reading = dragoman.annotate("China's foreign minister met his Belarusian counterpart on Tuesday.", "2023-03-02")
    with dragoman.open("my.duckdb") as case:
        case.read(["pages/"])
        for event in case.events(country="BLR"):
            print(event.date, event.type, event.actors)

Everything here is loaded when it is first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api import Case, annotate, link, open
    from dragoman.errors import DragomanError
    from dragoman.knowledge import load as knowledge

__version__ = "0.1.0"

_HOMES = {
    "Case": ("dragoman.api", "Case"),
    "annotate": ("dragoman.api", "annotate"),
    "link": ("dragoman.api", "link"),
    "open": ("dragoman.api", "open"),
    "DragomanError": ("dragoman.errors", "DragomanError"),
    "knowledge": ("dragoman.knowledge", "load"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(importlib.import_module(module), attribute)


__all__ = ["Case", "DragomanError", "__version__", "annotate", "knowledge", "link", "open"]
