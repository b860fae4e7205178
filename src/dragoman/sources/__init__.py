"""Sources: anything that holds web pages → Page records, one at a time.

`pages` opens files, folders and standard input, tells each format by its content, and never raises for
what it finds: a thing that cannot be read comes out as `Quarantined` and the run goes on.
"""

from dragoman.sources.page import MAX_PAGE, page_of
from dragoman.sources.walk import pages

__all__ = ["MAX_PAGE", "page_of", "pages"]
