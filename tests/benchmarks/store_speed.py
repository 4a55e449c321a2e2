"""How fast the server answers beside `oxigraph serve` on the same store: `make bench-store`.

Eight queries by HTTP, in rounds that alternate between the servers; curated questions beside the
SPARQL that tells the same; full-text search beside CONTAINS; how fast `/health` answers under
load; and loading in bulk beside the engine's own. `oxigraph` must be on the path or named with
OXIGRAPH.
"""

import argparse
import re
import resource
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
from tests.benchmarks.health import probing
from tests.benchmarks.made_up import RARE, articles
from tests.service.serving import WRITER, served

QUERIES = Path(__file__).parent / "queries"
PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in Base().prefixes().items())
CURATED = Path(__file__).parent / "curated"
# Each loads a file into a new folder, and prints seconds and the most memory, in KiB.
_MEASURED = """
import resource, sys, time
from pathlib import Path
{setting}
start = time.perf_counter()
{loading}
took = time.perf_counter() - start
print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
LOADING = {
    "load": _MEASURED.format(
        setting="from graph.store import Store\nstore = Store.open(Path(sys.argv[1]))",
        loading="store.add_file(Path(sys.argv[2]))",
    ),
    "engine": _MEASURED.format(
        setting="import pyoxigraph as ox\nstore = ox.Store(sys.argv[1])",
        loading="store.bulk_load(path=sys.argv[2], format=ox.RdfFormat.N_QUADS)",
    ),
}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?c)) < 9) }"
IN_A_ROW = 5
GRAPH, TABLE = "application/n-triples", "application/sparql-results+json"


def fill(folder: Path, quads: int) -> None:
    """A store of about so many quads, written as `ingest` writes."""
    registry = load_registry()
    with Store.open(folder, registry=registry) as store:
        store.watch_copies()
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
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print_line(f"{size / 1e6:,.0f} MB on disk, {memory:,.0f} MB of memory at most")
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
        # Several in a row, so that neither is charged for waking the server after a pause.
        for number in range(rounds * 2 * IN_A_ROW):
            start = time.perf_counter()
            if number // IN_A_ROW % 2:
                client.post(f"{address}/sparql", data=form).raise_for_status()
            else:
                client.get(f"{address}/search", params=words).raise_for_status()
            times = scanned if number // IN_A_ROW % 2 else indexed
            times.append((time.perf_counter() - start) * 1000)
    mine, other = statistics.median(indexed), statistics.median(scanned)
    print_line(
        f"a word of {total} statements: /search {mine:.1f} ms, CONTAINS {other:.1f} ms, "
        f"{other / mine:.1f} times; the index was built in {built:.1f} s"
    )


def curated(address: str, rounds: int) -> None:
    """Print how fast curated questions are, beside the SPARQL that tells the same."""
    states = ("albania", "algeria", "afghanistan", "angola", "argentina", "andorra", "austria")
    print_line("curated                p95 ours   p50 SPARQL")
    with httpx2.Client(timeout=120) as client:
        for path in sorted(CURATED.glob("*.rq")):
            place, _, text = path.read_text("utf-8").removeprefix("# ").partition("\n")
            ours: list[float] = []
            theirs: list[float] = []
            for number in range(-2, rounds):
                asked = [place, PREFIXES + text]
                for name, step in (("$X", 0), ("$Y", 1)):
                    actor = states[(number + step) % len(states)]
                    asked = [each.replace(name, actor) for each in asked]
                start = time.perf_counter()
                client.get(f"{address}{asked[0]}").raise_for_status()
                middle = time.perf_counter()
                client.post(f"{address}/sparql", data={"query": asked[1]}).raise_for_status()
                if number >= 0:
                    ours.append((middle - start) * 1000)
                    theirs.append((time.perf_counter() - middle) * 1000)
            late = statistics.quantiles(ours, n=20)[18]
            usual = statistics.median(theirs)
            print_line(f"{path.stem:18} {late:9.2f} ms {usual:9.2f} ms   {late / usual:.2f}")


def bulk(store: Path, folder: Path) -> None:
    """Print how fast quads are loaded in bulk, by `diplograph load` and by the engine itself."""
    quads = folder / "store.nq"
    with Store.open(store, registry=load_registry()) as opened, quads.open("wb") as file:
        assert isinstance(opened.engine, ox.Store)
        opened.engine.dump(file, format=ox.RdfFormat.N_QUADS)
        number = len(opened.engine)
    speeds: dict[str, list[float]] = {"load": [], "engine": []}
    for turn in range(2):
        for way in ("load", "engine") if turn else ("engine", "load"):
            target = folder / f"{way}-{turn}"
            command = (sys.executable, "-c", LOADING[way], str(target), str(quads))
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds, memory = map(float, done.stdout.split())
            speeds[way].append(number / seconds)
            size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
            told = f"{number / seconds:9,.0f} quads/s, {memory / 1024:,.0f} MB of memory"
            print_line(f"bulk, {way:6} {told}, {size / 1e6:,.0f} MB on disk")
            shutil.rmtree(target)
    print_line(f"bulk, ratio {max(speeds['load']) / max(speeds['engine']):.2f}")


def health_under_load(address: str) -> None:
    """Print how fast `/health` answers while queries, uploads and reading keep all busy."""
    query = {"query": ENDLESS, "timeout": "6"}
    large = {"query": "SELECT * { ?a ?b ?c } LIMIT 300000", "format": "json"}
    upload = "".join(f"<a:s{number}> <a:p> {number} .\n" for number in range(100_000))
    turtle = {**WRITER, "Content-Type": "text/turtle"}
    article = {"id": "read", "text": "Norway urged Iceland to talk. " * 400}
    with (
        probing(address) as probe,
        httpx2.Client(timeout=120) as client,
        ThreadPoolExecutor(16) as pool,
    ):
        jobs = [
            *(pool.submit(client.post, f"{address}/sparql", data=query) for _ in range(6)),
            *(pool.submit(client.post, f"{address}/sparql", data=large) for _ in range(2)),
            pool.submit(client.post, f"{address}/extract", json=article, headers=WRITER),
            *(
                pool.submit(client.put, place, content=upload, headers=turtle)
                for place in (f"{address}/graph-store?graph=http://a.example/{n}" for n in "ab")
            ),
        ]
        statuses = sorted({job.result().status_code for job in jobs})
    print_line(f"beside endless and large queries, uploads, reading {statuses}: {probe}")


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
            curated(address, 3 * given.rounds)
            search(address, given.rounds)
            health_under_load(address)
        bulk(folder, Path(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
