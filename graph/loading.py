"""Many quads at once: files and graphs that are added, and graphs that take others' place."""

from collections.abc import Collection, Iterator, Sequence
from itertools import batched
from pathlib import Path
from typing import IO, Final

import pyoxigraph as ox

from graph.engine import Engine, known_graphs, replace_graphs
from graph.errors import StoreError
from graph.packed import ZstdError, unpacked

# So many quads are held at once on their way to an endpoint.
_HELD: Final = 100_000
# From so many bytes on it pays to make files of them beside the engine's own, which it takes over
# as they are: that takes half the time, and leaves its buffers, gigabytes of memory, alone.
_BULKY: Final = 1 << 20
# So many bytes of N-Quads go into one request.
_SENT: Final = 1 << 20


def add_file(engine: Engine, path: Path) -> None:
    """Add an N-Quads file, packed (`.gz`, `.zst`) or not, not in one transaction.

    Raises:
        StoreError: the file cannot be read; what stands before its fault may be there.
        OSError: the disk refuses.
    """
    try:
        if isinstance(engine, ox.Store) and path.suffix not in (".gz", ".zst"):
            engine.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
            return
        with path.open("rb") as file, unpacked(path.name, file) as plain:
            if isinstance(engine, ox.Store):
                engine.bulk_load(plain, ox.RdfFormat.N_QUADS)
                return
            for some in batched(ox.parse(plain, ox.RdfFormat.N_QUADS), _HELD):
                engine.bulk_extend(some)
    except SyntaxError as error:
        raise StoreError(f"{path} is no N-Quads file: {error.msg}") from None
    except (EOFError, ZstdError) as error:
        raise StoreError(f"{path} is broken off or damaged ({error}): get it again") from None


def add_graphs(engine: Engine, graphs: Sequence[bytes]) -> None:
    """Add graphs that are written out as N-Quads without blank nodes.

    Cut short, each of them is there whole or not at all; of an engine here that holds for all of
    them together, up to a million quads.

    Raises:
        StoreError: the endpoint refuses.
        OSError: the disk refuses.
    """
    if not graphs:
        return
    if isinstance(engine, ox.Store):
        data = b"".join(graphs)
        add = engine.bulk_load if len(data) >= _BULKY else engine.load
        add(data, ox.RdfFormat.N_QUADS)
        return
    for some in _requests(graphs):
        engine.extend(ox.parse(some, ox.RdfFormat.N_QUADS))


def _requests(graphs: Sequence[bytes]) -> Iterator[bytes]:
    """The graphs in parts that are easily sent, none of them divided."""
    waiting: list[bytes] = []
    for graph in graphs:
        if waiting and sum(map(len, waiting)) + len(graph) > _SENT:
            yield b"".join(waiting)
            waiting = []
        waiting.append(graph)
    yield b"".join(waiting)


def load_graphs(
    engine: Engine,
    plain: IO[bytes],
    graphs: Collection[ox.NamedNode],
    left_out: Collection[ox.NamedNode],
) -> int:
    """Put graphs in the place of those of the same names, `left_out` apart.

    Args:
        engine: where to.
        plain: N-Quads.
        graphs: the named graphs in them.
        left_out: those of which nothing is written.

    Returns:
        How many were there already.
    """
    old = known_graphs(engine, (graph for graph in graphs if graph not in left_out))
    if isinstance(engine, ox.Store) and not any(graph in left_out for graph in graphs):
        for graph in old:
            engine.remove_graph(graph)
        engine.bulk_load(plain, ox.RdfFormat.N_QUADS)
        return len(old)
    found = ox.parse(plain, ox.RdfFormat.N_QUADS, rename_blank_nodes=True)
    replace_graphs(engine, old, (quad for quad in found if quad.graph_name not in left_out))
    return len(old)
