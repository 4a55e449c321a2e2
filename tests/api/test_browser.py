"""The pages in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.store import Store
from tests.api.browser import MARKS, overflows
from tests.api.test_server import serving

pytestmark = MARKS


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
    opened.goto(f"{address}/latest")
    yield opened
    context.close()
    assert complaints == []


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
    page.get_by_role("button", name="Ask", exact=True).click()
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
