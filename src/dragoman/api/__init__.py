"""The public API: one text (`annotate`), mentions from any coder (`link`), or a whole case (`open`).

The command line is a thin layer over these calls: each command has its twin of the same name here.
Heavy libraries (the parser, the linker) are loaded by the calls that need them, so that asking a case is quick.
"""

from dragoman.api.case import Case, ReadReport, open
from dragoman.api.knowledge import add_knowledge, check_knowledge, codebook, refresh_knowledge, search_knowledge
from dragoman.api.texts import annotate, annotate_sources, link
from dragoman.views.filters import Filters

__all__ = [
    "Case",
    "Filters",
    "ReadReport",
    "add_knowledge",
    "annotate",
    "annotate_sources",
    "check_knowledge",
    "codebook",
    "link",
    "open",
    "refresh_knowledge",
    "search_knowledge",
]
