"""The server keeps what its OpenAPI description promises, whatever the requests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis import checks as known
from schemathesis.checks import load_all_checks
from schemathesis.core.result import Ok

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from tests.api.conftest import nobody
from tests.api.factory import TOKEN, Paragraphs, all_extractions

pytestmark = pytest.mark.slow

load_all_checks()
CHECKS: Final = [
    known.not_a_server_error,
    known.status_code_conformance,
    known.content_type_conformance,
    known.response_headers_conformance,
    known.response_schema_conformance,
]
BOTH: Final = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@asynccontextmanager
async def lasting(_: object) -> AsyncIterator[None]:
    """Neither start nor end."""
    yield


def operations() -> dict[str, Any]:
    """Method and path -> operation, of a server over a store of its own."""
    store = Store.open(None, registry=nobody())
    for extraction in all_extractions():
        store.put(extraction)
    app = create_app(store, Settings.model_validate({"token": TOKEN}), Paragraphs)
    # Each request is made by a client of its own, and the server shall outlive the first.
    app.router.lifespan_context = lasting
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    found = (result.ok() for result in schema.get_all_operations() if isinstance(result, Ok))
    return {operation.label: operation for operation in found}


OPERATIONS: Final = operations()


@pytest.mark.parametrize("name", OPERATIONS)
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_answers_are_as_described(name: str, data: st.DataObject) -> None:
    operation = OPERATIONS[name]
    case: Any = data.draw(st.one_of([operation.as_strategy(mode) for mode in BOTH]))
    headers = {"Authorization": f"Bearer {TOKEN}"}
    case.call_and_validate(headers=headers, checks=CHECKS)
