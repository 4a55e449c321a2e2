"""What a network says of each actor: how central, in which community, how friendly."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import networkx as nx

from graph.network import Network

EXACT_BETWEENNESS: Final = 2000
_SAMPLE: Final = 100
_SEED: Final = 20250425
_COOPERATIVE: Final = frozenset({"VC", "MC"})
_CONFLICTUAL: Final = frozenset({"VX", "MX"})

# Measure -> its type in GEXF and GraphML.
MEASURES: Final = {
    "in_degree": "integer",
    "out_degree": "integer",
    "weighted_degree": "integer",
    "pagerank": "double",
    "betweenness": "double",
    "community": "integer",
    "made": "integer",
    "received": "integer",
    "cooperative": "integer",
    "conflictual": "integer",
    "balance": "double",
    "mean_intensity": "double",
}


def measure(graph: Network) -> Network:
    """The same graph, its nodes given the attributes in `MEASURES`; absent where undefined.

    Degrees count edges (`weighted_degree` the facts); `made` and `received` the facts that an actor
    is source and target of; `pagerank` and `betweenness` (of a sample of sources above 2,000
    actors) see one edge a pair; `community` is Louvain's (0 the largest), `cooperative` and
    `conflictual` count facts by PLOVER quad, `balance` is their difference over their sum (-1 to
    1), `mean_intensity` PLOVER's score (-10 to 10) over the facts that have one.
    """
    if not graph:
        return graph
    simple = _simple(graph)
    ranks, between = nx.pagerank(simple, weight="weight"), _betweenness(simple)
    communities = _communities(simple)
    for node, attributes in graph.nodes(data=True):
        attributes |= _own(graph, node)
        attributes["pagerank"] = round(ranks[node], 6)
        attributes["betweenness"] = round(between[node], 6)
        attributes["community"] = communities[node]
    return graph


def _simple(graph: Network) -> "nx.DiGraph[str]":
    """One edge a pair, weights added; both ways where the network has no direction."""
    simple: nx.DiGraph[str] = nx.DiGraph()
    simple.add_nodes_from(graph)
    both_ways = not graph.graph.get("directed", True)
    for source, target, tie in graph.edges(data=True):
        for pair in ((source, target), (target, source)) if both_ways else ((source, target),):
            known = simple.get_edge_data(*pair, default={"weight": 0})
            simple.add_edge(*pair, weight=known["weight"] + tie["weight"])
    return simple


def _betweenness(simple: "nx.DiGraph[str]") -> Mapping[str, float]:
    sample = _SAMPLE if len(simple) > EXACT_BETWEENNESS else None
    found: Mapping[str, float] = nx.betweenness_centrality(simple, k=sample, seed=_SEED)
    return found


def _communities(simple: "nx.DiGraph[str]") -> dict[str, int]:
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(simple)
    for source, target, tie in simple.edges(data=True):
        known = plain.get_edge_data(source, target, default={"weight": 0})
        plain.add_edge(source, target, weight=known["weight"] + tie["weight"])
    found = nx.community.louvain_communities(plain, weight="weight", seed=_SEED)
    by_size = sorted((sorted(members) for members in found), key=lambda some: (-len(some), some))
    return {node: number for number, members in enumerate(by_size) for node in members}


def _own(graph: Network, node: str) -> dict[str, object]:
    """The measures that its own edges give."""
    into = [edge for _, _, edge in graph.in_edges(node, data=True)]
    out = [edge for _, _, edge in graph.out_edges(node, data=True)]
    edges = [*into, *out]
    own: dict[str, object] = {
        "in_degree": len(into),
        "out_degree": len(out),
        "weighted_degree": _weight(edges),
        "made": _weight(out),
        "received": _weight(into),
    }
    return own | temper(edges)


def temper(edges: Iterable[Mapping[str, Any]]) -> dict[str, object]:
    """How friendly edges are: `cooperative`, `conflictual`, `balance`, `mean_intensity`.

    Takes edges' attributes: `weight`, and `quad` and `intensity` where they have them.
    """
    scored = [edge for edge in edges if "quad" in edge]
    friendly = _weight(edge for edge in scored if edge["quad"] in _COOPERATIVE)
    hostile = _weight(edge for edge in scored if edge["quad"] in _CONFLICTUAL)
    told: dict[str, object] = {"cooperative": friendly, "conflictual": hostile}
    if friendly + hostile:
        told["balance"] = round((friendly - hostile) / (friendly + hostile), 4)
    if total := _weight(scored):
        intensity = sum(edge["intensity"] * edge["weight"] for edge in scored)
        told["mean_intensity"] = round(intensity / total, 4)
    return told


def _weight(edges: Iterable[Mapping[str, Any]]) -> int:
    return sum(edge["weight"] for edge in edges)
