"""Who stands around an actor, and how: the network within some hops."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.actors import ActorRow, actor_rows
from graph.edges import Link, Tie, links, ties
from graph.errors import UnknownActor
from graph.filters import Filters
from graph.store import Store
from ontology.relation_types import relation_types


@dataclass(frozen=True, slots=True)
class Edge:
    """All relations of one type from one actor to another; `weight` is how many."""

    source: str
    relation: str
    plover: str
    target: str
    weight: int
    first_seen: str | None
    last_seen: str | None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The actors reached, nearest first, and every edge among those whose edges were followed.

    `truncated` says that the limit kept some actor out.
    """

    centre: str
    nodes: tuple[ActorRow, ...]
    edges: tuple[Edge, ...]
    truncated: bool


def neighbourhood(
    store: Store,
    actor: str,
    hops: int = 1,
    type: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    limit: int = 200,
    *,
    copies: bool = False,
) -> Neighbourhood:
    """The actors that can be reached from one over so many relations, whichever way these point.

    Args:
        store: where to look.
        actor: id of the actor in the centre.
        hops: how many relations to follow at most.
        type: only relations of this type or family.
        since: only from this ISO day, month or year on.
        until: only up to this ISO day, month or year.
        outlet: only what this outlet reports.
        limit: how many actors to return at most; the most closely tied ones are kept.
        copies: count every report of what several articles tell alike.

    Raises:
        UnknownActor: there is no actor with this id.
        InvalidFilter: type or dates cannot be used.
    """
    filters = Filters(type=type, since=since, until=until, outlet=outlet, copies=copies)
    if not actor_rows(store, (actor,)):
        raise UnknownActor(actor)
    reached, found, truncated = _walk(store, actor, hops, filters, max(limit, 1))
    nodes = actor_rows(store, reached)
    ids = {row.id for row in nodes}
    inside = (tie for tie in ties(found) if {tie.source, tie.target} <= ids)
    return Neighbourhood(actor, nodes, tuple(_edge(tie) for tie in inside), truncated)


def _walk(
    store: Store, centre: str, hops: int, filters: Filters, limit: int
) -> tuple[dict[str, int], list[Link], bool]:
    """Breadth first: actor id -> hops from the centre, the links met, and whether any was cut."""
    reached: dict[str, int] = {centre: 0}
    met: dict[str, Link] = {}
    frontier, truncated = [centre], False
    for hop in range(1, hops + 1):
        strength: dict[str, int] = {}
        for here in frontier:
            for link in _links_of(store, here, filters):
                met[link.relation] = link
                there = link.target if link.source == here else link.source
                if there not in reached:
                    strength[there] = strength.get(there, 0) + 1
        frontier = sorted(strength, key=lambda id: (-strength[id], id))
        truncated = truncated or len(frontier) > limit - len(reached)
        frontier = frontier[: limit - len(reached)]
        reached |= dict.fromkeys(frontier, hop)
    return reached, list(met.values()), truncated


def _links_of(store: Store, actor: str, filters: Filters) -> Iterator[Link]:
    # Two questions by index are far faster than one with a UNION, which reads every relation.
    yield from links(store, replace(filters, subject=actor))
    yield from links(store, replace(filters, object=actor))


def _edge(tie: Tie) -> Edge:
    return Edge(
        source=tie.source,
        relation=tie.type,
        plover=relation_types()[tie.type].plover,
        target=tie.target,
        weight=tie.weight,
        first_seen=tie.first_seen,
        last_seen=tie.last_seen,
    )
