"""GEXF 1.3 in the form that Gephi and Gephi Lite both keep whole.

networkx's own writer will not do: without `kind` Gephi merges parallel edges, and it writes no
timestamps. So: one edge per source, relation and target, its `kind` and `label` the relation, its
weight never 0; days as spells, for Gephi's timeline, and as first_seen and last_seen, for readers
that have none.
"""

import json
import re
from collections.abc import Iterator, Mapping
from math import sqrt
from typing import Final
from xml.sax.saxutils import quoteattr

from graph.layout import Positions, positions
from graph.network import Network

_NAMESPACES: Final = 'xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"'
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE_ATTRIBUTES: Final = {
    "actor_type": "string",
    "state": "string",
    "wikidata": "string",
    "aliases": "liststring",
    "mentions": "integer",
    "statements": "integer",
    "first_seen": "string",
    "last_seen": "string",
}
_EDGE_ATTRIBUTES: Final = {
    "relation": "string",
    "family": "string",
    "quad": "string",
    "intensity": "double",
    "claimed": "integer",
    "outlets": "liststring",
    "first_seen": "string",
    "last_seen": "string",
}
# Paul Tol's bright scheme, which colour-blind readers can tell apart.
_COLOURS: Final = {
    "Person": (68, 119, 170),
    "State": (238, 102, 119),
    "Government": (170, 51, 119),
    "Organisation": (34, 136, 51),
    "Group": (204, 187, 68),
    "Outlet": (102, 204, 238),
    "Post": (187, 187, 187),
}


def write_gexf(graph: Network) -> Iterator[str]:
    """The lines of the file; the same network gives the same file."""
    last = max(
        (day for _, days in graph.nodes(data="days", default=()) for day in days), default=None
    )
    modified = _attribute("lastmodifieddate", last) if last else ""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<gexf {_NAMESPACES} version="1.3">\n'
    yield f"  <meta{modified}>\n    <creator>diplograph</creator>\n"
    yield "    <description>Diplomatic actors and their relations</description>\n  </meta>\n"
    yield (
        '  <graph mode="dynamic" defaultedgetype="directed" timerepresentation="timestamp"'
        ' timeformat="date">\n'
    )
    yield from _declared("node", _NODE_ATTRIBUTES)
    yield from _declared("edge", _EDGE_ATTRIBUTES)
    yield from _nodes(graph, positions(graph))
    yield from _edges(graph)
    yield "  </graph>\n</gexf>\n"


def _declared(kind: str, attributes: Mapping[str, str]) -> Iterator[str]:
    yield f'    <attributes class="{kind}" mode="static">\n'
    for name, type in attributes.items():
        yield f'      <attribute id="{name}" title="{name}" type="{type}"/>\n'
    yield "    </attributes>\n"


def _nodes(graph: Network, places: Positions) -> Iterator[str]:
    yield "    <nodes>\n"
    for node, attributes in graph.nodes(data=True):
        x, y = places[node]
        size = round(5 + 3 * sqrt(attributes["statements"]), 2)
        yield f"      <node{_attribute('id', node)}{_attribute('label', attributes['label'])}>\n"
        yield from _values(attributes, _NODE_ATTRIBUTES)
        yield from _spells(attributes)
        red, green, blue = _COLOURS[attributes["actor_type"]]
        yield f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n'
        yield f'        <viz:position x="{x}" y="{y}" z="0.0"/>\n'
        yield f'        <viz:size value="{size}"/>\n'
        yield "      </node>\n"
    yield "    </nodes>\n"


def _edges(graph: Network) -> Iterator[str]:
    yield "    <edges>\n"
    for source, target, relation, attributes in graph.edges(keys=True, data=True):
        ends = {"id": f"{source} {relation} {target}", "source": source, "target": target}
        names = {"kind": relation, "label": relation, "weight": str(attributes["weight"])}
        written = "".join(_attribute(*pair) for pair in (ends | names).items())
        yield f"      <edge{written}>\n"
        yield from _values(attributes, _EDGE_ATTRIBUTES)
        yield from _spells(attributes)
        yield "      </edge>\n"
    yield "    </edges>\n"


def _values(attributes: Mapping[str, object], declared: Mapping[str, str]) -> Iterator[str]:
    yield "        <attvalues>\n"
    for name in declared:
        if name in attributes:
            yield f'          <attvalue for="{name}"{_attribute("value", attributes[name])}/>\n'
    yield "        </attvalues>\n"


def _spells(attributes: Mapping[str, object]) -> Iterator[str]:
    days = attributes.get("days", ())
    if isinstance(days, tuple) and days:
        yield "        <spells>\n"
        for day in days:
            yield f'          <spell timestamp="{day}"/>\n'
        yield "        </spells>\n"


def _attribute(name: str, value: object) -> str:
    """` name="value"`, without the characters that XML cannot hold; lists as Gephi reads them."""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)
    return f" {name}={quoteattr(_ILLEGAL.sub('', text))}"
