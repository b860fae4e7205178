"""Reads a folder into a case in a child process, again and again, each time forked from a warm parent.

Usage: reads.py PAGES KNOWLEDGE; then a line per read on standard input: the case file and the seconds after
which to kill the child with SIGKILL (0: let it finish). Answers "killed" or "finished STATUS" on standard output.
The model is loaded once, so that the random moment falls into the reading and not into the loading.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path


def child(case: Path, pages: str, knowledge: str) -> None:
    import dragoman

    with dragoman.open(case, knowledge=[knowledge]) as opened:
        opened.read([pages])


def main() -> None:
    from dragoman.reading.pipeline import pipeline

    pages, knowledge = sys.argv[1:]
    pipeline(knowledge=(Path(knowledge),))
    for line in sys.stdin:
        case, seconds = line.rsplit(" ", 1)
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                child(Path(case), pages, knowledge)
                status = 0
            finally:
                os._exit(status)
        deadline = time.monotonic() + float(seconds)
        done, status = 0, 0
        while float(seconds) and not done and time.monotonic() < deadline:
            done, status = os.waitpid(pid, os.WNOHANG)
            time.sleep(0.002)
        if not done and float(seconds):
            os.kill(pid, signal.SIGKILL)
        if not done:
            _, status = os.waitpid(pid, 0)
        killed = os.WIFSIGNALED(status)
        sys.stdout.write("killed\n" if killed else f"finished {os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
