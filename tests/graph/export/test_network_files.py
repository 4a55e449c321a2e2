"""Networks as files: every format holds the same actors and edges, and Gephi merges none away."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from itertools import product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InvalidFilter
from graph.export import NETWORK_FORMATS, TIMES, export, write_network
from graph.filters import Filters
from graph.measures import measure
from graph.network import Network, network
from graph.shape import PROJECTIONS, Shape
from graph.store import Store

GEXF = {"g": "http://gexf.net/1.3"}
GRAPHML = {"g": "http://graphml.graphdrawing.org/xmlns"}
type Content = tuple[set[str], set[tuple[str, str, str, int]]]


def of_gexf(text: str) -> Content:
    root = ET.fromstring(text)
    return (
        {node.attrib["id"] for node in root.iterfind(".//g:node", GEXF)},
        {
            (e.attrib["source"], e.attrib["kind"], e.attrib["target"], int(e.attrib["weight"]))
            for e in root.iterfind(".//g:edge", GEXF)
        },
    )


def of_graphml(text: str) -> Content:
    read = nx.parse_graphml(text, force_multigraph=True)
    return set(read), {
        (data.get("source", s), data["relation"], t, data["weight"])
        for s, t, data in read.edges(data=True)
    }


def of_cytoscape(text: str) -> Content:
    elements = json.loads(text)["elements"]
    data = [edge["data"] for edge in elements["edges"]]
    return (
        {node["data"]["id"] for node in elements["nodes"]},
        {(one["source"], one["interaction"], one["target"], one["weight"]) for one in data},
    )


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def written(graph: Network, format: str) -> str:
    return b"".join(write_network(graph, format)).decode()


def in_csv(graph: Network) -> Content:
    nodes, ties = rows(written(graph, "nodes.csv")), rows(written(graph, "edges.csv"))
    return (
        {row["Id"] for row in nodes},
        {(row["Source"], row["Kind"], row["Target"], int(row["Weight"])) for row in ties},
    )


READERS: Mapping[str, Callable[[str], Content]] = {
    "gexf": of_gexf,
    "graphml": of_graphml,
    "cyjs": of_cytoscape,
}


def content(graph: Network) -> Content:
    ties = graph.edges(keys=True, data=True)
    return set(graph), {(s, kind, t, data["weight"]) for s, t, kind, data in ties}


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_every_format_holds_the_same(store: Store, projection: str) -> None:
    graph = measure(network(store, None, Shape(projection=projection)))
    assert len(graph) > 1
    for format, read in READERS.items():
        assert read(written(graph, format)) == content(graph), format
    assert in_csv(graph) == content(graph)


NAMES = ("a", "b", "c", "d")
KINDS = ("urges", "criticises", "aids")
DAYS = st.sets(st.dates().map(str), max_size=3).map(lambda days: tuple(sorted(days)))
EDGES = st.dictionaries(
    st.sampled_from(list(product(NAMES, KINDS, NAMES))),
    st.tuples(st.integers(1, 9), DAYS),
    min_size=1,
)


def made(edges: Mapping[tuple[str, str, str], tuple[int, tuple[str, ...]]]) -> Network:
    graph: Network = nx.MultiDiGraph(directed=True)
    for (source, kind, target), (weight, days) in edges.items():
        for node in (source, target):
            graph.add_node(node, label=node, actor_type="State", statements=1)
        graph.add_edge(source, target, key=kind, relation=kind, weight=weight, days=days)
    return measure(graph)


@given(EDGES, st.sampled_from(list(TIMES)))
@settings(max_examples=40, deadline=None)
def test_gephi_merges_no_edge_away(
    edges: Mapping[tuple[str, str, str], tuple[int, tuple[str, ...]]], time: str
) -> None:
    """Gephi puts together what has the same source, target and kind, and drops repeated ids."""
    root = ET.fromstring(b"".join(write_network(made(edges), "gexf", time)))
    found = [edge.attrib for edge in root.iterfind(".//g:edge", GEXF)]
    merged = {(edge["source"], edge["kind"], edge["target"]): edge for edge in found}
    assert len(merged) == len(found) == len({edge["id"] for edge in found}) == len(edges)
    assert set(merged) == set(edges)
    assert all(edge["label"] == edge["kind"] and int(edge["weight"]) > 0 for edge in found)


@given(EDGES)
@settings(max_examples=20, deadline=None)
def test_graphml_keeps_parallel_edges(
    edges: Mapping[tuple[str, str, str], tuple[int, tuple[str, ...]]],
) -> None:
    graph = made(edges)
    assert of_graphml(written(graph, "graphml")) == content(graph)
    ids = [
        e.attrib["id"]
        for e in ET.fromstring(written(graph, "graphml")).iterfind(".//g:edge", GRAPHML)
    ]
    assert len(set(ids)) == len(edges)


@pytest.mark.parametrize(
    ("time", "mode", "representation", "spells"),
    [
        (
            "timestamps",
            "dynamic",
            "timestamp",
            [{"timestamp": "2025-04-22"}, {"timestamp": "2025-05-01"}],
        ),
        ("cumulative", "dynamic", "interval", [{"start": "2025-04-22"}]),
        ("none", "static", None, []),
    ],
)
def test_time_is_told_as_asked(
    store: Store, time: str, mode: str, representation: str | None, spells: list[dict[str, str]]
) -> None:
    root = ET.fromstring(b"".join(export(store, Filters(type="urges"), "gexf", None, time)))
    graph, edge = root.find("g:graph", GEXF), root.find(".//g:edge", GEXF)
    assert graph is not None
    assert edge is not None
    assert (graph.get("mode"), graph.get("timerepresentation")) == (mode, representation)
    assert [spell.attrib for spell in edge.iterfind("g:spells/g:spell", GEXF)] == spells


@pytest.mark.parametrize("format", [*NETWORK_FORMATS])
def test_the_same_store_gives_the_same_file(store: Store, format: str) -> None:
    assert b"".join(export(store, None, format)) == b"".join(export(store, None, format))


@pytest.mark.parametrize(
    ("name", "format", "shape", "time"),
    [
        ("projection", "ttl", Shape(fold=True), None),
        ("time", "graphml", None, "none"),
        ("time", "gexf", None, "backwards"),
        ("format", "docx", None, None),
    ],
)
def test_what_a_format_has_no_use_for_is_refused(
    store: Store, name: str, format: str, shape: Shape | None, time: str | None
) -> None:
    with pytest.raises(InvalidFilter) as caught:
        export(store, None, format, shape, time)
    assert caught.value.name == name
