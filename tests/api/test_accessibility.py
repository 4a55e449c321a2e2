"""No page has a fault that axe-core finds, in light and in dark."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser

from graph.store import Store
from tests.api.browser import MARKS
from tests.api.bundle import NPM, bundle_into
from tests.api.test_server import serving

pytestmark = [*MARKS, NPM]
ADDRESSES = (
    "/",
    "/?open=edge+ruritania+urges+borduria",
    "/?by=nobody-at-all",
    "/?hide=borduria&text=mackerel",
    "/?tab=search&q=border",
    "/?tab=search&q=mackerel",
    "/?tab=compare&kind=by&left=borduria&right=alex-grauhof-2",
    "/?tab=sparql&query=SELECT+%3Fa+%3Fb+%7B+%3Fa+rel%3Aurges+%3Fb+%7D",
    "/?tab=add",
    "/latest",
    "/ask?by=borduria",
    "/docs",
)


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of axe-core."""
    return bundle_into(tmp_path_factory.mktemp("bundle"))


@pytest.fixture(scope="module")
def address(store: Store) -> Iterator[str]:
    """Where the shared store is served."""
    with serving(store) as found:
        yield found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_axe_finds_no_fault(
    browser: Browser, address: str, axe: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}{path}")
    page.wait_for_load_state("networkidle")
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run().then(({violations}) => violations.map(({id, nodes}) => "
        "[id, nodes.map(({html}) => html)]))"
    )
    context.close()
    assert found == []
