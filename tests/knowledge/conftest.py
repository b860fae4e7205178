"""The shipped knowledge base, loaded once for these tests."""

import pytest

from dragoman.knowledge import Knowledge, load


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()
