"""The GEXF file, by the rules that Gephi and Gephi Lite read it by."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

import networkx as nx
import pytest

from graph.export import export
from graph.filters import Filters
from graph.layout import positions
from graph.network import network
from graph.store import Store
from ingest.records import Actor, ActorType, Article, Extraction
from tests.graph.factory import harbour, morning, registry, relation

NS = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
RESERVED = {"label", "weight", "kind", "type", "size", "color", "x", "y", "z", "id", "key", "shape"}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def gexf(store: Store, filters: Filters | None = None) -> ET.Element:
    return ET.fromstring(b"".join(export(store, filters, "gexf")))


@pytest.fixture(scope="module")
def root() -> Iterator[ET.Element]:
    with Store.open(None, registry=registry()) as store:
        store.put(harbour())
        store.put(morning())
        yield gexf(store)


def days(element: ET.Element) -> list[str]:
    return [spell.attrib["timestamp"] for spell in element.findall("g:spells/g:spell", NS)]


def values(element: ET.Element) -> dict[str, str]:
    found = element.findall("g:attvalues/g:attvalue", NS)
    return {value.attrib["for"]: value.attrib["value"] for value in found}


def test_the_graph_is_dynamic_and_counts_days(root: ET.Element) -> None:
    graph = root.find("g:graph", NS)
    assert graph is not None
    assert graph.attrib == {
        "mode": "dynamic",
        "defaultedgetype": "directed",
        "timerepresentation": "timestamp",
        "timeformat": "date",
    }


def test_one_edge_per_source_relation_and_target(root: ET.Element) -> None:
    edges = root.findall(".//g:edge", NS)
    keys = [(edge.get("source"), edge.get("kind"), edge.get("target")) for edge in edges]
    assert keys == [
        ("astrid-nordahl", "criticises", "iceland"),
        ("government-of-iceland", "denies-report", "the-harbour-post"),
        ("iceland", "attacks", "norway"),
        ("norway", "urges", "iceland"),
    ]
    assert all(edge.get("kind") == edge.get("label") for edge in edges)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert [int(edge.attrib["weight"]) for edge in edges] == [1, 1, 1, 2]


def test_every_end_of_an_edge_is_a_node(root: ET.Element) -> None:
    nodes = [node.attrib["id"] for node in root.findall(".//g:node", NS)]
    assert len(set(nodes)) == len(nodes)
    for edge in root.findall(".//g:edge", NS):
        assert {edge.get("source"), edge.get("target")} <= set(nodes)


def test_days_are_full_and_nodes_are_there_when_their_edges_are(root: ET.Element) -> None:
    there = {node.attrib["id"]: set(days(node)) for node in root.findall(".//g:node", NS)}
    for edge in root.findall(".//g:edge", NS):
        assert days(edge)
        for day in days(edge):
            assert DAY.fullmatch(day)
            assert day in there[edge.attrib["source"]] & there[edge.attrib["target"]]


def test_of_a_month_the_first_day_stands_for_it(root: ET.Element) -> None:
    edge = root.find(".//g:edge[@kind='urges']", NS)
    assert edge is not None
    assert days(edge) == ["2025-04-22", "2025-05-01"]
    assert (values(edge)["first_seen"], values(edge)["last_seen"]) == ("2025-04-22", "2025-05")


def test_an_edge_says_how_much_of_it_is_only_claimed(root: ET.Element) -> None:
    claimed = {edge.get("kind"): values(edge)["claimed"] for edge in root.findall(".//g:edge", NS)}
    assert claimed == {"criticises": "0", "denies-report": "0", "attacks": "1", "urges": "1"}


def test_attributes_are_declared_once_with_plain_names(root: ET.Element) -> None:
    for block in root.findall(".//g:attributes", NS):
        declared = [attribute.attrib for attribute in block]
        assert all(attribute["id"] == attribute["title"] for attribute in declared)
        assert not RESERVED & {attribute["id"] for attribute in declared}
        kind = block.attrib["class"]
        for element in root.findall(f".//g:{kind}", NS):
            assert set(values(element)) <= {attribute["id"] for attribute in declared}
            assert not {"", "None", "nan"} & set(values(element).values())


def test_lists_are_written_as_gephi_reads_them(root: ET.Element) -> None:
    edge = root.find(".//g:edge[@kind='urges']", NS)
    assert edge is not None
    assert values(edge)["outlets"] == '["morning-mail", "the-harbour-post"]'


def test_every_node_has_colour_place_and_size(root: ET.Element) -> None:
    for node in root.findall(".//g:node", NS):
        for part in ("color", "position", "size"):
            element = node.find(f"viz:{part}", NS)
            assert element is not None
            assert all(float(value) >= -1000 for value in element.attrib.values())


def test_the_same_store_gives_the_same_file_and_networkx_reads_it(store: Store) -> None:
    written = b"".join(export(store, None, "gexf"))
    assert written == b"".join(export(store, None, "gexf"))
    read = nx.read_gexf(io.BytesIO(written))
    assert (read.number_of_nodes(), read.number_of_edges()) == (5, 4)


def test_filters_narrow_the_network(store: Store) -> None:
    only = gexf(store, Filters(type="ASSAULT"))
    assert [edge.get("kind") for edge in only.findall(".//g:edge", NS)] == ["attacks"]
    assert len(only.findall(".//g:node", NS)) == 2


def test_an_empty_network_is_still_a_file(store: Store) -> None:
    assert not gexf(store, Filters(by="nobody")).findall(".//g:node", NS)


def test_illegal_characters_and_markup_in_names_do_no_harm(empty: Store) -> None:
    text = "A urged B."
    odd = Actor("a & b", "A <\"\x0b\x1f&'> \ufffe", ActorType.GROUP, aliases=('x"y', "\x00"))
    other = Actor("b", "B", ActorType.GROUP)
    urges = relation("odd", text, (odd.id, "urges", "b"), "A urged B")
    empty.put(Extraction(Article("odd", text), (odd, other), relations=(urges,)))
    found = gexf(empty)
    node = found.find(".//g:node", NS)
    assert node is not None
    assert node.attrib["label"] == "A <\"&'> "
    assert days(node) == []


def test_far_actors_are_placed_beside_their_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.layout._MOST_PLACED", 3)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number in range(8):
        graph.add_edge("hub", f"leaf{number}", weight=1)
    places = positions(graph)
    assert set(places) == set(graph)
    assert len(set(places.values())) == len(graph)
    assert places == positions(graph)
    assert all(-1000 <= value <= 1000 for place in places.values() for value in place)


def test_an_actor_that_nothing_describes_leaves_no_lone_node_behind(empty: Store) -> None:
    stray = relation("stray", "A urged B.", ("norway", "urges", "nobody-described"), "A urged B")
    empty.put(Extraction(Article("stray", "A urged B."), relations=(stray,)))
    assert gexf(empty).findall(".//g:node", NS) == []


def test_the_network_of_undated_relations_has_no_days(empty: Store) -> None:
    undated = replace(morning(), article=replace(morning().article, date=None))
    empty.put(undated)
    edges = {key: data for *_, key, data in network(empty).edges(keys=True, data=True)}
    assert "days" not in edges["criticises"]
    assert edges["urges"]["days"] == ("2025-05-01",)
