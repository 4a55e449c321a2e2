"""Measures and timelines, on networks small enough to count by hand."""

from dataclasses import asdict

import networkx as nx
import pytest

from graph.filters import Filters
from graph.measures import MEASURES, measure
from graph.network import network
from graph.shape import Shape
from graph.store import Store
from graph.timeline import timeline


def test_every_actor_is_measured(store: Store) -> None:
    graph = measure(network(store))
    norway, iceland = graph.nodes["norway"], graph.nodes["iceland"]
    told = {name: iceland[name] for name in ("in_degree", "out_degree", "made", "received")}
    assert told == {"in_degree": 2, "out_degree": 1, "made": 1, "received": 3}
    assert iceland["weighted_degree"] == 4
    assert iceland["pagerank"] > norway["pagerank"] > 0
    assert (
        iceland["community"] == norway["community"] != graph.nodes["the-harbour-post"]["community"]
    )
    for _, attributes in graph.nodes(data=True):
        assert set(attributes) & set(MEASURES) >= set(MEASURES) - {"balance", "mean_intensity"}


def test_balance_and_intensity_follow_plover(store: Store) -> None:
    told = measure(network(store)).nodes["norway"]
    # Urged twice (verbal conflict), attacked once (material conflict).
    assert (told["cooperative"], told["conflictual"], told["balance"]) == (0, 3, -1.0)
    intensities = {
        kind: data["intensity"] for *_, kind, data in network(store).edges(keys=True, data=True)
    }
    mean = (2 * intensities["urges"] + intensities["attacks"]) / 3
    assert told["mean_intensity"] == pytest.approx(mean, abs=1e-4)


def test_talk_has_no_balance(store: Store) -> None:
    graph = measure(network(store, None, Shape(projection="about")))
    assert not any("balance" in attributes for _, attributes in graph.nodes(data=True))


def test_the_middle_of_a_line_is_between() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(directed=True)
    graph.add_edge("a", "b", key="urges", weight=1)
    graph.add_edge("b", "c", key="urges", weight=1)
    measure(graph)
    between = {node: data["betweenness"] for node, data in graph.nodes(data=True)}
    assert between == {"a": 0.0, "b": 0.5, "c": 0.0}


def test_an_empty_network_stays_empty(store: Store) -> None:
    assert not measure(network(store, Filters(by="nobody")))


def test_months_count_their_facts(store: Store) -> None:
    months = [asdict(month) for month in timeline(store)]
    counted = [(month["month"], month["actors"], month["facts"]) for month in months]
    assert counted == [("2025-04", 4, 3), ("2025-05", 2, 1), ("2025-06", 2, 1)]


def test_a_dyad_has_its_own_timeline(store: Store) -> None:
    months = timeline(store, Filters(subject="norway", object="iceland"))
    assert [(month.month, month.facts, month.conflictual) for month in months] == [
        ("2025-04", 1, 1),
        ("2025-05", 1, 1),
    ]
