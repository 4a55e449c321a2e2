"""GEXF 1.3 in the form that Gephi and Gephi Lite both keep whole.

networkx's own writer will not do: without `kind` Gephi merges parallel edges, and it writes no
timestamps. So: one edge per source, relation and target, its `kind` and `label` the relation, its
weight never 0; days as spells, for Gephi's timeline, and as first_seen and last_seen, for readers
that have none.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from graph.errors import InvalidFilter
from graph.export.attributes import (
    COLOURS,
    EDGE_ATTRIBUTES,
    ILLEGAL_IN_XML,
    NODE_ATTRIBUTES,
    edge_id,
    last_day,
    size_of,
)
from graph.layout import Positions, positions
from graph.measures import MEASURES
from graph.network import Network

# How a file tells time -> the attributes of its graph.
TIMES: Final[Mapping[str, Mapping[str, str]]] = {
    "timestamps": {"timerepresentation": "timestamp", "timeformat": "date"},
    "cumulative": {"timerepresentation": "interval", "timeformat": "date"},
    "none": {},
}
_NAMESPACES: Final = 'xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"'


def write_gexf(graph: Network, time: str = "timestamps") -> Iterator[str]:
    """The lines of the file; the same network gives the same file.

    Args:
        graph: what to write.
        time: `timestamps` for the days on which an edge held, `cumulative` for all days from the
            first of them on, `none` for a static graph.

    Raises:
        InvalidFilter: there is no such way to tell time.
    """
    if time not in TIMES:
        raise InvalidFilter("time", f"'{time}' is unknown: use one of {', '.join(TIMES)}")
    return _lines(graph, time)


def _lines(graph: Network, time: str) -> Iterator[str]:
    last = last_day(graph)
    modified = _attribute("lastmodifieddate", last) if last else ""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<gexf {_NAMESPACES} version="1.3">\n'
    yield f"  <meta{modified}>\n    <creator>diplograph</creator>\n"
    yield "    <description>Diplomatic actors and their relations</description>\n  </meta>\n"
    way = "directed" if graph.graph.get("directed", True) else "undirected"
    told = {"mode": "static" if time == "none" else "dynamic", "defaultedgetype": way}
    written = "".join(_attribute(*pair) for pair in {**told, **TIMES[time]}.items())
    yield f"  <graph{written}>\n"
    measured = any("in_degree" in attributes for _, attributes in graph.nodes(data=True))
    skipped = () if measured else MEASURES
    declared = {name: type for name, type in NODE_ATTRIBUTES.items() if name not in skipped}
    yield from _declared("node", declared)
    yield from _declared("edge", EDGE_ATTRIBUTES)
    yield from _nodes(graph, positions(graph), time)
    yield from _edges(graph, time)
    yield "  </graph>\n</gexf>\n"


def _declared(kind: str, attributes: Mapping[str, str]) -> Iterator[str]:
    yield f'    <attributes class="{kind}" mode="static">\n'
    for name, type in attributes.items():
        yield f'      <attribute id="{name}" title="{name}" type="{type}"/>\n'
    yield "    </attributes>\n"


def _nodes(graph: Network, places: Positions, time: str) -> Iterator[str]:
    yield "    <nodes>\n"
    for node, attributes in graph.nodes(data=True):
        x, y = places[node]
        yield f"      <node{_attribute('id', node)}{_attribute('label', attributes['label'])}>\n"
        yield from _values(attributes, NODE_ATTRIBUTES)
        yield from _spells(attributes, time)
        red, green, blue = COLOURS[attributes["actor_type"]]
        yield f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n'
        yield f'        <viz:position x="{x}" y="{y}" z="0.0"/>\n'
        yield f'        <viz:size value="{size_of(attributes)}"/>\n'
        yield "      </node>\n"
    yield "    </nodes>\n"


def _edges(graph: Network, time: str) -> Iterator[str]:
    yield "    <edges>\n"
    for source, target, relation, attributes in graph.edges(keys=True, data=True):
        ends = {"id": edge_id(source, relation, target), "source": source, "target": target}
        names = {"kind": relation, "label": relation, "weight": str(attributes["weight"])}
        written = "".join(_attribute(*pair) for pair in (ends | names).items())
        yield f"      <edge{written}>\n"
        yield from _values(attributes, EDGE_ATTRIBUTES)
        yield from _spells(attributes, time)
        yield "      </edge>\n"
    yield "    </edges>\n"


def _values(attributes: Mapping[str, object], declared: Mapping[str, str]) -> Iterator[str]:
    yield "        <attvalues>\n"
    for name in declared:
        if name in attributes:
            yield f'          <attvalue for="{name}"{_attribute("value", attributes[name])}/>\n'
    yield "        </attvalues>\n"


def _spells(attributes: Mapping[str, object], time: str) -> Iterator[str]:
    days = attributes.get("days", ())
    if time == "none" or not isinstance(days, tuple) or not days:
        return
    moments = (
        (f'start="{days[0]}"',) if time == "cumulative" else (f'timestamp="{day}"' for day in days)
    )
    yield "        <spells>\n"
    for moment in moments:
        yield f"          <spell {moment}/>\n"
    yield "        </spells>\n"


def _attribute(name: str, value: object) -> str:
    """` name="value"`, without the characters that XML cannot hold; lists as Gephi reads them."""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)
    return f" {name}={quoteattr(ILLEGAL_IN_XML.sub('', text))}"
