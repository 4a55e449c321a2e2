"""Everything that meets the filters, as a file for other programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from graph.errors import InvalidFilter
from graph.export.cytoscape import write_cytoscape
from graph.export.gexf import TIMES, write_gexf
from graph.export.graphml import write_graphml
from graph.export.rdf import write_rdf
from graph.export.tables import write_edges_csv, write_nodes_csv
from graph.filters import Filters
from graph.measures import measure
from graph.network import Network, network
from graph.shape import Shape
from graph.store import Store

__all__ = ["EXPORT_FORMATS", "NETWORK_FORMATS", "TIMES", "export", "write_network"]

NETWORK_FORMATS: Final[Mapping[str, str]] = {
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
    "nodes.csv": "text/csv",
    "edges.csv": "text/csv",
    "cyjs": "application/json",
}
EXPORT_FORMATS: Final[Mapping[str, str]] = {
    "ttl": "text/turtle",
    "trig": "application/trig",
    "nq": "application/n-quads",
    "jsonld": "application/ld+json",
    **NETWORK_FORMATS,
}
_WRITERS: Final[Mapping[str, Callable[[Network], Iterator[str]]]] = {
    "graphml": write_graphml,
    "nodes.csv": write_nodes_csv,
    "edges.csv": write_edges_csv,
    "cyjs": write_cytoscape,
}
_CHUNK: Final = 1 << 16


def export(
    store: Store,
    filters: Filters | None,
    format: str,
    shape: Shape | None = None,
    time: str | None = None,
) -> Iterator[bytes]:
    """The bytes of an export, in pieces.

    Args:
        store: what to export from.
        filters: what to export; None or empty for everything.
        format: one of `EXPORT_FORMATS`. RDF holds the statements and relations that meet the
            filters with their spans, articles and actors; the others the network of these.
        shape: which network; only for `NETWORK_FORMATS`.
        time: how GEXF tells time, one of `TIMES`; only for GEXF.

    Raises:
        InvalidFilter: there is no such format, or it has no use for what is given.
    """
    if format not in EXPORT_FORMATS:
        known = ", ".join(EXPORT_FORMATS)
        raise InvalidFilter("format", f"'{format}' is no format of an export: use one of {known}")
    if time is not None and format != "gexf":
        raise InvalidFilter("time", f"only gexf tells time in several ways, {format} does not")
    filters, shape = filters or Filters(), shape or Shape()
    if format in NETWORK_FORMATS:
        return write_network(measure(network(store, filters, shape)), format, time)
    if shape != Shape():
        reason = f"{format} holds facts: leave out what is for networks (fold, actor and the like)"
        raise InvalidFilter("projection", reason)
    return write_rdf(store, filters, format)


def write_network(graph: Network, format: str, time: str | None = None) -> Iterator[bytes]:
    """The bytes of a network as a file of one of `NETWORK_FORMATS`, in pieces.

    Raises:
        InvalidFilter: there is no such way to tell time.
    """
    if format == "gexf":
        return _pieces(write_gexf(graph, time or "timestamps"))
    return _pieces(_WRITERS[format](graph))


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= _CHUNK:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()
