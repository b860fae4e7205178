"""Alone: pages that are read in a process of their own, which is ended when one takes too long or too much.

The process is started for the first such page and kept for the next; where a page filled its memory it is replaced. It
runs this module, not the program that called it, so a script that uses dragoman need not be guarded against being
run again.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from dragoman.case.store import Result
from dragoman.engines.bounds import Bounds, Reads, capped, size, within
from dragoman.engines.reader import refused
from dragoman.records import Page

GLANCE = 0.05  # seconds between two looks at a process's memory
STUCK = 10  # times the bound in seconds by the clock after which a process that uses no processor is ended
LOADING = 300.0  # seconds by the clock for a process to start and load its model
NEARLY = 0.5  # share of the memory bound; a process that died with more of it in use died for want of memory
READY = "ready"
_START = "import sys; from dragoman.engines.alone import serve; serve(int(sys.argv[1]))"
_ENDED = {-signal.SIGPROF, -signal.SIGVTALRM} if hasattr(signal, "SIGPROF") else set()


class Alone:
    """A process that reads one page at a time for `reader`, within `bounds`."""

    def __init__(self, reader: Reads, bounds: Bounds) -> None:
        self.reader = reader
        self.bounds = bounds
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    def read(self, page: Page) -> Result:
        """What became of the page; never raises for what it holds."""
        process, line = self._started()
        loaded, peak = size(process.pid), 0
        until = time.monotonic() + STUCK * self.bounds.seconds
        try:
            line.send(page)
            while not line.poll(GLANCE):
                peak = max(peak, size(process.pid) - loaded)
                if time.monotonic() > until:
                    self.close()
                    return self.bounds.late(page)
            result = line.recv()
        except (EOFError, OSError):
            return self._died(page, peak)
        if not isinstance(result, Result):
            raise TypeError(f"a reading process sent {type(result).__name__}")
        if result.quarantined is not None and result.quarantined.kind == "memory":
            self.close()
        return result

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        line, self._line = self._line, None
        if line is not None:
            line.close()
        if process is not None:
            process.kill()
            process.wait()

    def _started(self) -> tuple[subprocess.Popen[bytes], Connection]:
        if self._process is None or self._line is None or self._process.poll() is not None:
            self.close()
            self._line, far = Pipe()
            command = [sys.executable, "-c", _START, str(far.fileno())]
            with far:
                self._process = subprocess.Popen(command, pass_fds=[far.fileno()], stdin=subprocess.DEVNULL)
            self._line.send(sys.path)
            self._line.send(self.reader)
            self._line.send(self.bounds)
            if not self._line.poll(LOADING) or self._line.recv() != READY:
                self.close()
                raise TimeoutError("the process that reads large pages did not start")
        return self._process, self._line

    def _died(self, page: Page, peak: int) -> Result:
        """Why the process ended in the middle of a page."""
        code = self._process.wait() if self._process is not None else None
        self.close()
        if code in _ENDED:
            return self.bounds.late(page)
        if peak > NEARLY * self.bounds.memory:
            return self.bounds.bloated(page)
        return refused(page, "crash", "the process that read this page died")


def serve(line_number: int) -> None:
    """The life of the process: load, say so, read what comes on the line until it is cut."""
    line = Connection(line_number)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the parent, which ends this process
    sys.path[:] = line.recv()
    reader: Reads = line.recv()
    bounds: Bounds = line.recv()
    reader.load()
    line.send(READY)
    while True:
        try:
            page: Page = line.recv()
        except (EOFError, OSError):
            return
        line.send(capped(bounds, partial(within, bounds, reader, page, True)))
