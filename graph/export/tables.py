"""Node and edge tables as CSV, with the headings that Gephi's Data Laboratory knows."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

from graph.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, edge_id
from graph.network import Network

NODE_HEADINGS: Final = ("Id", "Label", *NODE_ATTRIBUTES)
_EDGE: Final = ("Source", "Target", "Type", "Id", "Kind", "Label", "Weight")
EDGE_HEADINGS: Final = (*_EDGE, *EDGE_ATTRIBUTES)


def write_nodes_csv(graph: Network) -> Iterator[str]:
    """The lines of the node table."""
    yield _line(NODE_HEADINGS)
    for node, attributes in graph.nodes(data=True):
        yield _line((node, attributes["label"], *_cells(attributes, NODE_ATTRIBUTES)))


def write_edges_csv(graph: Network) -> Iterator[str]:
    """The lines of the edge table; `Kind` keeps parallel edges apart."""
    yield _line(EDGE_HEADINGS)
    way = "Directed" if graph.graph.get("directed", True) else "Undirected"
    for source, target, relation, attributes in graph.edges(keys=True, data=True):
        id, weight = edge_id(source, relation, target), attributes["weight"]
        fixed = (source, target, way, id, relation, relation, weight)
        yield _line((*fixed, *_cells(attributes, EDGE_ATTRIBUTES)))


def _cells(attributes: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    for name in names:
        value = attributes.get(name, "")
        yield "; ".join(value) if isinstance(value, tuple) else str(value)


def _line(cells: tuple[object, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
