"""What the tests of the explorer do in the browser."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, expect

type Open = Callable[..., Page]


@contextmanager
def opening(browser: Browser, address: str) -> Iterator[Open]:
    """Opens pages of a server; nothing may be complained of, nor come from elsewhere."""
    complaints: list[str] = []
    contexts = []

    def opened(path: str = "/", width: int = 1280, **more: str) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: _note(message.text, complaints))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _own(request.url, address, complaints))
        page.goto(f"{address}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _note(text: str, complaints: list[str]) -> None:
    # The browser tells of every refusal; the page tells it to its reader.
    if "the server responded with a status of 4" not in text:
        complaints.append(text)


def _own(url: str, address: str, complaints: list[str]) -> None:
    if not url.startswith((address, f"blob:{address}")):
        complaints.append(f"asked elsewhere: {url}")


def query(page: Page) -> dict[str, list[str]]:
    """What the address of the page holds."""
    return parse_qs(urlsplit(page.url).query)


def status(page: Page, text: str) -> None:
    """Waits until the page says how much it shows."""
    expect(page.locator("#status")).to_have_text(text)


def saved_svg(page: Page) -> str:
    """The picture as the page saves it."""
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG").click()
    return Path(saved.value.path()).read_text("utf-8")


def node_at(page: Page, label: str) -> tuple[float, float]:
    """Where the picture shows an actor once it has come to rest."""
    place = _node_now(page, label)
    for _ in range(20):
        page.wait_for_timeout(150)
        before, place = place, _node_now(page, label)
        if before == place:
            break
    return place


def _node_now(page: Page, label: str) -> tuple[float, float]:
    root = ET.fromstring(saved_svg(page))
    space = "{http://www.w3.org/2000/svg}"
    at = next(c for c in root.iter(f"{space}circle") if c.findtext(f"{space}title") == label)
    page.locator("#ask").scroll_into_view_if_needed()
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    return box["x"] + float(at.attrib["cx"]), box["y"] + float(at.attrib["cy"])
