"""Fixtures of the tests of the ways in: the world of `factory`, in memory or on disk.

Take `store` or `client`, which are shared and read only; `writable` to add and delete over HTTP;
`disk` for commands that read a store, `tmp_path` for those that make one.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from ontology.registry import Registry
from tests.api.browser import chromium
from tests.api.cli.runner import run
from tests.api.exploring import Open, opening
from tests.api.factory import TOKEN, Paragraphs, all_extractions


def nobody() -> Registry:
    """A registry that knows no actors."""
    return Registry({}, (), {}, ())


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have settings of their own."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"DIPLOGRAPH_{name.upper()}", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def explorer(browser: Browser, address: str) -> Iterator[Open]:
    """Opens the explorer at the `address` of the module."""
    with opening(browser, address) as opened:
        yield opened


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    """A store in memory with all articles; do not write to it."""
    with Store.open(None, registry=nobody()) as opened:
        for extraction in all_extractions():
            opened.put(extraction)
        yield opened


@pytest.fixture(scope="session")
def client(store: Store) -> Iterator[TestClient]:
    """A client of a server that only reads."""
    app = create_app(store, Settings())
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def writable() -> Iterator[TestClient]:
    """A client of a server that takes articles, its store empty, its pipeline a plain one."""
    settings = Settings.model_validate({"token": TOKEN, "max_body": 4096})
    with Store.open(None, registry=nobody()) as opened:
        app = create_app(opened, settings, Paragraphs)
        with TestClient(app, raise_server_exceptions=False) as client:
            yield client


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed store with all articles; do not write to it."""
    folder = tmp_path_factory.mktemp("world") / "store"
    with Store.open(folder) as opened:
        for extraction in all_extractions():
            opened.put(extraction)
    return folder


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration's store, read by the real pipeline; do not write to it."""
    folder = tmp_path_factory.mktemp("demonstration") / "store"
    assert run("demo", "--no-serve", "--store", folder).exit_code == 0
    return folder
