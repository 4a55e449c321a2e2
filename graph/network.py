"""The network of actors as a networkx graph: one edge per source, relation type and target."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import networkx as nx

from graph.actors import ActorRow, actor_rows
from graph.edges import Tie, ties
from graph.filters import Filters
from graph.projections import projected
from graph.shape import Shape
from graph.store import Store
from graph.utterances import Utterance, utterances
from ontology.relation_types import relation_types

if TYPE_CHECKING:
    type Network = nx.MultiDiGraph[str]
else:
    type Network = nx.MultiDiGraph

STATEMENT: Final = "Statement"
_LABEL: Final = 60


def network(store: Store, filters: Filters | None = None, shape: Shape | None = None) -> Network:
    """The actors and the edges between them that meet the filters, in the shape asked for.

    Nodes are actor ids with `label`, `actor_type`, `state`, `wikidata`, `aliases`, `mentions`,
    `statements`, `days`, `first_seen`, `last_seen`; in the projection `statements` also statements'
    ids, of the type `Statement`. Edges are keyed by relation type and carry `relation`, `family`,
    `quad`, `intensity`, `facts` (ids of relations, of statements, or of articles naming both),
    `weight` (how many), `claimed` (how many of them only an actor quoted vouches for), `outlets`,
    `days`, `first_seen`, `last_seen`. What is not known is absent. Nodes and edges stand in
    alphabetical order. The graph has `directed`; where that is false, every edge stands once, from
    the alphabetically first actor.

    Raises:
        InvalidFilter: the projection cannot be narrowed down so.
    """
    filters, shape = filters or Filters(), shape or Shape()
    found = [tie for tie in ties(projected(store, filters, shape)) if tie.weight >= shape.minimum]
    ids = sorted({id for tie in found for id in (tie.source, tie.target)})
    rows = {row.id: _about_actor(row) for row in actor_rows(store, ids)}
    if shape.projection == "statements":
        said = {one.id: _about_statement(one) for one in utterances(store, filters)}
        rows |= {id: said[id] for id in ids if id in said}
    graph: Network = nx.MultiDiGraph(directed=shape.directed)
    graph.add_nodes_from((id, rows[id]) for id in ids if id in rows)
    for tie in found:
        if tie.source in rows and tie.target in rows:
            graph.add_edge(
                tie.source, tie.target, key=tie.type, facts=_facts(store, tie), **_about_tie(tie)
            )
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


def _about_statement(said: Utterance) -> dict[str, object]:
    short = said.text if len(said.text) <= _LABEL else f"{said.text[: _LABEL - 1].rstrip()}…"
    return {"label": short or said.id, "actor_type": STATEMENT, "mentions": 0, "statements": 0}


def _about_tie(tie: Tie) -> dict[str, object]:
    kind = relation_types().get(tie.type)
    return _known(
        {
            "relation": tie.type,
            "family": kind.plover if kind else None,
            "quad": kind.quad if kind else None,
            "intensity": kind.intensity if kind else None,
            "weight": tie.weight,
            "claimed": tie.claimed,
            "outlets": tie.outlets,
            "days": tie.days,
            "first_seen": tie.first_seen,
            "last_seen": tie.last_seen,
        }
    )


def _facts(store: Store, tie: Tie) -> tuple[str, ...]:
    read = {"named-with": store.base.article_id}
    known = tie.type in relation_types()
    id_of = store.base.relation_id if known else read.get(tie.type, str)
    return tuple(id_of(link.relation) for link in tie.links)


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
