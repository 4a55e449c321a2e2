"""What the package asks of whatever holds the quads: Oxigraph in this process, or an endpoint."""

from collections.abc import Iterable, Iterator
from itertools import batched, chain
from typing import Any, Protocol, runtime_checkable

import pyoxigraph as ox

from graph.remote.endpoint import Endpoint

type Subject = ox.NamedNode | ox.BlankNode | ox.Triple
type Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
type GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
type Answer = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]

# So many nodes, or graphs, are asked for in one request.
_NODES = 200
_GRAPHS = 20


class Engine(Protocol):
    """The part of `pyoxigraph.Store` that is in use; `graph.remote.RemoteEngine` has it too.

    Each method is one transaction, `bulk_extend` apart.
    """

    def query(
        self,
        query: str,
        /,
        *,
        base_iri: str | None = None,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: Any = None,
        named_graphs: Any = None,
        substitutions: Any = None,
    ) -> Answer:
        """The answer to a query; SyntaxError where it cannot be parsed."""

    def update(
        self,
        update: str,
        /,
        *,
        base_iri: str | None = None,
        prefixes: dict[str, str] | None = None,
    ) -> None:
        """Do a SPARQL update, all of it or nothing."""

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Object | None,
        graph_name: GraphName | None = None,
        /,
    ) -> Iterator[ox.Quad]:
        """The quads that fit; None fits everything."""

    def contains_named_graph(self, graph_name: GraphName, /) -> bool:
        """Whether there is such a graph; an endpoint may know only those that hold something."""

    def named_graphs(self) -> Iterator[ox.NamedNode | ox.BlankNode]:
        """The names of all graphs."""

    def add(self, quad: ox.Quad, /) -> None:
        """Add a quad."""

    def extend(self, quads: Iterable[ox.Quad], /) -> None:
        """Add quads."""

    def bulk_extend(self, quads: Iterable[ox.Quad], /) -> None:
        """Add many quads fast; cut short, some of them may be there."""

    def add_graph(self, graph_name: GraphName, /) -> None:
        """Make an empty graph, where such are known."""

    def remove_graph(self, graph_name: GraphName, /) -> None:
        """Take a graph away; that it is not there is no error."""

    def flush(self) -> None:
        """Write everything to disk."""

    def __contains__(self, quad: Any, /) -> bool: ...

    def __len__(self) -> int: ...


@runtime_checkable
class Distant(Protocol):
    """An engine that every question takes long to reach: it is asked for many things at once."""

    @property
    def endpoint(self) -> Endpoint:
        """Where it is."""

    def quads_about(
        self, subjects: Iterable[ox.NamedNode], predicate: ox.NamedNode | None = None, /
    ) -> Iterator[ox.Quad]:
        """All quads with these subjects, of the predicate if given."""

    def quads_within(self, graphs: Iterable[ox.NamedNode], /) -> Iterator[ox.Quad]:
        """All quads of these graphs, one graph's together."""

    def quads_pointing(
        self, predicate: ox.NamedNode, objects: Iterable[ox.NamedNode], /
    ) -> Iterator[ox.Quad]:
        """All quads of this predicate that lead to one of the objects."""

    def sizes(
        self, kind: ox.NamedNode, graphs: Iterable[ox.NamedNode], /
    ) -> Iterator[tuple[str, int]]:
        """The IRI of each graph that has nodes of this class, and how many."""

    def known_graphs(self, graphs: Iterable[ox.NamedNode], /) -> set[ox.NamedNode]:
        """Those of the graphs that hold something."""

    def replace_graphs(self, old: Iterable[ox.NamedNode], new: Iterable[ox.Quad], /) -> None:
        """Take graphs away and add quads, as fast as the endpoint can."""


def quads_about(
    engine: Engine, subjects: Iterable[ox.NamedNode], predicate: ox.NamedNode | None = None
) -> Iterator[ox.Quad]:
    """All quads with these subjects, in any graph, of the predicate if given."""
    if isinstance(engine, Distant):
        found = (engine.quads_about(some, predicate) for some in batched(subjects, _NODES))
        return chain.from_iterable(found)
    quads = (engine.quads_for_pattern(each, predicate, None) for each in subjects)
    return chain.from_iterable(quads)


def quads_pointing(
    engine: Engine, predicate: ox.NamedNode, objects: Iterable[ox.NamedNode]
) -> Iterator[ox.Quad]:
    """All quads of this predicate that lead to one of the objects."""
    if isinstance(engine, Distant):
        found = (engine.quads_pointing(predicate, some) for some in batched(objects, _NODES))
        return chain.from_iterable(found)
    return chain.from_iterable(engine.quads_for_pattern(None, predicate, each) for each in objects)


def quads_within(engine: Engine, graphs: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
    """All quads of these graphs, graph by graph in this order."""
    if not isinstance(engine, Distant):
        for graph in graphs:
            yield from engine.quads_for_pattern(None, None, None, graph)
        return
    for some in batched(graphs, _GRAPHS):
        found: dict[object, list[ox.Quad]] = {graph: [] for graph in some}
        for quad in engine.quads_within(some):
            found[quad.graph_name].append(quad)
        yield from chain.from_iterable(found.values())


def known_graphs(engine: Engine, graphs: Iterable[ox.NamedNode]) -> set[ox.NamedNode]:
    """Those of the graphs that are there."""
    if isinstance(engine, Distant):
        found = (engine.known_graphs(some) for some in batched(graphs, _NODES))
        return set(chain.from_iterable(found))
    return {graph for graph in graphs if engine.contains_named_graph(graph)}


def replace_graphs(engine: Engine, old: Iterable[ox.NamedNode], new: Iterable[ox.Quad]) -> None:
    """Take graphs away and add quads, fast; cut short, some graphs may be missing."""
    if isinstance(engine, Distant):
        engine.replace_graphs(old, new)
        return
    for graph in old:
        engine.remove_graph(graph)
    engine.bulk_extend(new)
