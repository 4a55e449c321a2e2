"""Two hundred readers beside one writer for a minute: `make bench-readers`."""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import httpx2

from graph.store import Store
from ontology.registry import load_registry
from tests.benchmarks.health import probing
from tests.benchmarks.made_up import articles
from tests.service.serving import WRITER, served

ADDRESSES = (
    "/sparql?query=SELECT+*+%7B+%3Fs+dg%3Aspeaker+actor%3Afrance+%7D+LIMIT+20",
    "/statements/{id}",
    "/actors/france",
    "/health",
)


async def read(client: httpx2.AsyncClient, id: str, end: float, took: list[float]) -> Counter[int]:
    """Ask one address after another until the end; how often which status came."""
    statuses: Counter[int] = Counter()
    for number in count():
        if time.perf_counter() > end:
            return statuses
        start = time.perf_counter()
        address = ADDRESSES[number % len(ADDRESSES)].replace("{id}", id)
        try:
            statuses[(await client.get(address)).status_code] += 1
        except httpx2.HTTPError:
            statuses[0] += 1
        took.append((time.perf_counter() - start) * 1000)
    return statuses


async def write(client: httpx2.AsyncClient, end: float) -> Counter[int]:
    """Put a graph as large as an article's again and again."""
    statuses: Counter[int] = Counter()
    for number in count():
        if time.perf_counter() > end:
            return statuses
        body = "\n".join(f"<a:s{part}> <a:p> {number} ." for part in range(500))
        headers = {**WRITER, "Content-Type": "text/turtle"}
        graph = f"/graph-store?graph=http://a.example/{number}"
        statuses[(await client.put(graph, content=body, headers=headers)).status_code] += 1
    return statuses


async def load(address: str, id: str, readers: int, seconds: float) -> None:
    """Print what readers and writer met."""
    took: list[float] = []
    limits = httpx2.Limits(max_connections=readers + 1, max_keepalive_connections=readers + 1)
    async with httpx2.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
        end = time.perf_counter() + seconds
        found = await asyncio.gather(
            write(client, end), *(read(client, id, end, took) for _ in range(readers))
        )
    written, asked = found[0], sum(found[1:], Counter())
    quantiles = statistics.quantiles(took, n=100)
    sys.stdout.write(
        f"{readers} readers, {seconds:.0f} s: answers by status {dict(asked)}, "
        f"p50 {quantiles[49]:.0f} ms, p99 {quantiles[98]:.0f} ms; "
        f"writes beside them {dict(written)}\n"
    )


def freshness(address: str, times: int = 10) -> list[float]:
    """Milliseconds from the answer to a write until clients of all workers see it."""
    took = []
    with ExitStack() as stack:
        many = [stack.enter_context(httpx2.Client(base_url=address)) for _ in range(16)]
        for number in range(times):
            many[0].put(
                "/graph-store?graph=http://a.example/fresh",
                content=f"<a:a> <a:b> {number} .",
                headers={**WRITER, "Content-Type": "text/turtle"},
            ).raise_for_status()
            start = time.perf_counter()
            query = {"query": f"ASK {{ <a:a> <a:b> {number} }}"}
            for client in many:
                while not client.post("/sparql", data=query).json()["boolean"]:
                    time.sleep(0.005)
            took.append((time.perf_counter() - start) * 1000)
    return sorted(took)


def main() -> int:
    """Fill a store, serve it, load it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, registry = Path(name, "store"), load_registry()
        with Store.open(folder, registry=registry) as store:
            for extraction in articles(registry, given.articles):
                store.put(extraction)
        with served(folder, "--workers", str(given.workers)) as address:
            id = extraction.statements[0].id
            with probing(address) as probe:
                asyncio.run(load(address, id, given.readers, given.seconds))
            seen = freshness(address)
            sys.stdout.write(f"{probe}\n")
            sys.stdout.write(
                f"{given.workers} workers: 16 clients see a write after {seen[len(seen) // 2]:.0f} "
                f"ms (median), {seen[-1]:.0f} ms at most\n"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
