"""Fixtures: a real endpoint with the two articles of `factory`, and the same in memory.

Take `far` and `near` to compare, which are shared and read only; `address` for an endpoint of
one's own, without any graph.
"""

from collections.abc import Iterator

import pytest

from graph.remote.endpoint import endpoint_at
from graph.remote.store import RemoteStore
from graph.store import Store
from tests.graph.factory import harbour, morning, registry
from tests.service.oxigraph import endpoint


@pytest.fixture
def address() -> Iterator[str]:
    """The address of an empty endpoint."""
    with endpoint() as found:
        yield found


@pytest.fixture
def empty_far(address: str) -> Iterator[RemoteStore]:
    """The store of an endpoint, with the small registry and no articles."""
    with RemoteStore.connect(endpoint_at(address), registry=registry()) as opened:
        yield opened


@pytest.fixture(scope="module")
def far() -> Iterator[RemoteStore]:
    """The store of an endpoint with both articles; do not write to it."""
    with (
        endpoint() as found,
        RemoteStore.connect(endpoint_at(found), registry=registry()) as opened,
    ):
        opened.put(harbour())
        opened.put(morning())
        yield opened


@pytest.fixture(scope="module")
def near() -> Iterator[Store]:
    """The same in memory; do not write to it."""
    with Store.open(None, registry=registry()) as opened:
        opened.put(harbour())
        opened.put(morning())
        yield opened
