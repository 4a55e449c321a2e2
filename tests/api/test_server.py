"""A real server on a free port of this machine."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
import uvicorn

from api.app import create_app
from api.cli.failures import CannotListen
from api.cli.serve import address_of, listening
from api.ingestion import ExtractorFactory
from api.settings import Settings
from graph.store import Store
from tests.api.cli.runner import run

pytestmark = pytest.mark.slow

ADDRESSES = (
    "/",
    "/statements?by=anna-novak",
    "/statements?format=ttl",
    "/relations?format=csv",
    "/actors/ruritania/neighbourhood?hops=2",
    "/export.gexf",
    "/export.nq",
    "/sparql?query=SELECT%20*%20%7B%20%3Fs%20dg%3Atext%20%3Ft%20%7D",
    "/statements?by=Alex%20Grauhof",
    "/nowhere",
)


@contextmanager
def serving(
    store: Store, settings: Settings | None = None, extractor: ExtractorFactory | None = None
) -> Iterator[str]:
    """The address of a server over `store`, stopped at the end."""
    listener = listening("127.0.0.1", 0)
    application = create_app(store, settings or Settings(), extractor)
    config = uvicorn.Config(application, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield address_of(listener, "127.0.0.1")
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()
    assert not thread.is_alive()


@pytest.fixture
def address(store: Store) -> Iterator[str]:
    """Where the shared store is served."""
    with serving(store) as found:
        yield found


def test_many_at_once_get_what_one_alone_gets(address: str) -> None:
    with httpx2.Client(base_url=address) as client:
        alone = {path: client.get(path).text for path in ADDRESSES}

        def ask(path: str) -> tuple[str, str]:
            return path, client.get(path).text

        with ThreadPoolExecutor(8) as pool:
            for path, text in pool.map(ask, ADDRESSES * 5):
                assert text == alone[path], path


def test_the_types_of_problems_are_addresses_of_this_server(address: str) -> None:
    problem = httpx2.get(f"{address}/nowhere").json()
    assert problem["type"] == f"{address}/docs#not-found"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_serve_stops_when_told_and_lets_the_store_go(tmp_path: Path, stop: signal.Signals) -> None:
    command = (sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0")
    environment = {**os.environ, "DIPLOGRAPH_STORE": str(tmp_path / "store")}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        watch = threading.Timer(60, process.kill)
        watch.daemon = True
        watch.start()
        assert process.stdout is not None
        address = process.stdout.readline().split()[-1]
        assert httpx2.get(f"{address}/health").json()["articles"] == 0
        process.send_signal(stop)
        assert process.wait(timeout=30) == 0
        watch.cancel()
    assert not (tmp_path / "store" / "holder.json").exists()


def test_a_taken_port_is_a_clear_error(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = run("serve", "--port", port, "--store", tmp_path / "store")
    assert result.exit_code == 1
    assert f"port {port}" in result.stderr
    assert "--port" in result.stderr
    assert not (tmp_path / "store").exists()


def test_an_address_of_another_machine_is_a_clear_error() -> None:
    with pytest.raises(CannotListen, match="--host"):
        listening("192.0.2.1", 0)
