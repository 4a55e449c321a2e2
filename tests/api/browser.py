"""A real Chromium for the tests of the pages."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(filter(None, map(shutil.which, PROGRAMS)), None)
# Where this is set, a machine without a browser fails instead of skipping.
REQUIRED = bool(os.environ.get("DIPLOGRAPH_REQUIRE_BROWSER"))
ARGUMENTS = (
    "--no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader "
    "--disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
)
MARKS = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM and not REQUIRED, reason="there is no Chromium"),
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window, closed at the end."""
    assert CHROMIUM, f"none of {', '.join(PROGRAMS)} is on the PATH"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS.split(), chromium_sandbox=False
        )
        yield opened
        opened.close()


def overflows(page: Page) -> bool:
    """Whether the page is wider than the window."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wide
