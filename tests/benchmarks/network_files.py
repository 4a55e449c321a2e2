"""How long networks of 10, 1,000 and 10,000 actors take to place, measure and write.

    python -m tests.benchmarks.network_files FOLDER

writes each of them in every format into FOLDER and prints a table; times are given as multiples of
the smallest network's placing in the same run, sizes in bytes, `held` is the most memory (KiB) that
writing the file took beside the network itself.
"""

import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import networkx as nx

from graph.export import NETWORK_FORMATS, write_network
from graph.layout import positions
from graph.measures import measure
from graph.network import Network
from ontology.relation_types import relation_types

SIZES = (10, 1_000, 10_000)
_DAYS = tuple(f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29))


def made_up(size: int) -> Network:
    """A network of `size` actors with a few hubs and three times as many edges."""
    random, kinds = Random(size), list(relation_types().values())
    graph: Network = nx.MultiDiGraph(directed=True)
    types = ("State", "Person", "Government", "Outlet")
    for number in range(size):
        graph.add_node(
            f"actor-{number}",
            label=f"Actor {number}",
            actor_type=types[number % 4],
            aliases=(f"A{number}",),
            mentions=number,
            statements=size // (number + 1),
        )
    for source, target in nx.barabasi_albert_graph(size, min(3, size - 1), seed=1).edges():
        kind = random.choice(kinds)
        days = tuple(sorted(random.sample(_DAYS, 3)))
        graph.add_edge(
            f"actor-{source}",
            f"actor-{target}",
            key=kind.name,
            relation=kind.name,
            family=kind.plover,
            quad=kind.quad,
            intensity=kind.intensity,
            weight=3,
            claimed=1,
            outlets=("the-herald",),
            days=days,
            first_seen=days[0],
            last_seen=days[-1],
        )
    for _, attributes in graph.nodes(data=True):
        attributes |= {"first_seen": _DAYS[0], "last_seen": _DAYS[-1], "days": _DAYS}
    return graph


def seconds(work: Callable[[Network], object], graph: Network) -> float:
    """How long `work` takes on the network."""
    start = time.perf_counter()
    work(graph)
    return time.perf_counter() - start


def rows(folder: Path) -> Iterator[tuple[str, ...]]:
    """The lines of the table, the files written by the way."""
    unit = 0.0
    for size in SIZES:
        graph = made_up(size)
        placing, measuring = seconds(positions, graph), seconds(measure, graph)
        unit = unit or placing
        yield str(size), "place", f"{placing / unit:.1f}", f"{placing:.2f} s", ""
        yield str(size), "measure", f"{measuring / unit:.1f}", f"{measuring:.2f} s", ""
        for format in NETWORK_FORMATS:
            path = folder / f"network-{size}.{format}"
            writing, held = _write(graph, format, path)
            length = f"{path.stat().st_size:,}"
            yield str(size), format, f"{writing / unit:.1f}", f"{writing:.2f} s", f"{length} {held}"


def _write(graph: Network, format: str, path: Path) -> tuple[float, int]:
    tracemalloc.start()
    start = time.perf_counter()
    with path.open("wb") as file:
        for piece in write_network(graph, format):
            file.write(piece)
    spent, held = time.perf_counter() - start, tracemalloc.get_traced_memory()[1] // 1024
    tracemalloc.stop()
    return spent, held


def main() -> None:
    """Write the files into the folder named on the command line, and print the table."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for row in (("actors", "step", "times", "took", "bytes, KiB held"), *rows(folder)):
        sys.stdout.write("  ".join(cell.ljust(12) for cell in row).rstrip() + "\n")


if __name__ == "__main__":
    main()
