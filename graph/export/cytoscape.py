"""Cytoscape.js JSON, which Cytoscape, its web pages and NDEx's tools open."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, edge_id
from graph.layout import positions
from graph.network import Network


def write_cytoscape(graph: Network) -> Iterator[str]:
    """The lines of the file, one element each; the same network gives the same file."""
    places = positions(graph)
    directed = json.dumps(bool(graph.graph.get("directed", True)))
    yield f'{{"data": {{"name": "diplograph", "directed": {directed}}}, "elements": {{"nodes": [\n'
    yield from _separated(
        {
            "data": {"id": node, "name": attributes["label"], **_kept(attributes, NODE_ATTRIBUTES)},
            # The screen's y points down.
            "position": {"x": places[node][0], "y": -places[node][1] + 0.0},
        }
        for node, attributes in graph.nodes(data=True)
    )
    yield '], "edges": [\n'
    yield from _separated(
        {
            "data": {
                "id": edge_id(source, relation, target),
                "source": source,
                "target": target,
                "interaction": relation,
                "weight": attributes["weight"],
                **_kept(attributes, EDGE_ATTRIBUTES),
            }
        }
        for source, target, relation, attributes in graph.edges(keys=True, data=True)
    )
    yield "]}}\n"


def _kept(attributes: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {name: attributes[name] for name in names if name in attributes}


def _separated(elements: Iterator[dict[str, Any]]) -> Iterator[str]:
    between = ""
    for element in elements:
        yield between + json.dumps(element, ensure_ascii=False)
        between = ",\n"
