"""The pictures of the documents, taken of the demonstration: python -m tests.pictures"""

import sys
import tempfile
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from playwright.sync_api import Page

from api.page.examples import QUERIES
from api.settings import Settings
from graph.store import Store
from ontology.registry import load_registry
from tests.api.browser import chromium
from tests.api.cli.runner import run
from tests.api.test_server import serving

IMAGES: Final = Path(__file__).parents[1] / "docs" / "images"
ARTICLE: Final = "A minister of Norway said on Monday that talks with Iceland would go on."
# Name of the picture -> width, state of the explorer, and what to bring into view.
VIEWS: Final[dict[str, tuple[int, dict[str, str], str]]] = {
    "network": (1280, {"fold": "true", "about": "russia"}, ""),
    "evidence": (1280, {"by": "keir-starmer", "open": "edge keir-starmer accuses russia"}, ""),
    "time": (1280, {"fold": "true", "since": "2023-01", "until": "2023-12"}, "#time-title"),
    "search": (1280, {"tab": "search", "q": "ceasefire"}, ""),
    "search-phone": (390, {"tab": "search", "q": "ceasefire"}, ""),
    "compare": (
        1280,
        {"tab": "compare", "kind": "by", "left": "china", "right": "united-states"},
        "",
    ),
    "sparql": (1280, {"tab": "sparql", "query": QUERIES[0][1].replace("100", "12")}, ""),
    "add": (1280, {"tab": "add"}, ""),
    "phone": (390, {"about": "russia", "projection": "about"}, ".tools"),
}


def take(page: Page, name: str, view: str) -> None:
    """One picture, once everything has been drawn."""
    page.wait_for_load_state("networkidle")
    if name == "add":
        page.get_by_label("Text").fill(ARTICLE)
        page.get_by_label("Token").fill("let-me-in")
        page.get_by_role("button", name="See what is found").click()
        page.locator("#found h3").wait_for(timeout=60_000)
    if view:
        page.locator(view).evaluate("element => element.scrollIntoView()")
    page.wait_for_timeout(1500)
    page.screenshot(path=IMAGES / f"{name}.png")


def main() -> None:
    """Take all of them, or those named on the command line."""
    wanted = sys.argv[1:] or list(VIEWS)
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "store")
        assert run("demo", "--no-serve", "--store", path).exit_code == 0
        settings = Settings.model_validate({"token": "let-me-in"})
        with (
            Store.open(path, registry=load_registry()) as store,
            serving(store, settings) as address,
            chromium() as browser,
        ):
            for name in wanted:
                width, state, view = VIEWS[name]
                page = browser.new_page(viewport={"width": width, "height": 800})
                page.goto(f"{address}/?{urlencode(state)}")
                take(page, name, view)
                page.close()


if __name__ == "__main__":
    main()
