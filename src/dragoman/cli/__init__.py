"""The command line: one thin function a command, each over one call of the public API.

Heavy libraries are imported inside the commands, so that `dragoman --help` answers at once. Exit status:
0 fine, 1 some documents could not be read, 2 wrong usage or a case, source or option that cannot be used,
130 interrupted.
"""

from dragoman.cli.entry import main

__all__ = ["main"]
