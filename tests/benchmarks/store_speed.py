"""How fast the server answers beside `oxigraph serve` on the same store: `make bench-store`.

Eight queries by HTTP, in rounds that alternate between the servers; then how fast `/health`
answers while endless queries run. `oxigraph` must be on the path or named with OXIGRAPH.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pyoxigraph as ox

from graph.backup import back_up
from graph.store import Store
from ontology.namespaces import Base
from ontology.registry import load_registry
from tests.benchmarks.made_up import RARE, articles
from tests.service.serving import served

QUERIES = Path(__file__).parent / "queries"
PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in Base().prefixes().items())
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?c)) < 9) }"
GRAPH, TABLE = "application/n-triples", "application/sparql-results+json"


def fill(folder: Path, quads: int) -> None:
    """A store of about so many quads, written as `ingest` writes."""
    registry = load_registry()
    with Store.open(folder, registry=registry) as store:
        start, number = time.perf_counter(), 0
        for extraction in articles(registry, quads):
            number += 1
            store.put(extraction)
            if number % 20 == 0 and len(store.engine) >= quads:
                break
        seconds = time.perf_counter() - start
        told = f"{len(store.engine):,} quads, {number} articles"
        print_line(f"{told}, put in {seconds:.0f} s ({number / seconds:.0f} articles a second)")
        assert isinstance(store.engine, ox.Store)
        store.engine.optimize()
        back_up(store, folder, folder.with_name("copy"))


def print_line(text: str) -> None:
    """A line of the report."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@contextmanager
def peer(program: str, folder: Path) -> Iterator[str]:
    """The address of `oxigraph serve` on a copy of the store, all graphs in one."""
    place = "127.0.0.1:8847"
    arguments = ("serve-read-only", "--location", str(folder), "--bind", place)
    command = (program, *arguments, "--union-default-graph")
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(100):
                try:
                    httpx2.get(f"http://{place}/")
                    break
                except httpx2.HTTPError:
                    time.sleep(0.1)
            yield f"http://{place}/query"
        finally:
            process.terminate()


def asked(name: str, number: int) -> str:
    """A query with other actors every time."""
    states = ("france", "germany", "norway", "iceland", "poland", "japan", "brazil", "ghana")
    one, two = states[number % 8], states[(number * 3 + 1) % 8]
    text = (QUERIES / f"{name}.rq").read_text("utf-8")
    return PREFIXES + text.replace("$X", f"actor:{one}").replace("$Y", f"actor:{two}")


def milliseconds(client: httpx2.Client, address: str, query: str) -> tuple[float, int]:
    """How long an answer takes, and its size in rows or lines."""
    form = re.search("^(SELECT|ASK|CONSTRUCT)", query, re.MULTILINE)
    accept = GRAPH if form and form[1] == "CONSTRUCT" else TABLE
    start = time.perf_counter()
    answer = client.post(address, data={"query": query}, headers={"Accept": accept})
    took = (time.perf_counter() - start) * 1000
    answer.raise_for_status()
    if accept == GRAPH:
        return took, len(set(answer.text.splitlines()))
    return took, len(answer.json().get("results", {"bindings": [0]})["bindings"])


def compare(ours: str, theirs: str, rounds: int) -> float:
    """Print the medians of all queries; the largest ratio."""
    worst = 0.0
    with httpx2.Client(timeout=120) as client:
        for name in sorted(path.stem for path in QUERIES.glob("*.rq")):
            times: dict[str, list[float]] = {ours: [], theirs: []}
            for number in range(rounds + 2):
                query, rows = asked(name, number), set()
                for address in (ours, theirs) if number % 2 else (theirs, ours):
                    took, size = milliseconds(client, address, query)
                    rows.add(size)
                    if number >= 2:
                        times[address].append(took)
                assert len(rows) == 1, f"{name}: the servers differ, {rows}"
            mine, other = (statistics.median(times[address]) for address in (ours, theirs))
            worst = max(worst, mine / other)
            print_line(f"{name:18} {mine:9.2f} ms {other:9.2f} ms   {mine / other:.2f}")
    return worst


def search(address: str, rounds: int) -> None:
    """Print how fast a rare word is found by the text index and by SPARQL."""
    contains = f'FILTER CONTAINS(LCASE(?sentence), "{RARE}")'
    pattern = f"{{ ?statement dg:sentence ?sentence {contains} }}"
    form = {"query": f"{PREFIXES} SELECT ?statement ?sentence {pattern}"}
    words = {"q": RARE, "limit": "10"}
    indexed: list[float] = []
    scanned: list[float] = []
    with httpx2.Client(timeout=120) as client:
        start = time.perf_counter()
        total = client.get(f"{address}/search", params=words).json()["total"]
        built = time.perf_counter() - start
        for _ in range(rounds):
            start = time.perf_counter()
            client.get(f"{address}/search", params=words).raise_for_status()
            middle = time.perf_counter()
            client.post(f"{address}/sparql", data=form).raise_for_status()
            indexed.append((middle - start) * 1000)
            scanned.append((time.perf_counter() - middle) * 1000)
    mine, other = statistics.median(indexed), statistics.median(scanned)
    print_line(
        f"a word of {total} statements: /search {mine:.1f} ms, CONTAINS {other:.1f} ms, "
        f"{other / mine:.1f} times; the index was built in {built:.1f} s"
    )


def health_under_load(address: str) -> None:
    """How fast `/health` answers while all readers are kept busy."""
    with httpx2.Client(timeout=30) as client, ThreadPoolExecutor(8) as pool:
        form = {"query": ENDLESS, "timeout": "6"}
        url = f"{address}/sparql"
        busy = [pool.submit(httpx2.post, url, data=form, timeout=60) for _ in range(8)]
        took = []
        end = time.perf_counter() + 10
        while time.perf_counter() < end:
            start = time.perf_counter()
            client.get(f"{address}/health").raise_for_status()
            took.append((time.perf_counter() - start) * 1000)
            time.sleep(0.02)
        statuses = sorted({job.result().status_code for job in busy})
    ninety_nine = statistics.quantiles(took, n=100)[98]
    print_line(
        f"/health beside 8 endless queries (answered {statuses}): "
        f"p50 {statistics.median(took):.1f} ms, p99 {ninety_nine:.1f} ms, most {max(took):.1f} ms"
    )


def main() -> int:
    """Fill, serve, compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--oxigraph", default=shutil.which("oxigraph") or "")
    given = parser.parse_args()
    if not given.oxigraph:
        sys.stderr.write("There is no `oxigraph` on the path: say OXIGRAPH=file.\n")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "store")
        fill(folder, given.quads)
        with served(folder) as address, peer(given.oxigraph, Path(name, "copy", "quads")) as other:
            print_line("query                     ours      oxigraph   ratio")
            worst = compare(f"{address}/sparql", other, given.rounds)
            print_line(f"largest ratio {worst:.2f}")
            search(address, given.rounds)
            health_under_load(address)
    return 0


if __name__ == "__main__":
    sys.exit(main())
