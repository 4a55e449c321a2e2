"""The pages in a real browser."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from graph.store import Store
from tests.api.test_server import serving

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(filter(None, map(shutil.which, PROGRAMS)), None)
# Where this is set, a machine without a browser fails instead of skipping.
REQUIRED = bool(os.environ.get("DIPLOGRAPH_REQUIRE_BROWSER"))
ARGUMENTS = (
    "--no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader "
    "--disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM and not REQUIRED, reason="there is no Chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    assert CHROMIUM, f"none of {', '.join(PROGRAMS)} is on the PATH"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS.split(), chromium_sandbox=False
        )
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(store: Store) -> Iterator[str]:
    """Where the shared store is served."""
    with serving(store) as found:
        yield found


@pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The first page, at the width of a desk and of a phone; nothing may be complained of."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    opened = context.new_page()
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(address)
    yield opened
    context.close()
    assert complaints == []


def overflows(page: Page) -> bool:
    """Whether the page is wider than the window."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wide


def test_from_the_first_page_to_the_marked_quotation(page: Page) -> None:
    assert not overflows(page)
    page.get_by_role("link", name="Ruritania urges Borduria to leave").click()
    mark = page.locator(".text mark", has_text="the border must be quiet")
    expect(mark).to_be_visible()
    plain = page.locator(".text p").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") != plain
    assert not overflows(page)


def test_asking_by_the_form(page: Page) -> None:
    page.get_by_label("Who", exact=True).fill("Borduria")
    page.get_by_label("how", exact=True).select_option("REJECT")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("mark", has_text="the report of the Herald")).to_be_visible()
    expect(page.locator(".relation", has_text="denies a report of")).to_be_visible()
    assert not overflows(page)


def test_the_api_page_fits_and_leads_to_an_answer(page: Page) -> None:
    page.get_by_role("link", name="API", exact=True).click()
    expect(page.get_by_role("heading", name="The HTTP interface")).to_be_visible()
    assert not overflows(page)
    page.get_by_role("link", name="/health").click()
    expect(page.locator("body")).to_contain_text('"status":"ok"')


def test_the_page_is_dark_where_the_reader_likes_it_dark(browser: Browser, address: str) -> None:
    def background(scheme: str) -> str:
        context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
        opened = context.new_page()
        opened.goto(address)
        colour: str = opened.evaluate("getComputedStyle(document.body).backgroundColor")
        context.close()
        return colour

    assert background("dark") != background("light")
