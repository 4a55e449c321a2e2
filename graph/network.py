"""The network of actors as a networkx graph: one edge per source, relation type and target."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import networkx as nx

from graph.actors import ActorRow, actor_rows
from graph.edges import Tie, links, ties
from graph.filters import Filters
from graph.store import Store
from ontology.relation_types import relation_types

if TYPE_CHECKING:
    type Network = nx.MultiDiGraph[str]
else:
    type Network = nx.MultiDiGraph


def network(store: Store, filters: Filters | None = None) -> Network:
    """The actors and the relations between them that meet the filters and count as edges.

    Nodes are actor ids with `label`, `actor_type`, `state`, `wikidata`, `aliases`, `mentions`,
    `statements`, `days`, `first_seen`, `last_seen`. Edges are keyed by relation type and carry
    `relation`, `family`, `quad`, `intensity`, `weight` (how many relations), `claimed` (how many of
    them only an actor quoted vouches for), `outlets`, `days`, `first_seen`, `last_seen`. What is
    not known is absent. Nodes and edges stand in alphabetical order.
    """
    found = ties(links(store, filters))
    rows = actor_rows(store, sorted({id for tie in found for id in (tie.source, tie.target)}))
    described = {row.id for row in rows}
    graph: Network = nx.MultiDiGraph()
    graph.add_nodes_from((row.id, _about_actor(row)) for row in rows)
    for tie in found:
        if tie.source in described and tie.target in described:
            graph.add_edge(tie.source, tie.target, key=tie.type, **_about_tie(tie))
    graph.remove_nodes_from(tuple(nx.isolates(graph)))
    _spread_days(graph)
    return graph


def _about_actor(row: ActorRow) -> dict[str, object]:
    return _known(
        {
            "label": row.label,
            "actor_type": row.type,
            "state": row.state,
            "wikidata": row.wikidata,
            "aliases": row.aliases,
            "mentions": row.mentions,
            "statements": row.statements,
        }
    )


def _about_tie(tie: Tie) -> dict[str, object]:
    kind = relation_types()[tie.type]
    return _known(
        {
            "relation": tie.type,
            "family": kind.plover,
            "quad": kind.quad,
            "intensity": kind.intensity,
            "weight": tie.weight,
            "claimed": tie.claimed,
            "outlets": tie.outlets,
            "days": tie.days,
            "first_seen": tie.first_seen,
            "last_seen": tie.last_seen,
        }
    )


def _known(attributes: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in attributes.items() if value not in (None, "", ())}


def _spread_days(graph: Network) -> None:
    """A node is there on every day on which one of its edges is."""
    for node, attributes in graph.nodes(data=True):
        edges = (*graph.in_edges(node, data=True), *graph.out_edges(node, data=True))
        seen = [edge for _, _, edge in edges if "days" in edge]
        if seen:
            attributes["days"] = tuple(sorted({day for edge in seen for day in edge["days"]}))
            attributes["first_seen"] = min(edge["first_seen"] for edge in seen)
            attributes["last_seen"] = max(edge["last_seen"] for edge in seen)
