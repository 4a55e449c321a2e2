"""Fixtures of the graph tests: the two articles of `factory`, in memory or on disk.

Take `store`, which is read only and shared; take `empty` to write, and `tmp_path` for disk.
"""

from collections.abc import Iterator

import pytest

from graph.store import Store
from tests.graph.factory import harbour, morning, registry


@pytest.fixture
def empty() -> Iterator[Store]:
    """A store in memory with the small registry and no articles."""
    with Store.open(None, registry=registry()) as opened:
        yield opened


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A store in memory with both articles; do not write to it."""
    with Store.open(None, registry=registry()) as opened:
        opened.put(harbour())
        opened.put(morning())
        yield opened
