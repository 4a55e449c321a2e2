"""GraphML with an id for every edge: networkx's writer gives parallel edges the same one."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from graph.export.attributes import (
    COLOURS,
    EDGE_ATTRIBUTES,
    ILLEGAL_IN_XML,
    NODE_ATTRIBUTES,
    edge_id,
    size_of,
)
from graph.layout import positions
from graph.network import Network

# GraphML has no lists: they are texts, joined.
_TYPES: Final = {"integer": "int", "double": "double", "string": "string", "liststring": "string"}
_DRAWN: Final = {"label": "string", "x": "double", "y": "double", "size": "double"}
_COLOUR: Final = {"r": "integer", "g": "integer", "b": "integer"}
_NODE: Final = {**_DRAWN, **_COLOUR, **NODE_ATTRIBUTES}
_EDGE: Final = {"label": "string", "weight": "integer", **EDGE_ATTRIBUTES}


def write_graphml(graph: Network) -> Iterator[str]:
    """The lines of the file; the same network gives the same file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys("node", "n", _NODE)
    yield from _keys("edge", "e", _EDGE)
    way = "directed" if graph.graph.get("directed", True) else "undirected"
    yield f'  <graph id="network" edgedefault="{way}">\n'
    places = positions(graph)
    for node, attributes in graph.nodes(data=True):
        x, y = places[node]
        drawn = {"x": x, "y": y, "size": size_of(attributes)}
        colour = dict(zip(_COLOUR, COLOURS[attributes["actor_type"]], strict=True))
        yield f"    <node id={quoteattr(node)}>\n"
        yield from _data("n", _NODE, attributes | drawn | colour)
        yield "    </node>\n"
    for source, target, relation, attributes in graph.edges(keys=True, data=True):
        ends = {"id": edge_id(source, relation, target), "source": source, "target": target}
        written = "".join(f" {name}={quoteattr(value)}" for name, value in ends.items())
        yield f"    <edge{written}>\n"
        yield from _data("e", _EDGE, attributes | {"label": relation})
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _keys(kind: str, prefix: str, declared: Mapping[str, str]) -> Iterator[str]:
    for name, type in declared.items():
        yield (
            f'  <key id="{prefix}_{name}" for="{kind}" attr.name="{name}"'
            f' attr.type="{_TYPES[type]}"/>\n'
        )


def _data(prefix: str, declared: Mapping[str, str], attributes: Mapping[str, Any]) -> Iterator[str]:
    for name in declared:
        if name in attributes:
            value = attributes[name]
            text = "; ".join(value) if isinstance(value, tuple) else str(value)
            plain = escape(ILLEGAL_IN_XML.sub("", text))
            yield f'      <data key="{prefix}_{name}">{plain}</data>\n'
