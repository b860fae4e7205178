"""What all tests share: the pipeline, loaded once, and where the example newsroom lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from dragoman.reading.pipeline import pipeline

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline with all of dragoman's components and the shipped knowledge."""
    return pipeline()


@pytest.fixture(scope="session")
def newsroom_folder() -> Path:
    """The example newsroom: pages, knowledge and gold."""
    return ROOT / "examples" / "newsroom"
