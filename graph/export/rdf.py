"""RDF of all that meets the filters: Turtle, TriG, N-Quads or JSON-LD."""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Final

import pyoxigraph as ox

from graph.export.selection import selected_quads
from graph.filters import Filters
from graph.formats import GRAPH_ENGINE
from graph.store import Store

_IN_MEMORY: Final = 1 << 24
_CHUNK: Final = 1 << 16


def write_rdf(store: Store, filters: Filters, format: str) -> Iterator[bytes]:
    """The file in pieces. Turtle is the union of the graphs; the other formats name them."""
    quads = selected_quads(store, filters)
    content = _union(quads) if format == "ttl" else quads
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        ox.serialize(
            content,
            file,
            format=GRAPH_ENGINE[format],
            prefixes=store.base.prefixes(),
        )
        file.seek(0)
        yield _head(file)
        while piece := file.read(_CHUNK):
            yield piece


def _head(file: IO[bytes]) -> bytes:
    """The prefixes at the beginning, which the engine writes in no fixed order, sorted."""
    prefixes: list[bytes] = []
    while (line := file.readline()).startswith(b"@prefix"):
        prefixes.append(line)
    return b"".join((*sorted(prefixes), line))


def _union(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """The triples of all graphs; what several articles say of an actor stands once."""
    seen: set[ox.Triple] = set()
    for quad in quads:
        triple = quad.triple
        if triple not in seen:
            seen.add(triple)
            yield triple
