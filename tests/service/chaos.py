"""Kills a server at random moments under load, and sees what is left: `make chaos`."""

import argparse
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx2
import pyoxigraph as ox

from graph.store import Store
from tests.service.serving import WRITER, start

SIZE = 200


class Load:
    """Clients that upload graphs and update until the server is gone; what was acknowledged."""

    def __init__(self, address: str, first: int) -> None:
        self._address = address
        self._first = first
        self._stop = threading.Event()
        self.uploaded: dict[str, int] = {}
        self.updated: list[str] = []
        self._threads = [
            threading.Thread(target=work, args=(number,))
            for number in range(2)
            for work in (self._upload, self._update)
        ]
        self._threads.append(threading.Thread(target=self._read))
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Wait for all clients."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _upload(self, client: int) -> None:
        for number in range(10_000):
            graph = f"http://a.example/{self._first}/{client}/{number % 5}"
            body = "\n".join(f"<{graph}> <a:{part}> {number} ." for part in range(SIZE))
            headers = {**WRITER, "Content-Type": "text/turtle"}
            if not self._ask("PUT", f"/graph-store?graph={graph}", body, headers):
                return
            self.uploaded[graph] = number

    def _update(self, client: int) -> None:
        for number in range(10_000):
            node = f"http://a.example/{self._first}/u{client}/{number}"
            body = f"INSERT DATA {{ GRAPH <{node}> {{ <{node}> <a:a> 1 , 2 , 3 }} }}"
            headers = {**WRITER, "Content-Type": "application/sparql-update"}
            if not self._ask("POST", "/sparql", body, headers):
                return
            self.updated.append(node)

    def _read(self) -> None:
        while self._ask("GET", "/sparql?query=SELECT+*+%7B+%3Fs+%3Ca%3A1%3E+%3Fo+%7D", "", {}):
            pass

    def _ask(self, method: str, path: str, body: str, headers: dict[str, str]) -> bool:
        if self._stop.is_set():
            return False
        try:
            address = f"{self._address}{path}"
            answer = httpx2.request(method, address, content=body, headers=headers, timeout=20)
        except httpx2.HTTPError:
            return False
        return answer.status_code < 300


def round_of(store: Path, number: int, chance: random.Random) -> tuple[int, list[str]]:
    """Serve, load, kill, reopen.

    Returns:
        How many writes were acknowledged, and what is wrong with the store.
    """
    process, address = start(store)
    load = Load(address, number)
    time.sleep(chance.uniform(0.05, 1.5))
    process.kill()
    process.wait()
    load.end()
    assert process.stdout is not None
    process.stdout.close()
    with Store.open(store) as opened:
        wrong = [*_uploads(opened, load), *_updates(opened, load), *_halves(opened)]
    return len(load.uploaded) + len(load.updated), wrong


def _uploads(store: Store, load: Load) -> list[str]:
    """Graphs that are neither at the version acknowledged nor at the next."""
    wrong = []
    for graph, version in load.uploaded.items():
        objects = (quad.object for quad in _quads(store, graph))
        found = {int(node.value) for node in objects if isinstance(node, ox.Literal)}
        if len(found) != 1 or min(found) not in (version, version + 5):
            wrong.append(f"{graph} is at {found}, was acknowledged at {version}")
    return wrong


def _updates(store: Store, load: Load) -> list[str]:
    lost = [node for node in load.updated if len(_quads(store, node)) != 3]
    return [f"the update of {node} is lost" for node in lost]


def _halves(store: Store) -> list[str]:
    """Graphs that hold neither a whole upload nor a whole update."""
    wrong = []
    for graph in store.engine.named_graphs():
        if graph.value.startswith("http://a.example/") and isinstance(graph, ox.NamedNode):
            size = len(_quads(store, graph.value))
            if size not in (SIZE, 3):
                wrong.append(f"{graph} has {size} triples")
    return wrong


def _quads(store: Store, graph: str) -> list[ox.Quad]:
    return list(store.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph)))


def main() -> int:
    """Kill so many times; 1 if anything was lost or halved."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, acknowledged, wrong = random.Random(given.seed), 0, []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(given.times):
            written, found = round_of(Path(folder, "store"), number, chance)
            acknowledged += written
            wrong += found
    sys.stdout.write(
        f"{given.times} kills, {acknowledged} acknowledged writes, {len(wrong)} lost or halved\n"
    )
    sys.stdout.writelines(f"{line}\n" for line in wrong[:20])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
