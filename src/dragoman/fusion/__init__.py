"""Fusion: what all documents of a case say together.

Tables in, tables out: copies, links, events and storylines are worked out by SQL and library calls over
columns; Python walks over documents and events, never over pairs. The outcome is a pure function of
the set of readings: their order changes nothing.
"""

from dragoman.fusion.foreign import link_mentions
from dragoman.fusion.fuse import fuse

__all__ = ["fuse", "link_mentions"]
